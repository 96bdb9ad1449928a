//! Names and paths that are too long.

use super::super::inputs::NamesInput;
use super::super::{Check, Found, Kinds, NameParts, Rule, Severity, references};
use crate::{Field, PackageKind};

pub(super) const OVERLONG_SEGMENT: Rule = Rule {
    id: "names/overlong-segment",
    severity: Severity::Warning,
    title: "File or folder name is too long",
    condition: "A segment has more than 255 characters, counted as Windows does, in units of UTF-16.",
    why: "NTFS allows 255: the file cannot be made.",
    fix: "Shorten the name.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(overlong_segment)],
};

pub(super) const OVERLONG_PATH: Rule = Rule {
    id: "names/overlong-path",
    severity: Severity::Error,
    title: "Path is too long for Windows",
    condition: "The whole name has more than 32,000 characters, counted in units of UTF-16.",
    why: "Windows accepts no path of that length by any of its interfaces.",
    fix: "Shorten the path.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(overlong_path)],
};

pub(super) const LONG_INSTALLED_PATH: Rule = Rule {
    id: "names/long-installed-path",
    severity: Severity::Note,
    title: "Long path once installed",
    condition: "Unpacked below C:\\Skyline DataMiner\\AppPackages\\Installed\\<Name>.<Version>\\, with name and version from AppInfo.xml, the path of an entry has 260 characters or more, counted in units of UTF-16. Only the longest one is reported. Skipped when AppInfo.xml states no name or no version.",
    why: "The installer can write such a file, but Windows programs without support for long paths cannot open it.",
    fix: "Shorten the names of folders or the name of the package.",
    references: &[references::INSTALL_SCRIPTS, references::WINDOWS_NAMES],
    kinds: Kinds::Only(&[PackageKind::Application, PackageKind::Test]),
    checks: &[Check::Names(long_installed_path)],
};

/// The longest name of a file or folder on NTFS, in units of UTF-16.
const SEGMENT: usize = 255;
/// The longest path that is still taken for one, in units of UTF-16. Windows stops at 32,767, of which
/// the target folder needs some.
const PATH: usize = 32_000;
/// From this length on a path needs support for long paths, in units of UTF-16.
const LONG: usize = 260;

fn overlong_segment(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.text.len() <= SEGMENT {
        return;
    }
    let length = name.segments().map(utf16_len).max().unwrap_or(0);
    if length > SEGMENT {
        found.entry(
            name.entry,
            format_args!("A file or folder name in the path has {length} characters; Windows allows {SEGMENT}."),
        );
    }
}

fn overlong_path(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.text.len() <= PATH {
        return;
    }
    let length = utf16_len(&name.text);
    if length > PATH {
        let length = crate::amounts::count(u64::try_from(length).unwrap_or(u64::MAX));
        found.entry(
            name.entry,
            format_args!("The path has {length} characters, more than Windows accepts."),
        );
    }
}

fn long_installed_path(input: &NamesInput<'_>, found: &mut Found<'_>) {
    let stated = |field: Option<&Field>| field.and_then(Field::stated).map(str::to_owned);
    let info = input.package.app_info();
    let name = stated(info.and_then(|info| info.name.as_ref()));
    let version = stated(info.and_then(|info| info.version.as_ref()));
    let (Some(name), Some(version)) = (name, version) else {
        found.skip("AppInfo.xml states no name or no version.");
        return;
    };
    let folder = format!("C:\\Skyline DataMiner\\AppPackages\\Installed\\{name}.{version}\\");
    let room = LONG.saturating_sub(utf16_len(&folder));
    let mut longest = None;
    for entry in input.package.archive.entries() {
        // No name has more units of UTF-16 than bytes.
        if entry.name().raw().len() < room {
            continue;
        }
        let length = utf16_len(&entry.name().text());
        if length >= room && longest.is_none_or(|(known, _)| length > known) {
            longest = Some((length, entry));
        }
    }
    if let Some((length, entry)) = longest {
        found.entry(
            entry,
            format_args!(
                "Installed below “{}” its path has {} characters; many Windows programs stop at {}.",
                crate::path::shown(&folder),
                utf16_len(&folder) + length,
                LONG - 1
            ),
        );
    }
}

fn utf16_len(text: &str) -> usize {
    if text.is_ascii() {
        text.len()
    } else {
        text.encode_utf16().count()
    }
}
