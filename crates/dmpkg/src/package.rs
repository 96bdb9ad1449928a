//! A package: the archive, the kind it is taken for, and the documents that say what it is.

use std::rc::Rc;

use dmpkg_archive::{Archive, ContentEnd, EntryIndex, Limits, Opening, ReadError, Source, Step};

use crate::detect::{Clues, Detection, Landmarks};
use crate::nested::nested_source;
use crate::report::{DocumentStatus, EntryFacts};
use crate::text::DecodedText;
use crate::{AppInfo, Description, EntryPath, Field, Protocol, WebApp, XmlDocument};

/// A package that was opened.
pub struct Package {
    /// Its file name, or the last segment of its entry name.
    pub file_name: String,
    /// The archive.
    pub archive: Archive,
    /// What kind it is, and why.
    pub detection: Detection,
    /// The documents that say what it is, in the order in which they are read.
    pub documents: Vec<Document>,
    pub(crate) landmarks: Landmarks,
}

/// A document of a package.
pub struct Document {
    /// Where it lies inside the package.
    pub path: EntryPath,
    /// The entry, when the document lies in the package itself and not in an archive inside.
    pub entry: Option<EntryIndex>,
    /// Whether it could be read.
    pub status: DocumentStatus,
    /// Why not, or what is odd, as a clause.
    pub message: Option<String>,
    /// What it says.
    pub content: DocumentContent,
}

/// What a document says.
pub enum DocumentContent {
    /// `AppInfo.xml`.
    AppInfo(AppInfo),
    /// `Protocol.xml`.
    Protocol(Protocol),
    /// `Description.txt`.
    Description(Description),
    /// `App.info.json`, or a dashboard.
    WebApp(WebApp),
}

/// The job that opens a package. The archive is read in steps; the documents follow in one.
pub struct PackageOpening {
    file_name: String,
    opening: Opening,
}

/// Documents above this size are not read: the largest connectors have tens of mebibytes.
const DOCUMENT_LIMIT: u64 = 64 << 20;

impl PackageOpening {
    /// Begins; nothing is read yet. Of the file name the extension matters.
    pub fn new(file_name: impl Into<String>, source: Rc<dyn Source>, limits: Limits) -> Self {
        Self {
            file_name: file_name.into(),
            opening: Opening::new(source, limits),
        }
    }

    /// Reads about `budget` bytes of the list of entries further, and the documents at its end.
    ///
    /// # Errors
    /// When the source is not a ZIP archive or could not be read. Damaged documents are no error.
    pub fn step(&mut self, budget: u64) -> Result<Step<Package>, ReadError> {
        Ok(match self.opening.step(budget)? {
            Step::Continue(progress) => Step::Continue(progress),
            Step::Done(archive) => {
                Step::Done(Package::new(std::mem::take(&mut self.file_name), archive))
            }
        })
    }
}

impl Package {
    /// Opens a package in one go.
    ///
    /// # Errors
    /// When the source is not a ZIP archive or could not be read.
    pub fn open(file_name: &str, source: Rc<dyn Source>) -> Result<Self, ReadError> {
        Archive::read(source, Limits::default())
            .map(|archive| Self::new(file_name.to_owned(), archive))
    }

    fn new(file_name: String, archive: Archive) -> Self {
        let clues = |found: &Landmarks| clues(&archive, found);
        let (detection, landmarks) = Detection::of(&archive, &file_name, clues);
        let documents = read_documents(&archive, &landmarks);
        Self {
            file_name,
            archive,
            detection,
            documents,
            landmarks,
        }
    }

    /// The first entry of a name, with `/` and `\\` alike: by exact letters or else by any letter case.
    pub fn find(&self, name: &str) -> Option<EntryIndex> {
        let name = name.replace('\\', "/");
        let by = |same: &dyn Fn(&str) -> bool| {
            self.archive
                .entries()
                .find(|entry| same(&entry.name().path()))
                .map(|entry| entry.index())
        };
        by(&|path| path == name).or_else(|| by(&|path| path.eq_ignore_ascii_case(&name)))
    }

    /// What AppInfo.xml says.
    pub fn app_info(&self) -> Option<&AppInfo> {
        self.documents
            .iter()
            .find_map(|document| match &document.content {
                DocumentContent::AppInfo(content) => Some(content),
                _ => None,
            })
    }

    /// What Protocol.xml says.
    pub fn protocol(&self) -> Option<&Protocol> {
        self.documents
            .iter()
            .find_map(|document| match &document.content {
                DocumentContent::Protocol(content) => Some(content),
                _ => None,
            })
    }

    /// What Description.txt says.
    pub fn description(&self) -> Option<&Description> {
        self.documents
            .iter()
            .find_map(|document| match &document.content {
                DocumentContent::Description(content) => Some(content),
                _ => None,
            })
    }

    /// What a web export holds.
    pub fn web_app(&self) -> Option<&WebApp> {
        self.documents
            .iter()
            .find_map(|document| match &document.content {
                DocumentContent::WebApp(content) => Some(content),
                _ => None,
            })
    }

    /// Numbers of what is inside, without nested archives.
    pub fn entry_facts(&self) -> EntryFacts {
        self.landmarks.entries
    }

    /// Whether a package signature lies at the root.
    pub fn has_signature(&self) -> bool {
        self.landmarks.signature.is_some()
    }

    /// The name by which DataMiner knows the package.
    pub fn name(&self) -> Option<String> {
        let from_xml = match (self.app_info(), self.protocol()) {
            (Some(info), _) => info.name.as_ref(),
            (None, Some(protocol)) => protocol.name.as_ref(),
            (None, None) => self
                .description()
                .and_then(|description| description.name.as_ref()),
        };
        let stated = from_xml.and_then(Field::stated).map(str::to_owned);
        stated.or_else(|| self.web_app()?.name.clone())
    }

    /// The name that people see, where it is not the same field.
    pub fn display_name(&self) -> Option<String> {
        let field = self.app_info()?.display_name.as_ref()?;
        field.stated().map(str::to_owned)
    }

    /// The version that the package states.
    pub fn version(&self) -> Option<String> {
        let from_xml = match (self.app_info(), self.protocol()) {
            (Some(info), _) => info.version.as_ref(),
            (None, Some(protocol)) => protocol.version.as_ref(),
            (None, None) => self
                .description()
                .and_then(|description| description.version.as_ref()),
        };
        let stated = from_xml.and_then(Field::stated).map(str::to_owned);
        let published = || {
            self.web_app()?
                .public_version
                .filter(|version| *version > 0)
        };
        stated.or_else(|| published().map(|version| version.to_string()))
    }

    /// The oldest DataMiner version that the package asks for.
    pub fn minimum_data_miner_version(&self) -> Option<String> {
        let field = match (self.app_info(), self.protocol()) {
            (Some(info), _) => info.minimum_data_miner_version.as_ref(),
            (None, Some(protocol)) => protocol.minimum_required_version.as_ref(),
            (None, None) => None,
        };
        field.and_then(Field::stated).map(str::to_owned)
    }
}

/// Looks into the documents that tell the kinds of the upgrade family apart.
fn clues(archive: &Archive, found: &Landmarks) -> Clues {
    let describes_rollback = found
        .description
        .and_then(|index| text_of(archive, index))
        .is_some_and(|text| text.to_ascii_lowercase().contains("rollback"));
    let update_content = || {
        let update = archive.entry(found.update_zip?)?;
        let inner = Archive::read(nested_source(update).ok()?, Limits::default()).ok()?;
        let entry = inner.entries().find(|entry| {
            entry
                .name()
                .path()
                .eq_ignore_ascii_case("UpdateContent.txt")
        })?;
        text_of(&inner, entry.index())
    };
    let marks_update = update_content().is_some_and(|text| text.lines().any(is_update_mark));
    Clues {
        describes_rollback,
        marks_update,
    }
}

/// `SetOption IsUpdate-<build>`, in any letter case.
fn is_update_mark(line: &str) -> bool {
    let mut words = line.split_ascii_whitespace().map(str::to_ascii_lowercase);
    words.next().is_some_and(|word| word == "setoption")
        && words
            .next()
            .is_some_and(|word| word.starts_with("isupdate-"))
}

fn text_of(archive: &Archive, index: EntryIndex) -> Option<String> {
    let content = archive.entry(index)?.content(DOCUMENT_LIMIT).ok()?;
    Some(DecodedText::decode(&content.bytes).text)
}

fn read_documents(archive: &Archive, found: &Landmarks) -> Vec<Document> {
    let protocol = found.protocol_xml.or(found
        .protocol_xml_elsewhere
        .as_ref()
        .map(|(index, _)| *index));
    let mut documents = Vec::new();
    if let Some(index) = found.app_info {
        documents.push(read_xml(archive, index, |document| {
            DocumentContent::AppInfo(AppInfo::read(document))
        }));
    } else if let Some(index) = protocol {
        documents.push(read_xml(archive, index, |document| {
            DocumentContent::Protocol(Protocol::read(document))
        }));
    }
    if let Some(index) = found.description {
        documents.push(read_text(archive, index, |text| {
            (DocumentContent::Description(Description::read(text)), None)
        }));
    }
    if found.checksum.is_some()
        && let Some(index) = found.content_zip
        && let Some(document) = web_export(archive, index)
    {
        documents.push(document);
    }
    documents
}

fn read_xml(
    archive: &Archive,
    index: EntryIndex,
    read: impl FnOnce(&XmlDocument) -> DocumentContent,
) -> Document {
    let (path, decoded, message) = decode(archive, index);
    let readable = decoded.is_some();
    let document = XmlDocument::parse(decoded.unwrap_or_else(|| DecodedText::decode(b"")));
    let content = read(&document);
    let broken = document.broken.map(|problem| {
        format!(
            "line {}, column {}: {}",
            problem.position.line, problem.position.column, problem.message
        )
    });
    let status = match (readable, &broken) {
        (false, _) => DocumentStatus::Unreadable,
        (true, Some(_)) => DocumentStatus::Malformed,
        (true, None) => DocumentStatus::Read,
    };
    let message = message.or(broken);
    Document {
        path,
        entry: Some(index),
        status,
        message,
        content,
    }
}

fn read_text(
    archive: &Archive,
    index: EntryIndex,
    read: impl FnOnce(&str) -> (DocumentContent, Option<String>),
) -> Document {
    let (path, decoded, message) = decode(archive, index);
    let (content, malformed) = read(decoded.as_ref().map_or("", |decoded| decoded.text.as_str()));
    let status = match (&decoded, &malformed) {
        (None, _) => DocumentStatus::Unreadable,
        (Some(_), Some(_)) => DocumentStatus::Malformed,
        (Some(_), None) => DocumentStatus::Read,
    };
    let message = message.or(malformed);
    Document {
        path,
        entry: Some(index),
        status,
        message,
        content,
    }
}

/// App.info.json or the dashboard inside content.zip.
fn web_export(archive: &Archive, content_zip: EntryIndex) -> Option<Document> {
    let entry = archive.entry(content_zip)?;
    let outer = EntryPath(vec![entry.name().path().into_owned()]);
    let inner = Archive::read(nested_source(entry).ok()?, Limits::default()).ok()?;
    let found = Landmarks::gather(&inner, "");
    let mut document = match (found.web_app, found.dashboard) {
        (Some(index), _) => read_text(&inner, index, |text| match WebApp::read(text) {
            Ok(app) => (DocumentContent::WebApp(app), None),
            Err(problem) => (DocumentContent::WebApp(WebApp::default()), Some(problem)),
        }),
        (None, Some((_, name))) => Document {
            path: EntryPath(vec![name.clone()]),
            entry: None,
            status: DocumentStatus::Read,
            message: None,
            content: DocumentContent::WebApp(WebApp::dashboard(&name)),
        },
        (None, None) => return None,
    };
    let inside = document.path.0;
    document.path = EntryPath([outer.0, inside].concat());
    document.entry = None;
    Some(document)
}

/// The text of an entry, and what is odd about its bytes.
fn decode(
    archive: &Archive,
    index: EntryIndex,
) -> (EntryPath, Option<DecodedText>, Option<String>) {
    let Some(entry) = archive.entry(index) else {
        return (EntryPath::default(), None, None);
    };
    let path = EntryPath(vec![entry.name().path().into_owned()]);
    let content = match entry.content(DOCUMENT_LIMIT) {
        Ok(content) => content,
        Err(error) => return (path, None, Some(error.to_string())),
    };
    let message = match content.end {
        ContentEnd::Complete(decoded) if decoded.crc32 != entry.header().crc32() => {
            Some("its checksum is not the one that the archive states: the content is damaged or was changed".to_owned())
        }
        ContentEnd::Complete(_) => None,
        ContentEnd::Limit => Some(format!("only its first {} MiB were read", DOCUMENT_LIMIT >> 20)),
        ContentEnd::Broken(error) => Some(error.to_string()),
    };
    (path, Some(DecodedText::decode(&content.bytes)), message)
}
