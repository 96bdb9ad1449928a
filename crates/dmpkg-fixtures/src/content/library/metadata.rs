//! The metadata of a .NET assembly (ECMA-335, partition II, section 24): who it is and whom it needs.

use super::bytes::Bytes;

/// Bits of the tables that are present: Module, TypeDef, Assembly, AssemblyRef.
const TABLES: [u32; 4] = [0x00, 0x02, 0x20, 0x23];

/// The metadata root with all its streams.
pub(super) fn metadata(
    name: &str,
    version: [u16; 4],
    references: &[(String, [u16; 4])],
) -> Vec<u8> {
    let mut strings = Strings::new();
    let tables = tables(&mut strings, name, version, references);
    let mvid = [0x5A; 16];
    let streams: [(&str, Vec<u8>); 5] = [
        ("#~", tables),
        ("#Strings", strings.heap),
        ("#US", vec![0]),
        ("#GUID", mvid.to_vec()),
        ("#Blob", vec![0]),
    ];

    let mut root = Bytes::default();
    root.raw(b"BSJB")
        .u16(1)
        .u16(1)
        .u32(0)
        .u32(12)
        .raw(b"v4.0.30319\0\0")
        .u16(0)
        .u16(streams.len());
    let headers: usize = streams
        .iter()
        .map(|(name, _)| 8 + padded(name.len() + 1))
        .sum();
    let mut offset = root.len() + headers;
    for (name, content) in &streams {
        let size = padded(content.len());
        root.u32(offset)
            .u32(size)
            .raw(name.as_bytes())
            .raw(b"\0")
            .align(4);
        offset += size;
    }
    for (_, content) in &streams {
        root.raw(content).align(4);
    }
    root.into_vec()
}

/// The `#~` stream with small heaps: every index has two bytes.
fn tables(
    strings: &mut Strings,
    name: &str,
    version: [u16; 4],
    references: &[(String, [u16; 4])],
) -> Vec<u8> {
    let mut stream = Bytes::default();
    stream.u32(0).raw(&[2, 0, 0, 1]);
    let valid = TABLES.iter().fold(0_u64, |mask, table| mask | 1 << table);
    stream.raw(&valid.to_le_bytes()).raw(&[0; 8]);
    for rows in [1, 1, 1, references.len()] {
        stream.u32(rows);
    }

    // Module: generation, name, identity, two unused identities.
    stream
        .u16(0)
        .u16(strings.add(&format!("{name}.dll")))
        .u16(1)
        .u16(0)
        .u16(0);
    // TypeDef: the type that every module has, without fields and methods.
    stream
        .u32(0)
        .u16(strings.add("<Module>"))
        .u16(0)
        .u16(0)
        .u16(1)
        .u16(1);
    // Assembly: hash algorithm SHA-1, version, flags, no public key, name, no culture.
    stream.u32(0x8004);
    push_version(&mut stream, version);
    stream.u32(0).u16(0).u16(strings.add(name)).u16(0);
    for (reference, version) in references {
        push_version(&mut stream, *version);
        stream
            .u32(0)
            .u16(0)
            .u16(strings.add(reference))
            .u16(0)
            .u16(0);
    }
    stream.into_vec()
}

fn push_version(stream: &mut Bytes, version: [u16; 4]) {
    for part in version {
        stream.u16(part.into());
    }
}

fn padded(length: usize) -> usize {
    length.next_multiple_of(4)
}

/// The heap of names; index 0 is the empty one.
struct Strings {
    heap: Vec<u8>,
}

impl Strings {
    fn new() -> Self {
        Strings { heap: vec![0] }
    }

    fn add(&mut self, text: &str) -> usize {
        let index = self.heap.len();
        self.heap.extend_from_slice(text.as_bytes());
        self.heap.push(0);
        index
    }
}
