//! A file that was opened, and what can be asked of it at once.

use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::{
    CheckOptions, EntryAddress, Findings, Inspection, Listing, Package, Report, Session, Settings,
};
use dmpkg_archive::{Paged, ReadError, Source};
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::check::Check;
use crate::failure::{failure, of_entry, unreadable};
use crate::source::{CallSource, Trouble, to_u64};

/// An open file. One that is no archive can be reported on and checked as well.
#[wasm_bindgen]
pub struct OpenFile {
    pub(crate) parts: Parts,
    session: Option<Session>,
}

/// What is known of an open file, shared with its checks.
#[derive(Clone)]
pub(crate) struct Parts {
    pub(crate) name: String,
    pub(crate) source: Rc<Paged<CallSource>>,
    pub(crate) package: Result<Rc<Package>, ReadError>,
    trouble: Trouble,
}

/// Bytes decoded at once.
const PIECE: usize = 256 * 1024;

#[wasm_bindgen]
impl OpenFile {
    /// Opens a file of this name and size; `read_at(offset, length)` gives a `Uint8Array` at once.
    ///
    /// # Errors
    /// When the bytes do not come.
    #[wasm_bindgen(constructor)]
    pub fn new(name: String, size: f64, read_at: Function) -> Result<Self, JsValue> {
        let source = CallSource::new(read_at, to_u64(size));
        let trouble = source.trouble();
        let source = Rc::new(Paged::new(source));
        let package = Package::open(&name, Rc::clone(&source) as Rc<dyn Source>).map(Rc::new);
        let parts = Parts {
            name,
            source,
            package,
            trouble,
        };
        parts.take_trouble()?;
        let session = parts.package.as_ref().ok().cloned().map(Session::new);
        Ok(Self { parts, session })
    }

    /// Why the file cannot be read as an archive; nothing when it can.
    pub fn failure(&self) -> Option<js_sys::Object> {
        let error = self.parts.package.as_ref().err()?;
        Some(unreadable(error, &*self.parts.source).into())
    }

    /// The report without findings as JSON, as `dmpkg inspect` prints it.
    ///
    /// # Errors
    /// When the bytes do not come.
    pub fn report(
        &self,
        at: f64,
        roots: Vec<Uint8Array>,
        secrets: bool,
    ) -> Result<String, JsValue> {
        let options = CheckOptions {
            now: Some(seconds(at)),
            roots: bytes_of(&roots),
            ..CheckOptions::default()
        };
        let (findings, inspection) = match &self.parts.package {
            Ok(package) => {
                let (inspection, findings) = Inspection::with_signatures(package, options);
                (findings, inspection)
            }
            Err(_) => Default::default(),
        };
        self.parts.take_trouble()?;
        Ok(self.parts.report(&findings, &inspection, secrets))
    }

    /// All entries as JSON, as `dmpkg list` prints them.
    ///
    /// # Errors
    /// When the file is no archive, or the bytes do not come.
    pub fn entries(&mut self, nested: bool) -> Result<String, JsValue> {
        let listing = Listing::of(self.session()?, nested);
        self.parts.take_trouble()?;
        Ok(listing.to_json())
    }

    /// The address of the entry to which names lead, through archives inside.
    ///
    /// # Errors
    /// When there is no such entry, an archive on the way cannot be read, or the bytes do not come.
    pub fn find(&mut self, names: Vec<String>) -> Result<Vec<u32>, JsValue> {
        let session = self.session()?;
        let mut address = EntryAddress::default();
        for name in &names {
            let open = session.package(&address).map_err(|it| of_entry(&it))?;
            let entry = open.package.find(name).ok_or_else(|| {
                failure(
                    "no-such-entry",
                    &format!("There is no entry “{name}”."),
                    "entries() gives the names.",
                )
            })?;
            address = address.child(entry.0);
        }
        self.parts.take_trouble()?;
        Ok(address.0)
    }

    /// The content of an entry, in pieces.
    ///
    /// # Errors
    /// When there is no such entry, its content is not what the archive states, or the bytes do not come.
    pub fn read(&mut self, address: Vec<u32>) -> Result<Array, JsValue> {
        let extracted = self.session()?.extract(&EntryAddress(address));
        let damaged = |message: &str| {
            let advice = "Get the package again from where it came from.";
            failure("content-damaged", message, advice)
        };
        let read = extracted
            .map_err(|problem| of_entry(&problem))
            .and_then(|(mut reader, crc, size)| {
                let pieces = Array::new();
                let mut piece = vec![0; PIECE];
                loop {
                    match reader.read(&mut piece) {
                        Ok(0) => break,
                        Ok(count) => {
                            let bytes = piece.get(..count).unwrap_or_default();
                            pieces.push(&Uint8Array::from(bytes));
                        }
                        Err(error) => {
                            let message =
                                format!("The content could not be read to its end: {error}.");
                            return Err(damaged(&message));
                        }
                    }
                }
                let decoded = reader.decoded();
                if decoded.crc32 != crc {
                    return Err(damaged(&format!(
                        "The checksum is {:08X}; the archive states {crc:08X}. The content is damaged or was changed.",
                        decoded.crc32
                    )));
                }
                if decoded.size != size {
                    return Err(damaged(&format!(
                        "The entry unpacks to {} bytes; the archive states {size}.",
                        decoded.size
                    )));
                }
                Ok(pieces)
            });
        self.parts.take_trouble()?;
        read
    }

    /// Begins to check the file.
    ///
    /// # Errors
    /// When the settings cannot be read.
    pub fn check(
        &self,
        at: f64,
        settings: &str,
        roots: Vec<Uint8Array>,
        nested: bool,
        integrity: bool,
        secrets: bool,
    ) -> Result<Check, JsValue> {
        let settings = Settings::read(settings).map_err(|problem| {
            failure(
                "settings-unreadable",
                &format!("The settings cannot be read: {problem}."),
                "docs/settings.md of the project has the form.",
            )
        })?;
        let options = CheckOptions {
            outer_only: !nested,
            now: Some(seconds(at)),
            settings,
            roots: bytes_of(&roots),
            ..CheckOptions::default()
        };
        Ok(Check::new(self.parts.clone(), options, integrity, secrets))
    }

    fn session(&mut self) -> Result<&mut Session, JsValue> {
        let parts = &self.parts;
        self.session.as_mut().ok_or_else(|| match &parts.package {
            Err(error) => unreadable(error, &*parts.source),
            Ok(_) => JsValue::UNDEFINED,
        })
    }
}

impl Parts {
    /// Fails when bytes did not come, because what was read since is doubtful.
    pub(crate) fn take_trouble(&self) -> Result<(), JsValue> {
        let trouble = self.trouble.borrow_mut().take();
        trouble.map_or(Ok(()), |error| Err(unreadable(&error, &*self.source)))
    }

    /// The report as JSON.
    pub(crate) fn report(
        &self,
        findings: &Findings,
        inspection: &Inspection,
        secrets: bool,
    ) -> String {
        let read = self.source.traffic().bytes;
        let mut report = match &self.package {
            Ok(package) => Report::of(package, read, findings, inspection),
            Err(error) => {
                let why = Unreadable::new(error, &*self.source);
                Report::unreadable(&self.name, self.source.len(), read, why, findings)
            }
        };
        report.secrets = secrets;
        report.to_json()
    }
}

fn bytes_of(roots: &[Uint8Array]) -> Vec<Vec<u8>> {
    roots.iter().map(Uint8Array::to_vec).collect()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the cast saturates, and no date is that far away"
)]
fn seconds(since_1970: f64) -> i64 {
    since_1970.floor() as i64
}
