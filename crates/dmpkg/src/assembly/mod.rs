//! Programs and libraries: what their headers say of them.
//!
//! Our own reader of PE headers and .NET metadata, because it has to hold for any bytes; each file
//! names the part of the specification after which it is written.

mod authenticode;
mod bytes;
mod conflicts;
mod file;
mod image;
mod inventory;
mod key_token;
mod managed;
mod metadata;
mod needs;
pub mod origin;
mod sheet;
mod tables;
#[cfg(test)]
mod tests;
mod version_info;
mod words;

use serde::{Serialize, Serializer};
use sha2::{Digest, Sha256};

use self::bytes::Bytes;
use self::image::Image;

pub use self::authenticode::Authenticode;
pub(crate) use self::conflicts::conflicts_among;
pub use self::conflicts::{Conflict, Difference, conflicts};
pub use self::file::AssemblyFile;
pub use self::inventory::inventory;
pub use self::managed::{AssemblyName, Managed, StrongName};
pub use self::needs::{Found, Need, needs};
pub use self::origin::Origin;
pub use self::version_info::{VersionInfo, VersionText};

/// What the headers of a `.dll` or `.exe` say.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Assembly {
    /// The number of the machine for which it is made, as 0x8664.
    pub machine: u16,
    /// Whether its headers are those of 64 bits.
    pub is_64_bit: bool,
    /// Whether it is a library, not a program.
    pub is_library: bool,
    /// What Windows gives it to run in, as 3 for a console.
    pub subsystem: u16,
    /// Seconds since 1970 when it was built, or anything else.
    pub time_stamp: u32,
    /// Whether it says that its time stamp is a hash, so that every build gives the same file.
    pub is_reproducible: bool,
    /// Where its debug symbols were when it was built. Reports do not say it: it often names a person.
    #[serde(serialize_with = "hidden")]
    pub symbols: Option<String>,
    /// Its Authenticode signature.
    pub authenticode: Option<Authenticode>,
    /// What its version resource says.
    pub version_info: Option<VersionInfo>,
    /// Whether it is made for .NET.
    pub is_managed: bool,
    /// What its .NET metadata says; none for native files, and where it cannot be read.
    pub managed: Option<Managed>,
    /// What could not be read, as clauses.
    pub problems: Vec<String>,
    /// SHA-256 of the whole file, 64 hexadecimal digits.
    pub sha256: String,
}

/// Characters of the path of debug symbols that are kept.
const SYMBOLS_LIMIT: usize = 1023;

impl Assembly {
    /// Reads the headers.
    ///
    /// # Errors
    /// A clause that says what is wrong, when the bytes are no such file.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        Ok(Self {
            sha256: hex(&Sha256::digest(bytes)),
            ..Self::headers(bytes)?
        })
    }

    /// All but the hash.
    fn headers(bytes: &[u8]) -> Result<Self, String> {
        let image = Image::read(Bytes(bytes))?;
        let mut problems = Vec::new();
        let is_managed = image.directory(image::CLI).is_some();
        let managed = is_managed.then(|| Managed::read(&image));
        let managed = managed.and_then(|read| match read {
            Ok(managed) => Some(managed),
            Err(problem) => {
                problems.push(problem.to_owned());
                None
            }
        });
        let version_info = VersionInfo::read(&image);
        Ok(Self {
            machine: image.machine,
            is_64_bit: image.is_64_bit,
            is_library: image.characteristics & 0x2000 != 0,
            subsystem: image.subsystem,
            time_stamp: image.time_stamp,
            // Kind 16 of the debug directory stands for reproducible builds.
            is_reproducible: image.debug_entries().any(|entry| entry.u32(12) == Some(16)),
            symbols: symbols(&image),
            authenticode: Authenticode::read(&image),
            version_info,
            is_managed,
            managed,
            problems,
            sha256: String::new(),
        })
    }

    /// The name by which others refer to it: that of the .NET assembly.
    pub fn name(&self) -> Option<&AssemblyName> {
        self.managed.as_ref()?.identity.as_ref()
    }

    /// The file version, in its own words where there are some.
    pub fn file_version(&self) -> Option<String> {
        let info = self.version_info.as_ref()?;
        let stated = info.text("FileVersion").map(str::to_owned);
        stated.or_else(|| Some(version_text(info.file_version)))
    }
}

/// A version as people write it: "1.2.0.0".
pub(crate) fn version_text(version: [u16; 4]) -> String {
    let [major, minor, build, revision] = version;
    format!("{major}.{minor}.{build}.{revision}")
}

fn hidden<S: Serializer>(path: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    path.as_ref().map(|_| "(hidden)").serialize(serializer)
}

/// The path of the symbols in the entry of Visual C++ (kind 2, signature `RSDS`).
fn symbols(image: &Image<'_>) -> Option<String> {
    let mut entries = image.debug_entries();
    let entry = entries.find(|entry| entry.u32(12) == Some(2))?;
    let place = (entry.offset(24)?, entry.offset(16)?);
    let record = image.in_file(place)?;
    let path = record.0.strip_prefix(b"RSDS").map(Bytes)?.from(20);
    let path = path.first(SYMBOLS_LIMIT).split(|byte| *byte == 0).next()?;
    Some(String::from_utf8_lossy(path).into_owned()).filter(|path| !path.is_empty())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
