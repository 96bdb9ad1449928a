//! From entries, gaps and patches to bytes.

use std::collections::BTreeMap;

use super::entry::Entry;
use super::headers::{
    Directory, central_header, data_descriptor, end_record, local_header, needs_zip64_end,
    zip64_end, zip64_locator,
};
use super::layout::{Layout, Place, PlaceKind, Span, Target};
use super::record::{Field, RecordFields, Value};

/// Collects what an archive shall hold, then writes it.
#[derive(Debug, Clone, Default)]
pub struct ArchiveBuilder {
    entries: Vec<Entry>,
    prefix: Vec<u8>,
    offsets_ignore_prefix: bool,
    gaps: Vec<(Target, Vec<u8>)>,
    patches: Vec<(Target, Field, Value)>,
    overwrites: Vec<(Target, u64, Vec<u8>)>,
    zip64: bool,
    comment: Vec<u8>,
    trailing: Vec<u8>,
}

impl ArchiveBuilder {
    /// An archive without entries.
    pub fn new() -> Self {
        ArchiveBuilder::default()
    }

    /// Adds an entry; several of the same name are welcome.
    pub fn entry(mut self, entry: Entry) -> Self {
        self.entries.push(entry);
        self
    }

    /// Adds several entries.
    pub fn entries(mut self, entries: impl IntoIterator<Item = Entry>) -> Self {
        self.entries.extend(entries);
        self
    }

    /// Puts bytes before the first record; all offsets count them.
    pub fn prefix(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.prefix = bytes.into();
        self
    }

    /// Makes all recorded offsets count from the end of the prefix.
    pub fn offsets_ignore_prefix(mut self) -> Self {
        self.offsets_ignore_prefix = true;
        self
    }

    /// Puts bytes that belong to no record right before this one.
    pub fn gap_before(mut self, target: impl Into<Target>, bytes: impl Into<Vec<u8>>) -> Self {
        self.gaps.push((target.into(), bytes.into()));
        self
    }

    /// Writes another value into one field. Lengths of names, extra fields and comments follow; nothing else does.
    pub fn patch(
        mut self,
        target: impl Into<Target>,
        field: Field,
        value: impl Into<Value>,
    ) -> Self {
        self.patches.push((target.into(), field, value.into()));
        self
    }

    /// Writes other bytes over a part of a record, `at` bytes behind its beginning.
    pub fn overwrite(
        mut self,
        target: impl Into<Target>,
        at: u64,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        self.overwrites.push((target.into(), at, bytes.into()));
        self
    }

    /// Writes ZIP64 end record and locator also where nothing needs them, and an end record that asks for them.
    pub fn zip64_end(mut self) -> Self {
        self.zip64 = true;
        self
    }

    /// The comment of the archive.
    pub fn comment(mut self, comment: impl Into<Vec<u8>>) -> Self {
        self.comment = comment.into();
        self
    }

    /// Puts bytes behind the end record and its comment.
    pub fn trailing(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.trailing = bytes.into();
        self
    }

    /// The bytes of the archive.
    ///
    /// # Panics
    /// When a patch, gap or overwrite names a record or field that the archive does not have: the test would check nothing.
    #[track_caller]
    pub fn build(&self) -> Vec<u8> {
        self.build_with_layout().0
    }

    /// The bytes of the archive, and where each record lies in them.
    ///
    /// # Panics
    /// As [`ArchiveBuilder::build`].
    #[track_caller]
    pub fn build_with_layout(&self) -> (Vec<u8>, Layout) {
        let mut writer = Writer {
            plan: self,
            out: self.prefix.clone(),
            layout: Layout::default(),
        };
        writer.write_all();
        let Writer {
            mut out, layout, ..
        } = writer;
        for (target, at, bytes) in &self.overwrites {
            let span = layout.span(*target);
            let end = at + bytes.len() as u64;
            assert!(end <= span.len, "{target:?} has only {} bytes", span.len);
            let position = usize::try_from(span.offset + at).unwrap_or(usize::MAX);
            for (old, new) in out.iter_mut().skip(position).zip(bytes) {
                *old = *new;
            }
        }
        for target in self
            .gaps
            .iter()
            .map(|(target, _)| target)
            .chain(self.patches.iter().map(|patch| &patch.0))
        {
            layout.span(*target);
        }
        out.extend_from_slice(&self.trailing);
        (out, layout)
    }
}

struct Writer<'a> {
    plan: &'a ArchiveBuilder,
    out: Vec<u8>,
    layout: Layout,
}

impl Writer<'_> {
    #[track_caller]
    fn write_all(&mut self) {
        let plan = self.plan;
        let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
        let mut listed = Vec::new();
        for entry in &plan.entries {
            let next = seen.entry(&entry.label).or_default();
            let nth = *next;
            *next += 1;
            let offset = self.write_entry(entry, nth);
            if entry.in_directory {
                listed.push((entry, nth, offset));
            }
        }

        let mut directory = Directory {
            entries: listed.len() as u64,
            offset: self.position(),
            size: 0,
        };
        let mut first = true;
        for (entry, nth, offset) in listed {
            let place = Place::new(PlaceKind::Central, &entry.label, nth);
            let start = self.write(place, central_header(entry, offset));
            if std::mem::take(&mut first) {
                directory.offset = start;
            }
        }
        directory.size = self.position() - directory.offset;

        let zip64 = plan.zip64 || needs_zip64_end(directory);
        if zip64 {
            let offset = self.write(Place::new(PlaceKind::Zip64End, "", 0), zip64_end(directory));
            self.write(
                Place::new(PlaceKind::Zip64Locator, "", 0),
                zip64_locator(offset),
            );
        }
        self.write(
            Place::new(PlaceKind::End, "", 0),
            end_record(directory, &plan.comment, zip64),
        );
    }

    /// Writes local header, data and descriptor, and gives the offset to record in the directory.
    #[track_caller]
    fn write_entry(&mut self, entry: &Entry, nth: usize) -> u64 {
        if !entry.in_file {
            return self.position();
        }
        let offset = self.write(
            Place::new(PlaceKind::Local, &entry.label, nth),
            local_header(entry),
        );
        let data = RecordFields::default().bytes(Field::Data, &entry.data);
        self.write(Place::new(PlaceKind::Data, &entry.label, nth), data);
        if let Some(form) = entry.descriptor {
            let place = Place::new(PlaceKind::DataDescriptor, &entry.label, nth);
            self.write(place, data_descriptor(entry, form));
        }
        offset
    }

    /// Writes gap and record, and gives the offset of the record as headers shall record it.
    #[track_caller]
    fn write(&mut self, place: Place, mut record: RecordFields) -> u64 {
        for (_, bytes) in self
            .plan
            .gaps
            .iter()
            .filter(|(target, _)| place.is(*target))
        {
            self.out.extend_from_slice(bytes);
        }
        // Names and the like first, because they correct length fields that another patch may want wrong.
        let patches = || {
            self.plan
                .patches
                .iter()
                .filter(|(target, ..)| place.is(*target))
        };
        for (_, field, value) in patches().filter(|(.., value)| matches!(value, Value::Bytes(_))) {
            record.set(*field, value);
        }
        for (_, field, value) in patches().filter(|(.., value)| matches!(value, Value::Number(_))) {
            record.set(*field, value);
        }
        let recorded = self.position();
        let span = Span {
            offset: self.out.len() as u64,
            len: record.len(),
        };
        self.layout.push(place, span, record.lengths());
        record.write_to(&mut self.out);
        recorded
    }

    fn position(&self) -> u64 {
        let ignored = if self.plan.offsets_ignore_prefix {
            self.plan.prefix.len()
        } else {
            0
        };
        (self.out.len() - ignored) as u64
    }
}
