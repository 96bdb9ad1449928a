use std::rc::Rc;

use super::PAGE;

/// Decoded pages, of which those last used are kept.
#[derive(Default)]
pub(super) struct Pages {
    /// The one last used at the end.
    pages: Vec<(u64, Rc<[u8]>)>,
}

/// Bytes of decoded pages that are kept.
const KEPT: usize = 4 << 20;

impl Pages {
    /// The page with this number, if it is kept.
    pub(super) fn get(&mut self, number: u64) -> Option<Rc<[u8]>> {
        let at = self.pages.iter().position(|(known, _)| *known == number)?;
        let page = self.pages.remove(at);
        let bytes = Rc::clone(&page.1);
        self.pages.push(page);
        Some(bytes)
    }

    /// Keeps a page; the one unused for longest goes.
    pub(super) fn put(&mut self, number: u64, bytes: Rc<[u8]>) {
        self.pages.retain(|(known, _)| *known != number);
        if self.pages.len() >= KEPT / PAGE {
            self.pages.remove(0);
        }
        self.pages.push((number, bytes));
    }
}
