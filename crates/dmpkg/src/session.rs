//! An open file with all that was opened inside it: what page and command line talk to.

use std::rc::Rc;

use dmpkg_archive::{ContentReader, Entry, MemorySource, ReadError};

use crate::{
    EntryAddress, EntryPath, Folded, NESTED_DEPTH, NestedProblem, Overview, Package, Tree,
    TreeWindow, View, ViewFacts, nested_source,
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
    pub fn new(package: Package) -> Self {
        let package = Rc::new(package);
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
        for depth in 0..=address.0.len() {
            let part = EntryAddress(address.0.iter().take(depth).copied().collect());
            if self.known(&part).is_none() {
                let open = self.open_nested(&part)?;
                self.packages.push((part, open));
            }
        }
        self.known(address).cloned().ok_or(NestedProblem::NoEntry)
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
                self.tree.set_problem(address, problem.to_string());
                Err(problem)
            }
        }
    }

    /// Opens the archive at an address whose outer archive is open.
    fn open_nested(&mut self, address: &EntryAddress) -> Result<Open, NestedProblem> {
        if address.0.len() > NESTED_DEPTH {
            return Err(NestedProblem::TooDeep);
        }
        self.with_entry(address, |entry, path| {
            let name = path
                .0
                .last()
                .map_or("", |name| name.rsplit('/').next().unwrap_or(name));
            let source = nested_source(entry)?;
            let package = Package::open(name, source).map_err(NestedProblem::Read)?;
            Ok(Open {
                package: Rc::new(package),
                path,
            })
        })?
    }

    /// Does something with an entry and its path; the archives around it are opened.
    fn with_entry<T>(
        &mut self,
        address: &EntryAddress,
        work: impl FnOnce(Entry<'_>, EntryPath) -> T,
    ) -> Result<T, NestedProblem> {
        let (outer, index) = address.split().ok_or(NestedProblem::NoEntry)?;
        let outer = self.package(&outer)?;
        let entry = outer
            .package
            .archive
            .entry(dmpkg_archive::EntryIndex(index));
        let entry = entry.ok_or(NestedProblem::NoEntry)?;
        let path = outer.path.child(entry.name().path());
        Ok(work(entry, path))
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
