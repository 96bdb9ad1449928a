//! What the functions of rules get to look at.

use std::cell::OnceCell;

use dmpkg_archive::{Archive, Decoded, Entry, EntryIndex, LocalReading, ReadError, Source};

use super::{Collisions, NameParts, Paths};
use crate::SignatureFacts;
use crate::signature::Verified;
use crate::{
    DocumentContent, EntryPath, Inspected, InspectedDocument, JsonDocument, NestedProblem, Package,
    PackageKind, Protocol, SecondReader, XmlDocument, XmlEncoding,
};

/// Bytes that could not be read as an archive.
pub struct UnreadableInput<'a> {
    /// The name of the file or entry.
    pub file_name: &'a str,
    /// The bytes.
    pub source: &'a dyn Source,
    /// Why they could not be read.
    pub error: &'a ReadError,
}

/// An archive and what it was taken for.
pub struct ArchiveInput<'a> {
    /// The package; its archive is `package.archive`.
    pub package: &'a Package,
    /// How many archives it lies deep; 0 for the opened file.
    pub depth: usize,
}

impl ArchiveInput<'_> {
    /// Why nothing can be said to be missing, when the list of entries was not read to its end.
    pub fn cut_list(&self) -> Option<&'static str> {
        let is_cut = super::archive::is_cut(&self.package.archive);
        is_cut.then_some("The list of entries could not be read to its end.")
    }
}

/// The names of all entries of an archive.
pub struct NamesInput<'a> {
    /// The package; its archive is `package.archive`.
    pub package: &'a Package,
    collisions: OnceCell<Collisions>,
}

impl<'a> NamesInput<'a> {
    /// The names of a package.
    pub fn new(package: &'a Package) -> Self {
        Self {
            package,
            collisions: OnceCell::new(),
        }
    }

    /// Names that cannot stand beside each other. The first rule that asks has them looked for.
    pub fn collisions(&self) -> &Collisions {
        self.collisions
            .get_or_init(|| Collisions::of(&self.package.archive))
    }
}

/// Both headers of an entry, side by side, and its descriptor.
pub struct LocalInput<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// The entry, by the directory.
    pub entry: Entry<'a>,
    /// What stands beside its data.
    pub local: &'a LocalReading,
}

/// What the second, independent reader says of the opened file.
pub struct SecondReaderInput<'a> {
    /// Its verdict.
    pub verdict: &'a SecondReader,
    /// Whether a rule before found more than notes, which explains a disagreement.
    pub explained: bool,
}

/// An XML document, however far it could be read.
pub struct XmlInput<'a> {
    /// The entry.
    pub entry: Entry<'a>,
    /// Its name.
    pub name: &'a NameParts<'a>,
    /// What kind of package it lies in.
    pub kind: PackageKind,
    /// How its bytes state their encoding, and whether they keep to it.
    pub encoding: &'a XmlEncoding,
    /// Whether all of it was read: not cut at a limit.
    pub complete: bool,
    /// The document as far as it is well-formed.
    pub document: &'a XmlDocument,
    /// Whether DataMiner itself reads a document of this name.
    pub is_read: bool,
}

/// A document that was read to its end, with what it says and the form in which it says it.
pub struct DocumentInput<'a> {
    /// The package in which it lies.
    pub package: &'a Package,
    /// How many archives that package lies deep; 0 for the opened file.
    pub depth: usize,
    /// The entry.
    pub entry: Entry<'a>,
    /// Where it lies in the package, with `/` between segments.
    pub path: &'a str,
    /// What it says: `document.content` has the form of `document.kind`.
    pub document: &'a InspectedDocument,
    /// Its bytes; empty for XML, which has its text in `xml`.
    pub bytes: &'a [u8],
    /// Its elements, when it is XML.
    pub xml: Option<&'a XmlDocument>,
    /// Its values, when it is JSON.
    pub json: Option<&'a JsonDocument>,
    /// Seconds since 1970, when the caller has a clock.
    pub now: Option<i64>,
}

/// All that a package says.
pub struct PackageInput<'a> {
    /// The package; its archive is `package.archive`.
    pub package: &'a Package,
    /// Its documents, assemblies and effects.
    pub own: &'a Inspected,
    /// The same of the archives inside, over all levels.
    pub inner: &'a [Inspected],
    /// The entries of this package, in order, that are archives with errors of their own, or that could
    /// not be opened although they are called like one. Contents are not decoded for it.
    pub faulty: &'a [EntryIndex],
    /// Seconds since 1970, when the caller has a clock.
    pub now: Option<i64>,
    paths: OnceCell<Paths>,
}

impl<'a> PackageInput<'a> {
    /// What a package says, and the archives inside it.
    pub fn new(
        package: &'a Package,
        (own, inner): (&'a Inspected, &'a [Inspected]),
        faulty: &'a [EntryIndex],
        now: Option<i64>,
    ) -> Self {
        Self {
            package,
            own,
            inner,
            faulty,
            now,
            paths: OnceCell::new(),
        }
    }

    /// Its files by their paths. The first rule that asks has them sorted.
    pub fn paths(&self) -> &Paths {
        self.paths.get_or_init(|| Paths::of(&self.package.archive))
    }

    /// The entry of a document of this package.
    pub fn entry(&self, document: &InspectedDocument) -> Option<Entry<'a>> {
        self.package.archive.entry(document.entry)
    }

    /// The documents of this package of one form, with where each lies.
    pub fn documents<T: 'a>(
        &self,
        pick: impl Fn(&'a DocumentContent) -> Option<&'a T>,
    ) -> impl Iterator<Item = (&'a InspectedDocument, &'a T)> {
        self.own.contents(pick)
    }

    /// How many archives the package lies deep; 0 for the opened file.
    pub fn depth(&self) -> usize {
        self.own.address.0.len()
    }

    /// The archives directly inside that were opened, in the order of entries.
    pub fn directly_inside(&self) -> impl Iterator<Item = &'a Inspected> {
        let depth = self.depth() + 1;
        let inner = self.inner.iter();
        inner.filter(move |inner| inner.address.0.len() == depth)
    }

    /// The connectors that an application package itself brings: those in folders below
    /// AppInstallContent/Protocols, and those in connector packages there.
    pub fn connectors(&self) -> impl Iterator<Item = &'a Protocol> {
        let is_in_folder = |path: &EntryPath| {
            let path = path.0.last().map_or("", String::as_str);
            crate::lower_case(path).starts_with("appinstallcontent/protocols/")
        };
        let all = |level: &'a Inspected| {
            level.contents(|content| match content {
                DocumentContent::Protocol(protocol) => Some(protocol),
                _ => None,
            })
        };
        let own = all(self.own).filter(move |(document, _)| is_in_folder(&document.path));
        let packed = self
            .directly_inside()
            .filter(move |inner| inner.kind == PackageKind::Protocol && is_in_folder(&inner.path));
        own.chain(packed.flat_map(all))
            .map(|(_, protocol)| protocol)
    }

    /// What a document of this package says.
    pub fn content_of(&self, entry: EntryIndex) -> Option<&'a DocumentContent> {
        // They stand in the order of entries.
        let documents = &self.own.documents;
        let at = documents.partition_point(|document| document.entry < entry);
        let document = documents.get(at).filter(|it| it.entry == entry)?;
        Some(&document.content)
    }

    /// Whether a package below a folder was not opened: it is damaged, or what lies inside was left alone.
    pub fn has_unread_packages(&self, folder: &str) -> bool {
        let opened = self.directly_inside();
        let opened = opened.filter_map(|inner| inner.address.0.last().copied());
        let mut opened: Vec<u32> = opened.collect();
        opened.sort_unstable();
        let packages = self.paths().below(folder);
        let mut packages = packages.filter(|it| crate::detect::is_package_name(it.key));
        packages.any(|package| opened.binary_search(&package.entry.0).is_err())
    }

    /// What lies in an entry of this package, when it is an archive that was opened.
    pub fn inside(&self, entry: EntryIndex) -> Option<&'a Inspected> {
        // They stand in the order of their addresses.
        let address = self.own.address.child(entry.0);
        let at = self.inner.partition_point(|own| own.address < address);
        self.inner.get(at).filter(|own| own.address == address)
    }
}

/// The signature of an archive, verified.
pub struct SignatureInput<'a> {
    /// The entry of the signature.
    pub entry: Entry<'a>,
    /// How it lies, and the verdict.
    pub(crate) verified: &'a Verified,
    /// What is known of it, for people.
    pub facts: &'a SignatureFacts,
}

/// An entry that is an archive itself.
pub struct NestedInput<'a> {
    /// The entry.
    pub entry: Entry<'a>,
    /// Number of archives around it; 1 for an archive in the opened file.
    pub depth: usize,
    /// Why it was not opened, when it was not.
    pub problem: Option<&'a NestedProblem>,
    /// The archive around it with the same bytes, counted from the opened file, when there is one.
    pub same_as: Option<usize>,
}

/// What an archive and the archives inside come to together.
pub struct TotalsInput<'a> {
    /// The archive.
    pub archive: &'a Archive,
    /// Bytes before compression that the directories state, of its entries and of those of all
    /// archives inside.
    pub unpacked: u64,
}

/// Where reading stopped because a file unpacks to more than is read.
pub struct UnreadInput<'a> {
    /// The first entry that was not read.
    pub entry: Entry<'a>,
    /// Bytes that were unpacked before.
    pub unpacked: u64,
}

/// The content of an entry, decoded.
pub struct ContentInput<'a> {
    /// The entry, by the directory.
    pub entry: Entry<'a>,
    /// What came out, or where it broke.
    pub outcome: &'a Result<Decoded, ReadError>,
    /// Whether decoding stopped one byte behind the size that the directory states.
    pub longer_than_stated: bool,
}
