//! The page as a person uses it, in a real browser, from the first look to a damaged package.

mod clipboard;
mod damage;
mod errands;
mod findings;
mod inside;
mod jobs;
mod keyboard;
mod refusals;
mod rules;
mod search;
mod sheets;
mod shell;
mod signature;
mod small;
mod tree;
mod viewer;
mod ways_in;

use std::thread;
use std::time::{Duration, Instant};

use dmpkg_tests::{Inspector, SOON};

/// The title of what is open.
fn title(page: &Inspector) -> String {
    page.text_of("h1")
}

/// The page with a fixture open.
fn with(name: &str) -> Inspector {
    let page = Inspector::start();
    page.open(&page.desk().fixture(name));
    page
}

/// The page with the sample open.
fn with_sample() -> Inspector {
    let page = Inspector::start();
    page.open_sample();
    page
}

/// Waits until so many workers are alive. One that is gone without a word is missed only after half a minute.
fn until_workers(page: &Inspector, count: usize) {
    let began = Instant::now();
    while page.workers() != count {
        assert!(began.elapsed() < 2 * SOON, "{} workers", page.workers());
        thread::sleep(Duration::from_millis(50));
    }
}

/// What makes the document wider than its window, if it is. The width of the window is told, because on a phone a wide
/// document makes the window believe that it is wider, too.
pub(crate) fn too_wide(page: &Inspector, width: u32) -> Option<String> {
    let wide = page.ask(&format!(
        "document.documentElement.scrollWidth <= Math.min({width}, document.documentElement.clientWidth) ? null :
            [...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > {width} + 1)
                .slice(0, 5).map(one => one.outerHTML.slice(0, 120))"
    ));
    (!wide.is_null()).then(|| format!("the page scrolls sideways because of {wide:#}"))
}

/// The names of the tabs, the one in front in brackets, without those behind it that come when the inspection has told.
fn tabs(page: &Inspector) -> Vec<String> {
    let names = page.ask(
        "[...document.querySelectorAll('[role=tab]')].map(tab =>
            (name => tab.ariaSelected === 'true' ? `[${name}]` : name)(tab.querySelector('.tab-title').innerText.trim()))",
    );
    names
        .as_array()
        .unwrap()
        .iter()
        .map(|name| name.as_str().unwrap().to_owned())
        .filter(|name| !["Effects", "Assemblies", "Personal data"].contains(&name.as_str()))
        .collect()
}
