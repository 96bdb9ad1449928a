//! One record as a list of named fields.

/// A field of a record, named as in APPNOTE 4.3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The four bytes that begin every record.
    Signature,
    /// Version of the writer in the low byte, its file system in the high byte.
    VersionMadeBy,
    /// Version needed to extract.
    VersionNeeded,
    /// General purpose bit flag.
    Flags,
    /// Compression method.
    Method,
    /// DOS time.
    ModifiedTime,
    /// DOS date.
    ModifiedDate,
    /// CRC-32 of the uncompressed content.
    Crc32,
    /// Compressed size in bytes.
    CompressedSize,
    /// Uncompressed size in bytes.
    UncompressedSize,
    /// Length of the name in bytes.
    NameLength,
    /// Length of the extra field in bytes.
    ExtraLength,
    /// Length of the comment in bytes.
    CommentLength,
    /// Number of the disk on which the entry starts.
    DiskStart,
    /// Internal attributes.
    InternalAttributes,
    /// External attributes.
    ExternalAttributes,
    /// Where the local header begins.
    LocalHeaderOffset,
    /// The raw name; patching it also corrects the name length.
    Name,
    /// The raw extra field; patching it also corrects the extra length.
    Extra,
    /// The raw comment; patching it also corrects the comment length.
    Comment,
    /// The bytes of the data as they lie in the archive; patching them leaves the sizes in the headers alone.
    Data,
    /// Size of the rest of the ZIP64 end record.
    RecordSize,
    /// Number of this disk.
    DiskNumber,
    /// Number of the disk on which the directory starts.
    DirectoryDisk,
    /// Number of entries on this disk.
    EntriesOnDisk,
    /// Number of entries in total.
    EntriesTotal,
    /// Size of the central directory in bytes.
    DirectorySize,
    /// Where the central directory begins.
    DirectoryOffset,
    /// Extensible data sector of the ZIP64 end record; patching it also corrects the record size.
    ExtensibleData,
    /// Number of the disk that holds the ZIP64 end record.
    EndRecordDisk,
    /// Where the ZIP64 end record begins.
    EndRecordOffset,
    /// Number of disks in total.
    DiskCount,
}

/// What a field is patched to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// For fields of two, four or eight bytes.
    Number(u64),
    /// For names, extra fields, comments and data.
    Bytes(Vec<u8>),
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Value::Number(value)
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Self {
        Value::Number(value.into())
    }
}

/// Plain literals are `i32`; a negative one stands for the same bits without sign.
impl From<i32> for Value {
    fn from(value: i32) -> Self {
        Value::Number(value.cast_unsigned().into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Value::Bytes(value.into())
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Value::Bytes(value.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Value {
    fn from(value: &[u8; N]) -> Self {
        Value::Bytes(value.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Self {
        Value::Bytes(value)
    }
}

#[derive(Debug, Clone)]
enum Part {
    Number { value: u64, width: u8 },
    Bytes(Vec<u8>),
}

/// One record, its fields in the order of its bytes.
#[derive(Debug, Clone, Default)]
pub(crate) struct RecordFields {
    parts: Vec<(Field, Part)>,
}

impl RecordFields {
    pub(crate) fn with_signature(signature: u32) -> Self {
        RecordFields::default().u32(Field::Signature, signature.into())
    }

    pub(crate) fn u16(self, field: Field, value: u64) -> Self {
        self.number(field, value, 2)
    }

    pub(crate) fn u32(self, field: Field, value: u64) -> Self {
        self.number(field, value, 4)
    }

    pub(crate) fn u64(self, field: Field, value: u64) -> Self {
        self.number(field, value, 8)
    }

    pub(crate) fn bytes(mut self, field: Field, bytes: &[u8]) -> Self {
        self.parts.push((field, Part::Bytes(bytes.to_vec())));
        self
    }

    /// Replaces one field, and the length field that belongs to it.
    ///
    /// # Panics
    /// When the record has no such field, or the value does not fit it: the test that asks for it is wrong.
    #[track_caller]
    pub(crate) fn set(&mut self, field: Field, value: &Value) {
        let part = self.parts.iter_mut().find(|(name, _)| *name == field);
        match (part, value) {
            (Some((_, Part::Number { value: old, width })), Value::Number(new)) => {
                assert!(
                    fits(*new, *width),
                    "{new:#x} does not fit the {width} bytes of {field:?}"
                );
                *old = *new;
            }
            (Some((_, Part::Bytes(old))), Value::Bytes(new)) => {
                let (before, after) = (old.len() as u64, new.len() as u64);
                old.clone_from(new);
                self.adjust_length_of(field, before, after);
            }
            (part, _) => assert!(
                part.is_none(),
                "{field:?} takes the other kind of value, not {value:?}"
            ),
        }
        assert!(
            self.parts.iter().any(|(name, _)| *name == field),
            "this record has no field {field:?}"
        );
    }

    pub(crate) fn len(&self) -> u64 {
        self.parts.iter().map(|(_, part)| part.len()).sum()
    }

    pub(crate) fn write_to(&self, out: &mut Vec<u8>) {
        for (_, part) in &self.parts {
            match part {
                Part::Number { value, width } => {
                    out.extend(value.to_le_bytes().iter().take((*width).into()))
                }
                Part::Bytes(bytes) => out.extend_from_slice(bytes),
            }
        }
    }

    pub(crate) fn to_vec(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.write_to(&mut out);
        out
    }

    /// Each field with its length in bytes.
    pub(crate) fn lengths(&self) -> impl Iterator<Item = (Field, u64)> {
        self.parts.iter().map(|(field, part)| (*field, part.len()))
    }

    fn number(mut self, field: Field, value: u64, width: u8) -> Self {
        debug_assert!(
            fits(value, width),
            "{value:#x} does not fit the {width} bytes of {field:?}"
        );
        self.parts.push((field, Part::Number { value, width }));
        self
    }

    fn adjust_length_of(&mut self, field: Field, before: u64, after: u64) {
        let length_field = match field {
            Field::Name => Field::NameLength,
            Field::Extra => Field::ExtraLength,
            Field::Comment => Field::CommentLength,
            Field::ExtensibleData => Field::RecordSize,
            _ => return,
        };
        for (name, part) in &mut self.parts {
            if let (true, Part::Number { value, .. }) = (*name == length_field, part) {
                *value = (*value + after).saturating_sub(before);
            }
        }
    }
}

impl Part {
    fn len(&self) -> u64 {
        match self {
            Part::Number { width, .. } => (*width).into(),
            Part::Bytes(bytes) => bytes.len() as u64,
        }
    }
}

fn fits(value: u64, width: u8) -> bool {
    value.checked_shr(u32::from(width) * 8).unwrap_or(0) == 0
}
