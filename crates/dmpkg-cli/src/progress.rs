//! What a terminal shows while files are checked. Where nobody looks on, nothing is written.

use std::cell::Cell;
use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

use dmpkg::JobProgress;

/// Time between two looks at the terminal.
const PAUSE: Duration = Duration::from_millis(100);
/// Signs of a full bar.
const WIDTH: u64 = 20;
/// Characters of a name at most, so that a line stays one.
const NAME: usize = 40;
/// To the start of the line, and away with all that stands there.
const CLEAR: &str = "\r\u{1b}[K";

/// A line at the bottom of a terminal.
pub(crate) struct Progress {
    is_on: bool,
    /// What stands in front of the bar.
    head: String,
    told: Cell<Option<Instant>>,
}

impl Progress {
    /// Nothing is shown yet, and nothing ever where the error output is no terminal.
    pub(crate) fn new() -> Self {
        Self {
            is_on: stderr().is_terminal(),
            head: String::new(),
            told: Cell::new(None),
        }
    }

    /// Says which file is looked at, and which of how many it is.
    pub(crate) fn file(&mut self, at: usize, of: usize, name: &str) {
        self.head = head(at, of, name);
        self.told.set(None);
        self.tell(None);
    }

    /// Says how far the contents are compared.
    pub(crate) fn contents(&self, progress: JobProgress) {
        let is_due = self.told.get().is_none_or(|told| told.elapsed() >= PAUSE);
        if is_due {
            self.tell(Some((progress.bytes, progress.of_bytes)));
        }
    }

    /// Takes the line away.
    pub(crate) fn clear(&self) {
        if self.is_on {
            // Nobody misses a line that cannot be written.
            let _ = write!(stderr(), "{CLEAR}");
        }
    }

    fn tell(&self, part: Option<(u64, u64)>) {
        if !self.is_on {
            return;
        }
        self.told.set(Some(Instant::now()));
        let bar = part.map_or_else(String::new, |(done, of)| bar(done, of));
        let _ = write!(stderr(), "{CLEAR}{}{bar}", self.head);
    }
}

fn head(at: usize, of: usize, name: &str) -> String {
    let short: String = name
        .chars()
        .filter(|character| !character.is_control())
        .take(NAME)
        .collect();
    match of {
        1 => format!("Checking {short}"),
        _ => format!("Checking {at} of {of}: {short}"),
    }
}

fn bar(done: u64, of: u64) -> String {
    let part = |whole: u64| match of {
        0 => 0,
        _ => done.min(of).saturating_mul(whole) / of,
    };
    let full = part(WIDTH);
    let signs: String = (0..WIDTH)
        .map(|at| if at < full { '#' } else { '-' })
        .collect();
    format!("  [{signs}] {} %", part(100))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_fills() {
        assert_eq!(bar(0, 0), "  [--------------------] 0 %");
        assert_eq!(bar(1, 2), "  [##########----------] 50 %");
        assert_eq!(bar(9, 2), "  [####################] 100 %");
    }

    #[test]
    fn a_line_stays_one() {
        assert_eq!(head(1, 1, "a\n\u{1b}b"), "Checking ab");
        assert_eq!(
            head(2, 12, &"x".repeat(50)),
            format!("Checking 2 of 12: {}", "x".repeat(40))
        );
    }
}
