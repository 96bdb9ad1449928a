use std::fmt::Display;
use std::io;

/// Why a command ended early.
pub(crate) enum Failed {
    /// Nobody reads standard output any more.
    ReaderGone,
    /// For a reason that is told.
    Because(String),
}

impl Failed {
    /// A failure that concerns something named.
    pub(crate) fn about(what: impl Display, why: impl Display) -> Self {
        Self::Because(format!("{what}: {why}"))
    }
}

impl From<io::Error> for Failed {
    /// A failure of writing the output.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::ReaderGone,
            _ => Self::about("standard output", error),
        }
    }
}

impl From<serde_json::Error> for Failed {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}
