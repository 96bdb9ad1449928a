//! A ZIP writer that writes exactly the bytes it is told to, also wrong ones.
//!
//! Every record is a list of named fields. A test names the record and the field it breaks, so its text *is* the
//! defect:
//!
//! ```
//! use dmpkg_fixtures::archive::{ArchiveBuilder, Entry, Field, Record::{Central, End}};
//!
//! let bytes = ArchiveBuilder::new()
//!     .entry(Entry::deflated("AppInfo.xml", "<AppInfo/>"))
//!     .patch(Central("AppInfo.xml"), Field::Crc32, 0)
//!     .patch(End, Field::EntriesTotal, 7)
//!     .build();
//! assert_eq!(bytes.first_chunk(), Some(b"PK\x03\x04"));
//! ```
//!
//! Section numbers refer to APPNOTE.TXT 6.3.10.

mod builder;
mod entry;
mod extra;
mod headers;
mod layout;
mod record;
mod time;

pub use builder::ArchiveBuilder;
pub use entry::{Descriptor, Entry};
pub use layout::{Layout, Record, Span, Target};
pub use record::{Field, Value};
pub use time::DosDateTime;

pub(crate) use headers::{Directory, central_header, end_records, local_header};

#[cfg(test)]
mod tests;
