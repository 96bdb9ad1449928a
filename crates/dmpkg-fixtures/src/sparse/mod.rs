//! Huge archives for measuring, written in seconds.
//!
//! The content is mostly zeros, and zeros are not written but skipped, so that the file takes little room on disk.
//!
//! ```no_run
//! use std::fs::File;
//! use dmpkg_fixtures::sparse;
//!
//! // 5.4 GB to a reader, about 220 MB on disk.
//! sparse::plan(20_000).write(&mut File::create("big.dmapp")?)?;
//! # Ok::<(), std::io::Error>(())
//! ```

mod inside;
mod members;
#[cfg(feature = "signing")]
mod signed;

use std::io::{self, BufWriter, Seek, SeekFrom, Write};

use crate::archive::{Directory, Entry, central_header, end_records, local_header};
use crate::package;

#[cfg(feature = "signing")]
pub use signed::sign;

use members::{Documents, Evidence, Fill, Members, Replacements, SmallFiles};

/// An archive to be written: the files of the smallest application package, then many members.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    shape: Shape,
    members: u32,
}

#[derive(Debug, Clone, Copy)]
enum Shape {
    Contents { length: u32 },
    Evidence,
    SmallFiles,
    Upgrade,
}

/// Members of 276 to 279 KB: zeros that are stored, but every 40th random-looking data, and the one behind it
/// deflated XML. With 20,000 of them the archive needs ZIP64.
pub fn plan(members: u32) -> Plan {
    Plan {
        shape: Shape::Evidence,
        members,
    }
}

/// Small deflated texts; 200,000 of them make about 34 MB.
pub fn many(members: u32) -> Plan {
    Plan {
        shape: Shape::SmallFiles,
        members,
    }
}

/// Deflated documents of so many bytes each, which deflate to about a third.
pub fn contents(members: u32, length: u32) -> Plan {
    Plan {
        shape: Shape::Contents { length },
        members,
    }
}

/// The smallest upgrade, but `Update.zip` is deflated as a whole and holds documents, texts and libraries of
/// 105 KB each; 10,000 of them make about 1 GB in about 800 MB.
pub fn upgrade(members: u32) -> Plan {
    Plan {
        shape: Shape::Upgrade,
        members,
    }
}

impl Plan {
    /// How many entries the archive will have, those in an archive inside not counted.
    pub fn entries(self) -> u64 {
        match self.shape {
            Shape::Evidence | Shape::SmallFiles | Shape::Contents { .. } => {
                package::application().paths().count() as u64 + u64::from(self.members)
            }
            Shape::Upgrade => package::upgrade().paths().count() as u64,
        }
    }

    /// Writes the archive from the current position on, and gives its length in bytes.
    ///
    /// Offsets count from that position. Skipped zeros rely on a writer that fills what it seeks over with zeros, as
    /// new files and cursors do.
    ///
    /// # Errors
    /// What the writer says.
    pub fn write(self, out: impl Write + Seek) -> io::Result<u64> {
        let mut writer = Writer::new(out);
        let around = match self.shape {
            Shape::Evidence | Shape::SmallFiles | Shape::Contents { .. } => package::application(),
            Shape::Upgrade => package::upgrade().without("Update.zip"),
        };
        for entry in around.entries() {
            let data = entry.data.clone();
            writer.write(&entry, Fill::Bytes(&data))?;
        }
        match self.shape {
            Shape::Evidence => writer.write_members(Evidence::new(), self.members)?,
            Shape::SmallFiles => writer.write_members(SmallFiles::new(), self.members)?,
            Shape::Contents { length } => {
                writer.write_members(Documents::new(length), self.members)?;
            }
            Shape::Upgrade => {
                writer.write_inside("Update.zip", Replacements::new(), self.members)?;
            }
        }
        writer.finish()
    }
}

struct Writer<W: Write + Seek> {
    out: BufWriter<W>,
    position: u64,
    directory: Vec<u8>,
    entries: u64,
}

impl<W: Write + Seek> Writer<W> {
    fn new(out: W) -> Self {
        Self {
            out: BufWriter::with_capacity(1 << 16, out),
            position: 0,
            directory: Vec::new(),
            entries: 0,
        }
    }

    fn write_members(&mut self, mut members: impl Members, count: u32) -> io::Result<()> {
        for index in 0..count {
            members.member(index, |entry, fill| self.write(entry, fill))?;
        }
        Ok(())
    }

    fn write(&mut self, entry: &Entry, fill: Fill<'_>) -> io::Result<()> {
        central_header(entry, self.position).write_to(&mut self.directory);
        self.entries += 1;
        let header = local_header(entry).to_vec();
        self.put(&header)?;
        match fill {
            Fill::Bytes(bytes) => self.put(bytes),
            Fill::Zeros(length) => {
                self.out.seek(SeekFrom::Current(length.into()))?;
                self.position += u64::from(length);
                Ok(())
            }
        }
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.position += bytes.len() as u64;
        Ok(())
    }

    fn finish(mut self) -> io::Result<u64> {
        let bytes = std::mem::take(&mut self.directory);
        let directory = Directory {
            entries: self.entries,
            offset: self.position,
            size: bytes.len() as u64,
        };
        self.put(&bytes)?;
        self.put(&end_records(directory, self.position))?;
        self.out.flush()?;
        Ok(self.position)
    }
}

#[cfg(test)]
mod tests;
