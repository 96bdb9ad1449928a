//! Whether Description.txt is there, can be read, and is short enough.

use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::amounts::count;
use crate::rules::inputs::{ArchiveInput, DocumentInput};
use crate::{DecodedText, DocumentKind, LineIndex};

pub(super) const MISSING: Rule = Rule {
    id: "description/missing",
    severity: Severity::Note,
    title: "Description.txt is missing",
    condition: "The root has no Description.txt, in any letter case.",
    why: "The summary for people is missing. An installation does not need it.",
    fix: "Build the package with a current tool, which writes one.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Archive(missing)],
};

pub(super) const UNREADABLE_ENCODING: Rule = Rule {
    id: "description/unreadable-encoding",
    severity: Severity::Warning,
    title: "Description.txt in an old encoding",
    condition: "Description.txt of any kind of package is neither UTF-8, with or without byte order mark, nor UTF-16 with one. It is shown as Windows-1252 then.",
    why: "Names with accents and other scripts appear garbled.",
    fix: "Save the file as UTF-8.",
    references: &[references::PACKAGES],
    kinds: Kinds::All,
    checks: &[Check::Document(
        DocumentKind::Description,
        unreadable_encoding,
    )],
};

pub(super) const OVER_CATALOG_LENGTH: Rule = Rule {
    id: "description/over-catalog-length",
    severity: Severity::Note,
    title: "Longer than the Catalog keeps",
    condition: "Description.txt of the opened application or test package has more than 500 characters. Packages inside do not count, and neither do connectors, of which the Catalog takes the version history.",
    why: "The tool that uploads packages to the Catalog keeps about the first 500.",
    fix: "Give the version in the Catalog a description of its own.",
    references: &[references::CATALOG_UPLOAD],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::Description,
        over_catalog_length,
    )],
};

/// Characters that the Catalog keeps.
const CATALOG_LENGTH: usize = 500;

fn missing(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if input.package.landmarks.description.is_none() {
        if let Some(because) = input.cut_list() {
            return found.skip(because);
        }
        found.archive(format_args!("The root has no Description.txt."));
    }
}

fn unreadable_encoding(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if matches!(input.bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        return;
    }
    let Err(error) = std::str::from_utf8(input.bytes) else {
        return;
    };
    let at = error.valid_up_to();
    let before = String::from_utf8_lossy(input.bytes.get(..at).unwrap_or_default());
    let before = before.trim_start_matches('\u{feff}');
    let position = LineIndex::new(before).position(before, before.len());
    let byte = input.bytes.get(at).copied().unwrap_or_default();
    found.text(
        input.entry,
        position,
        format_args!("The byte 0x{byte:02X} means nothing in UTF-8."),
    );
}

fn over_catalog_length(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let characters = DecodedText::decode(input.bytes).text.chars().count();
    if input.depth == 0 && characters > CATALOG_LENGTH {
        let characters = u64::try_from(characters).unwrap_or(u64::MAX);
        found.entry(
            input.entry,
            format_args!(
                "Description.txt has {} characters; the Catalog keeps {CATALOG_LENGTH}.",
                count(characters)
            ),
        );
    }
}
