//! Files that decide what a package is or does, and are there twice.

use std::fmt::Write;

use dmpkg_archive::sorted::sort_by;
use dmpkg_archive::{Entry, EntryIndex};

use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::amounts::exact;
use crate::rules::inputs::PackageInput;
use crate::rules::names::windows_key;
use crate::rules::quoted::Quoted;
use crate::{DocumentContent, Field};

pub(super) const AMBIGUOUS_KEY_FILE: Rule = Rule {
    id: "package/ambiguous-key-file",
    severity: Severity::Error,
    title: "A file that decides is there twice",
    condition: "AppInfo.xml, Scripts/Install.xml, Uninstall.xml or Config.xml, Description.txt, DeploymentActions.xml, Protocol/Protocol.xml, Package.xml, Update.zip, UpdateContent.txt, FilesToDelete.txt, SLUpgrade.dll, .signature.p7s or an App.info.json has more than one copy, once separators, letter case and what Windows and Unicode make the same do not count, and the copies differ. The names of the copies have findings of their own.",
    why: "Programs read different copies: what was reviewed is not what is installed.",
    fix: "Do not install the package; have it built again with one copy.",
    references: &[references::WINDOWS_NAMES, references::PACKAGES],
    kinds: Kinds::All,
    checks: &[Check::Package(&[], ambiguous_key_file)],
};

/// Their paths as Windows takes them, in lower case.
const PATHS: &[&str] = &[
    "/.signature.p7s",
    "/appinfo.xml",
    "/appinstallcontent/deploymentactions.xml",
    "/description.txt",
    "/filestodelete.txt",
    "/package.xml",
    "/protocol/protocol.xml",
    "/scripts/config.xml",
    "/scripts/install.xml",
    "/scripts/uninstall.xml",
    "/slupgrade.dll",
    "/slupgrade64.dll",
    "/update.zip",
    "/updatecontent.txt",
];
/// The one that may lie in any folder.
const ANYWHERE: &str = "/app.info.json";
/// Their last segments.
const NAMES: &[&str] = &[
    ".signature.p7s",
    "app.info.json",
    "appinfo.xml",
    "config.xml",
    "deploymentactions.xml",
    "description.txt",
    "filestodelete.txt",
    "install.xml",
    "package.xml",
    "protocol.xml",
    "slupgrade.dll",
    "slupgrade64.dll",
    "uninstall.xml",
    "update.zip",
    "updatecontent.txt",
];
/// Copies that are compared and told one by one.
const COPIES: usize = 4;
/// Bytes that are unpacked at most to compare the copies of one archive; beyond, size and checksum decide.
const UNPACKED: u64 = 32 << 20;

fn ambiguous_key_file(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let mut copies = copies(input);
    let mut left = UNPACKED;
    // In the order of the archive within one path.
    sort_by(&mut copies, Ord::cmp);
    for same in copies.chunk_by(|one, other| one.0 == other.0) {
        let archive = &input.package.archive;
        let entries = same.iter().take(COPIES);
        let entries: Vec<Entry<'_>> = entries.filter_map(|(_, at)| archive.entry(*at)).collect();
        let [first, others @ ..] = entries.as_slice() else {
            continue;
        };
        let Some(second) = others
            .iter()
            .find(|other| differ(*first, **other, &mut left))
        else {
            continue;
        };
        let mut told = String::new();
        for entry in &entries {
            // Writing into a text does not fail.
            let _ = write!(told, " {} {}.", name(*entry), says(input, *entry));
        }
        found.entry(
            *second,
            format_args!("{} copies are one file to some programs:{told}", same.len()),
        );
    }
}

/// The files that decide, by their paths as Windows takes them.
fn copies(input: &PackageInput<'_>) -> Vec<(String, EntryIndex)> {
    let mut copies = Vec::new();
    let mut key = String::new();
    let files = input.package.archive.entries();
    for entry in files.filter(|entry| !entry.is_directory() && may_decide(entry.name().raw())) {
        let text = entry.name().text();
        // The only letter outside of ASCII that Unicode makes a letter of these names.
        match text.contains(KELVIN) {
            true => windows_key(&text.replace(KELVIN, "k"), &mut key),
            false => windows_key(&text, &mut key),
        }
        if PATHS.contains(&key.as_str()) || key.ends_with(ANYWHERE) {
            copies.push((key.clone(), entry.index()));
        }
    }
    copies
}

/// The sign for Kelvin, which is a K in every normalisation form.
const KELVIN: char = '\u{212A}';

/// Whether the last segment of a name may be that of such a file. Asked of every entry, so nothing is
/// copied.
fn may_decide(raw: &[u8]) -> bool {
    let start = raw.iter().rposition(|byte| matches!(byte, b'/' | b'\\'));
    let last = raw.get(start.map_or(0, |at| at + 1)..).unwrap_or_default();
    let kept = last.iter().rposition(|byte| !matches!(byte, b'.' | b' '));
    let Some(last) = kept.and_then(|end| last.get(..=end)) else {
        return true;
    };
    let is = |name: &&str| name.as_bytes().eq_ignore_ascii_case(last);
    !last.is_ascii() || NAMES.iter().any(is)
}

/// Whether two copies have different contents. What cannot be decoded is told by size and checksum.
fn differ(one: Entry<'_>, other: Entry<'_>, left: &mut u64) -> bool {
    let claims = |entry: Entry<'_>| (entry.uncompressed_size(), entry.header().crc32());
    if claims(one) != claims(other) {
        return true;
    }
    // A checksum is easily made equal.
    let size = one.uncompressed_size();
    let Some(rest) = left.checked_sub(size.saturating_mul(2)) else {
        return false;
    };
    *left = rest;
    match (one.content(size), other.content(size)) {
        (Ok(one), Ok(other)) => one.bytes != other.bytes,
        _ => false,
    }
}

fn name(entry: Entry<'_>) -> String {
    Quoted(&entry.name().text()).to_string()
}

/// What a copy says of itself, as the end of a sentence.
fn says(input: &PackageInput<'_>, entry: Entry<'_>) -> String {
    let stated = match input.content_of(entry.index()) {
        Some(DocumentContent::AppInfo(info)) => (info.name.as_ref(), info.version.as_ref()),
        Some(DocumentContent::Protocol(protocol)) => {
            (protocol.name.as_ref(), protocol.version.as_ref())
        }
        Some(DocumentContent::Description(description)) => {
            (description.name.as_ref(), description.version.as_ref())
        }
        Some(DocumentContent::Script(script)) => (script.name.as_ref(), None),
        _ => (None, None),
    };
    let size = exact(entry.uncompressed_size());
    let text = |field: &Field| Quoted(&field.value).to_string();
    match (stated.0.map(text), stated.1.map(text)) {
        (Some(name), Some(version)) => format!("({size}) names {name}, version {version}"),
        (Some(name), None) => format!("({size}) names {name}"),
        _ => format!("has {size} with CRC-32 {:08x}", entry.header().crc32()),
    }
}

#[cfg(test)]
mod tests {
    use super::{ANYWHERE, NAMES, PATHS, may_decide};

    #[test]
    fn every_path_ends_with_one_of_the_names() {
        let ends = PATHS.iter().chain([&ANYWHERE]);
        let mut ends: Vec<&str> = ends.map(|path| path.rsplit('/').next().unwrap()).collect();
        ends.sort_unstable();
        assert_eq!(ends, NAMES);
    }

    #[test]
    fn names_that_may_be_one_are_looked_at() {
        for name in [
            "AppInfo.xml",
            "a\\b/APPINFO.XML",
            "x/../AppInfo.xml",
            "AppInfo.xml. .",
            "AppInfo.xml/.",
            "Pac\u{212A}age.xml",
            "a/App.info.json",
            "..",
            "",
        ] {
            assert!(may_decide(name.as_bytes()), "{name}");
        }
        for name in ["AppInfo.xm", "AppInfo.xml/a", "a.dll", "xAppInfo.xml"] {
            assert!(!may_decide(name.as_bytes()), "{name}");
        }
    }
}
