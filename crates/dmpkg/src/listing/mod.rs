//! All entries of a file as a flat list, nested archives included if asked, with hashes if asked.

mod export;
mod hashed;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use self::hashed::ListingHashes;
use crate::detect::is_archive_name;
use crate::{EntryAddress, EntryPath, Session};

/// Name and version of the form.
const SCHEMA: &str = "dmpkg.list/1";

/// All entries of a file, each archive in the order of its directory, nested ones behind their entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// `dmpkg.list/1`.
    pub schema: String,
    /// The entries, directories included.
    pub entries: Vec<Listed>,
    /// Archives inside that could not be opened.
    pub problems: Vec<ListProblem>,
}

/// An entry of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// Where it lies.
    pub path: EntryPath,
    /// Its place among the entries of its archive, from 0; names may occur twice.
    pub index: u32,
    /// Where it lies, for machines.
    #[serde(skip)]
    pub address: EntryAddress,
    /// Whether its name marks a directory.
    pub directory: bool,
    /// Size in bytes before compression, as stated.
    pub size: u64,
    /// Size in bytes after compression, as stated.
    pub compressed_size: u64,
    /// Compression method in words.
    pub method: String,
    /// CRC-32 of the content, as stated, eight hexadecimal digits.
    pub crc32: String,
    /// SHA-256 of the content, 64 hexadecimal digits; none when it was not asked for or the content
    /// could not be decoded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// What is wrong with the content, when it was decoded and something is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub problem: Option<String>,
    /// Time of last change, local to where the archive was made; none when there is no such date.
    pub modified: Option<String>,
    /// Whether the content is encrypted.
    pub encrypted: bool,
}

/// An archive inside that could not be opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListProblem {
    /// Where it lies.
    pub path: EntryPath,
    /// Why, as a clause.
    pub message: String,
}

impl Listing {
    /// Lists a file.
    pub fn of(session: &mut Session, nested: bool) -> Self {
        let mut listing = Self {
            schema: SCHEMA.to_owned(),
            entries: Vec::new(),
            problems: Vec::new(),
        };
        listing.add(
            session,
            &EntryAddress::default(),
            &EntryPath::default(),
            nested,
        );
        listing
    }

    /// Adds the entries of one archive. The session limits the depth.
    fn add(
        &mut self,
        session: &mut Session,
        address: &EntryAddress,
        path: &EntryPath,
        nested: bool,
    ) {
        let open = match session.package(address) {
            Ok(open) => open,
            Err(problem) => {
                let message = problem.to_string();
                self.problems.push(ListProblem {
                    path: path.clone(),
                    message,
                });
                return;
            }
        };
        for entry in open.package.archive.entries() {
            let header = entry.header();
            let path = path.child(entry.name().path());
            let name = path.0.last().map_or("", String::as_str);
            let unfolds = nested && !entry.is_directory() && is_archive_name(name);
            let modified = header.modified();
            self.entries.push(Listed {
                path: path.clone(),
                index: entry.index().0,
                address: address.child(entry.index().0),
                directory: entry.is_directory(),
                size: entry.uncompressed_size(),
                compressed_size: entry.compressed_size(),
                method: entry.method().to_string(),
                crc32: format!("{:08X}", header.crc32()),
                sha256: None,
                problem: None,
                modified: modified.is_possible().then(|| modified.to_string()),
                encrypted: header.flags().encrypted(),
            });
            if unfolds {
                self.add(session, &address.child(entry.index().0), &path, nested);
            }
        }
    }
}
