//! All that a file says: the documents and assemblies of its package and of every archive inside,
//! and what follows from them.

mod cards;
mod insight;
mod record;
#[cfg(test)]
mod tests;

use dmpkg_archive::EntryIndex;
use serde::Serialize;

use crate::report::DocumentStatus;
use crate::{
    Assembly, Disclosure, DocumentContent, DocumentKind, EntryAddress, EntryPath, InstallPlan,
    PackageKind, TextPos, amount,
};

pub use self::insight::{Insight, PackageInsight};
pub(crate) use self::record::{Form, KEPT_LIMIT, Record, WHY_LEFT_OUT, Wanted};

/// All that a file says.
#[derive(Default)]
pub struct Inspection {
    /// Its package and the archives inside, each before those inside it, in the order of entries.
    pub packages: Vec<Inspected>,
}

/// What one package, or another archive, says.
pub struct Inspected {
    /// Where it lies; empty for the opened file.
    pub address: EntryAddress,
    /// The same for people.
    pub path: EntryPath,
    /// Its file name, or the last segment of its entry name.
    pub file_name: String,
    /// What it is taken for.
    pub kind: PackageKind,
    /// Its documents, in the order of entries.
    pub documents: Vec<InspectedDocument>,
    /// Its assemblies and programs, in the order of entries.
    pub assemblies: Vec<InspectedAssembly>,
    /// Personal data and secrets in its texts, in the order of entries.
    pub disclosures: Vec<Disclosure>,
    /// Texts that were not looked at for them, because they are too large, too many or damaged.
    pub unread_texts: u64,
    /// What was read and not kept, because there is too much of it.
    pub left_out: LeftOut,
    /// What it does to an agent.
    pub plan: InstallPlan,
}

/// Numbers of what was not kept, because what is kept of a file is limited.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Documents.
    pub documents: u64,
    /// Programs and libraries.
    pub assemblies: u64,
}

/// A document of a package.
pub struct InspectedDocument {
    /// Its entry in the package.
    pub entry: EntryIndex,
    /// Where it lies, for people; from the opened file on.
    pub path: EntryPath,
    /// What it is for.
    pub kind: DocumentKind,
    /// Whether it could be read.
    pub status: DocumentStatus,
    /// Why not, or what is odd, as a clause.
    pub message: Option<String>,
    /// Where it stops having its form, when it does.
    pub broken_at: Option<TextPos>,
    /// Whether its bytes are not those that were packed, or not all of them.
    pub is_damaged: bool,
    /// What it says.
    pub content: DocumentContent,
}

/// A `.dll` or `.exe` of a package.
pub struct InspectedAssembly {
    /// Its entry in the package.
    pub entry: EntryIndex,
    /// Where it lies, for people; from the opened file on.
    pub path: EntryPath,
    /// Size in bytes before compression.
    pub size: u64,
    /// What it says, or why it cannot be read, as a clause.
    pub reading: Result<Assembly, String>,
    /// Whether its bytes could not be read, are not those that were packed, or not all of them.
    pub is_damaged: bool,
}

impl Inspection {
    /// The documents of all levels.
    pub fn documents(&self) -> impl Iterator<Item = &InspectedDocument> {
        self.packages.iter().flat_map(|own| &own.documents)
    }

    /// The programs and libraries of all levels.
    pub fn assemblies(&self) -> impl Iterator<Item = &InspectedAssembly> {
        self.packages.iter().flat_map(|own| &own.assemblies)
    }

    /// Personal data and secrets of all levels.
    pub fn disclosures(&self) -> impl Iterator<Item = &Disclosure> {
        self.packages.iter().flat_map(|own| &own.disclosures)
    }

    /// What was not kept, over all levels.
    pub fn left_out(&self) -> LeftOut {
        LeftOut::all(self.packages.iter())
    }

    fn find_mut(&mut self, address: &EntryAddress) -> Option<&mut Inspected> {
        let mut packages = self.packages.iter_mut().rev();
        packages.find(|own| own.address == *address)
    }
}

impl LeftOut {
    fn all<'a>(packages: impl Iterator<Item = &'a Inspected>) -> Self {
        packages.fold(Self::default(), |all, own| Self {
            documents: all.documents + own.left_out.documents,
            assemblies: all.assemblies + own.left_out.assemblies,
        })
    }

    /// Of which things how many; nothing when all was kept.
    pub(crate) fn words(self) -> Option<String> {
        let parts = [(self.documents, "document"), (self.assemblies, "assembly")];
        let parts: Vec<String> = parts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, one)| amount(number, one))
            .collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

impl Inspected {
    /// The contents of its documents of one form, with the path of each.
    pub fn contents<'a, T: 'a>(
        &'a self,
        pick: impl Fn(&'a DocumentContent) -> Option<&'a T>,
    ) -> impl Iterator<Item = (&'a InspectedDocument, &'a T)> {
        let documents = self.documents.iter();
        documents.filter_map(move |document| Some((document, pick(&document.content)?)))
    }
}
