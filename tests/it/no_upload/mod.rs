//! Nothing leaves the machine: no request after the page has loaded, and no way to make one.
//!
//! Each test here has a counterpart that shows it can fail: a page with a planted leak, and the same attempts in a page
//! without a policy.

mod attempts;
mod policy;
mod silence;
mod sources;

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use dmpkg_tests::{Desk, Inspector, shipped_name};

/// Long enough for a request on this machine to arrive, and for a browser to think of the page's icon.
const CALM: Duration = Duration::from_millis(400);

/// Every request that left the page since it was loaded, as the browser and as the server saw it.
struct Watch<'a>(&'a Inspector);

impl<'a> Watch<'a> {
    /// From now on: the browser has loaded what it keeps for times without a network.
    fn start(page: &'a Inspector) -> Self {
        page.until_kept();
        thread::sleep(CALM);
        page.clear_requests();
        page.server().take_requests();
        Self(page)
    }

    /// What was seen so far. Addresses of memory (`blob:`, `data:`) name nothing outside of the browser.
    fn requests(&self) -> Vec<String> {
        thread::sleep(CALM);
        let sent = self.0.requests().into_iter();
        let sent = sent
            .filter(dmpkg_browser::Request::is_remote)
            .map(|request| format!("{:?} sent {}", request.target, request.url));
        let arrived = self.0.server().requests().into_iter();
        let arrived =
            arrived.map(|request| format!("{} arrived for {}", request.method, request.path));
        sent.chain(arrived).collect()
    }
}

/// A copy of the built page in which texts of files are replaced by others.
pub(crate) fn changed_page(changes: &[(&str, &str, &str)]) -> Desk {
    let copy = Desk::with_page();
    for (file, from, to) in changes {
        let name = shipped_name(copy.path(), file);
        replace(&copy.path().join(name), from, to);
    }
    copy
}

fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(
        text.contains(from),
        "{} does not contain {from:?}",
        path.display()
    );
    fs::write(path, text.replace(from, to)).unwrap();
}
