//! Sizes and counts that a service, an agent or a browser cannot handle.

mod bomb;
#[cfg(test)]
mod cases;
mod directory;
mod reading;
mod size;
mod thresholds;

pub use self::thresholds::Thresholds;
use super::Rule;
#[cfg(test)]
pub(super) use cases::cases;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    size::OVER_CATALOG_SIZE,
    size::OVER_UPLOAD_SIZE,
    bomb::COMPRESSION_RATIO,
    bomb::ARCHIVE_BOMB,
    bomb::SELF_CONTAINING_ARCHIVE,
    reading::NESTED_TOO_DEEP,
    reading::INSPECTION_BUDGET_EXCEEDED,
    directory::TOO_MANY_ENTRIES,
    directory::OVERSIZED_DIRECTORY,
    directory::OVERSIZED_COMMENT,
];
