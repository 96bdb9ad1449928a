//! Archives built from a plan: deeper than bytes alone would come.

use std::rc::Rc;

use arbitrary::{Arbitrary, Unstructured};
use dmpkg::{CheckOptions, Findings, Inspection, IntegrityJob, Package, Report, Share};
use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Descriptor, Entry, Field, Record};

use crate::{agreement, structure};

/// An archive, and what is wrong with it.
#[derive(Debug, Arbitrary)]
struct Plan {
    entries: Vec<PlannedEntry>,
    patches: Vec<Patch>,
    prefix: Option<[u8; 7]>,
    prefix_is_not_counted: bool,
    gap: Option<(u8, Vec<u8>)>,
    comment: Vec<u8>,
    trailing: Vec<u8>,
    zip64: bool,
}

#[derive(Debug, Arbitrary)]
struct PlannedEntry {
    name: Name,
    content: Content,
    descriptor: Option<u8>,
    flags: u16,
    central_extra: Option<(u16, Vec<u8>)>,
    local_extra: Option<(u16, Vec<u8>)>,
    zip64_sizes: bool,
}

#[derive(Debug, Arbitrary)]
enum Name {
    /// One of names that mean something.
    Known(u8),
    Any(Vec<u8>),
}

#[derive(Debug, Arbitrary)]
enum Content {
    Stored(Vec<u8>),
    Deflated(Vec<u8>),
    Raw {
        method: u16,
        data: Vec<u8>,
        crc32: u32,
        size: u32,
    },
    /// An archive inside.
    Archive(Vec<PlannedEntry>),
    Repeated {
        byte: u8,
        times: u8,
    },
}

#[derive(Debug, Arbitrary)]
struct Patch {
    record: u8,
    entry: u8,
    field: u8,
    value: u64,
}

const NAMES: &[&str] = &[
    "AppInfo.xml",
    "Description.txt",
    "Scripts/Install.xml",
    "Scripts\\Install.xml",
    "AppInstallContent/Protocols/Demo.dmprotocol",
    "Update.zip",
    "Protocol/Protocol.xml",
    "a.zip",
    "A.ZIP",
    "a/",
    "../a",
    "C:\\a",
    "CON",
    "a.",
];

/// Fields of local headers that get other values, and how many bytes each has.
const LOCAL: &[(Field, u32)] = &[
    (Field::Signature, 4),
    (Field::Flags, 2),
    (Field::Method, 2),
    (Field::Crc32, 4),
    (Field::CompressedSize, 4),
    (Field::UncompressedSize, 4),
    (Field::NameLength, 2),
    (Field::ExtraLength, 2),
];

/// Fields of headers in the directory.
const CENTRAL: &[(Field, u32)] = &[
    (Field::Signature, 4),
    (Field::VersionMadeBy, 2),
    (Field::Flags, 2),
    (Field::Method, 2),
    (Field::Crc32, 4),
    (Field::CompressedSize, 4),
    (Field::UncompressedSize, 4),
    (Field::NameLength, 2),
    (Field::ExtraLength, 2),
    (Field::CommentLength, 2),
    (Field::DiskStart, 2),
    (Field::ExternalAttributes, 4),
    (Field::LocalHeaderOffset, 4),
];

/// Fields of the end record.
const END: &[(Field, u32)] = &[
    (Field::Signature, 4),
    (Field::DiskNumber, 2),
    (Field::DirectoryDisk, 2),
    (Field::EntriesOnDisk, 2),
    (Field::EntriesTotal, 2),
    (Field::DirectorySize, 4),
    (Field::DirectoryOffset, 4),
    (Field::CommentLength, 2),
];

/// Archives built from a plan: deeper than bytes alone would come.
pub fn run(bytes: &[u8]) {
    let Ok(plan) = Plan::arbitrary(&mut Unstructured::new(bytes)) else {
        return;
    };
    let archive = plan.build();
    structure::run(&archive);
    let source = Rc::new(MemorySource::new(archive.as_slice()));
    let Ok(package) = Package::open("built.dmapp", source) else {
        return;
    };
    let package = Rc::new(package);
    let options = CheckOptions::default();
    let mut findings = Findings::of(&package, &options);
    let contents = Findings::of_contents(&package, &options);
    shares_make_the_whole(&package, &options, &contents);
    findings.merge(contents);
    if !agreement::is_suspicious(&findings) {
        agreement::witness_agrees(&archive, &package, &findings);
    }
    let size = package.archive.source().len();
    let report = Report::of(&package, size, &findings, &Inspection::of(&package)).to_json();
    assert!(report.contains("\"findings\""), "{report}");
}

/// Whoever decodes which part of the contents: the findings are the same.
fn shares_make_the_whole(package: &Package, options: &CheckOptions, whole: &Findings) {
    let mut parts = Findings::default();
    for part in [2, 0, 1] {
        let share = Share { part, of: 3 };
        let mut job = IntegrityJob::new(Rc::clone(&package.archive), share, options);
        while !job.step(&mut |_| {}) {}
        parts.merge(job.take_findings());
    }
    assert_eq!(whole.list(), parts.list());
    assert_eq!(
        whole.coverage.decoded_entries,
        parts.coverage.decoded_entries
    );
}

impl Plan {
    fn build(&self) -> Vec<u8> {
        let entries: Vec<&PlannedEntry> = self.entries.iter().take(12).collect();
        let mut builder = ArchiveBuilder::new()
            .entries(
                entries
                    .iter()
                    .zip(0..)
                    .map(|(entry, at)| entry.build(at, 2)),
            )
            .comment(self.comment.clone())
            .trailing(self.trailing.clone());
        if let Some(prefix) = self.prefix {
            builder = builder.prefix(prefix);
            if self.prefix_is_not_counted {
                builder = builder.offsets_ignore_prefix();
            }
        }
        if self.zip64 {
            builder = builder.zip64_end();
        }
        let label = |at: u8| (!entries.is_empty()).then(|| usize::from(at) % entries.len());
        if let Some((at, bytes)) = &self.gap
            && let Some(at) = label(*at)
        {
            builder = builder.gap_before(Record::Local(label_of(at)), bytes.clone());
        }
        for patch in self.patches.iter().take(6) {
            let (record, fields) = match (patch.record % 3, label(patch.entry)) {
                (0, Some(at)) => (Record::Local(label_of(at)), LOCAL),
                (1, Some(at)) => (Record::Central(label_of(at)), CENTRAL),
                _ => (Record::End, END),
            };
            let (field, bytes) = fields[usize::from(patch.field) % fields.len()];
            let value = patch.value & (u64::MAX >> (64 - bytes * 8));
            builder = builder.patch(record, field, value);
        }
        builder.build()
    }
}

fn label_of(at: usize) -> &'static str {
    const LABELS: [&str; 12] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11"];
    LABELS[at % LABELS.len()]
}

impl PlannedEntry {
    fn build(&self, at: usize, depth: u8) -> Entry {
        let name = match &self.name {
            Name::Known(at) => NAMES[usize::from(*at) % NAMES.len()].as_bytes().to_vec(),
            Name::Any(bytes) => bytes.get(..200).unwrap_or(bytes).to_vec(),
        };
        let mut entry = match &self.content {
            Content::Stored(bytes) => Entry::stored(name, bytes.clone()),
            Content::Deflated(bytes) => Entry::deflated(name, bytes),
            Content::Raw {
                method,
                data,
                crc32,
                size,
            } => Entry::raw(name, *method, data.clone(), *crc32, u64::from(*size)),
            Content::Archive(entries) if depth > 0 => {
                let entries = entries.iter().take(4).zip(0..);
                let inner = ArchiveBuilder::new()
                    .entries(entries.map(|(entry, at)| entry.build(at, depth - 1)))
                    .build();
                Entry::deflated(name, inner)
            }
            Content::Archive(_) => Entry::stored(name, Vec::new()),
            Content::Repeated { byte, times } => {
                Entry::deflated(name, vec![*byte; usize::from(*times) * 64])
            }
        };
        entry = entry.label(label_of(at)).flags(self.flags & 0x0809);
        entry = match self.descriptor.map(|form| form % 4) {
            None => entry,
            Some(0) => entry.descriptor(Descriptor::Short),
            Some(1) => entry.descriptor(Descriptor::ShortSigned),
            Some(2) => entry.descriptor(Descriptor::Long),
            Some(_) => entry.descriptor(Descriptor::LongSigned),
        };
        if let Some((id, data)) = &self.central_extra {
            entry = entry.central_extra(*id, data.get(..99).unwrap_or(data));
        }
        if let Some((id, data)) = &self.local_extra {
            entry = entry.local_extra(*id, data.get(..99).unwrap_or(data));
        }
        if self.zip64_sizes {
            entry = entry.zip64_sizes();
        }
        entry
    }
}
