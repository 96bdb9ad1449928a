//! What a person does: presses what has a name, walks with the keyboard, reads.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use dmpkg_browser::BrowserError;
use serde_json::Value;

use crate::Inspector;
use crate::inspector::{A_MOMENT, SOON, must};

/// Marks the first visible control with a name, so that it can be pointed at. A name is what assistive technology
/// reads; rows of the tree go by the name of their entry alone.
const NAME: &str = r"((name, within) => {
    const clean = text => (text ?? '').replace(/\s+/g, ' ').trim();
    const kinds = 'button, a[href], summary, [role=tab], [role=menuitem], [role=menuitemradio], [role=radio], [role=treeitem]';
    const found = [...document.querySelectorAll(within + ' :is(' + kinds + ')')]
        .filter(one => one.checkVisibility())
        .find(one => {
            const label = clean(one.getAttribute('aria-label') ?? one.innerText);
            return label === name || one.querySelector('.tree-name')?.title === name;
        });
    if (!found) return null;
    window.marks = (window.marks ?? 0) + 1;
    found.setAttribute('data-mark', window.marks);
    return `[data-mark='${window.marks}']`;
})";

/// Whether the tree shows what matches this text, and no more what matches its beginning: a row is then where it stays.
const FILTERED: &str = r"(text => {
    if (document.querySelector('.tree-filter-count').innerText.trim() === '') return false;
    const marked = name => [...name.querySelectorAll('mark')].map(mark => mark.textContent).join('');
    return [...document.querySelectorAll('[role=tree] .tree-name')].map(marked)
        .every(mark => mark === '' || mark.toLowerCase() === text.toLowerCase());
})";

/// After this the tree has forgotten which letters were typed.
const FORGOTTEN: Duration = Duration::from_millis(700);

impl Inspector {
    /// Finds the control with this name anywhere, and gives a selector for it.
    #[track_caller]
    pub fn named(&self, name: &str) -> String {
        self.named_in("body", name)
    }

    /// Finds the control with this name in a part of the page, and gives a selector for it.
    #[track_caller]
    pub fn named_in(&self, part: &str, name: &str) -> String {
        let find = format!("{NAME}({}, {})", Value::from(name), Value::from(part));
        let deadline = Instant::now() + SOON;
        loop {
            self.until(&find);
            match self.ask(&find) {
                Value::String(selector) => return selector,
                _ if Instant::now() < deadline => {}
                _ => panic!("`{name}` comes and goes"),
            }
        }
    }

    /// Whether there is a control with this name.
    #[track_caller]
    pub fn has_named(&self, name: &str) -> bool {
        self.is(&format!("{NAME}({}, 'body')", Value::from(name)))
    }

    /// Clicks the control with this name.
    #[track_caller]
    pub fn press_named(&self, name: &str) {
        self.press_named_in("body", name);
    }

    /// Clicks the control with this name in a part of the page.
    #[track_caller]
    pub fn press_named_in(&self, part: &str, name: &str) {
        self.touch(part, name, "click", |selector| self.click(selector));
    }

    /// Opens the menu of the row of the tree with this name.
    #[track_caller]
    pub fn open_menu_of(&self, name: &str) {
        self.touch("[role=tree]", name, "contextmenu", |selector| {
            self.right_click(selector)
        });
    }

    /// Does something to the control with this name until the event arrives there. What moves or is drawn anew between
    /// finding and doing is missed, and a person who misses tries again.
    #[track_caller]
    fn touch(
        &self,
        part: &str,
        name: &str,
        event: &str,
        act: impl Fn(&str) -> Result<(), BrowserError>,
    ) {
        let deadline = Instant::now() + SOON;
        loop {
            let selector = self.named_in(part, name);
            self.ask(&format!(
                "window.touched = false;
                addEventListener('{event}', event => window.touched = !!event.target.closest({}), {{ capture: true, once: true }})",
                Value::from(&*selector)
            ));
            match act(&selector) {
                Ok(()) if self.is("window.touched") => return,
                Ok(()) | Err(BrowserError::Element { .. }) if Instant::now() < deadline => {}
                Ok(()) => panic!("`{name}` is always missed"),
                Err(error) => panic!("{error}"),
            }
        }
    }

    /// Chooses in the menu of everything.
    #[track_caller]
    pub fn choose_in_menu(&self, name: &str) {
        self.press_named("More");
        self.press_named_in("[role=menu]", name);
    }

    /// Moves the focus on with the Tab key until an expression is truthy for `focused`.
    #[track_caller]
    pub fn tab_to(&self, condition: &str) {
        for _ in 0..60 {
            if self.is(&format!(
                "(focused => focused && {condition})(document.activeElement)"
            )) {
                return;
            }
            self.keys(["Tab"]);
        }
        panic!("no control for which `{condition}` was reached with the Tab key");
    }

    /// Types the letters with which a row of the tree begins, and waits until the keyboard is on it.
    #[track_caller]
    pub fn type_to_row(&self, letters: &str, name: &str) {
        // Letters belong together when they come at once, which a busy machine may not manage the first time.
        for _ in 0..3 {
            thread::sleep(FORGOTTEN);
            must(self.type_text(letters));
            if self.wait(&on_row(name), A_MOMENT).is_ok() {
                return;
            }
        }
        panic!(
            "typing `{letters}` leads to `{}`, not to `{name}`",
            self.active_row()
        );
    }

    /// The name of the row of the tree that the keyboard is on.
    #[track_caller]
    pub fn active_row(&self) -> String {
        let row = self.ask(
            "document.getElementById(document.querySelector('[role=tree]').getAttribute('aria-activedescendant'))\
             ?.querySelector('.tree-name')?.title ?? ''",
        );
        row.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the keyboard is on this row of the tree.
    #[track_caller]
    pub fn until_row(&self, name: &str) {
        self.until(&on_row(name));
    }

    /// Shows an entry by the filter: types its name, and opens the row of this name.
    #[track_caller]
    pub fn show_entry(&self, name: &str) {
        let row = format!(
            "{FILTERED}({0}) && {NAME}({0}, '[role=tree]')",
            Value::from(name)
        );
        let in_front = format!(
            "document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === {}",
            Value::from(name)
        );
        // A file that is opened once more draws the tree anew, without what was typed before.
        for _ in 0..3 {
            self.type_filter(name);
            if self.wait(&row, A_MOMENT).is_ok() {
                self.press_named_in("[role=tree]", name);
                if self.wait(&in_front, A_MOMENT).is_ok() {
                    return;
                }
            }
        }
        self.until(&in_front);
    }

    /// Brings the tree to the front, where the window is too small for it to stand beside the rest.
    #[track_caller]
    pub fn show_contents(&self) {
        if !self.is("document.querySelector('.tree-filter input')?.checkVisibility({ visibilityProperty: true })") {
            self.press_named("Contents");
        }
    }

    /// Presses keys in the tree.
    #[track_caller]
    pub fn keys_in_tree<const N: usize>(&self, chords: [&str; N]) {
        self.ask("document.querySelector('[role=tree]').focus()");
        self.keys(chords);
    }

    /// Filters the tree.
    #[track_caller]
    pub fn filter(&self, text: &str) {
        self.type_filter(text);
        self.until(&format!("{FILTERED}({})", Value::from(text)));
    }

    #[track_caller]
    fn type_filter(&self, text: &str) {
        self.show_contents();
        must(self.click(".tree-filter input"));
        self.keys(["Control+a"]);
        must(self.type_text(text));
    }

    /// Waits until a sheet is in front: the summary of an entry, or what an inspection told.
    #[track_caller]
    pub fn until_sheet(&self) {
        self.until("document.querySelector('.panel:not(.panel-behind) .sheet > :nth-child(2)')");
    }

    /// Shows a tab of the file itself, on any window, once the inspection has told.
    #[track_caller]
    pub fn show_kept(&self, name: &str) {
        self.until("document.querySelector('[data-check=done]')");
        let tab = format!(
            "[...document.querySelectorAll('[role=tab]')]
                .find(tab => tab.querySelector('.tab-title').innerText.trim() === {})",
            Value::from(name)
        );
        self.until(&tab);
        self.ask(&format!("{tab}.click()"));
        self.until(&format!("{tab}.ariaSelected === 'true'"));
    }

    /// The text in front: what the viewer shows of it now, row by row.
    /// A summary that stands before the text is left for it.
    #[track_caller]
    pub fn shown_text(&self) -> String {
        self.until(
            "(front => front && (front.querySelector('.text-row .text-code') || (modes =>
                modes[0]?.ariaChecked === 'true' && modes[0].innerText.trim() === 'Summary' && modes[1].click()
            )(front.querySelectorAll('.viewer-modes [role=radio]'))))
            (document.querySelector('.panel:not(.panel-behind)'))",
        );
        self.until("document.querySelector('.panel:not(.panel-behind) .text-row .text-code')");
        let text = self.ask(
            "[...document.querySelectorAll('.panel:not(.panel-behind) .text-row .text-code')]\
             .map(row => row.innerText).join('\\n')",
        );
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the status bar says that the checks ended, and how: the words about structure and documents, and
    /// those about the contents.
    #[track_caller]
    pub fn wait_checked(&self) -> [String; 2] {
        let ended = ["data-check", "data-integrity"].map(|job| {
            let state = format!("document.querySelector('[{job}]')?.getAttribute('{job}')");
            self.until(&format!("['done', 'stopped', 'failed'].includes({state})"));
            format!("[{job}]")
        });
        ended.map(|item| self.text_of(&item))
    }

    /// Stops what looks at the open file beside the page, so that nothing but the page is measured.
    #[track_caller]
    pub fn stop_checks(&self) {
        // Not before it runs: it begins by itself.
        self.until("document.querySelector('[data-check]:not([data-check=waiting])')");
        self.until(
            "(buttons => (buttons.forEach(button => button.click()), buttons.length === 0))\
             ([...document.querySelectorAll('.status-job button')].filter(button => button.innerText === 'Stop'))",
        );
    }

    /// Shows what was found, on any window.
    #[track_caller]
    pub fn show_findings(&self) {
        self.until("document.querySelector('.top-verdict button')");
        must(self.click(".top-verdict button"));
        self.until("document.querySelector('.panel:not(.panel-behind) .findings')");
    }

    /// Groups the findings by this.
    #[track_caller]
    pub fn choose_grouping(&self, by: &str) {
        self.until("document.querySelector('.findings-grouping select')");
        self.ask(&format!(
            "(() => {{
                const field = document.querySelector('.findings-grouping select');
                field.value = {};
                field.dispatchEvent(new Event('change', {{ bubbles: true }}));
            }})()",
            Value::from(by)
        ));
    }

    /// Filters the findings.
    #[track_caller]
    pub fn filter_findings(&self, text: &str) {
        must(self.click(".findings-filter"));
        self.keys(["Control+a"]);
        must(self.type_text(text));
    }

    /// Loads the page anew as it is after these settings for rules were made in it. They are forgotten with
    /// the page.
    #[track_caller]
    pub fn set(&self, settings: &str) {
        const KEY: &str = "inspector-rule-settings";
        let text = Value::from(settings);
        self.ask(&format!("localStorage.setItem('{KEY}', {text})"));
        self.load();
        self.ask(&format!("localStorage.removeItem('{KEY}')"));
    }

    /// The report, saved as a person saves it.
    #[track_caller]
    pub fn report(&self) -> Value {
        self.choose_in_menu("Save report as JSON");
        let (path, bytes) = self.download();
        match serde_json::from_slice(&bytes) {
            Ok(report) => report,
            Err(error) => panic!("{} is no JSON: {error}", path.display()),
        }
    }

    /// The next file that arrives: where, and what it holds.
    #[track_caller]
    pub fn download(&self) -> (PathBuf, Vec<u8>) {
        let path = match self.wait_download(SOON) {
            Ok(path) => path,
            Err(error) => self.fail(&error),
        };
        match fs::read(&path) {
            Ok(bytes) => (path, bytes),
            Err(error) => panic!("{}: {error}", path.display()),
        }
    }
}

/// Whether the keyboard is on this row of the tree.
fn on_row(name: &str) -> String {
    format!(
        "document.getElementById(document.querySelector('[role=tree]').getAttribute('aria-activedescendant'))\
         .querySelector('.tree-name').title === {}",
        Value::from(name)
    )
}
