//! Connector packages, and the head of each Protocol.xml.

#[cfg(test)]
mod cases;
mod description;
mod head;
mod history;
mod identity;
mod layout;
mod requirements;
mod root;
mod seal;
mod version;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    layout::MISSING_PROTOCOL_XML,
    root::WRONG_ROOT,
    root::UNEXPECTED_NAMESPACE,
    identity::MISSING_NAME,
    version::MISSING_VERSION,
    version::VERSION_WITH_BLANKS,
    version::UNUSUAL_VERSION,
    version::VERSION_SUFFIX,
    identity::UNUSABLE_NAME,
    description::UNREADABLE_DESCRIPTION,
    description::DESCRIPTION_MISMATCH,
    layout::FILE_NAME_DIFFERS,
    requirements::UNREADABLE_MINIMUM_VERSION,
    requirements::MINIMUM_ABOVE_MAXIMUM,
    identity::UNUSUAL_INTEGRATION_ID,
    root::MISSING_HEAD_ELEMENT,
    root::MISSING_COMPLIANCIES,
    seal::XML_UNSIGNED,
    seal::XML_CHANGED_AFTER_SIGNING,
    seal::UNKNOWN_XML_SIGNATURE,
    history::VERSION_NOT_IN_HISTORY,
    version::DEVELOPMENT_BUILD,
    layout::LIBRARY_RESTARTS_ELEMENTS,
];
