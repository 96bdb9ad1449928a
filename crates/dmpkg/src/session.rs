//! An open file with all that was opened inside it: what page and command line talk to.

use std::rc::Rc;

use dmpkg_archive::{ContentReader, Entry, EntryIndex, MemorySource, ReadError, Step};

use crate::{
    DocumentAt, EntryAddress, EntryPath, Folded, Inside, InsideOpening, NESTED_DEPTH,
    NestedProblem, Overview, Package, Sheet, Tree, TreeWindow, View, ViewFacts,
};

/// An open file: its package, the nested ones that were looked into, its tree and its views.
pub struct Session {
    /// Open packages, the opened file first. Few, so a search through all is quick.
    packages: Vec<(EntryAddress, Open)>,
    tree: Tree,
    views: Vec<(EntryAddress, View)>,
}

/// A package and where it lies.
#[derive(Clone)]
pub struct Open {
    /// The package.
    pub package: Rc<Package>,
    /// Where it lies; empty for the opened file.
    pub path: EntryPath,
}

impl Session {
    /// Begins with a package.
    pub fn new(package: impl Into<Rc<Package>>) -> Self {
        let package = package.into();
        let root = Open {
            package: Rc::clone(&package),
            path: EntryPath::default(),
        };
        Self {
            packages: vec![(EntryAddress::default(), root)],
            tree: Tree::new(package),
            views: Vec::new(),
        }
    }

    /// The package of the opened file.
    pub fn root(&self) -> Option<&Package> {
        self.packages.first().map(|(_, open)| &*open.package)
    }

    /// The tree.
    pub fn tree(&mut self) -> &mut Tree {
        &mut self.tree
    }

    /// Visible rows of the tree.
    pub fn tree_window(&self, first: u32, count: u32) -> TreeWindow {
        self.tree.window(first, count)
    }

    /// The package at an address, opened with all around it when it was not yet.
    ///
    /// # Errors
    /// When an archive on the way cannot be read.
    pub fn package(&mut self, address: &EntryAddress) -> Result<Open, NestedProblem> {
        while let Some(mut opening) = self.begin_open(address)? {
            loop {
                if let Step::Done(inside) = opening.step(u64::MAX)? {
                    self.keep(inside);
                    break;
                }
            }
        }
        self.known(address).cloned().ok_or(NestedProblem::NoEntry)
    }

    /// Begins to open the outermost archive on the way to an address that is not open yet, the one
    /// at the address included; none when all are open. What the job comes to is for
    /// [`keep`](Self::keep).
    ///
    /// # Errors
    /// When there is no such entry, it lies too deep, or its data cannot be found or is too much.
    pub fn begin_open(
        &self,
        address: &EntryAddress,
    ) -> Result<Option<InsideOpening>, NestedProblem> {
        let outer = (0..=address.0.len())
            .map(|depth| EntryAddress(address.0.iter().take(depth).copied().collect()))
            .take_while(|part| self.known(part).is_some())
            .last()
            .unwrap_or_default();
        let Some(index) = address.0.get(outer.0.len()) else {
            return Ok(None);
        };
        let inner = outer.child(*index);
        if inner.0.len() > NESTED_DEPTH {
            return Err(NestedProblem::TooDeep);
        }
        let open = self.known(&outer).ok_or(NestedProblem::NoEntry)?;
        let (entry, path) = open.entry(*index).ok_or(NestedProblem::NoEntry)?;
        InsideOpening::new(entry, inner, path).map(Some)
    }

    /// Keeps an archive that was opened.
    pub fn keep(&mut self, inside: Inside) {
        if self.known(&inside.address).is_none() {
            self.packages.push((inside.address, inside.open));
        }
    }

    /// Notes at its row of the tree why an archive could not be opened.
    pub fn note_problem(&mut self, address: &EntryAddress, problem: &NestedProblem) {
        self.tree.set_problem(address, problem.to_string());
    }

    /// The overview of the package at an address.
    ///
    /// # Errors
    /// As [`package`](Self::package).
    pub fn overview(&mut self, address: &EntryAddress) -> Result<Overview, NestedProblem> {
        let open = self.package(address)?;
        Ok(Overview::of(&open.package, address, &open.path))
    }

    /// Folds or unfolds a node of the tree; a nested archive is opened. A problem is noted at its row.
    ///
    /// # Errors
    /// As [`package`](Self::package).
    pub fn fold(&mut self, node: u32, open: bool) -> Result<(), NestedProblem> {
        match self.tree.fold(node, open) {
            Folded::Done => Ok(()),
            Folded::NeedsArchive(address) => self.unfold(&address),
        }
    }

    /// Unfolds what hides an entry, nested archives included, and returns its row.
    ///
    /// # Errors
    /// As [`package`](Self::package).
    pub fn reveal(&mut self, address: &EntryAddress) -> Result<Option<u32>, NestedProblem> {
        for depth in 1..address.0.len() {
            let part = EntryAddress(address.0.iter().take(depth).copied().collect());
            self.unfold(&part)?;
        }
        Ok(self.tree.reveal(address))
    }

    /// Opens an entry for viewing; an open one is kept as it is.
    ///
    /// # Errors
    /// As [`package`](Self::package), and when there is no such entry.
    pub fn view(&mut self, address: &EntryAddress) -> Result<&mut View, NestedProblem> {
        if !self.views.iter().any(|(known, _)| known == address) {
            let view = self.with_entry(address, |entry, path| {
                View::open(entry, address.clone(), path)
            })?;
            self.views.push((address.clone(), view));
        }
        let view = self.views.iter_mut().find(|(known, _)| known == address);
        view.map(|(_, view)| view).ok_or(NestedProblem::NoEntry)
    }

    /// What is known of an entry.
    ///
    /// # Errors
    /// As [`view`](Self::view).
    pub fn view_facts(&mut self, address: &EntryAddress) -> Result<ViewFacts, NestedProblem> {
        Ok(self.view(address)?.facts().clone())
    }

    /// What an entry says; none when it is nothing that is known.
    ///
    /// # Errors
    /// As [`view`](Self::view).
    pub fn sheet(&mut self, address: &EntryAddress) -> Result<Option<Sheet>, NestedProblem> {
        let (outer, index) = address.split().ok_or(NestedProblem::NoEntry)?;
        let outer = self.package(&outer)?;
        let (entry, path) = outer.entry(index).ok_or(NestedProblem::NoEntry)?;
        let at = DocumentAt {
            address,
            path: &path,
            package: &outer.package,
        };
        Ok(Sheet::of_entry(entry, &at))
    }

    /// Lets go of a view.
    pub fn close_view(&mut self, address: &EntryAddress) {
        self.views.retain(|(known, _)| known != address);
    }

    /// Begins to decode an entry, with the checksum and size that the archive states.
    ///
    /// # Errors
    /// As [`package`](Self::package), and when the entry's data cannot be found.
    pub fn extract(
        &mut self,
        address: &EntryAddress,
    ) -> Result<(ContentReader, u32, u64), NestedProblem> {
        let open = |entry: Entry<'_>, _| -> Result<_, ReadError> {
            Ok((
                entry.reader()?,
                entry.header().crc32(),
                entry.uncompressed_size(),
            ))
        };
        self.with_entry(address, open)?.map_err(NestedProblem::Read)
    }

    fn known(&self, address: &EntryAddress) -> Option<&Open> {
        self.packages
            .iter()
            .find(|(known, _)| known == address)
            .map(|(_, open)| open)
    }

    fn unfold(&mut self, address: &EntryAddress) -> Result<(), NestedProblem> {
        match self.package(address) {
            Ok(open) => {
                self.tree.unfold_archive(address, open.package);
                Ok(())
            }
            Err(problem) => {
                self.note_problem(address, &problem);
                Err(problem)
            }
        }
    }

    /// Does something with an entry and its path; the archives around it are opened.
    fn with_entry<T>(
        &mut self,
        address: &EntryAddress,
        work: impl FnOnce(Entry<'_>, EntryPath) -> T,
    ) -> Result<T, NestedProblem> {
        let (outer, index) = address.split().ok_or(NestedProblem::NoEntry)?;
        let outer = self.package(&outer)?;
        let (entry, path) = outer.entry(index).ok_or(NestedProblem::NoEntry)?;
        Ok(work(entry, path))
    }
}

impl Open {
    /// An entry of the package, and where it lies.
    fn entry(&self, index: u32) -> Option<(Entry<'_>, EntryPath)> {
        let entry = self.package.archive.entry(EntryIndex(index))?;
        Some((entry, self.path.child(entry.name().path())))
    }
}

/// A session over bytes in memory, in one go.
impl Session {
    /// Opens bytes as a file of this name.
    ///
    /// # Errors
    /// When they are no ZIP archive.
    pub fn of_bytes(name: &str, bytes: Vec<u8>) -> Result<Self, ReadError> {
        Package::open(name, Rc::new(MemorySource::new(bytes))).map(Self::new)
    }
}
