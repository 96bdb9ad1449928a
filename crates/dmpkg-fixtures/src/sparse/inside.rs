//! An archive that is deflated as a whole on its way into another.

use std::io::{self, Read, Seek, SeekFrom, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::Writer;
use super::members::{DEFLATED, Members, member};
use crate::archive::{central_header, local_header};

impl<W: Write + Seek> Writer<W> {
    /// Writes an archive of so many members as one deflated entry, of 4 GB at most.
    pub(super) fn write_inside(
        &mut self,
        name: &str,
        members: impl Members,
        count: u32,
    ) -> io::Result<()> {
        let start = self.position;
        let mut entry = member(name, DEFLATED, 0, 0, 0);
        // What the header says is known behind the data; until then it only keeps the place.
        self.put(&local_header(&entry).to_vec())?;
        (entry.crc32, entry.compressed_size, entry.uncompressed_size) =
            deflate(&mut self.out, members, count)?;
        let header = local_header(&entry).to_vec();
        let packed = entry.compressed_size;
        self.position += packed;
        let distance = |bytes: u64| i64::try_from(bytes).map_err(io::Error::other);
        let back = -distance(header.len() as u64 + packed)?;
        self.out.seek(SeekFrom::Current(back))?;
        self.out.write_all(&header)?;
        self.out.seek(SeekFrom::Current(distance(packed)?))?;
        central_header(&entry, start).write_to(&mut self.directory);
        self.entries += 1;
        Ok(())
    }
}

/// Writes the archive; gives the CRC-32 of it, its size as it was written, and as it was before.
fn deflate(out: impl Write, members: impl Members, count: u32) -> io::Result<(u32, u64, u64)> {
    let mut deflating = Deflating {
        encoder: DeflateEncoder::new(out, Compression::fast()),
        hasher: crc32fast::Hasher::new(),
    };
    let mut inner = Writer::new(&mut deflating);
    inner.write_members(members, count)?;
    let length = inner.finish()?;
    deflating.encoder.try_finish()?;
    Ok((
        deflating.hasher.finalize(),
        deflating.encoder.total_out(),
        length,
    ))
}

/// Deflates what is written, and sums it up as it was.
struct Deflating<W: Write> {
    encoder: DeflateEncoder<W>,
    hasher: crc32fast::Hasher,
}

impl<W: Write> Write for Deflating<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = self.encoder.write(bytes)?;
        self.hasher.update(bytes.get(..count).unwrap_or_default());
        Ok(count)
    }

    /// Nothing: a flushed encoder would begin a new block.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<W: Write> Seek for Deflating<W> {
    /// Goes forward by zeros, as a file does that is skipped over.
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let SeekFrom::Current(skipped @ 0..) = to else {
            return Err(io::ErrorKind::Unsupported.into());
        };
        io::copy(&mut io::repeat(0).take(skipped.unsigned_abs()), self)?;
        Ok(self.encoder.total_in())
    }
}
