//! Entry names as bytes, as text and as Windows paths.

#[cfg(test)]
mod cases;
mod characters;
mod collisions;
mod decomposition;
mod destination;
mod encoding;
mod junk;
mod key;
mod length;
mod same_file;
mod segments;
mod windows;

pub(crate) use self::junk::{is_junk, junk_in};
pub(super) use self::key::windows_key;
pub use self::same_file::{Collision, Collisions, Difference};
pub(super) use self::windows::is_device;
use super::Rule;
#[cfg(test)]
pub(super) use cases::cases;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    destination::PATH_TRAVERSAL,
    destination::ABSOLUTE_PATH,
    destination::DRIVE_LETTER,
    destination::NETWORK_PATH,
    characters::ALTERNATE_STREAM,
    characters::ILLEGAL_CHARACTER,
    characters::CONTROL_CHARACTER,
    characters::DIRECTION_CONTROL,
    windows::RESERVED_DEVICE_NAME,
    windows::TRAILING_DOT_OR_SPACE,
    windows::LEADING_SPACE,
    segments::EMPTY_OR_DOT_SEGMENT,
    segments::EMPTY_NAME,
    segments::ENCODED_SEPARATOR,
    segments::TOO_MANY_LEVELS,
    length::OVERLONG_SEGMENT,
    length::OVERLONG_PATH,
    length::LONG_INSTALLED_PATH,
    collisions::CASE_COLLISION,
    collisions::SEPARATOR_COLLISION,
    collisions::NORMALISATION_COLLISION,
    collisions::FILE_AND_FOLDER,
    encoding::UNICODE_FIELD_MISMATCH,
    encoding::STALE_UNICODE_FIELD,
    encoding::MISSING_UTF8_FLAG,
    encoding::MALFORMED_UTF8,
    junk::JUNK_ENTRY,
];
