//! Names that Windows refuses or quietly changes.

use super::super::name_parts::is_separator;
use super::super::{Check, Found, Kinds, NameParts, Rule, Severity, references};
use super::destination::leads_up;

pub(super) const RESERVED_DEVICE_NAME: Rule = Rule {
    id: "names/reserved-device-name",
    severity: Severity::Error,
    title: "Name of a Windows device",
    condition: "Up to its first dot and without blanks before it, a segment is CON, PRN, AUX, NUL, COM0 to COM9, LPT0 to LPT9, COM or LPT with a superscript 1, 2 or 3, CONIN$ or CONOUT$, in any letter case. Names such as “CON1” or “console.txt” do not fire.",
    why: "Windows keeps these names for devices, with any extension: such a file cannot be made, or the data goes to the device.",
    fix: "Rename the file or folder.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(reserved_device_name)],
};

pub(super) const TRAILING_DOT_OR_SPACE: Rule = Rule {
    id: "names/trailing-dot-or-space",
    severity: Severity::Warning,
    title: "Name ends with a dot or a blank",
    condition: "A segment ends with a dot or a blank. The segments “.” and “..”, and those that Windows takes for “..”, belong to other rules.",
    why: "Windows drops these characters without a word: the file gets another name, and may replace one that has that name already.",
    fix: "Rename the file or folder.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(trailing_dot_or_space)],
};

pub(super) const LEADING_SPACE: Rule = Rule {
    id: "names/leading-space",
    severity: Severity::Note,
    title: "Name begins with a blank",
    condition: "A segment begins with a blank. A leading dot does not fire.",
    why: "The blank is hard to see and usually a slip; who looks for the file by its name does not find it.",
    fix: "Rename the file or folder.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(leading_space)],
};

fn reserved_device_name(name: &NameParts<'_>, found: &mut Found<'_>) {
    let segments = name.text.as_bytes().split(|byte| is_separator(*byte));
    for segment in segments {
        // Asked of every segment of every name: the first letter rules out most.
        let may_be = matches!(segment.first(), Some(first) if b"CPANLcpanl".contains(first));
        if may_be && is_device(segment) {
            found.entry(
                name.entry,
                format_args!(
                    "“{}” in the path “{}” is the name of a device on Windows.",
                    crate::path::shown(&String::from_utf8_lossy(segment)),
                    name.shown()
                ),
            );
            return;
        }
    }
}

/// Whether Windows keeps a segment for a device.
pub(in crate::rules) fn is_device(segment: &[u8]) -> bool {
    let stem = segment
        .split(|byte| *byte == b'.')
        .next()
        .unwrap_or(segment);
    let stem = stem.trim_ascii_end().to_ascii_uppercase();
    match stem.as_slice() {
        b"CON" | b"PRN" | b"AUX" | b"NUL" | b"CONIN$" | b"CONOUT$" => true,
        [b'C', b'O', b'M', number @ ..] | [b'L', b'P', b'T', number @ ..] => {
            matches!(number, [b'0'..=b'9'])
                || ["¹", "²", "³"]
                    .iter()
                    .any(|digit| digit.as_bytes() == number)
        }
        _ => false,
    }
}

fn trailing_dot_or_space(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_tidy {
        return;
    }
    let cut =
        |segment: &&str| segment.ends_with(['.', ' ']) && *segment != "." && !leads_up(segment);
    if let Some(segment) = name.path_segments().find(cut) {
        found.entry(
            name.entry,
            format_args!(
                "“{}” in the path “{}” becomes “{}” on Windows.",
                crate::path::shown(segment),
                name.shown(),
                crate::path::shown(segment.trim_end_matches(['.', ' ']))
            ),
        );
    }
}

fn leading_space(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_tidy {
        return;
    }
    if let Some(segment) = name.segments().find(|segment| segment.starts_with(' ')) {
        found.entry(
            name.entry,
            format_args!(
                "“{}” in the path “{}” begins with a blank.",
                crate::path::shown(segment),
                name.shown()
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::is_device;

    #[test]
    fn devices_are_known_with_any_extension() {
        for segment in [
            "con",
            "NUL.tar.gz",
            "Aux .txt",
            "com0",
            "LPT9.log",
            "COM¹",
            "lpt³.x",
            "conin$",
            "CONOUT$.a",
        ] {
            assert!(is_device(segment.as_bytes()), "{segment}");
        }
        for segment in [
            "CON1",
            "console.txt",
            "COM",
            "COM10",
            "COM⁴",
            "a.con",
            "NULL",
            "",
            "LPT",
        ] {
            assert!(!is_device(segment.as_bytes()), "{segment}");
        }
    }
}
