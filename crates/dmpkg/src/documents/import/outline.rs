use serde::Serialize;

use crate::{Element, TextPos};

/// Paths that are told apart; a document with more has no plan that an outline could show.
const PATHS: usize = 200;
/// Elements in elements that an outline follows.
const DEPTH: usize = 32;
/// Names of attributes that are kept of a path.
const ATTRIBUTES: usize = 20;

/// The elements of a document by their paths, in the order in which they first occur.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Outline {
    /// Each path.
    pub elements: Vec<OutlineElement>,
    /// Number of elements that lie deeper or on further paths.
    pub beyond: u64,
}

/// The elements of one path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OutlineElement {
    /// The names from the root on, with `/` between.
    pub path: String,
    /// How many there are.
    pub count: u64,
    /// The names of attributes that one of them has.
    pub attributes: Vec<String>,
    /// Where the first of them begins.
    #[serde(flatten)]
    pub first: TextPos,
    /// The element around, by its place in the outline.
    #[serde(skip)]
    parent: Option<usize>,
    /// Bytes of the path before the last name.
    #[serde(skip)]
    before: usize,
}

impl Outline {
    /// Goes through a document without recursion; `visit` hears of each element and how deep it lies.
    pub(super) fn of<'a>(root: Element<'a>, visit: &mut dyn FnMut(Element<'a>, usize)) -> Self {
        let mut outline = Self::default();
        let first = outline.add(root, None);
        visit(root, 0);
        let mut open: Vec<(Option<usize>, Box<dyn Iterator<Item = Element<'a>> + 'a>)> =
            vec![(first, Box::new(root.children()))];
        while let Some((parent, children)) = open.last_mut() {
            let parent = *parent;
            let Some(child) = children.next() else {
                open.pop();
                continue;
            };
            let depth = open.len();
            let known = match parent {
                Some(_) if depth < DEPTH => outline.add(child, parent),
                _ => None,
            };
            if known.is_none() {
                outline.beyond += 1;
            }
            visit(child, depth);
            open.push((known, Box::new(child.children())));
        }
        outline
    }

    fn add(&mut self, element: Element<'_>, parent: Option<usize>) -> Option<usize> {
        let name = element.name();
        let same =
            |it: &OutlineElement| it.parent == parent && it.path.get(it.before..) == Some(name);
        let at = match self.elements.iter().position(same) {
            Some(at) => at,
            None if self.elements.len() >= PATHS => return None,
            None => {
                let around = parent.and_then(|parent| self.elements.get(parent));
                let before = around.map_or(String::new(), |around| format!("{}/", around.path));
                self.elements.push(OutlineElement {
                    path: format!("{before}{name}"),
                    count: 0,
                    attributes: Vec::new(),
                    first: element.position(),
                    parent,
                    before: before.len(),
                });
                self.elements.len() - 1
            }
        };
        let known = self.elements.get_mut(at)?;
        known.count += 1;
        for (name, _) in element.attributes().take(ATTRIBUTES) {
            if known.attributes.len() < ATTRIBUTES && !known.attributes.contains(&name) {
                known.attributes.push(name);
            }
        }
        Some(at)
    }
}
