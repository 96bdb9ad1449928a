//! Where each record of a built archive lies.

use super::record::Field;

/// A range of bytes in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First byte, from the beginning of the file.
    pub offset: u64,
    /// Length in bytes.
    pub len: u64,
}

impl Span {
    /// The first byte behind the range.
    pub fn end(self) -> u64 {
        self.offset + self.len
    }

    /// The bytes of this range.
    ///
    /// # Panics
    /// When the file is shorter.
    #[track_caller]
    pub fn of(self, file: &[u8]) -> &[u8] {
        let start = usize::try_from(self.offset).ok();
        let end = usize::try_from(self.end()).ok();
        let bytes = start.zip(end).and_then(|(start, end)| file.get(start..end));
        assert!(
            bytes.is_some(),
            "{self:?} does not lie in a file of {} bytes",
            file.len()
        );
        bytes.unwrap_or_default()
    }
}

/// A record of an archive, named by what it belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Record {
    /// The local file header of the entry with this name.
    Local(&'static str),
    /// The data of the entry with this name.
    Data(&'static str),
    /// The data descriptor of the entry with this name.
    DataDescriptor(&'static str),
    /// The central directory header of the entry with this name.
    Central(&'static str),
    /// The ZIP64 end of central directory record.
    Zip64End,
    /// The ZIP64 end of central directory locator.
    Zip64Locator,
    /// The end of central directory record.
    End,
}

impl Record {
    /// The record of a later entry of the same name; 0 is the first.
    pub fn nth(self, nth: usize) -> Target {
        Target { record: self, nth }
    }
}

/// A record, and which one of several entries of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub(super) record: Record,
    pub(super) nth: usize,
}

impl From<Record> for Target {
    fn from(record: Record) -> Self {
        record.nth(0)
    }
}

/// The places of all records.
#[derive(Debug, Clone, Default)]
pub struct Layout {
    records: Vec<Placed>,
}

/// A record that was written. Names are owned here, because they come from entries.
#[derive(Debug, Clone)]
struct Placed {
    place: Place,
    span: Span,
    fields: Vec<(Field, Span)>,
}

/// What kind of record, of which entry, and the how manieth of that name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) kind: PlaceKind,
    pub(super) label: String,
    pub(super) nth: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PlaceKind {
    Local,
    Data,
    DataDescriptor,
    Central,
    Zip64End,
    Zip64Locator,
    End,
}

impl Layout {
    /// Where a record lies.
    ///
    /// # Panics
    /// When the archive has no such record.
    #[track_caller]
    pub fn span(&self, target: impl Into<Target>) -> Span {
        self.find(target.into())
            .map_or(Span { offset: 0, len: 0 }, |placed| placed.span)
    }

    /// Where a field of a record lies.
    ///
    /// # Panics
    /// When the archive has no such record, or the record no such field.
    #[track_caller]
    pub fn field(&self, target: impl Into<Target>, field: Field) -> Span {
        let fields = self
            .find(target.into())
            .map_or(&[][..], |placed| &placed.fields);
        let found = fields
            .iter()
            .find(|(name, _)| *name == field)
            .map(|(_, span)| *span);
        assert!(found.is_some(), "this record has no field {field:?}");
        found.unwrap_or(Span { offset: 0, len: 0 })
    }

    /// All records in the order of their bytes.
    pub fn spans(&self) -> impl Iterator<Item = Span> {
        self.records.iter().map(|placed| placed.span)
    }

    pub(super) fn push(
        &mut self,
        place: Place,
        span: Span,
        lengths: impl Iterator<Item = (Field, u64)>,
    ) {
        let mut offset = span.offset;
        let fields = lengths
            .map(|(field, len)| {
                let span = Span { offset, len };
                offset += len;
                (field, span)
            })
            .collect();
        self.records.push(Placed {
            place,
            span,
            fields,
        });
    }

    #[track_caller]
    fn find(&self, target: Target) -> Option<&Placed> {
        let found = self.records.iter().find(|placed| placed.place.is(target));
        assert!(found.is_some(), "the archive has no record {target:?}");
        found
    }
}

impl Place {
    pub(super) fn new(kind: PlaceKind, label: &str, nth: usize) -> Self {
        Place {
            kind,
            label: label.to_owned(),
            nth,
        }
    }

    pub(super) fn is(&self, target: Target) -> bool {
        let (kind, label) = match target.record {
            Record::Local(name) => (PlaceKind::Local, name),
            Record::Data(name) => (PlaceKind::Data, name),
            Record::DataDescriptor(name) => (PlaceKind::DataDescriptor, name),
            Record::Central(name) => (PlaceKind::Central, name),
            Record::Zip64End => (PlaceKind::Zip64End, ""),
            Record::Zip64Locator => (PlaceKind::Zip64Locator, ""),
            Record::End => (PlaceKind::End, ""),
        };
        self.kind == kind && self.nth == target.nth && self.label == label
    }
}
