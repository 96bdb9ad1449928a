//! What was asked for, kept for whoever started the server.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// One request that the server answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedRequest {
    /// The method as it was sent: `GET`, `HEAD`, or one that was refused.
    pub method: String,
    /// The path, percent-decoded and without the query; the target as it was sent when it could not be decoded.
    pub path: String,
    /// The value of the `Range` header, if there was one.
    pub range: Option<String>,
    /// The status code of the answer.
    pub status: u16,
    /// The bytes of the body that the answer announced; 0 for `HEAD`.
    pub bytes: u64,
}

/// The requests in the order in which they were answered.
#[derive(Debug, Default)]
pub(crate) struct Log(Mutex<Vec<LoggedRequest>>);

impl Log {
    pub(crate) fn push(&self, request: LoggedRequest) {
        self.entries().push(request);
    }

    pub(crate) fn all(&self) -> Vec<LoggedRequest> {
        self.entries().clone()
    }

    pub(crate) fn take(&self) -> Vec<LoggedRequest> {
        std::mem::take(&mut *self.entries())
    }

    /// A thread that panicked while it held the lock cannot have left half an entry behind.
    fn entries(&self) -> MutexGuard<'_, Vec<LoggedRequest>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
