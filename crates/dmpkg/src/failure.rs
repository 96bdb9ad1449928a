use dmpkg_archive::{ReadError, ReadErrorKind, Source, SourceError};

use crate::report::Unreadable;

impl Unreadable {
    /// Why a file could not be read as an archive, and what to do, by the error and by what the first
    /// bytes look like.
    pub fn new(error: &ReadError, source: &dyn Source) -> Self {
        let looks_like = matches!(error.kind, ReadErrorKind::NoEndOfCentralDirectory { .. })
            .then(|| looks_like(source))
            .flatten();
        let message = match looks_like {
            Some((what, _)) => format!("{error}: it looks like {what}."),
            None => format!("{error}."),
        };
        let advice = looks_like.map_or_else(|| advice(error), |(_, advice)| advice);
        Self {
            code: error.code().to_owned(),
            message: first_upper(&message),
            advice: advice.to_owned(),
            offset: error.span.offset,
        }
    }
}

/// What to do about an error of reading, as a sentence.
pub(crate) fn advice(error: &ReadError) -> &'static str {
    match &error.kind {
        ReadErrorKind::EmptyFile => {
            "Download or copy the file again: the transfer never began, or the disk was full."
        }
        ReadErrorKind::NoEndOfCentralDirectory {
            starts_like_zip: true,
        }
        | ReadErrorKind::NoCentralDirectory { .. } => {
            "Download or copy the file again and compare its size with the original: most likely the transfer was cut off."
        }
        ReadErrorKind::NoEndOfCentralDirectory {
            starts_like_zip: false,
        } => "Check that this is the package itself: all DataMiner packages are zip archives.",
        ReadErrorKind::Source(SourceError::Changed { .. }) => "Open the file again.",
        ReadErrorKind::Source(_) => {
            "Check that the disk or network share is still there, then open the file again."
        }
        ReadErrorKind::Encrypted | ReadErrorKind::UnsupportedMethod(_) => {
            "Ask for the package without encryption and packed by deflate: DataMiner cannot read it either."
        }
        _ => "Ask for the package again from where it was made: this part of it is damaged.",
    }
}

/// What the first bytes of a file look like, with what to do.
fn looks_like(source: &dyn Source) -> Option<(&'static str, &'static str)> {
    let mut start = vec![0; usize::try_from(source.len().min(64)).unwrap_or(0)];
    source.read_at(0, &mut start).ok()?;
    let text = String::from_utf8_lossy(&start)
        .trim_start_matches('\u{feff}')
        .trim_start()
        .to_ascii_lowercase();
    Some(match start.as_slice() {
        [b'7', b'z', 0xBC, 0xAF, ..] => (
            "a 7-Zip archive",
            "Unpack it first: the package is probably inside.",
        ),
        [b'R', b'a', b'r', b'!', ..] => (
            "a RAR archive",
            "Unpack it first: the package is probably inside.",
        ),
        [0x1F, 0x8B, ..] => (
            "a gzip file",
            "Unpack it first: the package is probably inside.",
        ),
        [b'M', b'Z', ..] => (
            "a Windows program or DLL",
            "Choose the package, not a file from inside it.",
        ),
        [b'%', b'P', b'D', b'F', ..] => ("a PDF document", "Choose the package itself."),
        _ if text.starts_with("version https://git-lfs") => (
            "a Git LFS pointer, which only names the file that should be here",
            "Fetch the file itself with git lfs pull.",
        ),
        _ if text.starts_with("<!doctype html") || text.starts_with("<html") => (
            "a web page",
            "Download the file again: the server probably answered with a page to sign in or with an error.",
        ),
        _ if text.starts_with("<?xml") || text.starts_with('<') => (
            "an XML document",
            "Choose the package that it belongs to: single documents cannot be inspected yet.",
        ),
        _ => return None,
    })
}

fn first_upper(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}
