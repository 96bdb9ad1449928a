//! The metadata of a .NET assembly (ECMA-335, partition II, section 24): who it is and whom it needs.

use super::bytes::Bytes;

/// Who an assembly is.
#[derive(Debug, Clone)]
pub(super) struct Identity {
    pub(super) name: String,
    pub(super) version: [u16; 4],
    pub(super) culture: String,
    pub(super) key: Vec<u8>,
    /// Whether it is a part of another assembly, and so has no name as one.
    pub(super) is_module: bool,
    pub(super) references: Vec<Reference>,
    /// Attributes of the assembly: namespace and name of the type, and a text.
    pub(super) attributes: Vec<(&'static str, &'static str, Option<String>)>,
}

/// An assembly that is needed.
#[derive(Debug, Clone)]
pub(super) struct Reference {
    pub(super) name: String,
    pub(super) version: [u16; 4],
    pub(super) token: Vec<u8>,
}

impl Identity {
    pub(super) fn new(name: &str, version: [u16; 4]) -> Self {
        Identity {
            name: name.to_owned(),
            version,
            culture: String::new(),
            key: Vec::new(),
            is_module: false,
            references: Vec::new(),
            attributes: Vec::new(),
        }
    }
}

/// The metadata root with all its streams.
pub(super) fn metadata(identity: &Identity) -> Vec<u8> {
    let mut heaps = Heaps {
        strings: vec![0],
        blobs: vec![0],
    };
    let tables = tables(&mut heaps, identity);
    let mvid = [0x5A; 16];
    let streams: [(&str, Vec<u8>); 5] = [
        ("#~", tables),
        ("#Strings", heaps.strings),
        ("#US", vec![0]),
        ("#GUID", mvid.to_vec()),
        ("#Blob", heaps.blobs),
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

/// The `#~` stream with small heaps and tables: every index has two bytes.
fn tables(heaps: &mut Heaps, identity: &Identity) -> Vec<u8> {
    // Module, TypeRef, TypeDef, MemberRef, CustomAttribute, Assembly, AssemblyRef.
    let attributes = identity.attributes.len();
    let rows: [(u32, usize); 7] = [
        (0x00, 1),
        (0x01, attributes),
        (0x02, 1),
        (0x0A, attributes),
        (0x0C, attributes),
        (0x20, usize::from(!identity.is_module)),
        (0x23, identity.references.len()),
    ];
    let present = || rows.iter().filter(|(_, count)| *count > 0);
    let mut stream = Bytes::default();
    stream.u32(0).raw(&[2, 0, 0, 1]);
    let valid = present().fold(0_u64, |mask, (table, _)| mask | 1 << table);
    stream.raw(&valid.to_le_bytes()).raw(&[0; 8]);
    for (_, count) in present() {
        stream.u32(*count);
    }

    // Module: generation, name, identity, two unused identities.
    stream
        .u16(0)
        .u16(heaps.text(&format!("{}.dll", identity.name)))
        .u16(1)
        .u16(0)
        .u16(0);
    // TypeRef: in the first assembly that is needed, name, namespace.
    for (namespace, name, _) in &identity.attributes {
        stream
            .u16(1 << 2 | 2)
            .u16(heaps.text(name))
            .u16(heaps.text(namespace));
    }
    // TypeDef: the type that every module has, without fields and methods.
    stream
        .u32(0)
        .u16(heaps.text("<Module>"))
        .u16(0)
        .u16(0)
        .u16(1)
        .u16(1);
    // MemberRef: the constructor of the type of that number, with one text or with nothing.
    for (number, (.., value)) in (1..).zip(&identity.attributes) {
        let signature: &[u8] = match value {
            Some(_) => &[0x20, 1, 1, 0x0E],
            None => &[0x20, 0, 1],
        };
        stream
            .u16(number << 3 | 1)
            .u16(heaps.text(".ctor"))
            .u16(heaps.blob(signature));
    }
    // CustomAttribute: of the assembly, by the constructor of that number.
    for (number, (.., value)) in (1..).zip(&identity.attributes) {
        stream
            .u16(1 << 5 | 14)
            .u16(number << 3 | 3)
            .u16(heaps.blob(&attribute_value(value.as_deref())));
    }
    // Assembly: hash algorithm SHA-1, version, flags, public key, name, culture.
    if !identity.is_module {
        stream.u32(0x8004);
        push_version(&mut stream, identity.version);
        stream
            .u32(usize::from(!identity.key.is_empty()))
            .u16(heaps.blob(&identity.key))
            .u16(heaps.text(&identity.name))
            .u16(heaps.text(&identity.culture));
    }
    for reference in &identity.references {
        push_version(&mut stream, reference.version);
        stream
            .u32(0)
            .u16(heaps.blob(&reference.token))
            .u16(heaps.text(&reference.name))
            .u16(0)
            .u16(0);
    }
    stream.into_vec()
}

/// The start, a text with its length, and no named values.
fn attribute_value(text: Option<&str>) -> Vec<u8> {
    let mut value = vec![1, 0];
    if let Some(text) = text {
        value.extend(short_length(text.len()));
        value.extend(text.bytes());
    }
    value.extend([0, 0]);
    value
}

fn push_version(stream: &mut Bytes, version: [u16; 4]) {
    for part in version {
        stream.u16(part.into());
    }
}

fn padded(length: usize) -> usize {
    length.next_multiple_of(4)
}

/// A length in one or two bytes (section 23.2).
fn short_length(length: usize) -> Vec<u8> {
    match u8::try_from(length) {
        Ok(short @ 0..0x80) => vec![short],
        _ => {
            let length = u16::try_from(length).unwrap_or(u16::MAX) | 0x8000;
            length.to_be_bytes().to_vec()
        }
    }
}

/// The heaps of names and of other values; index 0 is the empty one.
struct Heaps {
    strings: Vec<u8>,
    blobs: Vec<u8>,
}

impl Heaps {
    fn text(&mut self, text: &str) -> usize {
        if text.is_empty() {
            return 0;
        }
        let index = self.strings.len();
        self.strings.extend_from_slice(text.as_bytes());
        self.strings.push(0);
        index
    }

    fn blob(&mut self, value: &[u8]) -> usize {
        if value.is_empty() {
            return 0;
        }
        let index = self.blobs.len();
        self.blobs.extend(short_length(value.len()));
        self.blobs.extend_from_slice(value);
        index
    }
}
