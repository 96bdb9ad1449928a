/// At most one announcement of progress in this time.
const SILENCE_MS: f64 = 5000.0;

/// A file that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The number of the file among all that were chosen.
    pub turn: u32,
    /// Its name.
    pub name: String,
    /// Whether it is the file that is shown already.
    pub again: bool,
    /// Whether it takes long enough to be shown.
    pub late: bool,
    /// How far it is, once the engine said so.
    pub progress: Option<Progress>,
    /// When progress was last announced, in milliseconds since the page was loaded.
    announced_ms: Option<f64>,
}

/// How far a reading is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// What is being done, in words.
    pub phase: String,
    /// Work done, in bytes.
    pub done: u64,
    /// Work in all, in bytes; 0 when not known.
    pub total: u64,
}

impl Reading {
    /// A reading that has just begun.
    pub fn new(turn: u32, name: String, again: bool) -> Self {
        Self {
            turn,
            name,
            again,
            late: false,
            progress: None,
            announced_ms: None,
        }
    }

    /// Takes new progress in, and gives the words to announce when it is time for some.
    pub(super) fn advance(&mut self, progress: Progress, now_ms: f64) -> Option<String> {
        let due = self.late
            && self
                .announced_ms
                .is_none_or(|before| now_ms - before >= SILENCE_MS);
        let words = due.then(|| match progress.percent() {
            Some(percent) => format!("{}, {percent} percent", progress.phase),
            None => progress.phase.clone(),
        });
        if due {
            self.announced_ms = Some(now_ms);
        }
        self.progress = Some(progress);
        words
    }
}

impl Progress {
    /// The part that is done, from 0 to 100, when the whole is known.
    pub fn percent(&self) -> Option<u32> {
        let part = u128::from(self.done.min(self.total)) * 100;
        let percent = part.checked_div(u128::from(self.total))?;
        u32::try_from(percent).ok()
    }
}
