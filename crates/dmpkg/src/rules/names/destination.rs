//! Names that lead out of the folder into which a package is unpacked.

use super::super::{Check, Found, Kinds, NameParts, Rule, Severity, references};

pub(super) const PATH_TRAVERSAL: Rule = Rule {
    id: "names/path-traversal",
    severity: Severity::Error,
    title: "Path leads out of the package",
    condition: "A segment of the name is “..”, or becomes it on Windows, which drops dots and blanks at the end: “.. ”, “...”. Both separators count. A name such as “a..b” does not fire.",
    why: "Who unpacks the entry writes beside or above the target folder, over files that do not belong to the package. This is known as zip slip.",
    fix: "Do not install the package. Have it built again with paths that stay below its root.",
    references: &[references::ZIP, references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(path_traversal)],
};

pub(super) const ABSOLUTE_PATH: Rule = Rule {
    id: "names/absolute-path",
    severity: Severity::Error,
    title: "Path starts at the root of the disk",
    condition: "The name begins with one separator, “/” or “\\”. Two of them make a network path, which has a rule of its own.",
    why: "A program that takes the path as it is writes to the root of the disk and not into the target folder.",
    fix: "Write paths that start at the root of the package, without a leading separator.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(absolute_path)],
};

pub(super) const DRIVE_LETTER: Rule = Rule {
    id: "names/drive-letter",
    severity: Severity::Error,
    title: "Path names a drive",
    condition: "The name begins with a letter and a colon, such as “C:”.",
    why: "A program that takes the path as it is writes to that drive and not into the target folder.",
    fix: "Write paths that start at the root of the package, without a drive.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(drive_letter)],
};

pub(super) const NETWORK_PATH: Rule = Rule {
    id: "names/network-path",
    severity: Severity::Error,
    title: "Path names another computer or a device",
    condition: "The name begins with two separators of either kind, as in “\\\\server\\share”, “\\\\?\\” and “\\\\.\\”.",
    why: "A program that takes the path as it is writes to another computer, or straight to a device.",
    fix: "Write paths that start at the root of the package.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(network_path)],
};

/// Whether Windows takes a segment for the folder above.
pub(super) fn leads_up(segment: &str) -> bool {
    segment
        .strip_prefix("..")
        .is_some_and(|rest| rest.bytes().all(|byte| matches!(byte, b'.' | b' ')))
}

fn path_traversal(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_tidy || !name.segments().any(leads_up) {
        return;
    }
    found.entry(
        name.entry,
        format_args!(
            "The path “{}” goes up with “..” and can leave the folder it is unpacked into.",
            name.shown()
        ),
    );
}

fn absolute_path(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_tidy || leading_separators(name) != 1 {
        return;
    }
    found.entry(
        name.entry,
        format_args!("The path “{}” starts at the root of a disk.", name.shown()),
    );
}

fn drive_letter(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_plain {
        return;
    }
    if let [letter, b':', ..] = name.text.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        found.entry(
            name.entry,
            format_args!(
                "The path “{}” names the drive {}:.",
                name.shown(),
                letter.to_ascii_uppercase() as char
            ),
        );
    }
}

fn network_path(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_tidy || leading_separators(name) < 2 {
        return;
    }
    found.entry(
        name.entry,
        format_args!(
            "The path “{}” begins like that of another computer or of a device.",
            name.shown()
        ),
    );
}

fn leading_separators(name: &NameParts<'_>) -> usize {
    let bytes = name.text.bytes();
    bytes
        .take_while(|byte| matches!(byte, b'/' | b'\\'))
        .count()
}
