//! Drives a real Chromium for end-to-end tests, screenshots and benchmarks, and a real Firefox for a second opinion.
//!
//! Chromium is spoken to in the DevTools protocol over a pair of pipes (`--remote-debugging-pipe`), so that neither a
//! driver program nor a port nor a WebSocket is needed. Everything blocks, everything has a timeout, and every error is
//! a sentence that says what happened.
//!
//! ```no_run
//! use dmpkg_browser::{Browser, LaunchOptions};
//!
//! # fn main() -> Result<(), dmpkg_browser::BrowserError> {
//! let browser = Browser::launch(&LaunchOptions::default())?;
//! let page = browser.page()?;
//! page.goto("data:text/html,<button onclick='document.title = 1'>Go</button>")?;
//! page.click("button")?;
//! assert_eq!(page.evaluate("document.title")?, "1");
//! # Ok(())
//! # }
//! ```
//!
//! Input is real input: the mouse presses at a point of the screen, keys arrive as key events, and files are dropped as
//! the desktop drops them. A [`Page`] lives in a browser context of its own, shares nothing with other pages, and
//! records every request that the page, its workers and its service workers send.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "this crate starts a process and owns directories: it stands outside the layers that may not"
)]
#![expect(
    clippy::indexing_slicing,
    reason = "only JSON is indexed, and what a JSON value lacks reads as null; slices are never indexed"
)]

mod base64;
mod browser;
mod connection;
mod console;
mod downloads;
mod error;
mod firefox;
mod journal;
mod keys;
mod launch;
mod network;
mod page;
mod state;
mod temporary;

pub use browser::Browser;
pub use console::{ConsoleEntry, ConsoleLevel};
pub use error::BrowserError;
pub use firefox::{Firefox, find_firefox};
pub use launch::LaunchOptions;
pub use network::{Request, TargetKind};
pub use page::{Area, ColorScheme, DragPhase, FrameGaps, Media, Metrics, Page, Viewport};
