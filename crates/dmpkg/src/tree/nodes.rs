//! The nodes of the tree: folders and files of the opened archive and of those unfolded inside.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::rc::Rc;

use dmpkg_archive::sorted::sort_by;
use dmpkg_archive::{Entry, EntryIndex};

use super::{Folder, natural};
use crate::text::in_memory;
use crate::{EntryAddress, Package};

/// All nodes. A node is named by its place; it never moves and never goes away.
pub(super) struct Nodes {
    list: Vec<Node>,
    /// All names, one behind the other: two hundred thousand small strings would cost three times
    /// as much.
    names: String,
    branches: Vec<Children>,
    archives: Vec<OpenArchive>,
}

/// One folder or file.
#[derive(Clone, Copy)]
pub(super) struct Node {
    name: (u32, u32),
    /// The folder or nested archive in which it lies; none at the root.
    pub(super) parent: Option<u32>,
    /// The entry; none for a folder that exists only in the names of what lies in it.
    pub(super) entry: Option<EntryIndex>,
    /// Its archive, by place among the open ones.
    archive: u32,
    /// What lies in it, by place among the branches; none for files and for archives that were not
    /// unfolded.
    branch: Option<u32>,
    /// Whether it is a folder of its archive.
    pub(super) is_folder: bool,
}

#[derive(Default)]
struct Children {
    list: Vec<u32>,
    sorted: bool,
    /// Folders by name, while the branch is being built.
    folders: BTreeMap<String, u32>,
}

struct OpenArchive {
    address: EntryAddress,
    package: Rc<Package>,
}

/// Shown for names, or parts of names, that are empty.
const NO_NAME: &str = "(no name)";

/// A part of a name as it can be shown.
pub(super) fn shown_name(name: &str) -> Cow<'_, str> {
    crate::path::shown(if name.is_empty() { NO_NAME } else { name })
}

/// The branch of what lies at the root.
pub(super) const ROOT: u32 = 0;

impl Nodes {
    /// The nodes of a package.
    pub(super) fn new(package: Rc<Package>) -> Self {
        let mut nodes = Self {
            list: Vec::new(),
            names: String::new(),
            branches: vec![Children::default()],
            archives: Vec::new(),
        };
        nodes.add_archive(EntryAddress::default(), package, None);
        nodes
    }

    /// Hangs a nested package below the node of its entry.
    pub(super) fn unfold(&mut self, node: u32, package: Rc<Package>) {
        if let Some(address) = self.address(node)
            && self.get(node).is_some_and(|it| it.branch.is_none())
        {
            let branch = self.new_branch(node);
            self.add_archive(address, package, branch);
        }
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, node: u32) -> Option<Node> {
        self.list.get(in_memory(node)).copied()
    }

    pub(super) fn name(&self, node: u32) -> &str {
        let (start, len) = self.get(node).map_or((0, 0), |node| node.name);
        self.names
            .get(in_memory(start)..in_memory(start) + in_memory(len))
            .unwrap_or_default()
    }

    /// The last segments of a node's path, at most `count`, across nested archives.
    pub(super) fn path_end(&self, node: u32, count: usize) -> String {
        let up = |node: &u32| self.get(*node).and_then(|node| node.parent);
        let names = std::iter::successors(Some(node), up)
            .take(count)
            .map(|node| self.name(node));
        let mut names: Vec<&str> = names.collect();
        names.reverse();
        names.join("/")
    }

    /// The entry of a node, where it has one.
    pub(super) fn entry(&self, node: u32) -> Option<Entry<'_>> {
        let node = self.get(node)?;
        self.archives
            .get(in_memory(node.archive))?
            .package
            .archive
            .entry(node.entry?)
    }

    /// The address of a node's entry, where it has one.
    pub(super) fn address(&self, node: u32) -> Option<EntryAddress> {
        let node = self.get(node)?;
        Some(
            self.archives
                .get(in_memory(node.archive))?
                .address
                .child(node.entry?.0),
        )
    }

    /// Where a node lies, when it is a folder and not very deep.
    pub(super) fn folder_place(&self, node: u32) -> Option<Folder> {
        let up = |node: &u32| self.get(*node).and_then(|node| node.parent);
        let is_folder = |node: &u32| self.get(*node).is_some_and(|node| node.is_folder);
        let mut names: Vec<&str> = std::iter::successors(Some(node), up)
            .take_while(is_folder)
            .take(Folder::DEEPEST + 1)
            .map(|node| self.name(node))
            .collect();
        names.reverse();
        let archive = self.archives.get(in_memory(self.get(node)?.archive))?;
        (1..=Folder::DEEPEST)
            .contains(&names.len())
            .then(|| Folder {
                archive: archive.address.clone(),
                path: names.join("/"),
            })
    }

    /// The node of an entry whose archive is open.
    pub(super) fn find(&self, address: &EntryAddress) -> Option<u32> {
        let (outer, index) = address.split()?;
        let archive = self
            .archives
            .iter()
            .position(|archive| archive.address == outer)?;
        let archive = u32::try_from(archive).ok()?;
        let at = self
            .list
            .iter()
            .position(|node| node.archive == archive && node.entry == Some(EntryIndex(index)))?;
        u32::try_from(at).ok()
    }

    /// The branch below a node.
    pub(super) fn branch(&self, node: u32) -> Option<u32> {
        self.get(node)?.branch
    }

    /// What lies in a branch: folders first, each in natural order. Sorted when first asked for,
    /// because most folders are never opened.
    pub(super) fn children(&mut self, branch: u32) -> &[u32] {
        let at = in_memory(branch);
        if self
            .branches
            .get(at)
            .is_some_and(|children| !children.sorted)
        {
            let children = self
                .branches
                .get_mut(at)
                .map(std::mem::take)
                .unwrap_or_default();
            let mut list = children.list;
            sort_by(&mut list, |a, b| {
                let is_file = |node: u32| !self.get(node).is_some_and(|node| node.is_folder);
                let by_name = || natural::compare(self.name(*a), self.name(*b)).then(a.cmp(b));
                is_file(*a).cmp(&is_file(*b)).then_with(by_name)
            });
            if let Some(place) = self.branches.get_mut(at) {
                *place = Children {
                    list,
                    sorted: true,
                    folders: BTreeMap::new(),
                };
            }
        }
        self.branches.get(at).map_or(&[], |children| &children.list)
    }

    fn add_archive(
        &mut self,
        address: EntryAddress,
        package: Rc<Package>,
        below: Option<(u32, u32)>,
    ) {
        let Ok(archive) = u32::try_from(self.archives.len()) else {
            return;
        };
        let (top, top_branch) = below.map_or((None, ROOT), |(node, branch)| (Some(node), branch));
        self.archives.push(OpenArchive {
            address,
            package: Rc::clone(&package),
        });
        // The folder that was asked for last: entries of one folder mostly stand together.
        let mut last: Option<(String, Option<u32>, u32)> = None;
        for entry in package.archive.entries() {
            let path = entry.name().path();
            let is_folder = entry.is_directory();
            let trimmed = path
                .strip_suffix('/')
                .filter(|_| is_folder)
                .unwrap_or(&path);
            let (folder, name) = trimmed.rsplit_once('/').unwrap_or(("", trimmed));
            let (parent, branch) = match &last {
                _ if folder.is_empty() && !trimmed.starts_with('/') => (top, top_branch),
                Some((known, parent, branch)) if known == folder => (*parent, *branch),
                _ => {
                    let mut at = (top, top_branch);
                    for segment in folder.split('/') {
                        at = self.folder(archive, at, segment, None);
                    }
                    last = Some((folder.to_owned(), at.0, at.1));
                    at
                }
            };
            if is_folder {
                self.folder(archive, (parent, branch), name, Some(entry.index()));
            } else {
                self.push(archive, (parent, branch), name, Some(entry.index()), false);
            }
        }
    }

    /// The folder of this name in a branch, made when it is new, and the branch below it.
    fn folder(
        &mut self,
        archive: u32,
        (parent, branch): (Option<u32>, u32),
        name: &str,
        entry: Option<EntryIndex>,
    ) -> (Option<u32>, u32) {
        let known = self
            .branches
            .get(in_memory(branch))
            .and_then(|it| it.folders.get(name))
            .copied();
        let Some(node) = known else {
            let Some(node) = self.push(archive, (parent, branch), name, entry, true) else {
                return (parent, branch);
            };
            if let Some(children) = self.branches.get_mut(in_memory(branch)) {
                children.folders.insert(name.to_owned(), node);
            }
            return self
                .new_branch(node)
                .map_or((parent, branch), |(node, branch)| (Some(node), branch));
        };
        if let Some(node) = self.list.get_mut(in_memory(node)) {
            node.entry = node.entry.or(entry);
        }
        (Some(node), self.branch(node).unwrap_or(branch))
    }

    fn push(
        &mut self,
        archive: u32,
        (parent, branch): (Option<u32>, u32),
        name: &str,
        entry: Option<EntryIndex>,
        is_folder: bool,
    ) -> Option<u32> {
        let node = u32::try_from(self.list.len()).ok()?;
        let name = shown_name(name);
        let start = u32::try_from(self.names.len()).ok()?;
        let len = u32::try_from(name.len()).ok()?;
        self.names.push_str(&name);
        self.list.push(Node {
            name: (start, len),
            parent,
            entry,
            archive,
            branch: None,
            is_folder,
        });
        self.branches.get_mut(in_memory(branch))?.list.push(node);
        Some(node)
    }

    fn new_branch(&mut self, node: u32) -> Option<(u32, u32)> {
        let branch = u32::try_from(self.branches.len()).ok()?;
        self.list.get_mut(in_memory(node))?.branch = Some(branch);
        self.branches.push(Children::default());
        Some((node, branch))
    }
}
