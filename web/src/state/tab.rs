use std::rc::Rc;

use dmpkg::{EntryAddress, EntryPath, Icon, Overview};
use dmpkg_wasm::message::Failure;

/// A tab of the main part.
#[derive(Clone, Debug, PartialEq)]
pub struct Tab {
    /// What it shows; empty for the opened file itself.
    pub address: EntryAddress,
    /// As what it shows it.
    pub subject: Subject,
    /// What it looks like in the tree.
    pub icon: Icon,
    /// Its place for people, once known.
    pub path: Option<EntryPath>,
    /// The line of its text that was asked for.
    pub line: Option<u32>,
}

/// As what a tab shows its entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// As a package: its overview.
    Package(Told),
    /// As a file.
    Entry,
}

/// What the engine told of a package.
#[derive(Clone, Debug, PartialEq)]
pub enum Told {
    /// Nothing yet.
    Waiting,
    /// What it is.
    Ready(Rc<Overview>),
    /// Why it cannot tell.
    Failed(Failure),
}

impl Tab {
    /// Whether it is the tab of this entry, as package or as file.
    pub fn is(&self, address: &EntryAddress, package: bool) -> bool {
        self.address == *address && matches!(self.subject, Subject::Package(_)) == package
    }

    /// Whether it shows a package rather than a file.
    pub fn is_package(&self) -> bool {
        matches!(self.subject, Subject::Package(_))
    }

    /// What stands on the tab: the last segment of the entry's name.
    pub fn title(&self) -> &str {
        if self.address.0.is_empty() {
            return "Overview";
        }
        let name = self.path.as_ref().and_then(|path| path.0.last());
        name.map_or("…", |name| {
            let name = name.trim_end_matches(['/', '\\']);
            name.rsplit(['/', '\\']).next().unwrap_or(name)
        })
    }
}
