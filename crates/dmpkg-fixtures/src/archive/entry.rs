//! One entry to write.

use std::io::Write;

use flate2::{Compression, write::DeflateEncoder};

use super::DosDateTime;
use super::extra::{UNICODE_PATH, extra_field};

/// Method 0, the content as it is.
const STORED: u16 = 0;
/// Method 8.
const DEFLATED: u16 = 8;
/// Flag bit 3: CRC-32 and sizes follow the data.
const HAS_DESCRIPTOR: u16 = 1 << 3;
/// Flag bit 11: name and comment are UTF-8.
const UTF8: u16 = 1 << 11;

/// The forms of a data descriptor found in the wild (APPNOTE 4.3.9).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Descriptor {
    /// 12 bytes: CRC-32 and two 32-bit sizes.
    Short,
    /// 16 bytes: the same behind a signature.
    ShortSigned,
    /// 20 bytes: CRC-32 and two 64-bit sizes.
    Long,
    /// 24 bytes: the same behind a signature.
    LongSigned,
}

/// An entry: its data and what both headers say about it.
#[derive(Debug, Clone)]
pub struct Entry {
    pub(crate) label: String,
    pub(crate) name: Vec<u8>,
    pub(crate) method: u16,
    pub(crate) flags: u16,
    pub(crate) modified: DosDateTime,
    pub(crate) crc32: u32,
    pub(crate) compressed_size: u64,
    pub(crate) uncompressed_size: u64,
    pub(crate) data: Vec<u8>,
    pub(crate) version_made_by: u16,
    pub(crate) version_needed: Option<u16>,
    pub(crate) internal_attributes: u16,
    pub(crate) external_attributes: u32,
    pub(crate) local_extra: Vec<u8>,
    pub(crate) central_extra: Vec<u8>,
    pub(crate) comment: Vec<u8>,
    pub(crate) descriptor: Option<Descriptor>,
    pub(crate) zip64_sizes: bool,
    pub(crate) zip64_offset: bool,
    pub(crate) in_file: bool,
    pub(crate) in_directory: bool,
}

impl Entry {
    /// A file whose content lies in the archive as it is.
    pub fn stored(name: impl Into<Vec<u8>>, content: impl Into<Vec<u8>>) -> Self {
        let content = content.into();
        let crc32 = crc32fast::hash(&content);
        let size = content.len() as u64;
        Entry::raw(name, STORED, content, crc32, size)
    }

    /// A file whose content is deflated.
    pub fn deflated(name: impl Into<Vec<u8>>, content: impl AsRef<[u8]>) -> Self {
        let content = content.as_ref();
        let size = content.len() as u64;
        Entry::raw(
            name,
            DEFLATED,
            deflate(content),
            crc32fast::hash(content),
            size,
        )
    }

    /// A directory: a name that ends with a separator, and no data.
    pub fn directory(name: impl Into<Vec<u8>>) -> Self {
        Entry::stored(name, Vec::new()).external_attributes(0x10)
    }

    /// An entry whose data is given as it shall lie in the archive, with the CRC-32 and size it claims.
    pub fn raw(
        name: impl Into<Vec<u8>>,
        method: u16,
        data: impl Into<Vec<u8>>,
        crc32: u32,
        uncompressed_size: u64,
    ) -> Self {
        let name = name.into();
        let data = data.into();
        Entry {
            label: String::from_utf8_lossy(&name).into_owned(),
            name,
            method,
            flags: 0,
            modified: DosDateTime::FIXTURE,
            crc32,
            compressed_size: data.len() as u64,
            uncompressed_size,
            data,
            version_made_by: 20,
            version_needed: None,
            internal_attributes: 0,
            external_attributes: 0,
            local_extra: Vec::new(),
            central_extra: Vec::new(),
            comment: Vec::new(),
            descriptor: None,
            zip64_sizes: false,
            zip64_offset: false,
            in_file: true,
            in_directory: true,
        }
    }

    /// The name under which patches find this entry, where its own bytes are no text.
    pub fn label(mut self, label: &str) -> Self {
        label.clone_into(&mut self.label);
        self
    }

    /// Another method number in both headers; the data stays as it is.
    pub fn method(mut self, method: u16) -> Self {
        self.method = method;
        self
    }

    /// Sets these flag bits in both headers, besides those that other choices set.
    pub fn flags(mut self, bits: u16) -> Self {
        self.flags |= bits;
        self
    }

    /// Says that name and comment are UTF-8 (flag bit 11).
    pub fn utf8(self) -> Self {
        self.flags(UTF8)
    }

    /// The time of last change.
    pub fn modified(mut self, time: DosDateTime) -> Self {
        self.modified = time;
        self
    }

    /// The writer: file system (0 DOS, 3 Unix, 10 NTFS) and version in tenths.
    pub fn made_by(mut self, host: u8, version: u8) -> Self {
        self.version_made_by = u16::from_be_bytes([host, version]);
        self
    }

    /// Version needed to extract, instead of 20 (or 45 with ZIP64).
    pub fn version_needed(mut self, version: u16) -> Self {
        self.version_needed = Some(version);
        self
    }

    /// External attributes, whose meaning depends on the writer's file system.
    pub fn external_attributes(mut self, bits: u32) -> Self {
        self.external_attributes = bits;
        self
    }

    /// A regular file as a Unix tool writes it, with mode 0644.
    pub fn made_on_unix(self) -> Self {
        self.made_by(3, 20).external_attributes(0o100_644 << 16)
    }

    /// Adds an extra field to both headers.
    pub fn extra(self, id: u16, content: &[u8]) -> Self {
        self.local_extra(id, content).central_extra(id, content)
    }

    /// Adds an extra field to the local header only.
    pub fn local_extra(mut self, id: u16, content: &[u8]) -> Self {
        self.local_extra.extend(extra_field(id, content));
        self
    }

    /// Adds an extra field to the central header only.
    pub fn central_extra(mut self, id: u16, content: &[u8]) -> Self {
        self.central_extra.extend(extra_field(id, content));
        self
    }

    /// Adds the extra field that states the name in UTF-8 beside the one in both headers (APPNOTE 4.6.9).
    pub fn unicode_path(self, name: &str) -> Self {
        let mut content = vec![1];
        content.extend(crc32fast::hash(&self.name).to_le_bytes());
        content.extend_from_slice(name.as_bytes());
        self.extra(UNICODE_PATH, &content)
    }

    /// The comment in the central header.
    pub fn comment(mut self, comment: impl Into<Vec<u8>>) -> Self {
        self.comment = comment.into();
        self
    }

    /// Puts CRC-32 and sizes behind the data (flag bit 3) and zeros into the local header.
    pub fn descriptor(mut self, form: Descriptor) -> Self {
        self.descriptor = Some(form);
        self.flags(HAS_DESCRIPTOR)
    }

    /// Puts both sizes into a ZIP64 extra field of both headers, needed or not.
    pub fn zip64_sizes(mut self) -> Self {
        self.zip64_sizes = true;
        self
    }

    /// Puts the offset of the local header into a ZIP64 extra field of the central header, needed or not.
    pub fn zip64_offset(mut self) -> Self {
        self.zip64_offset = true;
        self
    }

    /// Leaves the entry out of the central directory.
    pub fn unlisted(mut self) -> Self {
        self.in_directory = false;
        self
    }

    /// Leaves out local header and data, so that the central header points at whatever follows.
    pub fn without_local_header(mut self) -> Self {
        self.in_file = false;
        self
    }
}

/// A raw deflate stream.
#[expect(clippy::expect_used, reason = "writing into memory does not fail")]
fn deflate(content: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
    encoder
        .write_all(content)
        .expect("a vector takes any bytes");
    encoder.finish().expect("a vector takes any bytes")
}
