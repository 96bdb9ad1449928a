//! The records of the format, one file each, with every field as it stands in the file.

mod central;
mod end;
mod extra;
mod flags;
mod host;
mod local;
mod zip64;

pub use central::CentralDirectoryHeader;
pub use end::EndOfCentralDirectory;
pub(crate) use extra::Sentinels;
pub use extra::{
    AesEncryption, ExtraField, ExtraFields, NtfsTimes, UnicodeText, UnixTimes, Zip64Extra,
};
pub use flags::Flags;
pub use host::{Host, UnixFileType, UnixMode};
pub use local::LocalFileHeader;
pub use zip64::{Zip64EndOfCentralDirectory, Zip64Locator};
