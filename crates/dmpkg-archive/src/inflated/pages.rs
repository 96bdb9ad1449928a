use std::rc::Rc;

use super::page_size;
use crate::source::length;

/// Decoded pages, of which those last used are kept.
#[derive(Default)]
pub(super) struct Pages {
    /// The one last used at the end.
    pages: Vec<(u64, Rc<[u8]>)>,
}

impl Pages {
    /// Bytes of decoded pages that are kept.
    pub(super) const KEPT: u64 = 4 << 20;

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
        if length(&self.pages) >= Self::KEPT / page_size() {
            self.pages.remove(0);
        }
        self.pages.push((number, bytes));
    }
}
