use std::rc::Rc;

use dmpkg::{EntryAddress, EntryPath, Icon, Overview};
use dmpkg_wasm::message::Failure;

use super::Part;

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
    /// What of it was asked for.
    pub wish: Wish,
    /// How often something of it was asked for, so that the same wish is a wish again.
    pub wishes: u32,
}

/// What of an entry the user wants to see first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// A line of its text.
    pub line: Option<u32>,
    /// What the archive says of it.
    pub info: bool,
}

/// As what an entry is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    /// As a package: its overview.
    Package,
    /// As a file.
    Entry,
    /// What it does to an agent; of the opened file only.
    Effects,
    /// What was found in it; of the opened file only.
    Findings,
    /// Its assemblies over all levels; of the opened file only.
    Assemblies,
    /// The personal data and secrets in it; of the opened file only.
    Disclosures,
    /// Its signature, and those of the packages inside; of the opened file only.
    Signature,
    /// The search in it; of the opened file only.
    Search,
}

/// As what a tab shows its entry.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// As a package: its overview.
    Package(Told),
    /// As a file.
    Entry,
    /// What it does to an agent.
    Effects,
    /// What was found in it.
    Findings,
    /// Its assemblies.
    Assemblies,
    /// The personal data and secrets in it.
    Disclosures,
    /// Its signature.
    Signature,
    /// The search in it.
    Search,
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
    /// Whether it is the tab of this entry, looked at so.
    pub fn is(&self, address: &EntryAddress, aspect: Aspect) -> bool {
        self.address == *address && self.aspect() == aspect
    }

    /// As what it shows its entry.
    pub const fn aspect(&self) -> Aspect {
        match self.subject {
            Subject::Package(_) => Aspect::Package,
            Subject::Entry => Aspect::Entry,
            Subject::Effects => Aspect::Effects,
            Subject::Findings => Aspect::Findings,
            Subject::Assemblies => Aspect::Assemblies,
            Subject::Disclosures => Aspect::Disclosures,
            Subject::Signature => Aspect::Signature,
            Subject::Search => Aspect::Search,
        }
    }

    /// Whether it shows a package rather than a file.
    pub fn is_package(&self) -> bool {
        matches!(self.subject, Subject::Package(_))
    }

    /// Whether it stays as long as the file is open: the tabs of the opened file itself do.
    pub fn stays(&self) -> bool {
        self.address.0.is_empty() && !matches!(self.aspect(), Aspect::Search | Aspect::Entry)
    }

    /// The part of a small window in which it is shown.
    pub fn part(&self) -> Part {
        match self.aspect() {
            Aspect::Package if self.address.0.is_empty() => Part::Overview,
            Aspect::Effects => Part::Effects,
            Aspect::Findings => Part::Findings,
            _ => Part::Viewer,
        }
    }

    /// What stands on the tab: the last segment of the entry's name.
    pub fn title(&self) -> &str {
        match self.aspect() {
            Aspect::Effects => return "Effects",
            Aspect::Findings => return "Findings",
            Aspect::Assemblies => return "Assemblies",
            Aspect::Disclosures => return "Personal data",
            Aspect::Signature => return "Signature",
            Aspect::Search => return "Search",
            Aspect::Package | Aspect::Entry => {}
        }
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
