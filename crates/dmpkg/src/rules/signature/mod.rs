//! The signature of a package.

mod archive;
#[cfg(test)]
mod cases;
mod certificate;
mod cms;
mod placeholder;
mod statement;
mod timestamp;

use dmpkg_signature::Problem;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::inputs::SignatureInput;
use super::{Found, Rule};
use crate::signature::reason;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    placeholder::ABSENT,
    placeholder::PLACEHOLDER_WITHOUT_SIGNATURE,
    placeholder::MISSING_PLACEHOLDER,
    placeholder::SEVERAL_PLACEHOLDERS,
    placeholder::UNREADABLE_PLACEHOLDER,
    archive::SEVERAL_SIGNATURE_FILES,
    archive::ENTRY_REPACKED,
    archive::NOT_LAST_ENTRY,
    archive::ZIP64_PACKAGE,
    archive::NOT_VERIFIABLE,
    cms::UNREADABLE_CONTAINER,
    cms::UNREADABLE_CONTENT,
    cms::UNKNOWN_FORMAT_VERSION,
    cms::SIGNER_COUNT,
    cms::MISSING_SIGNER_CERTIFICATE,
    cms::WRONG_SIGNED_ATTRIBUTES,
    cms::CONTENT_CHANGED,
    cms::NOT_GENUINE,
    cms::UNSUPPORTED_KEY,
    certificate::WEAK_CERTIFICATE,
    certificate::CERTIFICATE_NOT_YET_VALID,
    certificate::WRONG_CERTIFICATE_PURPOSE,
    certificate::UNKNOWN_ISSUER,
    certificate::EXPIRED_CERTIFICATE,
    timestamp::NO_TIMESTAMP,
    timestamp::TIMESTAMP_FOR_OTHER_SIGNATURE,
    timestamp::BROKEN_TIMESTAMP,
    timestamp::WEAK_TIMESTAMP,
    timestamp::UNKNOWN_TIMESTAMP_ISSUER,
    certificate::OTHER_PUBLISHER,
    certificate::REPOSITORY_SIGNATURE,
    archive::UNPROTECTED_BYTES,
    certificate::REVOCATION_UNKNOWN,
];

/// Tells the problems of a kind, at the entry of the signature.
fn fire(input: &SignatureInput<'_>, found: &mut Found<'_>, is_meant: impl Fn(&Problem) -> bool) {
    let problems = input.verified.verdict.problems.iter();
    for problem in problems.filter(|problem| is_meant(problem)) {
        found.entry(input.entry, format_args!("{}", reason(problem)));
    }
}
