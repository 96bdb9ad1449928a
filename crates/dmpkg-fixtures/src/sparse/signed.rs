use std::io::{self, Read, Seek, SeekFrom, Write};

use crate::archive::{Directory, Entry, central_header, end_records, local_header};
use crate::signing::{Hash, Signature};

/// Bytes of an end record without a comment.
const END: usize = 22;

/// Signs an archive that was written without ZIP64 and without a comment. All of it is read into memory.
///
/// # Errors
/// What the file says, and when it has no end record where it should be.
pub fn sign(mut file: impl Read + Write + Seek) -> io::Result<()> {
    let mut bytes = Vec::new();
    file.rewind()?;
    file.read_to_end(&mut bytes)?;
    let hash = Hash::Sha256.of(&bytes);
    let entry = Entry::stored(".signature.p7s", Signature::of(&hash).build());

    let start = bytes.len().checked_sub(END);
    let end = start.and_then(|start| bytes.get(start..)?.first_chunk::<END>());
    let Some(end) = end.filter(|end| end.starts_with(b"PK\x05\x06")) else {
        return Err(io::ErrorKind::InvalidData.into());
    };
    let [entries, offset] = [&end[10..12], &end[16..20]].map(|number| {
        let bytes = number.iter().rev();
        bytes.fold(0_u64, |number, byte| number << 8 | u64::from(*byte))
    });
    let from = usize::try_from(offset).unwrap_or(usize::MAX);
    let mut directory = bytes
        .get(from..bytes.len() - END)
        .unwrap_or_default()
        .to_vec();
    central_header(&entry, offset).write_to(&mut directory);

    let mut tail = local_header(&entry).to_vec();
    tail.extend(&entry.data);
    let place = Directory {
        entries: entries + 1,
        offset: offset + tail.len() as u64,
        size: directory.len() as u64,
    };
    tail.extend(&directory);
    let position = offset + tail.len() as u64;
    tail.extend(end_records(place, position));
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(&tail)
}
