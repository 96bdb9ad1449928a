//! The metadata of a .NET assembly (ECMA-335, partition II, section 24.2).

use super::bytes::Bytes;
use super::tables::{self, Tables};
use crate::text::in_memory;

/// The root of the metadata with its heaps and tables.
#[derive(Default)]
pub(super) struct Metadata<'a> {
    /// The version of the runtime for which it was compiled, as `v4.0.30319`.
    pub(super) runtime: String,
    pub(super) tables: Tables<'a>,
    names: Bytes<'a>,
    blobs: Bytes<'a>,
    guids: Bytes<'a>,
}

/// Bytes of a name that are read: a file cannot make us copy one long name again and again.
const NAME_LIMIT: usize = 1023;

/// Streams whose headers are read; there are five in a file that is not made to mislead.
const STREAM_LIMIT: usize = 64;

impl<'a> Metadata<'a> {
    /// Reads the root.
    ///
    /// # Errors
    /// A clause that says what is missing.
    pub(super) fn read(root: Bytes<'a>) -> Result<Self, &'static str> {
        const CUT: &str = "the head of its .NET metadata is cut off";
        if !root.0.starts_with(b"BSJB") {
            return Err("its .NET metadata does not begin with the letters BSJB");
        }
        let version = root.offset(12).ok_or(CUT)?;
        let head = root.from(16).from(version);
        let count = head.short_offset(2).ok_or(CUT)?.min(STREAM_LIMIT);
        let mut found = Self {
            runtime: text(root.from(16).first(version)),
            ..Self::default()
        };
        let mut tables = None;
        let mut header = head.from(4);
        for _ in 0..count {
            let (Some(at), Some(length)) = (header.offset(0), header.offset(4)) else {
                return Err(CUT);
            };
            let name = until_zero(header.from(8).first(32));
            let stream = Bytes(root.from(at).first(length));
            match name {
                b"#Strings" => found.names = stream,
                b"#Blob" => found.blobs = stream,
                b"#GUID" => found.guids = stream,
                b"#~" | b"#-" => tables = Some(stream),
                _ => {}
            }
            header = header.from(8 + (name.len() + 1).next_multiple_of(4));
        }
        let tables = tables.ok_or("its .NET metadata has no tables")?;
        found.tables = Tables::read(tables).ok_or("the tables of its .NET metadata are cut off")?;
        Ok(found)
    }

    /// A name of the heap of names.
    pub(super) fn name(&self, at: u32) -> String {
        text(self.names.from(in_memory(at)).first(NAME_LIMIT))
    }

    /// A value of the heap of values: its length comes first (section 24.2.4).
    pub(super) fn blob(&self, at: u32) -> Bytes<'a> {
        let (length, rest) = compressed(self.blobs.from(in_memory(at))).unwrap_or_default();
        Bytes(rest.first(length))
    }

    /// An identity of the heap of identities, counted from 1.
    pub(super) fn guid(&self, number: u32) -> Option<String> {
        let at = in_memory(number.checked_sub(1)?).checked_mul(16)?;
        let guid = self.guids.part(at, 16)?;
        let hex = |range: &[usize]| -> String {
            let bytes = range.iter().filter_map(|at| guid.u8(*at));
            bytes.map(|byte| format!("{byte:02x}")).collect()
        };
        Some(format!(
            "{}-{}-{}-{}-{}",
            hex(&[3, 2, 1, 0]),
            hex(&[5, 4]),
            hex(&[7, 6]),
            hex(&[8, 9]),
            hex(&[10, 11, 12, 13, 14, 15])
        ))
    }

    /// The values of the attributes of the assembly itself whose types have these names, the first of
    /// each (sections 22.10 and 23.3).
    pub(super) fn attributes<const N: usize>(&self, names: [&str; N]) -> [Option<Bytes<'a>>; N] {
        // The assembly is the fourteenth of the tables that can have attributes, and has one row.
        const OF_ASSEMBLY: u32 = 1 << 5 | 14;
        let attributes = self.tables.table(tables::CUSTOM_ATTRIBUTE);
        let types = AttributeTypes::new(self);
        let mut found = [None; N];
        let own = attributes.iter().filter(|row| row.column(0) == OF_ASSEMBLY);
        for row in own {
            let Some(name) = types.name(row.column(1)) else {
                continue;
            };
            for (slot, wanted) in found.iter_mut().zip(names) {
                if slot.is_none() && self.is_name(name, wanted) {
                    *slot = Some(self.blob(row.column(2)));
                }
            }
        }
        found
    }

    /// Whether a name is this one, without copying it.
    fn is_name(&self, at: u32, name: &str) -> bool {
        let found = self.names.from(in_memory(at)).0;
        found
            .strip_prefix(name.as_bytes())
            .is_some_and(|rest| rest.first() == Some(&0))
    }
}

/// The tables that lead from an attribute to the name of its type.
struct AttributeTypes<'a> {
    members: tables::Table<'a>,
    references: tables::Table<'a>,
    types: tables::Table<'a>,
}

impl<'a> AttributeTypes<'a> {
    fn new(metadata: &Metadata<'a>) -> Self {
        let table = |number| metadata.tables.table(number);
        Self {
            members: table(tables::MEMBER_REF),
            references: table(tables::TYPE_REF),
            types: table(tables::TYPE_DEF),
        }
    }

    /// Where the name of the type stands whose constructor this is.
    fn name(&self, constructor: u32) -> Option<u32> {
        let number = constructor >> 3;
        match constructor & 7 {
            // A method of the assembly: its type is the last one whose methods begin before it.
            2 => {
                let (mut low, mut high) = (0, self.types.len());
                while low < high {
                    let middle = low + (high - low) / 2;
                    if self.types.row(middle + 1)?.column(5) <= number {
                        low = middle + 1;
                    } else {
                        high = middle;
                    }
                }
                Some(self.types.row(low)?.column(1))
            }
            3 => {
                let parent = self.members.row(number)?.column(0);
                match parent & 7 {
                    0 => Some(self.types.row(parent >> 3)?.column(1)),
                    1 => Some(self.references.row(parent >> 3)?.column(1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// The first argument of an attribute, a text (section 23.3).
pub(super) fn first_text(value: Bytes<'_>) -> Option<String> {
    if value.u16(0)? != 1 {
        return None;
    }
    let (length, rest) = compressed(value.from(2))?;
    let text = String::from_utf8_lossy(rest.first(length.min(NAME_LIMIT)));
    Some(text.into_owned()).filter(|text| !text.is_empty())
}

/// A number in one, two or four bytes, and what follows (section 23.2).
fn compressed(bytes: Bytes<'_>) -> Option<(usize, Bytes<'_>)> {
    let first = bytes.u8(0)?;
    let byte = |at| bytes.u8(at).map(usize::from);
    Some(match first {
        0..0x80 => (usize::from(first), bytes.from(1)),
        0x80..0xC0 => (usize::from(first & 0x3F) << 8 | byte(1)?, bytes.from(2)),
        0xC0..0xE0 => {
            let high = usize::from(first & 0x1F) << 24 | byte(1)? << 16;
            (high | byte(2)? << 8 | byte(3)?, bytes.from(4))
        }
        _ => return None,
    })
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(until_zero(bytes)).into_owned()
}

fn until_zero(bytes: &[u8]) -> &[u8] {
    bytes.split(|byte| *byte == 0).next().unwrap_or_default()
}
