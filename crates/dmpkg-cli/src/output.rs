use std::fmt::Display;
use std::fs::File;
use std::io::{self, BufWriter, StdoutLock, Write, stdout};
use std::path::{Path, PathBuf};

/// Where an answer goes.
pub(crate) enum Output {
    /// To who called.
    Standard(StdoutLock<'static>),
    /// To a file.
    File(BufWriter<File>, PathBuf),
}

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

impl Output {
    /// To this file, which is made or emptied; or to standard output.
    pub(crate) fn of(path: Option<&Path>) -> Result<Self, Failed> {
        let Some(path) = path else {
            return Ok(Self::Standard(stdout().lock()));
        };
        let file = File::create(path).map_err(|error| Failed::about(path.display(), error))?;
        Ok(Self::File(BufWriter::new(file), path.to_owned()))
    }

    /// Says that all was written.
    pub(crate) fn finish(mut self) -> Result<(), Failed> {
        let flushed = self.flush();
        match &self {
            Self::File(_, path) => flushed.map_err(|error| Failed::about(path.display(), error)),
            Self::Standard(_) => Ok(flushed?),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Standard(out) => out.write(bytes),
            Self::File(out, _) => out.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Standard(out) => out.flush(),
            Self::File(out, _) => out.flush(),
        }
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
