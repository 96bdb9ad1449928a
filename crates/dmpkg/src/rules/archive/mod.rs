//! The container itself: records, sizes, streams.

mod attributes;
mod comments;
mod contents;
mod descriptor;
mod directory;
mod duplicates;
mod end_records;
mod extra;
mod layout;
mod local;
mod methods;
mod offsets;
mod separators;
mod start;
#[cfg(test)]
mod tests;
mod whole;
mod zip64;

pub(super) use self::directory::is_cut;
use super::Rule;
#[cfg(test)]
pub(super) use tests::cases;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    whole::NOT_A_ZIP,
    whole::TRUNCATED,
    whole::EMPTY,
    end_records::MULTI_DISK,
    layout::PREFIX_DATA,
    layout::POLYGLOT_START,
    offsets::SHIFTED_OFFSETS,
    layout::TRAILING_DATA,
    layout::GAP_DATA,
    layout::UNLISTED_ENTRY,
    end_records::SEVERAL_END_RECORDS,
    comments::END_RECORD_IN_COMMENT,
    directory::ENTRY_COUNT_MISMATCH,
    directory::DIRECTORY_SIZE_MISMATCH,
    directory::DAMAGED_DIRECTORY,
    local::MISSING_LOCAL_HEADER,
    local::LOCAL_NAME_MISMATCH,
    local::LOCAL_HEADER_MISMATCH,
    methods::ENCRYPTED_ENTRY,
    methods::PATCHED_ENTRY,
    methods::UNSUPPORTED_METHOD,
    methods::DEFLATE64_METHOD,
    contents::CORRUPT_DATA,
    contents::SIZE_MISMATCH,
    contents::CRC_MISMATCH,
    contents::BYTES_AFTER_STREAM,
    descriptor::DATA_DESCRIPTOR_MISMATCH,
    descriptor::STORED_WITH_DESCRIPTOR,
    layout::OVERLAPPING_ENTRIES,
    zip64::ZIP64_INCONSISTENT,
    zip64::HIDDEN_ZIP64_RECORD,
    zip64::ZIP64_USED,
    duplicates::DUPLICATE_ENTRY,
    duplicates::IDENTICAL_DUPLICATE_ENTRY,
    attributes::SYMBOLIC_LINK,
    attributes::SPECIAL_FILE,
    attributes::DIRECTORY_WITH_CONTENT,
    extra::MALFORMED_EXTRA_FIELD,
    extra::REPEATED_EXTRA_FIELD,
    separators::MIXED_SEPARATORS,
    attributes::IMPOSSIBLE_DATE,
    comments::COMMENT_PRESENT,
];
