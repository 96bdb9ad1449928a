//! What stands behind the data of an entry.

use dmpkg_archive::{DescriptorReading, Entry, Method};

use super::whole;
use crate::rules::inputs::LocalInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const DATA_DESCRIPTOR_MISMATCH: Rule = Rule {
    id: "archive/data-descriptor-mismatch",
    severity: Severity::Warning,
    title: "The data descriptor is missing or wrong",
    condition: "A local header announces a data descriptor and none of its four forms stands behind the data, or its checksum or sizes are other ones than in the list. Descriptors as such never fire.",
    why: "Programs that read the file from its start stop here or unpack something else.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Local(data_descriptor_mismatch)],
};

pub(super) const STORED_WITH_DESCRIPTOR: Rule = Rule {
    id: "archive/stored-with-descriptor",
    severity: Severity::Note,
    title: "Stored data with its length behind it",
    condition: "An entry that is stored without compression and is not empty announces a data descriptor.",
    why: "A program that reads the file from its start cannot tell where the data ends.",
    fix: "Pack the file without data descriptors, or with compression.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(stored_with_descriptor)],
};

fn data_descriptor_mismatch(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let entry = input.entry;
    if whole::has_unknown_size(entry) {
        return;
    }
    match input.local.descriptor {
        DescriptorReading::Missing { offset } => found.entry_at(
            entry,
            offset,
            format_args!("A data descriptor is announced, but none stands at offset {offset}."),
        ),
        DescriptorReading::Found(descriptor) => {
            let said = (
                descriptor.crc32,
                descriptor.compressed_size,
                descriptor.uncompressed_size,
            );
            let listed = (
                entry.header().crc32(),
                entry.compressed_size(),
                entry.uncompressed_size(),
            );
            if said != listed {
                let at = descriptor.span.offset;
                found.entry_at(
                    entry,
                    at,
                    format_args!(
                        "The data descriptor at offset {at} says checksum {:08x}, compressed size {}, size {}; the list says {:08x}, {}, {}.",
                        said.0, said.1, said.2, listed.0, listed.1, listed.2
                    ),
                );
            }
        }
        DescriptorReading::NotAnnounced | DescriptorReading::NotRead => {}
    }
}

fn stored_with_descriptor(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    if header.flags().data_descriptor()
        && header.method() == Method::STORED
        && entry.uncompressed_size() > 0
    {
        found.entry(
            entry,
            format_args!(
                "Its {} bytes are stored without compression, and a data descriptor follows.",
                entry.uncompressed_size()
            ),
        );
    }
}
