use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use dmpkg_browser::{Browser, BrowserError, ConsoleLevel, Page};
use dmpkg_serve::{Options, Server};
use serde_json::Value;

use crate::{Desk, browser, built_page};

/// Long enough for a busy machine, short enough to fail within a coffee.
pub const SOON: Duration = Duration::from_secs(40);

/// How long an element may take to come and to come to rest, and a worker to start.
pub(crate) const A_MOMENT: Duration = Duration::from_secs(6);

/// Listens to what is said to assistive technology from now on. What is said first is not there for long: the checks
/// begin at once and have their say, too.
const LISTEN: &str = "(() => {
    window.heard = '';
    window.listener?.disconnect();
    window.listener = new MutationObserver(() => {
        window.heard += document.querySelector('.announcer').textContent + '\\n';
    });
    const what = { subtree: true, childList: true, characterData: true };
    window.listener.observe(document.querySelector('.announcer'), what);
})()";
/// Whether it was said that the file is open, or why not.
const ANSWERED: &str = "window.heard && (
    document.querySelector('.workspace') && window.heard.includes(' is open: ')
    || document.querySelector('.failed') && !document.querySelector('.reading')
)";

/// The page in a browser, and the server that it came from.
pub struct Inspector {
    // Declared in the order in which they must go.
    page: Page,
    server: Option<Server>,
    desk: Desk,
    _browser: Arc<Browser>,
}

impl Inspector {
    /// The built page, ready for a file.
    #[track_caller]
    pub fn start() -> Self {
        Self::start_from(&built_page())
    }

    /// The page that lies in this folder, ready for a file.
    #[track_caller]
    pub fn start_from(dist: &Path) -> Self {
        let inspector = Self::bare(dist, Options::default());
        inspector.load();
        inspector
    }

    /// A server for this folder and an empty page beside it.
    #[track_caller]
    pub fn bare(dist: &Path, options: Options) -> Self {
        let server = Server::start(dist, options).unwrap_or_else(|error| panic!("{error}"));
        let browser = browser::shared();
        let mut page = browser.page().unwrap_or_else(|error| panic!("{error}"));
        page.set_patience(A_MOMENT);
        Self {
            page,
            server: Some(server),
            desk: Desk::new(),
            _browser: browser,
        }
    }

    /// Loads the page and waits until it can take a file.
    #[track_caller]
    pub fn load(&self) {
        self.load_from(&self.server().url());
    }

    /// Loads the page from another address, and waits until it can take a file.
    #[track_caller]
    pub fn load_from(&self, url: &str) {
        must(self.page.goto(url));
        self.wait_ready();
    }

    /// Ends the server. What the page has by now is all that it gets.
    pub fn stop_server(&mut self) {
        self.server = None;
    }

    /// Waits until the page can take a file.
    #[track_caller]
    pub fn wait_ready(&self) {
        self.until("document.querySelector('.drop-field')");
        // The engine answers only when it has been started.
        must(self.page.evaluate_in_worker(0, "1"));
    }

    /// Waits until the browser has kept the page for times without a network.
    #[track_caller]
    pub fn until_kept(&self) {
        self.until("navigator.serviceWorker.ready.then(() => document.querySelector('.status').innerText.includes('offline ready'))");
    }

    /// The server.
    #[track_caller]
    pub fn server(&self) -> &Server {
        match &self.server {
            Some(server) => server,
            None => panic!("the server was stopped"),
        }
    }

    /// Files that lie there as long as the page is open: a page reads of a file what it needs, when it needs it.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// Chooses a file and waits until it is open or refused.
    #[track_caller]
    pub fn open(&self, file: &Path) {
        self.answered(|| self.choose(file));
    }

    /// Chooses a file, and waits for nothing.
    #[track_caller]
    pub fn choose(&self, file: &Path) {
        must(self.page.set_files("#file", &[file]));
    }

    /// Opens the built-in sample and waits until it is there.
    #[track_caller]
    pub fn open_sample(&self) {
        self.answered(|| {
            if self.has_named("Try a sample") {
                self.press_named("Try a sample");
            } else {
                self.choose_in_menu("Try a sample");
            }
        });
    }

    /// Does something that opens a file, and waits until that is open or refused.
    #[track_caller]
    pub fn answered(&self, act: impl FnOnce()) {
        self.ask(LISTEN);
        act();
        self.until(ANSWERED);
    }

    /// Waits until an expression is truthy.
    #[track_caller]
    pub fn until(&self, condition: &str) {
        if let Err(error) = self.page.wait(condition, SOON) {
            self.fail(&error);
        }
    }

    /// Ends with an error, and with what the page shows.
    #[track_caller]
    pub(crate) fn fail(&self, error: &BrowserError) -> ! {
        let shown = self.page.evaluate("document.body.innerText");
        let console: Vec<_> = self
            .console()
            .iter()
            .map(|entry| entry.text.clone())
            .collect();
        panic!(
            "{error}\nThe page shows:\n{}\nIts console: {console:#?}",
            text(shown)
        );
    }

    /// Waits until the page shows this text.
    #[track_caller]
    pub fn until_shown(&self, words: &str) {
        let words = Value::from(words);
        self.until(&format!(
            "document.body.innerText.replace(/\\s+/g, ' ').includes({words})"
        ));
    }

    /// The value of an expression.
    #[track_caller]
    pub fn ask(&self, js: &str) -> Value {
        must(self.page.evaluate(js))
    }

    /// Whether an expression is truthy.
    #[track_caller]
    pub fn is(&self, js: &str) -> bool {
        self.ask(&format!("!!({js})")) == true
    }

    /// The text of an element as it is shown, white space in one piece.
    #[track_caller]
    pub fn text_of(&self, selector: &str) -> String {
        let text = must(self.page.text(selector));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// Presses keys, one chord after the other.
    #[track_caller]
    pub fn keys<const N: usize>(&self, chords: [&str; N]) {
        for chord in chords {
            must(self.page.press(chord));
        }
    }

    /// What stands in the console that should not: errors and refusals.
    pub fn complaints(&self) -> Vec<String> {
        self.console()
            .into_iter()
            .filter(|entry| entry.level >= ConsoleLevel::Warning || entry.is_policy_violation())
            .map(|entry| format!("{:?} {}: {}", entry.target, entry.source, entry.text))
            .collect()
    }

    /// Fails when the console holds an error or a refusal.
    #[track_caller]
    pub fn assert_quiet(&self) {
        assert_eq!(self.complaints(), Vec::<String>::new());
    }
}

impl Deref for Inspector {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

/// The value, or the end with a sentence.
#[track_caller]
pub(crate) fn must<T>(outcome: Result<T, BrowserError>) -> T {
    match outcome {
        Ok(value) => value,
        Err(error) => panic!("{error}"),
    }
}

fn text(value: Result<Value, BrowserError>) -> String {
    match value {
        Ok(Value::String(text)) => text,
        Ok(other) => other.to_string(),
        Err(error) => error.to_string(),
    }
}
