//! What can go wrong, each as one sentence.

use std::fmt;
use std::io;
use std::path::PathBuf;
use std::time::Duration;

/// Why the browser did not do what was asked.
#[derive(Debug)]
#[non_exhaustive]
pub enum BrowserError {
    /// No browser is installed where this crate looks.
    NotFound {
        /// The names that were looked for on `PATH`.
        tried: Vec<String>,
    },
    /// The browser could not be started, or ended before it answered.
    Launch {
        /// The program that was started.
        executable: PathBuf,
        /// What happened.
        reason: String,
        /// The end of what the browser wrote to its standard error.
        log: String,
    },
    /// The browser ended, or closed its pipe.
    Gone {
        /// What was asked of it.
        what: String,
    },
    /// The page's process crashed, as it does when it runs out of memory.
    Crashed,
    /// The page or worker that was asked went away before it answered.
    TargetGone {
        /// What was asked of it.
        what: String,
    },
    /// Nothing happened in time.
    Timeout {
        /// What was waited for.
        what: String,
        /// How long.
        after: Duration,
    },
    /// The browser refused a command.
    Protocol {
        /// The command.
        method: String,
        /// The browser's own words.
        message: String,
    },
    /// The address could not be opened.
    Navigation {
        /// The address.
        url: String,
        /// The browser's own words, such as `net::ERR_CONNECTION_REFUSED`.
        reason: String,
    },
    /// The script threw, or its promise was rejected.
    Script {
        /// The exception with its stack.
        text: String,
    },
    /// An element is not there, or nobody could point at it.
    Element {
        /// The CSS selector.
        selector: String,
        /// What keeps it from being used.
        problem: String,
    },
    /// A key that no keyboard of this crate has.
    UnknownKey {
        /// What was to be pressed.
        key: String,
    },
    /// There are fewer workers than that.
    NoWorker {
        /// The worker asked for, from 0.
        index: usize,
        /// How many there are.
        count: usize,
    },
    /// A file or directory could not be used.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

impl fmt::Display for BrowserError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound { tried } => write!(
                f,
                "no browser was found: DMPKG_CHROME is not set and none of {} is on PATH; install Chromium \
                 (`apt-get install chromium`) or run `cargo xtask test`, which says what is missing",
                tried.join(", ")
            ),
            Self::Launch {
                executable,
                reason,
                log,
            } => {
                write!(
                    f,
                    "{} could not be used as the browser: {reason}",
                    executable.display()
                )?;
                if log.is_empty() {
                    Ok(())
                } else {
                    write!(f, "; its last words were:\n{log}")
                }
            }
            Self::Gone { what } => {
                write!(f, "the browser has ended, so this was not answered: {what}")
            }
            Self::Crashed => {
                f.write_str("the page's process has crashed; it may have run out of memory")
            }
            Self::TargetGone { what } => write!(
                f,
                "the page or worker was closed before it answered: {what}"
            ),
            Self::Timeout { what, after } => {
                write!(f, "waited {:.1} s in vain: {what}", after.as_secs_f64())
            }
            Self::Protocol { method, message } => {
                write!(f, "the browser refused {method}: {message}")
            }
            Self::Navigation { url, reason } => write!(f, "{url} could not be opened: {reason}"),
            Self::Script { text } => write!(f, "the script failed: {text}"),
            Self::Element { selector, problem } => write!(f, "`{selector}` {problem}"),
            Self::UnknownKey { key } => write!(
                f,
                "`{key}` is not a key; write a character or a name such as Enter, ArrowDown or F8, with Control, Shift, \
                 Alt or Meta and a plus before it"
            ),
            Self::NoWorker { index, count } => {
                write!(
                    f,
                    "there is no worker {index}: the page has {count}, counted from 0"
                )
            }
            Self::File { path, source } => write!(f, "{}: {source}", path.display()),
        }
    }
}

impl std::error::Error for BrowserError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}
