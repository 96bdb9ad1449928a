//! Entries of which a sheet can be made.

use dmpkg_archive::{ContentEnd, Entry};

use super::{Block, DocumentAt, Sheet};
use crate::{Assembly, DocumentContent, DocumentKind, Notice, Tone};

/// Entries above this size are not read: the largest connectors have tens of mebibytes.
pub(crate) const READ_LIMIT: u64 = 64 << 20;

/// What is wrong with a content of another checksum, as a clause.
pub(crate) const OTHER_CHECKSUM: &str =
    "its checksum is not the one that the archive states: the content is damaged or was changed";

/// Whether an entry of this path has a sheet.
pub(crate) fn is_known(path: &str) -> bool {
    is_assembly(path) || DocumentKind::of_path(path).is_some()
}

/// Whether an entry of this path is a program or a library.
pub(crate) fn is_assembly(path: &str) -> bool {
    let path = crate::lower_case(path);
    path.ends_with(".dll") || path.ends_with(".exe")
}

/// The bytes of an entry, and what is wrong with them, as a clause.
fn read(entry: Entry<'_>) -> (Option<Vec<u8>>, Option<String>) {
    let content = match entry.content(READ_LIMIT) {
        Ok(content) => content,
        Err(error) => return (None, Some(error.to_string())),
    };
    let message = match content.end {
        ContentEnd::Complete(decoded) if decoded.crc32 != entry.header().crc32() => {
            Some(OTHER_CHECKSUM.to_owned())
        }
        ContentEnd::Complete(_) => None,
        ContentEnd::Limit => Some(format!("only its first {} MiB were read", READ_LIMIT >> 20)),
        ContentEnd::Broken(error) => Some(error.to_string()),
    };
    (Some(content.bytes), message)
}

impl Sheet {
    /// What an entry says; none when it is nothing that is known.
    pub(crate) fn of_entry(entry: Entry<'_>, at: &DocumentAt<'_>) -> Option<Self> {
        let path = entry.name().path();
        let kind = DocumentKind::of_path(&path);
        if kind.is_none() && !is_assembly(&path) {
            return None;
        }
        let (bytes, damage) = read(entry);
        let (mut sheet, message) = match (kind, bytes) {
            (_, None) => (Self::default(), None),
            (Some(kind), Some(bytes)) => {
                let reading = DocumentContent::read(kind, &bytes);
                (reading.content.sheet(at), reading.message)
            }
            (None, Some(bytes)) => match Assembly::read(&bytes) {
                Ok(assembly) => (assembly.sheet(at), None),
                Err(problem) => (Self::new("Assembly", None), Some(problem)),
            },
        };
        let problems = [damage, message].into_iter().flatten();
        let notices = problems.map(|text| {
            Block::Notice(Notice {
                tone: Tone::Damage,
                text: format!("{text}."),
                place: None,
            })
        });
        sheet.blocks.splice(0..0, notices);
        Some(sheet)
    }
}
