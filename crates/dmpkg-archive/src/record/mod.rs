//! The records of the format, one file each, with every field as it stands in the file.

mod central;
mod end;
mod extra;
mod local;
mod zip64;

pub use central::{CentralDirectoryHeader, Flags};
pub use end::EndOfCentralDirectory;
pub use extra::{ExtraField, ExtraFields, Zip64Extra};
pub use local::LocalFileHeader;
pub use zip64::{Zip64EndOfCentralDirectory, Zip64Locator};
