//! The elements of a document, built while its text is read.

use crate::text::in_memory;

/// Places in bytes from the start of the text; links to other elements by index.
pub(super) struct ElementData {
    pub(super) tag: Span,
    pub(super) content: Span,
    pub(super) next_sibling: Option<u32>,
    pub(super) first_child: Option<u32>,
}

/// A range of bytes of the text. Half the size of a range of `usize`: a document may have millions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Builds the elements without recursion: depth costs only memory.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) elements: Vec<ElementData>,
    /// The open elements, outermost first.
    open: Vec<Open>,
    /// The last element on the outermost level, to which a second one is linked.
    last_root: Option<u32>,
}

/// An element whose end was not read yet.
struct Open {
    index: u32,
    last_child: Option<u32>,
    name: Span,
}

impl Span {
    pub(super) fn new(start: usize, end: usize) -> Self {
        let offset = |offset| u32::try_from(offset).unwrap_or(u32::MAX);
        Self {
            start: offset(start),
            end: offset(end),
        }
    }

    pub(super) fn start(self) -> usize {
        in_memory(self.start)
    }

    /// What stands there.
    pub(super) fn of(self, text: &str) -> &str {
        text.get(in_memory(self.start)..in_memory(self.end))
            .unwrap_or_default()
    }
}

impl Tree {
    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.open.len()
    }

    /// Whether an outermost element has begun.
    pub(super) fn has_root(&self) -> bool {
        self.last_root.is_some()
    }

    /// Where the name of the innermost open element stands.
    pub(super) fn innermost(&self) -> Option<Span> {
        self.open.last().map(|open| open.name)
    }

    /// Where the last of the outermost elements ends.
    pub(super) fn end_of_root(&self) -> usize {
        let root = self
            .last_root
            .and_then(|root| self.elements.get(in_memory(root)));
        root.map_or(0, |root| in_memory(root.content.end))
    }

    pub(super) fn open(&mut self, tag: Span, name: Span) {
        let Ok(index) = u32::try_from(self.elements.len()) else {
            return;
        };
        let (parent, elder) = match self.open.last_mut() {
            Some(parent) => (Some(parent.index), parent.last_child.replace(index)),
            None => (None, self.last_root.replace(index)),
        };
        if let Some(elder) = elder.and_then(|elder| self.get(elder)) {
            elder.next_sibling = Some(index);
        } else if let Some(parent) = parent.and_then(|parent| self.get(parent)) {
            parent.first_child = Some(index);
        }
        let content = Span {
            start: tag.end,
            end: tag.end,
        };
        self.elements.push(ElementData {
            tag,
            content,
            next_sibling: None,
            first_child: None,
        });
        self.open.push(Open {
            index,
            last_child: None,
            name,
        });
    }

    pub(super) fn close(&mut self, content_end: usize) {
        if let Some(open) = self.open.pop()
            && let Some(element) = self.get(open.index)
        {
            let end = u32::try_from(content_end).unwrap_or(u32::MAX);
            element.content.end = end.max(element.content.start);
        }
    }

    pub(super) fn close_all(&mut self, end: usize) {
        while !self.open.is_empty() {
            self.close(end);
        }
    }

    fn get(&mut self, at: u32) -> Option<&mut ElementData> {
        self.elements.get_mut(in_memory(at))
    }
}
