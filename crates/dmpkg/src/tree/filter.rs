use super::nodes::Nodes;
use crate::text::in_memory;
use crate::{lower, lower_case};

/// Which nodes a searched text lets through.
pub(super) struct Filter {
    /// The text in lower case.
    text: String,
    /// Nodes that match, or in which something matches.
    shown: Vec<bool>,
    /// Nodes in which something matches.
    above: Vec<bool>,
    hits: u32,
    /// Nodes that were folded or unfolded by hand, against what the filter would do.
    toggled: Vec<u32>,
}

impl Filter {
    pub(super) fn new(text: &str, nodes: &Nodes) -> Self {
        let mut filter = Self {
            text: lower_case(text).replace('\\', "/"),
            shown: Vec::new(),
            above: Vec::new(),
            hits: 0,
            toggled: Vec::new(),
        };
        filter.update(nodes);
        filter
    }

    /// Looks at all nodes again, after new ones came.
    pub(super) fn update(&mut self, nodes: &Nodes) {
        self.shown = vec![false; nodes.len()];
        self.above = vec![false; nodes.len()];
        self.hits = 0;
        for node in (0_u32..).take(nodes.len()) {
            if !self.is_hit(nodes, node) {
                continue;
            }
            self.hits = self.hits.saturating_add(1);
            set(&mut self.shown, node);
            let mut next = nodes.get(node).and_then(|node| node.parent);
            // What lies above a known one is known already.
            while let Some(parent) = next.filter(|parent| !at(&self.above, *parent)) {
                set(&mut self.above, parent);
                set(&mut self.shown, parent);
                next = nodes.get(parent).and_then(|node| node.parent);
            }
        }
    }

    pub(super) fn hits(&self) -> u32 {
        self.hits
    }

    pub(super) fn shows(&self, node: u32) -> bool {
        at(&self.shown, node)
    }

    /// Whether everything in a node is shown: it matches by itself, and nothing in it does.
    pub(super) fn shows_all_in(&self, node: u32) -> bool {
        !at(&self.above, node)
    }

    pub(super) fn is_open(&self, node: u32) -> bool {
        at(&self.above, node) != self.toggled.contains(&node)
    }

    pub(super) fn set_open(&mut self, node: u32, open: bool) {
        if self.is_open(node) == open {
            return;
        }
        match self.toggled.iter().position(|known| *known == node) {
            Some(at) => drop(self.toggled.swap_remove(at)),
            None => self.toggled.push(node),
        }
    }

    /// Where the text stands in a name, in characters.
    pub(super) fn matched(&self, name: &str) -> Option<(u32, u32)> {
        let last = self
            .text
            .rsplit('/')
            .next()
            .filter(|last| !last.is_empty())?;
        let lower: Vec<char> = name.chars().map(lower).collect();
        let wanted: Vec<char> = last.chars().collect();
        let start = lower
            .windows(wanted.len())
            .position(|part| part == wanted)?;
        Some((
            u32::try_from(start).ok()?,
            u32::try_from(wanted.len()).ok()?,
        ))
    }

    fn is_hit(&self, nodes: &Nodes, node: u32) -> bool {
        let segments = self.text.split('/').count();
        if segments == 1 {
            lower_case(nodes.name(node)).contains(&self.text)
        } else {
            lower_case(&nodes.path_end(node, segments)).contains(&self.text)
        }
    }
}

fn at(list: &[bool], node: u32) -> bool {
    list.get(in_memory(node)).copied().unwrap_or(false)
}

fn set(list: &mut [bool], node: u32) {
    if let Some(place) = list.get_mut(in_memory(node)) {
        *place = true;
    }
}
