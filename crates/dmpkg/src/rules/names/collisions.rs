//! Names that are fine alone and not beside each other.

use dmpkg_archive::{Entry, EntryIndex};

use super::super::inputs::NamesInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::same_file::{Collision, Difference};

pub(super) const CASE_COLLISION: Rule = Rule {
    id: "names/case-collision",
    severity: Severity::Warning,
    title: "Names differ only in letter case",
    condition: "Two files have names that are the same once letter case and the kind of separator do not count. Letters of the Latin, Greek and Cyrillic scripts are compared without case. Two entries of exactly one name are duplicates, which family archive reports.",
    why: "Windows does not tell the names apart: both become one file, and one content is lost.",
    fix: "Keep one of the two files, or rename one.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Names(case_collision)],
};

pub(super) const SEPARATOR_COLLISION: Rule = Rule {
    id: "names/separator-collision",
    severity: Severity::Warning,
    title: "Names differ only in “/” and “\\”",
    condition: "Two files have names that are the same once “/” and “\\” count as one.",
    why: "Both are separators on Windows: both entries become one file, and one content is lost.",
    fix: "Keep one of the two files, and write “/” between folders.",
    references: &[references::ZIP, references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Names(separator_collision)],
};

pub(super) const NORMALISATION_COLLISION: Rule = Rule {
    id: "names/normalisation-collision",
    severity: Severity::Warning,
    title: "Two names become one",
    condition: "Two files have different names that are the same in Unicode normalisation form C and without letter case; or that Windows makes the same by dropping dots and blanks at the end of a segment, empty segments and “.”, and by following “..”; or whose bytes differ and whose text does not. Letters with marks are compared in the Latin, Greek, Cyrillic, Japanese and Korean scripts.",
    why: "The names look alike, and some systems make one file of both, so that one content is lost.",
    fix: "Keep one of the two files, or rename one.",
    references: &[references::UNICODE_FORMS, references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Names(normalisation_collision)],
};

pub(super) const FILE_AND_FOLDER: Rule = Rule {
    id: "names/file-and-folder",
    severity: Severity::Warning,
    title: "File and folder of one name",
    condition: "The path of a file, as Windows takes it, is also that of a directory entry or of a folder in which another entry lies.",
    why: "A path cannot be file and folder at once: unpacking stops halfway, with a part of the package installed.",
    fix: "Rename the file or the folder.",
    references: &[references::WINDOWS_NAMES],
    kinds: Kinds::All,
    checks: &[Check::Names(file_and_folder)],
};

fn case_collision(input: &NamesInput<'_>, found: &mut Found<'_>) {
    report(input, found, |it| matches!(it, Difference::Case));
}

fn separator_collision(input: &NamesInput<'_>, found: &mut Found<'_>) {
    report(input, found, |it| matches!(it, Difference::Separator));
}

fn normalisation_collision(input: &NamesInput<'_>, found: &mut Found<'_>) {
    report(input, found, |it| {
        matches!(
            it,
            Difference::Dropped | Difference::Encoding | Difference::Marks
        )
    });
}

fn report(input: &NamesInput<'_>, found: &mut Found<'_>, is_ours: impl Fn(Difference) -> bool) {
    let archive = &input.package.archive;
    let entry = |at: EntryIndex| archive.entry(at);
    for collision in &input.collisions().files {
        if is_ours(collision.difference)
            && let (Some(first), Some(second)) = (entry(collision.first), entry(collision.second))
        {
            found.entry(
                second,
                format_args!(
                    "“{}” and “{}” {}. {}",
                    shown(first),
                    shown(second),
                    collision.how(),
                    contents(first, second)
                ),
            );
        }
    }
}

fn file_and_folder(input: &NamesInput<'_>, found: &mut Found<'_>) {
    let archive = &input.package.archive;
    for (file, folder) in &input.collisions().folders {
        if let (Some(file), Some(folder)) = (archive.entry(*file), archive.entry(*folder)) {
            let role = if folder.is_directory() {
                "is that folder or lies below it"
            } else {
                "lies below it"
            };
            found.entry(
                file,
                format_args!(
                    "“{}” is a file, and also a folder: “{}” {role}.",
                    shown(file),
                    shown(folder)
                ),
            );
        }
    }
}

impl Collision {
    /// Why the two are one, as the end of a sentence.
    fn how(&self) -> &'static str {
        match self.difference {
            Difference::Separator => "differ only in the separator and are one file on Windows",
            Difference::Case => "differ only in letter case and are one file on Windows",
            Difference::Dropped => {
                "are one file on Windows, which drops dots, blanks and empty segments"
            }
            Difference::Encoding => "have different bytes that are read as the same name",
            Difference::Marks => {
                "look alike: a letter with a mark is one character here and two there"
            }
        }
    }
}

/// Whether two files have one content, told by what the directory says.
fn contents(first: Entry<'_>, second: Entry<'_>) -> String {
    let facts = |entry: Entry<'_>| (entry.uncompressed_size(), entry.header().crc32());
    let ((size, crc), (other_size, other_crc)) = (facts(first), facts(second));
    let exact = crate::amounts::exact;
    if (size, crc) == (other_size, other_crc) {
        format!("Both have {} with CRC-32 {crc:08x}.", exact(size))
    } else {
        format!(
            "The first has {} with CRC-32 {crc:08x}, this one {} with CRC-32 {other_crc:08x}.",
            exact(size),
            exact(other_size)
        )
    }
}

fn shown(entry: Entry<'_>) -> String {
    crate::path::shown(&entry.name().text()).into_owned()
}
