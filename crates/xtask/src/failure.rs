//! The one way in which a command fails: with a sentence that says what to do next.

use std::fmt;

/// What a command gives back.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

/// Why a command could not do its work: what, where, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Failure(String);

impl Failure {
    pub(crate) fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// Adds the sentence to an error of another kind.
pub(crate) trait OrFail<T> {
    /// The failure reads "`sentence`: error".
    fn or_fail(self, sentence: impl FnOnce() -> String) -> Outcome<T>;
}

impl<T, E: fmt::Display> OrFail<T> for Result<T, E> {
    fn or_fail(self, sentence: impl FnOnce() -> String) -> Outcome<T> {
        self.map_err(|error| Failure(format!("{}: {error}", sentence())))
    }
}
