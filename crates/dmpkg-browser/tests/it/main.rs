//! The driver against a real browser. Without one every test here fails: a test that skips itself proves nothing.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "tests of a browser use files, threads and the clock"
)]

mod files;
mod input;
mod launch;
mod measure;
mod network;
mod server;
mod surroundings;

use std::path::PathBuf;
use std::time::Duration;

use dmpkg_browser::{Browser, LaunchOptions, Page};

/// Long enough for a busy machine, short enough to fail within a coffee.
const SOON: Duration = Duration::from_secs(10);

/// A browser, and one page of it that shows a body.
fn show(body: &str) -> (Page, Browser) {
    let browser = launch();
    let page = browser.page().unwrap();
    page.goto(&inline(body)).unwrap();
    (page, browser)
}

fn launch() -> Browser {
    Browser::launch(&LaunchOptions::default()).unwrap_or_else(|error| panic!("{error}"))
}

/// A whole page as an address.
fn inline(body: &str) -> String {
    let escaped: String = format!("<!doctype html><meta charset=utf-8><title>Page</title>{body}")
        .bytes()
        .map(|byte| format!("%{byte:02X}"))
        .collect();
    format!("data:text/html,{escaped}")
}

/// A directory with files in it, removed with the value.
struct Desk(PathBuf);

impl Desk {
    fn new(test: &str) -> Self {
        let path =
            std::env::temp_dir().join(format!("dmpkg-browser-test-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
