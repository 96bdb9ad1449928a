//! Personal data and secrets that whoever gets the package can read in its texts.

use serde::{Deserialize, Serialize};

use crate::{Inspection, Place, Sheet};

/// Something that perhaps should not be shared.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disclosure {
    /// What it is.
    pub kind: DisclosureKind,
    /// Where it stands.
    pub place: Place,
    /// The words themselves. Hidden until asked for, and never exported unless asked.
    pub value: String,
}

/// What may have been disclosed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DisclosureKind {
    /// A password or key.
    Password,
    /// A token of access.
    Token,
    /// How to reach a database or service.
    ConnectionString,
    /// An SNMP community.
    Community,
    /// The name of an account.
    Account,
    /// A mail address.
    MailAddress,
    /// The name of a machine.
    HostName,
    /// The network address of a machine.
    NetworkAddress,
}

/// Whether an entry of this path is a text that may disclose something.
pub fn is_text_name(path: &str) -> bool {
    path.ends_with(".xml")
}

/// What a text discloses: kind, place in bytes and length of each.
pub fn scan(path: &str, text: &str) -> Vec<(DisclosureKind, usize, usize)> {
    let _ = (path, text);
    Vec::new()
}

/// What a file discloses over all levels, to be shown.
pub fn sheet(inspection: &Inspection) -> Sheet {
    let _ = inspection;
    Sheet::new("Personal data and secrets", None)
}
