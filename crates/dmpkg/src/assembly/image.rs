//! The headers of a PE file, after the "PE Format" specification of Microsoft.

use super::bytes::Bytes;

/// The version resource and other resources.
pub(super) const RESOURCES: usize = 2;
/// The certificates: the only directory that is a place in the file and not in memory.
pub(super) const CERTIFICATES: usize = 4;
/// The list of what helps debuggers.
pub(super) const DEBUG: usize = 6;
/// The header of .NET.
pub(super) const CLI: usize = 14;

/// The headers of a PE file.
pub(super) struct Image<'a> {
    bytes: Bytes<'a>,
    pub(super) machine: u16,
    pub(super) time_stamp: u32,
    pub(super) characteristics: u16,
    pub(super) is_64_bit: bool,
    pub(super) subsystem: u16,
    directories: Bytes<'a>,
    sections: Bytes<'a>,
}

/// Bytes of a section header.
const SECTION: usize = 40;

impl<'a> Image<'a> {
    /// Reads the headers.
    pub(super) fn read(bytes: Bytes<'a>) -> Result<Self, String> {
        if !bytes.0.starts_with(b"MZ") {
            return Err(not_a_program(bytes.0));
        }
        let start = bytes.offset(0x3C).unwrap_or_default();
        let header = bytes.from(start);
        if !header.0.starts_with(b"PE\0\0") {
            return Err(if bytes.0.len() < start {
                "it ends before the headers of a Windows program: it is cut off".to_owned()
            } else {
                "it is no Windows program of 32 or 64 bits: the letters PE are missing where its headers should begin".to_owned()
            });
        }
        Self::of_header(bytes, header).ok_or_else(|| {
            "the headers of the Windows program are cut off or of an unknown form".to_owned()
        })
    }

    fn of_header(bytes: Bytes<'a>, header: Bytes<'a>) -> Option<Self> {
        let count = header.short_offset(6)?;
        let optional_size = header.short_offset(20)?;
        let optional = header.from(24);
        let is_64_bit = match optional.u16(0)? {
            0x10B => false,
            0x20B => true,
            _ => return None,
        };
        let before_directories = if is_64_bit { 112 } else { 96 };
        let directories = optional.offset(before_directories - 4)?.min(16);
        let sections = optional.from(optional_size);
        Some(Self {
            bytes,
            machine: header.u16(4)?,
            time_stamp: header.u32(8)?,
            characteristics: header.u16(22)?,
            is_64_bit,
            subsystem: optional.u16(68)?,
            directories: Bytes(optional.from(before_directories).first(8 * directories)),
            sections: Bytes(sections.first(SECTION * count)),
        })
    }

    /// Place and length of a directory; none when it is absent.
    pub(super) fn directory(&self, number: usize) -> Option<(usize, usize)> {
        let at = self.directories.offset(8 * number)?;
        let length = self.directories.offset(8 * number + 4)?;
        (at != 0 && length != 0).then_some((at, length))
    }

    /// The bytes that lie at an address in memory, to the end of their section.
    pub(super) fn at(&self, address: usize) -> Option<Bytes<'a>> {
        let (headers, _) = self.sections.0.as_chunks::<SECTION>();
        headers.iter().find_map(|header| {
            let header = Bytes(header);
            let inside = address.checked_sub(header.offset(12)?)?;
            let stored = header.offset(16)?;
            let left = stored.checked_sub(inside).filter(|left| *left > 0)?;
            let section = self.bytes.from(header.offset(20)?).from(inside);
            Some(Bytes(section.first(left)))
        })
    }

    /// The bytes of a directory that is a place in the file.
    pub(super) fn in_file(&self, (at, length): (usize, usize)) -> Option<Bytes<'a>> {
        self.bytes.part(at, length)
    }

    /// Entries of the debug directory, 28 bytes each.
    pub(super) fn debug_entries(&self) -> impl Iterator<Item = Bytes<'a>> {
        let directory = self
            .directory(DEBUG)
            .and_then(|(at, length)| Some(self.at(at)?.first(length)));
        let (entries, _) = directory.unwrap_or_default().as_chunks::<28>();
        entries.iter().map(|entry| Bytes(entry))
    }
}

fn not_a_program(bytes: &[u8]) -> String {
    if bytes.is_empty() {
        return "it is empty".to_owned();
    }
    let start = bytes.get(..64).unwrap_or(bytes);
    if start.starts_with(b"version https://git-lfs") {
        return "it is a pointer to a large file of Git, not the file itself: fetch the large files and build the package again".to_owned();
    }
    let is_text = start.is_ascii() && !start.contains(&0);
    let what = if is_text { ": it is a text" } else { "" };
    format!("it does not begin with the letters MZ as programs for Windows do{what}")
}
