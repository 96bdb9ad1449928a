//! What was recorded while the page ran: requests and console.

use super::Page;
use crate::{ConsoleEntry, Request};

impl Page {
    /// Every request of the page, its workers and its service workers since the page was opened or the list was cleared.
    /// An answer, a status or a failure, may still come in later.
    pub fn requests(&self) -> Vec<Request> {
        self.journal(|journal| journal.network.requests().to_vec())
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.journal(|journal| journal.network.clear());
    }

    /// Everything that the page and its workers wrote, threw or were refused since the page was opened or the list was
    /// cleared.
    pub fn console(&self) -> Vec<ConsoleEntry> {
        self.journal(|journal| journal.console.clone())
    }

    /// Forgets the console so far.
    pub fn clear_console(&self) {
        self.journal(|journal| journal.console.clear());
    }
}
