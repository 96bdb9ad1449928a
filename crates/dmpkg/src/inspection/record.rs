//! Writes down what is read while the archives of a file are gone through.

use dmpkg_archive::Entry;
use dmpkg_archive::sorted::sort_by_key;

use super::{Inspected, InspectedAssembly, InspectedDocument, Inspection, LeftOut};
use crate::disclosure::{self, Disclosure};
use crate::documents::Reading;
use crate::report::{DocumentStatus, size};
use crate::sheet::is_assembly;
use crate::{
    Assembly, Certainty, DecodedText, DocumentContent, DocumentKind, EntryAddress, EntryPath,
    InstallPlan, JsonDocument, LineIndex, Package, Place, XmlDocument,
};

/// Texts above this size are not looked at for what they disclose: half a second each.
const TEXT_LIMIT: u64 = 32 << 20;
/// Bytes of text that are looked at in all.
const TEXTS_LIMIT: u64 = 64 << 20;
/// Texts that are looked at in all.
const TEXTS: u64 = 20_000;
/// Characters of the extension of anything that is read, its dot counted.
const LONGEST_EXTENSION: usize = 16;
/// What is disclosed more often is counted, not listed.
const LISTED: usize = 10_000;

/// Bytes that are kept of the documents and assemblies of a file, counted as the JSON that says the same: in
/// memory it is about as much.
pub(crate) const KEPT_LIMIT: u64 = 256 << 20;
/// The same in words.
pub(crate) const WHY_LEFT_OUT: &str = "what is kept of one file is limited to 256 MiB";
/// Bytes of anything that is kept, besides what it says and its path.
const KEPT: u64 = 256;

/// What is read of a file while it is gone through, an archive before those inside it.
pub(crate) struct Record {
    inspection: Inspection,
    /// Whether anything is written down.
    on: bool,
    /// Whether the opened file itself was gone through, which comes last.
    complete: bool,
    /// Bytes of text looked at for what they disclose.
    looked_at: u64,
    /// Number of such texts.
    texts: u64,
    /// Number of disclosures.
    disclosed: usize,
    /// Bytes that may still be kept.
    room: u64,
}

/// The forms in which an entry was read.
#[derive(Clone, Copy, Default)]
pub(crate) struct Form<'a> {
    /// Its bytes; empty for what was parsed as XML.
    pub(crate) bytes: &'a [u8],
    /// Its elements, when it is XML.
    pub(crate) xml: Option<&'a XmlDocument>,
    /// Its values, when it is a document in JSON.
    pub(crate) json: Option<&'a JsonDocument>,
}

/// What of an entry is to be read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Wanted {
    /// The document that it is.
    pub(crate) document: Option<DocumentKind>,
    /// Whether it is a program or a library.
    pub(crate) assembly: bool,
    /// Whether it is a text that may disclose something.
    pub(crate) text: bool,
}

impl Wanted {
    /// By its name.
    pub(crate) fn of(entry: Entry<'_>) -> Self {
        let name = entry.name();
        // Whatever is read has an extension, and there may be hundreds of thousands of entries.
        if !name
            .raw()
            .iter()
            .rev()
            .take(LONGEST_EXTENSION)
            .any(|byte| *byte == b'.')
        {
            return Self::default();
        }
        let path = name.path();
        Self {
            document: DocumentKind::of_path(&path),
            assembly: is_assembly(&path),
            text: disclosure::is_text_name(&path),
        }
    }

    /// Whether anything is to be read.
    pub(crate) fn any(self) -> bool {
        self.document.is_some() || self.assembly || self.text
    }
}

impl<'a> Form<'a> {
    /// The text that it was parsed from.
    fn text(&self) -> Option<&'a str> {
        let xml = self.xml.map(|document| document.decoded.text.as_str());
        xml.or_else(|| self.json.map(|document| document.text.as_str()))
    }

    fn reading(&self, kind: DocumentKind) -> Reading {
        match (self.xml, self.json) {
            (Some(xml), _) if kind.is_xml() => DocumentContent::read_xml(kind, xml),
            (_, Some(json)) if kind.is_json() => DocumentContent::read_json(kind, json),
            _ => DocumentContent::read(kind, self.bytes),
        }
    }
}

impl Record {
    /// Begins; nothing is read yet. So many bytes are kept of documents and assemblies.
    pub(crate) fn new(on: bool, room: u64) -> Self {
        Self {
            inspection: Inspection::default(),
            on,
            complete: false,
            looked_at: 0,
            texts: 0,
            disclosed: 0,
            room,
        }
    }

    /// Whether it needs the content of an entry that nobody else reads.
    pub(crate) fn takes(&self, entry: Entry<'_>) -> bool {
        let wanted = Wanted::of(entry);
        let is_wanted = wanted.document.is_some() || wanted.assembly;
        self.on && (is_wanted || wanted.text && self.has_room(entry))
    }

    /// Writes down that an entry was not read, and why, as a clause.
    pub(crate) fn leave(&mut self, address: &EntryAddress, entry: Entry<'_>, because: &str) {
        self.entry(address, entry, Err(because.to_owned()), None);
    }

    /// Whether anything is written down.
    pub(crate) fn is_on(&self) -> bool {
        self.on
    }

    /// What an archive says so far, and what all archives inside it say that were gone through.
    pub(crate) fn said(&self, address: &EntryAddress) -> Option<(&Inspected, &[Inspected])> {
        let packages = &self.inspection.packages;
        let at = packages.iter().rposition(|own| own.address == *address)?;
        packages.get(at..)?.split_first()
    }

    /// What a document says that was just written down.
    pub(crate) fn document(
        &self,
        address: &EntryAddress,
        entry: Entry<'_>,
    ) -> Option<&InspectedDocument> {
        let (own, _) = self.said(address)?;
        let last = own.documents.last();
        last.filter(|document| document.entry == entry.index())
    }

    /// Whether a text is still looked at for what it discloses.
    fn has_room(&self, entry: Entry<'_>) -> bool {
        let size = entry.uncompressed_size();
        size <= TEXT_LIMIT
            && self.looked_at.saturating_add(size) <= TEXTS_LIMIT
            && self.texts < TEXTS
    }

    /// Begins with an archive.
    pub(crate) fn begin(&mut self, package: &Package, address: &EntryAddress, path: &EntryPath) {
        self.inspection.packages.push(Inspected {
            address: address.clone(),
            path: path.clone(),
            file_name: package.file_name.clone(),
            kind: package.detection.kind,
            documents: Vec::new(),
            assemblies: Vec::new(),
            disclosures: Vec::new(),
            unread_texts: 0,
            left_out: LeftOut::default(),
            plan: InstallPlan::default(),
        });
    }

    /// Writes down what an entry of an archive says, or why it could not be read, as a clause. `damage`
    /// is what is wrong with its bytes, as a clause.
    pub(crate) fn entry(
        &mut self,
        address: &EntryAddress,
        entry: Entry<'_>,
        form: Result<Form<'_>, String>,
        damage: Option<String>,
    ) {
        let has_room = self.has_room(entry);
        let Some(own) = self.inspection.find_mut(address).filter(|_| self.on) else {
            return;
        };
        let wanted = Wanted::of(entry);
        let path = own.path.child(entry.name().path());
        if wanted.assembly {
            let reading = match &form {
                Ok(form) => Assembly::read(form.bytes),
                Err(problem) => Err(problem.clone()),
            };
            let reading = match (reading, damage.clone()) {
                (Err(_), Some(damage)) => Err(damage),
                (reading, _) => reading,
            };
            match takes(&mut self.room, &path, size(&reading.as_ref().ok())) {
                true => own.assemblies.push(InspectedAssembly {
                    entry: entry.index(),
                    path: path.clone(),
                    size: entry.uncompressed_size(),
                    is_damaged: form.is_err() || damage.is_some(),
                    reading,
                }),
                false => own.left_out.assemblies += 1,
            }
        }
        if wanted.text {
            let known = form.as_ref().ok().and_then(Form::text);
            let read = match (&form, known) {
                (_, Some(_)) | (Err(_), _) => None,
                (Ok(form), None) => Some(DecodedText::decode(form.bytes).text),
            };
            match known.or(read.as_deref()) {
                Some(text) if has_room => {
                    self.looked_at += entry.uncompressed_size();
                    self.texts += 1;
                    let room = LISTED.saturating_sub(self.disclosed);
                    let found = disclosures(text, &path, &address.child(entry.index().0), room);
                    self.disclosed += found.len();
                    own.disclosures.extend(found);
                }
                _ => own.unread_texts += 1,
            }
        }
        let Some(kind) = wanted.document else {
            return;
        };
        let text = form.as_ref().ok().map(|form| match form.text() {
            Some(text) => text.len(),
            None => form.bytes.len(),
        });
        let reading = match form {
            Ok(form) => form.reading(kind),
            Err(problem) => {
                let mut reading = DocumentContent::read(kind, &[]);
                reading.status = DocumentStatus::Unreadable;
                reading.message = Some(problem);
                reading.broken_at = None;
                reading
            }
        };
        let whole = match reading.content {
            // Their code is kept, and no report says it.
            DocumentContent::Script(_) => text.unwrap_or_default(),
            _ => 0,
        };
        let bytes = size(&reading.content) + u64::try_from(whole).unwrap_or(u64::MAX);
        match takes(&mut self.room, &path, bytes) {
            true => own.documents.push(InspectedDocument {
                entry: entry.index(),
                path,
                kind,
                status: reading.status,
                broken_at: reading.broken_at,
                is_damaged: damage.is_some() || reading.status == DocumentStatus::Unreadable,
                message: damage.or(reading.message),
                content: reading.content,
            }),
            false => own.left_out.documents += 1,
        }
    }

    /// Puts what was read of an archive in the order of entries.
    pub(crate) fn sort(&mut self, address: &EntryAddress) {
        if let Some(own) = self.inspection.find_mut(address) {
            sort_by_key(&mut own.documents, |document| document.entry);
            sort_by_key(&mut own.assemblies, |assembly| assembly.entry);
            sort_by_key(&mut own.disclosures, |it| {
                it.place.address.0.last().copied()
            });
        }
    }

    /// Ends with an archive: all inside it was gone through.
    pub(crate) fn end(&mut self, package: &Package, address: &EntryAddress) {
        self.complete |= address.0.is_empty();
        let plan = self.said(address).map(|(own, inner)| {
            let mut plan = InstallPlan::of(package, own, inner);
            if own.left_out.documents > 0 {
                // Any of them could be what decides.
                plan.certainty = Certainty::Unknown;
            }
            plan
        });
        if let (Some(plan), Some(own)) = (plan, self.inspection.find_mut(address)) {
            own.plan = plan;
        }
    }

    /// Takes all that was read, once that is all.
    pub(crate) fn take(&mut self) -> Option<Inspection> {
        std::mem::take(&mut self.complete).then(|| std::mem::take(&mut self.inspection))
    }
}

/// Whether something of this size is kept, which then takes its room.
fn takes(room: &mut u64, path: &EntryPath, bytes: u64) -> bool {
    let names: usize = path.0.iter().map(String::len).sum();
    let names = u64::try_from(names).unwrap_or(u64::MAX);
    let left = room.checked_sub(bytes.saturating_add(names).saturating_add(KEPT));
    *room = left.unwrap_or(*room);
    left.is_some()
}

fn disclosures(
    text: &str,
    path: &EntryPath,
    address: &EntryAddress,
    room: usize,
) -> Vec<Disclosure> {
    let name = path.0.last().map_or("", String::as_str);
    let found = disclosure::scan(name, text);
    let lines = LineIndex::new(text);
    let found = found.into_iter().take(room);
    let found = found.map(|(kind, offset, len)| Disclosure {
        kind,
        place: Place {
            address: address.clone(),
            path: path.clone(),
            position: Some(lines.position(text, offset)),
        },
        value: text
            .get(offset..offset + len)
            .unwrap_or_default()
            .to_owned(),
    });
    found.collect()
}
