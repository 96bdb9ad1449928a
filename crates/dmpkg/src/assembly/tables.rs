//! The tables of .NET metadata (ECMA-335, partition II, sections 22 and 24.2.6): how wide each column
//! is, and so where each table lies.

use super::bytes::Bytes;
use crate::text::in_memory;

pub(super) const MODULE: u8 = 0x00;
pub(super) const TYPE_REF: u8 = 0x01;
pub(super) const TYPE_DEF: u8 = 0x02;
pub(super) const MEMBER_REF: u8 = 0x0A;
pub(super) const CUSTOM_ATTRIBUTE: u8 = 0x0C;
pub(super) const ASSEMBLY: u8 = 0x20;
pub(super) const ASSEMBLY_REF: u8 = 0x23;

/// Where the tables lie.
#[derive(Default)]
pub(super) struct Tables<'a> {
    data: Bytes<'a>,
    rows: Vec<u32>,
    /// Whether indexes into the heaps have four bytes: names, identities, other values.
    wide_heaps: [bool; 3],
}

/// A table.
pub(super) struct Table<'a> {
    rows: Bytes<'a>,
    /// Bytes of each column.
    widths: Vec<usize>,
    row_width: usize,
}

/// A row of a table.
#[derive(Clone, Copy)]
pub(super) struct TableRow<'a, 't> {
    bytes: Bytes<'a>,
    widths: &'t [usize],
}

// A column: below 0x40 the table whose rows it counts, then a choice of tables, then values.
const CHOICE: u8 = 0x40;
const TYPE_DEF_OR_REF: u8 = CHOICE;
const HAS_CONSTANT: u8 = CHOICE + 1;
const HAS_ATTRIBUTE: u8 = CHOICE + 2;
const HAS_MARSHAL: u8 = CHOICE + 3;
const HAS_SECURITY: u8 = CHOICE + 4;
const MEMBER_PARENT: u8 = CHOICE + 5;
const HAS_SEMANTICS: u8 = CHOICE + 6;
const METHOD_DEF_OR_REF: u8 = CHOICE + 7;
const MEMBER_FORWARDED: u8 = CHOICE + 8;
const ATTRIBUTE_TYPE: u8 = CHOICE + 9;
const RESOLUTION_SCOPE: u8 = CHOICE + 10;
const NAME: u8 = 0x80;
const GUID: u8 = 0x81;
const BLOB: u8 = 0x82;
const TWO: u8 = 0x90;
const FOUR: u8 = 0x91;

/// The choices: bits that tell which table is meant, and the tables (section 24.2.6).
const CHOICES: [(u32, &[u8]); 11] = [
    (2, &[0x02, 0x01, 0x1B]),
    (2, &[0x04, 0x08, 0x17]),
    (
        5,
        &[
            0x06, 0x04, 0x01, 0x02, 0x08, 0x09, 0x0A, 0x00, 0x0E, 0x17, 0x14, 0x11, 0x1A, 0x1B,
            0x20, 0x23, 0x26, 0x27, 0x28, 0x2A, 0x2C, 0x2B,
        ],
    ),
    (1, &[0x04, 0x08]),
    (2, &[0x02, 0x06, 0x20]),
    (3, &[0x02, 0x01, 0x1A, 0x06, 0x1B]),
    (1, &[0x14, 0x17]),
    (1, &[0x06, 0x0A]),
    (1, &[0x04, 0x06]),
    (3, &[0x06, 0x0A]),
    (2, &[0x00, 0x1A, 0x23, 0x01]),
];

/// The columns of each table up to the last one that is read (sections 22.2 to 22.39). Those numbered
/// 3, 5, 7, 19, 22, 30 and 31 are not in the standard; compilers write them for programs that are
/// edited while they run.
const COLUMNS: [&[u8]; 0x24] = [
    &[TWO, NAME, GUID, GUID, GUID],
    &[RESOLUTION_SCOPE, NAME, NAME],
    &[FOUR, NAME, NAME, TYPE_DEF_OR_REF, 0x04, 0x06],
    &[0x04],
    &[TWO, NAME, BLOB],
    &[0x06],
    &[FOUR, TWO, TWO, NAME, BLOB, 0x08],
    &[0x08],
    &[TWO, TWO, NAME],
    &[0x02, TYPE_DEF_OR_REF],
    &[MEMBER_PARENT, NAME, BLOB],
    &[TWO, HAS_CONSTANT, BLOB],
    &[HAS_ATTRIBUTE, ATTRIBUTE_TYPE, BLOB],
    &[HAS_MARSHAL, BLOB],
    &[TWO, HAS_SECURITY, BLOB],
    &[TWO, FOUR, 0x02],
    &[FOUR, 0x04],
    &[BLOB],
    &[0x02, 0x14],
    &[0x14],
    &[TWO, NAME, TYPE_DEF_OR_REF],
    &[0x02, 0x17],
    &[0x17],
    &[TWO, NAME, BLOB],
    &[TWO, 0x06, HAS_SEMANTICS],
    &[0x02, METHOD_DEF_OR_REF, METHOD_DEF_OR_REF],
    &[NAME],
    &[BLOB],
    &[TWO, MEMBER_FORWARDED, NAME, 0x1A],
    &[FOUR, 0x04],
    &[FOUR, FOUR],
    &[FOUR],
    &[FOUR, TWO, TWO, TWO, TWO, FOUR, BLOB, NAME, NAME],
    &[FOUR],
    &[FOUR, FOUR, FOUR],
    &[TWO, TWO, TWO, TWO, FOUR, BLOB, NAME, NAME, BLOB],
];

impl<'a> Tables<'a> {
    /// Reads the head of the stream of tables.
    pub(super) fn read(stream: Bytes<'a>) -> Option<Self> {
        let heaps = stream.u8(6)?;
        let present = u64::from(stream.u32(8)?) | u64::from(stream.u32(12)?) << 32;
        let mut at = 24;
        let mut rows = Vec::with_capacity(64);
        for table in 0..64 {
            rows.push(if present >> table & 1 == 1 {
                at += 4;
                stream.u32(at - 4)?
            } else {
                0
            });
        }
        // Four bytes that nobody reads, which some compilers write.
        let extra = if heaps & 0x40 == 0 { 0 } else { 4 };
        Some(Self {
            data: stream.from(at + extra),
            rows,
            wide_heaps: [heaps & 1 != 0, heaps & 2 != 0, heaps & 4 != 0],
        })
    }

    /// A table, empty when it is absent; of a broken file only those rows that there are.
    pub(super) fn table(&self, wanted: u8) -> Table<'a> {
        let mut start = 0_usize;
        let mut found = Table {
            rows: Bytes::default(),
            widths: Vec::new(),
            row_width: 0,
        };
        for (table, columns) in (0_u8..).zip(COLUMNS) {
            let widths: Vec<usize> = columns.iter().map(|column| self.width(*column)).collect();
            let row_width = widths.iter().sum();
            let length = in_memory(self.rows(table)).saturating_mul(row_width);
            if table == wanted {
                let rows = Bytes(self.data.from(start).first(length));
                found = Table {
                    rows,
                    widths,
                    row_width,
                };
                break;
            }
            start = start.saturating_add(length);
        }
        found
    }

    /// Rows that a table is said to have.
    pub(super) fn rows(&self, table: u8) -> u32 {
        self.rows
            .get(usize::from(table))
            .copied()
            .unwrap_or_default()
    }

    fn width(&self, column: u8) -> usize {
        let wide = match column {
            NAME..=BLOB => self
                .wide_heaps
                .get(usize::from(column - NAME))
                .is_some_and(|wide| *wide),
            TWO => false,
            FOUR => true,
            CHOICE..NAME => {
                let choice = CHOICES.get(usize::from(column - CHOICE));
                choice.is_some_and(|(bits, tables)| {
                    let most = tables.iter().map(|table| self.rows(*table)).max();
                    most.unwrap_or_default() >= 1 << (16 - bits)
                })
            }
            table => self.rows(table) >= 1 << 16,
        };
        if wide { 4 } else { 2 }
    }
}

impl<'a> Table<'a> {
    /// The row of a number, counted from 1.
    pub(super) fn row(&self, number: u32) -> Option<TableRow<'a, '_>> {
        let before = in_memory(number.checked_sub(1)?);
        let bytes = self
            .rows
            .part(before.checked_mul(self.row_width)?, self.row_width)?;
        Some(TableRow {
            bytes,
            widths: &self.widths,
        })
    }

    /// Number of rows that there are.
    pub(super) fn len(&self) -> u32 {
        let rows = self.rows.0.len().checked_div(self.row_width);
        u32::try_from(rows.unwrap_or_default()).unwrap_or(u32::MAX)
    }

    /// All rows.
    pub(super) fn iter(&self) -> impl Iterator<Item = TableRow<'a, '_>> {
        (1..=self.len()).filter_map(|number| self.row(number))
    }
}

impl TableRow<'_, '_> {
    /// The value of a column, counted from 0.
    pub(super) fn column(self, number: usize) -> u32 {
        let at = self.widths.iter().take(number).sum();
        let value = match self.widths.get(number) {
            Some(2) => self.bytes.u16(at).map(u32::from),
            _ => self.bytes.u32(at),
        };
        value.unwrap_or_default()
    }

    /// The low half of a column, which has no more.
    pub(super) fn short(self, number: usize) -> u16 {
        let [low, high, ..] = self.column(number).to_le_bytes();
        u16::from_le_bytes([low, high])
    }
}
