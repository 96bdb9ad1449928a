//! The inspector's own page, measured as a person would see it.

use std::path::Path;
use std::rc::Rc;

use dmpkg_archive::{Archive, Limits, MemorySource, Source, SourceError};
use dmpkg_tests::{Desk, Inspector};

use crate::table::{Measured, Table};

/// What one opening came to.
pub(crate) struct Opened {
    /// Milliseconds from choosing the file to its first rows on screen.
    pub(crate) on_screen: f64,
    /// Bytes of engine memory.
    pub(crate) memory: u64,
    /// Bytes read from the file.
    pub(crate) bytes_read: u64,
    /// Bytes of its list of entries.
    pub(crate) directory: u64,
    /// Milliseconds of the longest frame while the tree scrolls.
    pub(crate) longest_frame: f64,
}

/// Notes when a file is chosen and when `what` is painted after that.
const WATCH: &str = "(what => {
    window.painted = undefined;
    const begin = event => {
        const began = performance.now();
        const look = () => {
            if (document.querySelector(what)) {
                // The frame after the one in which it is found has painted it.
                requestAnimationFrame(() => { window.painted = performance.now() - began; });
            } else {
                requestAnimationFrame(look);
            }
        };
        look();
    };
    addEventListener('change', begin, { capture: true, once: true });
    window.begin = begin;
})";

/// Unfolds all that is at the top, scrolls through the tree and notes the longest frame.
const SCROLL: &str = "(async () => {
    const tree = document.querySelector('[role=tree]');
    tree.focus();
    tree.dispatchEvent(new KeyboardEvent('keydown', { key: '*', bubbles: true }));
    await new Promise(done => setTimeout(done, 500));
    let scroller = document.querySelector('[role=treeitem]');
    while (scroller && scroller.scrollHeight <= scroller.clientHeight) scroller = scroller.parentElement;
    if (!scroller) return 0;
    let longest = 0, last = performance.now();
    for (let frame = 0; frame < 120; frame++) {
        scroller.scrollTop += scroller.scrollHeight / 120;
        await new Promise(requestAnimationFrame);
        const now = performance.now();
        longest = Math.max(longest, now - last);
        last = now;
    }
    return longest;
})()";

/// Opens a file in a fresh page.
pub(crate) fn open(file: &Path) -> Opened {
    let page = Inspector::start();
    page.ask(&format!("{WATCH}('.workspace [role=treeitem]')"));
    page.choose(file);
    page.until("window.painted !== undefined");
    let on_screen = page.ask("window.painted").as_f64().unwrap_or(f64::NAN);
    // The second reader belongs to the opening: its memory and its reads count.
    page.until("document.querySelector('footer').innerText.includes('second reader agrees')");
    page.press_named("Details");
    let number = |label: &str| {
        let js = format!(
            "[...document.querySelectorAll('.numbers div')].find(row => row.innerText.includes('{label}'))
                .querySelector('dd').innerText.replace(/[^0-9]/g, '')"
        );
        page.ask(&js)
            .as_str()
            .and_then(|digits| digits.parse().ok())
            .unwrap_or(u64::MAX)
    };
    let (memory, bytes_read) = (number("Memory of the engine"), number("Read so far"));
    page.keys(["Escape"]);
    let longest_frame = page.ask(SCROLL).as_f64().unwrap_or(f64::NAN);
    Opened {
        on_screen,
        memory,
        bytes_read,
        directory: directory(file),
        longest_frame,
    }
}

/// How long a connector of 50,000 lines takes from the click to its text.
pub(crate) fn large_text(runs: u32) -> String {
    let desk = Desk::new();
    let bytes = dmpkg_fixtures::package::large_protocol(50_000).build();
    let file = desk.put("large.dmprotocol", &bytes);
    let mut measured = Vec::new();
    for _ in 0..runs {
        let page = Inspector::start();
        page.open(&file);
        page.show_contents();
        page.ask("document.querySelector('[role=tree]').focus()");
        page.filter("Protocol.xml");
        page.until_row("Protocol.xml");
        page.ask(&format!("{WATCH}('.text-row:not(.is-waiting)')"));
        page.ask(
            "begin(); [...document.querySelectorAll('[role=treeitem]')]
                .find(row => row.innerText.includes('Protocol.xml')).click()",
        );
        page.until("window.painted !== undefined");
        measured.push(Measured::Milliseconds(
            page.ask("window.painted").as_f64().unwrap_or(f64::NAN),
        ));
    }
    let mut table = Table::new(
        "A Protocol.xml of 50,000 lines",
        "ms from the click to its formatted text",
    );
    table.row("this inspector", &measured, Some(300.0));
    table.finish()
}

/// Bytes of the list of entries, by the engine as a native program.
fn directory(file: &Path) -> u64 {
    let source = OnDisk(std::fs::File::open(file).ok());
    let archive = Archive::read(Rc::new(source), Limits::default());
    archive.map_or(0, |archive| archive.directory_span().len)
}

struct OnDisk(Option<std::fs::File>);

impl Source for OnDisk {
    fn len(&self) -> u64 {
        let facts = self.0.as_ref().and_then(|file| file.metadata().ok());
        facts.map_or(0, |facts| facts.len())
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let read = self
            .0
            .as_ref()
            .map(|file| std::os::unix::fs::FileExt::read_exact_at(file, buf, offset));
        match read {
            Some(Ok(())) => Ok(()),
            // An unreadable file has no list of entries to compare with.
            _ => MemorySource::new(Vec::new()).read_at(offset, buf),
        }
    }
}
