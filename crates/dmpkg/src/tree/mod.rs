//! The tree of contents: folders first, natural order, nested archives in place.

mod filter;
mod natural;
mod nodes;
mod row;
#[cfg(test)]
mod tests;

use std::rc::Rc;

use self::filter::Filter;
use self::nodes::{Nodes, ROOT};
pub use self::row::{Branch, Folder, Icon, TreeRow, TreeWindow};
use crate::detect::{extension, is_archive_name, is_package_name};
use crate::text::in_memory;
use crate::{EntryAddress, Package, lower_case};

/// The tree and what of it is visible. The page asks for the rows that it shows.
pub struct Tree {
    nodes: Nodes,
    /// Which nodes are unfolded, by node.
    open: Vec<bool>,
    filter: Option<Filter>,
    /// Why nested archives could not be unfolded, by node.
    problems: Vec<(u32, String)>,
    visible: Vec<Visible>,
}

/// What folding came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Folded {
    /// The rows changed.
    Done,
    /// The node is a nested archive that was not opened yet: give it to [`Tree::unfold_archive`].
    NeedsArchive(EntryAddress),
}

/// A visible row.
#[derive(Clone, Copy)]
struct Visible {
    node: u32,
    level: u32,
    position: u32,
    siblings: u32,
}

impl Tree {
    /// The tree of a package. While the root holds a single folder, that one is unfolded.
    pub fn new(package: Rc<Package>) -> Self {
        let mut tree = Self {
            nodes: Nodes::new(package),
            open: Vec::new(),
            filter: None,
            problems: Vec::new(),
            visible: Vec::new(),
        };
        let mut branch = ROOT;
        while let [only] = *tree.nodes.children(branch)
            && let Some(below) = tree.nodes.branch(only)
        {
            tree.set_open(only, true);
            branch = below;
        }
        tree.rebuild();
        tree
    }

    /// Number of visible rows.
    pub fn total(&self) -> u32 {
        number(self.visible.len())
    }

    /// Number of nodes that match the filter; none without filter.
    pub fn matches(&self) -> Option<u32> {
        self.filter.as_ref().map(Filter::hits)
    }

    /// Visible rows, from `first` on.
    pub fn window(&self, first: u32, count: u32) -> TreeWindow {
        let rows = self
            .visible
            .iter()
            .skip(in_memory(first))
            .take(in_memory(count));
        TreeWindow {
            total: self.total(),
            first,
            rows: rows.map(|row| self.row(*row)).collect(),
        }
    }

    /// Folds or unfolds a node. Where the node was an archive that is not open yet, nothing changes.
    pub fn fold(&mut self, node: u32, open: bool) -> Folded {
        if open && self.nodes.branch(node).is_none() {
            return match self.closed_archive(node) {
                Some(address) => Folded::NeedsArchive(address),
                None => Folded::Done,
            };
        }
        self.set_open(node, open);
        self.rebuild();
        Folded::Done
    }

    /// The archive that must be opened before a node can unfold.
    pub fn closed_archive(&self, node: u32) -> Option<EntryAddress> {
        let is_closed = self.is_archive(node) && self.nodes.branch(node).is_none();
        self.nodes.address(node).filter(|_| is_closed)
    }

    /// Hangs a nested package below its node and unfolds it.
    pub fn unfold_archive(&mut self, address: &EntryAddress, package: Rc<Package>) {
        if let Some(node) = self.nodes.find(address) {
            self.problems.retain(|(known, _)| *known != node);
            self.nodes.unfold(node, package);
            if let Some(filter) = &mut self.filter {
                filter.update(&self.nodes);
            }
            self.set_open(node, true);
            self.rebuild();
        }
    }

    /// Notes why a nested archive could not be opened.
    pub fn set_problem(&mut self, address: &EntryAddress, problem: String) {
        if let Some(node) = self.nodes.find(address) {
            self.problems.retain(|(known, _)| *known != node);
            self.problems.push((node, problem));
        }
    }

    /// Unfolds all folders beside a node, itself included; archives that are not open stay folded.
    pub fn unfold_siblings(&mut self, node: u32) {
        let parent = self.nodes.get(node).and_then(|node| node.parent);
        let branch = parent.map_or(Some(ROOT), |parent| self.nodes.branch(parent));
        for sibling in branch.map_or(Vec::new(), |branch| self.nodes.children(branch).to_vec()) {
            if self.nodes.branch(sibling).is_some() {
                self.set_open(sibling, true);
            }
        }
        self.rebuild();
    }

    /// Shows only nodes whose name has this text, or whose path has it when it holds a `/`, and what
    /// they lie in. An empty text shows everything again.
    pub fn set_filter(&mut self, text: &str) {
        let text = text.trim();
        self.filter = (!text.is_empty()).then(|| Filter::new(text, &self.nodes));
        self.rebuild();
    }

    /// Unfolds what hides an entry. Its row, when its archive is open; the filter goes when it hides
    /// the entry.
    pub fn reveal(&mut self, address: &EntryAddress) -> Option<u32> {
        let node = self.nodes.find(address)?;
        if self
            .filter
            .as_ref()
            .is_some_and(|filter| !filter.shows(node))
        {
            self.filter = None;
        }
        let mut next = self.nodes.get(node)?.parent;
        while let Some(parent) = next {
            self.set_open(parent, true);
            next = self.nodes.get(parent)?.parent;
        }
        self.rebuild();
        self.row_of(node)
    }

    /// Where a node is among the visible rows.
    pub fn row_of(&self, node: u32) -> Option<u32> {
        self.visible
            .iter()
            .position(|row| row.node == node)
            .map(number)
    }

    /// The next visible row behind `after` whose name starts with this text; the search goes round.
    pub fn type_ahead(&self, text: &str, after: u32) -> Option<u32> {
        let text = lower_case(text);
        let count = self.visible.len();
        let start = in_memory(after).saturating_add(1);
        (0..count)
            .map(|step| (start + step) % count)
            .find_map(|at| {
                let name = lower_case(self.nodes.name(self.visible.get(at)?.node));
                name.starts_with(&text).then(|| number(at))
            })
    }

    fn set_open(&mut self, node: u32, open: bool) {
        match &mut self.filter {
            Some(filter) => filter.set_open(node, open),
            None => {
                let at = in_memory(node);
                self.open.resize(self.open.len().max(at + 1), false);
                if let Some(place) = self.open.get_mut(at) {
                    *place = open;
                }
            }
        }
    }

    fn is_open(&self, node: u32) -> bool {
        match &self.filter {
            Some(filter) => filter.is_open(node),
            None => self.open.get(in_memory(node)).copied().unwrap_or(false),
        }
    }

    fn is_archive(&self, node: u32) -> bool {
        self.nodes.get(node).is_some_and(|it| !it.is_folder)
            && is_archive_name(self.nodes.name(node))
    }

    /// Lists the visible rows anew, without recursion: folders may lie thirty thousand deep.
    fn rebuild(&mut self) {
        self.visible.clear();
        let mut stack = self.shown_children(ROOT, None, 1);
        while let Some(row) = stack.pop() {
            self.visible.push(row);
            if let Some(branch) = self.nodes.branch(row.node)
                && self.is_open(row.node)
            {
                stack.extend(self.shown_children(branch, Some(row.node), row.level + 1));
            }
        }
    }

    /// The children of a branch that the filter lets through, last one first.
    fn shown_children(&mut self, branch: u32, of: Option<u32>, level: u32) -> Vec<Visible> {
        let children = self.nodes.children(branch);
        let filter = self
            .filter
            .as_ref()
            .filter(|filter| !of.is_some_and(|of| filter.shows_all_in(of)));
        let shown: Vec<u32> = children
            .iter()
            .copied()
            .filter(|child| filter.is_none_or(|filter| filter.shows(*child)))
            .collect();
        let siblings = number(shown.len());
        let rows = (0..siblings).zip(shown).map(|(before, node)| Visible {
            node,
            level,
            position: before + 1,
            siblings,
        });
        let mut rows: Vec<Visible> = rows.collect();
        rows.reverse();
        rows
    }

    fn row(&self, row: Visible) -> TreeRow {
        let name = self.nodes.name(row.node);
        let is_folder = self.nodes.get(row.node).is_some_and(|node| node.is_folder);
        let can_unfold = is_folder || self.is_archive(row.node);
        let entry = self.nodes.entry(row.node);
        TreeRow {
            node: row.node,
            name: name.to_owned(),
            level: row.level,
            position: row.position,
            siblings: row.siblings,
            icon: if is_folder {
                Icon::Folder
            } else {
                Icon::of_file(name)
            },
            branch: match (
                can_unfold,
                self.is_open(row.node) && self.nodes.branch(row.node).is_some(),
            ) {
                (false, _) => Branch::Leaf,
                (true, false) => Branch::Closed,
                (true, true) => Branch::Open,
            },
            size: entry
                .filter(|_| !is_folder)
                .map(|entry| entry.uncompressed_size()),
            address: self.nodes.address(row.node),
            folder: self.nodes.folder_place(row.node),
            problem: self
                .problems
                .iter()
                .find(|(node, _)| *node == row.node)
                .map(|(_, problem)| problem.clone()),
            matched: self.filter.as_ref().and_then(|filter| filter.matched(name)),
        }
    }
}

impl Icon {
    /// What a file of this name looks like.
    pub fn of_file(name: &str) -> Self {
        if is_package_name(name) {
            return Self::Package;
        }
        match extension(name).as_deref().unwrap_or_default() {
            "zip" | "nupkg" | "vsdx" | "7z" | "gz" => Self::Archive,
            "xml" | "xsd" | "xslt" | "xsl" | "config" | "nuspec" | "resx" | "vdx" | "htm"
            | "html" => Self::Xml,
            "json" | "yml" | "yaml" | "webmanifest" | "csv" => Self::Data,
            "cs" | "js" | "ps1" | "psm1" | "bat" | "css" | "py" => Self::Code,
            "txt" | "md" | "log" | "ini" => Self::Text,
            "dll" | "exe" | "pdb" | "sys" => Self::Binary,
            "png" | "jpg" | "jpeg" | "gif" | "bmp" | "webp" | "svg" | "ico" => Self::Image,
            "p7s" | "cer" | "pem" | "pfx" => Self::Signature,
            _ => Self::File,
        }
    }
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
