//! What the file is, as a whole.

mod ambiguous;
mod bill_of_materials;
#[cfg(test)]
mod cases;
mod kind;
mod layout;
mod root;
mod second_reader;
mod spelling;
#[cfg(test)]
mod tests;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::inputs::ArchiveInput;
use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::detect::is_package_name;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    kind::UNRECOGNISED_CONTENT,
    kind::UNKNOWN_ARCHIVE,
    kind::EXTENSION_MISMATCH,
    layout::BURIED_IN_FOLDER,
    layout::MIXED_LAYOUTS,
    layout::LEGACY_FORMAT,
    layout::CONTAINS_PACKAGES,
    kind::TYPE_BY_GUESS,
    root::UNKNOWN_ROOT_ENTRY,
    spelling::KNOWN_NAME_OTHER_CASE,
    bill_of_materials::UNREADABLE_SBOM,
    ambiguous::AMBIGUOUS_KEY_FILE,
    second_reader::OTHER_READER_SEES_MORE,
];

/// Whether somebody gives the archive to DataMiner, or a package does: the opened file, and what is
/// called a package inside it.
fn is_package(input: &ArchiveInput<'_>) -> bool {
    input.depth == 0 || is_package_name(&input.package.file_name)
}

/// The extension of the file, in lower case without dot.
fn extension<'a>(input: &ArchiveInput<'a>) -> Option<&'a str> {
    input.package.detection.extension.as_deref()
}
