//! What stands beside the directory: local headers, data descriptors, and the bytes between them.
//!
//! - [`StructureScan`] is the job: it goes through the file once, in the order of the local headers.
//! - [`LocalReading`] is what stands in the file for one entry.
//! - [`Layout`] is what belongs to no entry, to two, or to nothing, known when the job is done.

mod cover;
mod descriptor;
mod gap;
mod layout;
mod local;
mod scan;
mod window;

#[cfg(test)]
mod tests;

pub use descriptor::{DataDescriptor, DescriptorReading};
pub use layout::{
    Gap, GapContent, KnownRecord, Layout, Overlap, Prefix, RecordKind, RecordOverlap, Trailing,
};
pub use local::LocalReading;
pub use scan::StructureScan;
