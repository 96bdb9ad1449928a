//! The rules: what they are, and where each is declared.
//!
//! A rule is data and one function or more, declared once in the `RULES` of its family. Catalogue,
//! `docs/rules.md`, reports and page are derived from here. Each family has its cases beside it: an
//! archive on which exactly this rule fires, and one on which it stays silent.

mod appinfo;
mod archive;
mod assemblies;
mod backup;
mod catalogue;
mod connector;
mod content;
mod description;
mod found;
mod import;
pub mod inputs;
mod installer;
mod limits;
mod name_parts;
mod names;
mod package;
mod paths;
mod quoted;
mod references;
mod rule;
mod scripts;
mod signature;
mod test_assets;
#[cfg(test)]
pub(crate) mod tests;
mod upgrade;
mod version;
mod webexport;
mod words;
mod xml;

use dmpkg_archive::Source;

pub use self::catalogue::{Catalogue, CatalogueReference, CatalogueRule, to_markdown};
pub use self::found::Found;
pub use self::limits::Thresholds;
pub use self::name_parts::NameParts;
pub(crate) use self::names::is_junk;
pub use self::names::{Collision, Collisions, Difference};
pub use self::paths::{PathTo, Paths};
pub use self::rule::{Check, Kinds, Reference, Rule, Severity};
pub(crate) use self::xml::is_read_document;

/// A family: its name, what it is about, and its rules.
pub struct Family {
    /// The part of the ids before the slash.
    pub name: &'static str,
    /// What its rules look at, as a sentence.
    pub about: &'static str,
    /// The rules, in the order of the catalogue.
    pub rules: &'static [Rule],
}

/// All families, in the order in which their rules are listed.
pub const FAMILIES: &[Family] = &[
    Family {
        name: "archive",
        about: "The container itself: records, sizes, streams. Looked at in the opened file and in every archive inside.",
        rules: archive::RULES,
    },
    Family {
        name: "names",
        about: "Entry names as bytes, as text and as Windows paths.",
        rules: names::RULES,
    },
    Family {
        name: "limits",
        about: "Sizes and counts that a service, an agent or a browser cannot handle.",
        rules: limits::RULES,
    },
    Family {
        name: "package",
        about: "What the file is, as a whole.",
        rules: package::RULES,
    },
    Family {
        name: "xml",
        about: "Every XML document. Nothing external is ever loaded, and no entity is expanded.",
        rules: xml::RULES,
    },
    Family {
        name: "appinfo",
        about: "AppInfo.xml of application packages.",
        rules: appinfo::RULES,
    },
    Family {
        name: "scripts",
        about: "The scripts of a package, and the automation scripts in its content.",
        rules: scripts::RULES,
    },
    Family {
        name: "content",
        about: "AppInstallContent as the default installer reads it.",
        rules: content::RULES,
    },
    Family {
        name: "description",
        about: "Description.txt of application packages.",
        rules: description::RULES,
    },
    Family {
        name: "assemblies",
        about: "Libraries: the files themselves, where they lie, and who asks for them.",
        rules: assemblies::RULES,
    },
    Family {
        name: "connector",
        about: "Connector packages, and the head of each Protocol.xml.",
        rules: connector::RULES,
    },
    Family {
        name: "upgrade",
        about: "The layout of upgrades: instructions, lists of files, and the library that carries them out.",
        rules: upgrade::RULES,
    },
    Family {
        name: "signature",
        about: "The signature of a package: whether it is unchanged, by whom and when it was signed. Packages inside are verified on their own bytes.",
        rules: signature::RULES,
    },
    Family {
        name: "import",
        about: "Exports of elements, services and views.",
        rules: import::RULES,
    },
    Family {
        name: "backup",
        about: "Backups of an agent.",
        rules: backup::RULES,
    },
    Family {
        name: "webexport",
        about: "Exports of low-code apps and dashboards, and dashboards wherever they lie.",
        rules: webexport::RULES,
    },
    Family {
        name: "test",
        about: "Tests in packages for a QAOps system.",
        rules: test_assets::RULES,
    },
];

/// All rules, in the order of the catalogue.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    FAMILIES.iter().flat_map(|family| family.rules)
}

/// The rule with this id.
pub fn find(id: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.id == id)
}

/// The place of a rule in the catalogue; behind all rules when there is none of this id.
pub(crate) fn place(id: &str) -> u32 {
    let place = all().take_while(|rule| rule.id != id).count();
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Whether a name is that of an Office document such as a drawing: an archive whose parts nobody else
/// reads.
pub(crate) fn is_drawing(name: &str) -> bool {
    crate::detect::ends_with(name, "vsdx") || crate::detect::ends_with(name, "nupkg")
}

/// Whether two sources hold the same bytes. Different lengths tell it at once, as a rule.
pub(crate) fn same_bytes(one: &dyn Source, other: &dyn Source) -> bool {
    let len = one.len();
    if len != other.len() {
        return false;
    }
    let (mut left, mut right) = (vec![0; COMPARED], vec![0; COMPARED]);
    let mut at = 0;
    while at < len {
        let count = usize::try_from(len - at).unwrap_or(COMPARED).min(COMPARED);
        let (Some(left), Some(right)) = (left.get_mut(..count), right.get_mut(..count)) else {
            return false;
        };
        if one.read_at(at, left).is_err() || other.read_at(at, right).is_err() || left != right {
            return false;
        }
        at += u64::try_from(count).unwrap_or(u64::MAX);
    }
    true
}

/// Bytes compared at once.
const COMPARED: usize = 64 * 1024;
