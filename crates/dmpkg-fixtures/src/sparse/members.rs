//! What the members of huge archives hold. Nothing here is random: the same plan gives the same bytes.

use std::fmt::Write;
use std::io;

use flate2::{Compress, Compression, FlushCompress};

use crate::archive::Entry;

const STORED: u16 = 0;
pub(super) const DEFLATED: u16 = 8;

/// The data of a member as it lies in the archive.
pub(super) enum Fill<'a> {
    Bytes(&'a [u8]),
    Zeros(u32),
}

/// Makes one member after the other.
pub(super) trait Members {
    fn member(
        &mut self,
        index: u32,
        put: impl FnOnce(&Entry, Fill<'_>) -> io::Result<()>,
    ) -> io::Result<()>;
}

/// Pictures of a device, most of them empty, some with data, some with a document beside them.
pub(super) struct Evidence {
    /// CRC-32 of the shortest run of zeros, then of each run that is one byte longer.
    zeros: Vec<u32>,
    noise: Noise,
    document: Vec<u8>,
    packed_document: Vec<u8>,
}

impl Evidence {
    const SHORTEST: u32 = 276_000;
    const LENGTHS: u32 = 3_000;

    pub(super) fn new() -> Self {
        let mut hasher = crc32fast::Hasher::new();
        hasher.update(&vec![0; Self::SHORTEST as usize]);
        let mut zeros = Vec::new();
        for _ in 0..Self::LENGTHS {
            zeros.push(hasher.clone().finalize());
            hasher.update(&[0]);
        }
        let mut document = String::from("<evidence>\n");
        for line in 0..4_000 {
            // Writing into a string does not fail.
            let _ = writeln!(
                document,
                "  <reading second=\"{line}\">{}</reading>",
                line % 97
            );
        }
        document.push_str("</evidence>\n");
        let document = document.into_bytes();
        let packed_document = Deflater::new(Compression::default())
            .deflate(&document)
            .to_vec();
        Evidence {
            zeros,
            noise: Noise(0x9E37_79B9_7F4A_7C15),
            document,
            packed_document,
        }
    }
}

impl Members for Evidence {
    fn member(
        &mut self,
        index: u32,
        put: impl FnOnce(&Entry, Fill<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let stem = format!(
            "case-{:03}/evidence/device {}/IMG_{index:06}",
            index / 500,
            index % 7
        );
        let length = Self::SHORTEST + index % Self::LENGTHS;
        match index % 40 {
            0 => {
                let bytes = self.noise.bytes(length as usize);
                let entry = member(
                    &format!("{stem}.jpg"),
                    STORED,
                    crc32fast::hash(&bytes),
                    bytes.len(),
                    bytes.len(),
                );
                put(&entry, Fill::Bytes(&bytes))
            }
            1 => {
                let (document, packed) = (&self.document, &self.packed_document);
                let crc32 = crc32fast::hash(document);
                let entry = member(
                    &format!("{stem}.xml"),
                    DEFLATED,
                    crc32,
                    packed.len(),
                    document.len(),
                );
                put(&entry, Fill::Bytes(packed))
            }
            _ => {
                let crc32 = self
                    .zeros
                    .get((index % Self::LENGTHS) as usize)
                    .copied()
                    .unwrap_or_default();
                let entry = member(
                    &format!("{stem}.jpg"),
                    STORED,
                    crc32,
                    length as usize,
                    length as usize,
                );
                put(&entry, Fill::Zeros(length))
            }
        }
    }
}

/// Short texts in many folders.
pub(super) struct SmallFiles {
    deflater: Deflater,
}

impl SmallFiles {
    pub(super) fn new() -> Self {
        SmallFiles {
            deflater: Deflater::new(Compression::fast()),
        }
    }
}

impl Members for SmallFiles {
    fn member(
        &mut self,
        index: u32,
        put: impl FnOnce(&Entry, Fill<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let name = format!(
            "root/dir_{:04}/sub_{:04}/file_{index:06}.txt",
            index % 317,
            index % 1013
        );
        let content = format!("reading {index} of the day\n")
            .repeat(12)
            .into_bytes();
        let packed = self.deflater.deflate(&content);
        let entry = member(
            &name,
            DEFLATED,
            crc32fast::hash(&content),
            packed.len(),
            content.len(),
        );
        put(&entry, Fill::Bytes(packed))
    }
}

/// Documents of one length, made of the same lines from different places on.
pub(super) struct Documents {
    length: usize,
    text: Vec<u8>,
    deflater: Deflater,
}

impl Documents {
    pub(super) fn new(length: u32) -> Self {
        let mut noise = Noise(0x5851_F42D_4C95_7F2D);
        let mut text = String::new();
        for line in 0..60_000_u32 {
            let value = noise.bytes(6);
            // Writing into a string does not fail.
            let _ = writeln!(
                text,
                "  <setting number=\"{line}\" value=\"{value:02x?}\" />"
            );
        }
        Documents {
            length: length as usize,
            text: text.into_bytes(),
            deflater: Deflater::new(Compression::fast()),
        }
    }
}

impl Members for Documents {
    fn member(
        &mut self,
        index: u32,
        put: impl FnOnce(&Entry, Fill<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = index as usize * 7_919 % self.text.len();
        let content: Vec<u8> = self
            .text
            .iter()
            .cycle()
            .skip(start)
            .take(self.length)
            .copied()
            .collect();
        let packed = self.deflater.deflate(&content);
        let entry = member(
            &format!("Documents/{:03}/settings {index:05}.xml", index / 100),
            DEFLATED,
            crc32fast::hash(&content),
            packed.len(),
            content.len(),
        );
        put(&entry, Fill::Bytes(packed))
    }
}

/// Documents, texts and libraries as an upgrade has them: about 105 KB each, and together three quarters as
/// large when they are deflated.
pub(super) struct Replacements {
    noise: Noise,
    text: Vec<u8>,
    deflater: Deflater,
}

impl Replacements {
    pub(super) fn new() -> Self {
        let mut noise = Noise(0x2545_F491_4F6C_DD1D);
        let mut text = String::new();
        for line in 0..60_000_u32 {
            let value = noise.bytes(4);
            // Writing into a string does not fail.
            let _ = writeln!(text, "setting {line} = {value:02x?}");
        }
        Replacements {
            noise,
            text: text.into_bytes(),
            deflater: Deflater::new(Compression::fast()),
        }
    }
}

impl Members for Replacements {
    fn member(
        &mut self,
        index: u32,
        put: impl FnOnce(&Entry, Fill<'_>) -> io::Result<()>,
    ) -> io::Result<()> {
        const LONGEST: usize = 140_000;
        let place = index as usize;
        let start = place * 7_919 % (self.text.len() - LONGEST);
        let mut content = format!("document {index}\n").into_bytes();
        content.extend(self.text.iter().skip(start).take(LONGEST - place % 5_000));
        let (extension, method) = match index % 4 {
            0 => ("dll", STORED),
            1 => ("xml", DEFLATED),
            _ => ("txt", STORED),
        };
        if extension == "dll" {
            content = self.noise.bytes(content.len());
        }
        let name = format!(
            "Files/{:03}/replacement {index:05}.{extension}",
            index / 100
        );
        let crc32 = crc32fast::hash(&content);
        let data = if method == DEFLATED {
            self.deflater.deflate(&content)
        } else {
            &content
        };
        let entry = member(&name, method, crc32, data.len(), content.len());
        put(&entry, Fill::Bytes(data))
    }
}

/// An entry without its data, which may be too long to keep.
pub(super) fn member(
    name: &str,
    method: u16,
    crc32: u32,
    compressed: usize,
    uncompressed: usize,
) -> Entry {
    let mut entry = Entry::raw(name, method, Vec::new(), crc32, uncompressed as u64).made_on_unix();
    entry.compressed_size = compressed as u64;
    entry
}

/// One compressor for all members: making a new one for each costs more than the work itself.
struct Deflater {
    compress: Compress,
    out: Vec<u8>,
}

impl Deflater {
    fn new(level: Compression) -> Self {
        Deflater {
            compress: Compress::new(level, false),
            out: Vec::new(),
        }
    }

    #[expect(
        clippy::expect_used,
        reason = "compressing from memory into enough memory does not fail"
    )]
    fn deflate(&mut self, content: &[u8]) -> &[u8] {
        self.compress.reset();
        self.out.clear();
        // Incompressible content grows by five bytes for each block at most.
        self.out.reserve(content.len() + content.len() / 1_000 + 64);
        self.compress
            .compress_vec(content, &mut self.out, FlushCompress::Finish)
            .expect("the output has room");
        &self.out
    }
}

/// Xorshift: looks random, compresses badly, costs nothing.
struct Noise(u64);

impl Noise {
    fn bytes(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(length + 8);
        while bytes.len() < length {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            bytes.extend(self.0.to_le_bytes());
        }
        bytes.truncate(length);
        bytes
    }
}
