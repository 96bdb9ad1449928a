//! Paths that programs take apart in different ways.

use super::super::name_parts::is_separator;
use super::super::{Check, Found, Kinds, NameParts, Rule, Severity, references};

pub(super) const EMPTY_OR_DOT_SEGMENT: Rule = Rule {
    id: "names/empty-or-dot-segment",
    severity: Severity::Warning,
    title: "Empty segment in a path",
    condition: "A segment is empty, as in “a//b”, or a single dot, as in “a/./b”. The end of a directory's name and the beginning of an absolute or a network path do not count.",
    why: "Programs disagree on what such a path means: some drop the segment, some refuse the file, some make a folder of it.",
    fix: "Write paths without “//” and “./”.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(empty_or_dot_segment)],
};

pub(super) const EMPTY_NAME: Rule = Rule {
    id: "names/empty-name",
    severity: Severity::Error,
    title: "Entry without a name",
    condition: "The name has no characters.",
    why: "A file without a name cannot be unpacked.",
    fix: "Build the archive again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Name(empty_name)],
};

pub(super) const ENCODED_SEPARATOR: Rule = Rule {
    id: "names/encoded-separator",
    severity: Severity::Warning,
    title: "Path in disguise",
    condition: "The name holds %2e, %2f or %5c in any letter case, or a folder in it looks like the short name that Windows gives to a long one, such as “PROGRA~1”.",
    why: "A program that decodes the name, or a Windows that knows the folder by its long name, comes to another place than the one that was checked.",
    fix: "Rename the file or folder.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(encoded_separator)],
};

pub(super) const TOO_MANY_LEVELS: Rule = Rule {
    id: "names/too-many-levels",
    severity: Severity::Warning,
    title: "Very deep folders",
    condition: "The path has more than 64 segments.",
    why: "Programs that walk into folders one by one give up or crash, and few Windows programs can open such a path.",
    fix: "Use fewer folders inside each other.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Name(too_many_levels)],
};

/// Segments of a path, above which it counts as very deep.
const LEVELS: usize = 64;
/// The longest name without extension that Windows makes up, in characters.
const SHORT_STEM: usize = 8;

fn empty_or_dot_segment(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_tidy {
        return;
    }
    let bad = |segment: &&str| matches!(*segment, "" | ".");
    if let Some(segment) = name.path_segments().find(bad) {
        let what = if segment.is_empty() {
            "an empty segment"
        } else {
            "the segment “.”"
        };
        found.entry(
            name.entry,
            format_args!("The path “{}” has {what}.", name.shown()),
        );
    }
}

fn empty_name(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.name.raw().is_empty() {
        let number = u64::from(name.entry.index().0) + 1;
        found.entry(
            name.entry,
            format_args!(
                "Entry number {} of the directory has no name.",
                crate::amounts::count(number)
            ),
        );
    }
}

fn encoded_separator(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_plain {
        return;
    }
    let bytes = name.text.as_bytes();
    let encoded = bytes.windows(3).find(|window| {
        [b"%2e", b"%2f", b"%5c"]
            .iter()
            .any(|code| window.eq_ignore_ascii_case(*code))
    });
    if let Some(code) = encoded {
        found.entry(
            name.entry,
            format_args!(
                "The name “{}” holds {}, which a program may decode into a part of a path.",
                name.shown(),
                String::from_utf8_lossy(code)
            ),
        );
        return;
    }
    // What stands behind the last separator is a file, and of a directory nothing.
    let folders = name.segments().rev().skip(1);
    if let Some(folder) = folders.into_iter().find(|folder| is_short_name(folder)) {
        found.entry(
            name.entry,
            format_args!(
                "The folder “{folder}” in the path “{}” looks like the short name of another folder.",
                name.shown()
            ),
        );
    }
}

/// Whether a name has the form that Windows makes up for programs that know only short names: up to
/// six characters, a tilde, a number, and an extension of up to three.
fn is_short_name(segment: &str) -> bool {
    let (stem, extension) = segment.split_once('.').unwrap_or((segment, ""));
    let Some((start, number)) = stem.split_once('~') else {
        return false;
    };
    let is_word = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
    };
    stem.len() <= SHORT_STEM
        && !start.is_empty()
        && !number.is_empty()
        && is_word(start)
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && extension.len() <= 3
        && is_word(extension)
}

fn too_many_levels(name: &NameParts<'_>, found: &mut Found<'_>) {
    let raw = name.name.raw();
    if raw.len() <= LEVELS || raw.iter().filter(|byte| is_separator(**byte)).count() < LEVELS {
        return;
    }
    let levels = name.path_segments().count();
    if levels > LEVELS {
        found.entry(
            name.entry,
            format_args!("The path has {levels} segments; {LEVELS} are the most that programs can be trusted with."),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::is_short_name;

    #[test]
    fn short_names_have_a_narrow_form() {
        for segment in ["PROGRA~1", "docume~12", "A~1", "LONGFO~1.NET"] {
            let fits = segment
                .split('.')
                .next()
                .is_some_and(|stem| stem.len() <= 8);
            assert_eq!(is_short_name(segment), fits, "{segment}");
        }
        for segment in [
            "backup~",
            "~1",
            "a~b",
            "program files~1",
            "v1.0~2",
            "notes~1.text",
        ] {
            assert!(!is_short_name(segment), "{segment}");
        }
    }
}
