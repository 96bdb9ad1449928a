//! A package: the archive, the kind it is taken for, and the documents that say what it is.

mod read;

use std::rc::Rc;

use dmpkg_archive::{Archive, EntryIndex, Limits, Opening, ReadError, Source, Step};

use self::read::{clues, read_documents};
use crate::detect::{Detection, Landmarks};
use crate::report::{DocumentStatus, EntryFacts};
use crate::{AppInfo, Description, DocumentContent, EntryPath, Field, Protocol, WebApp};

/// A package that was opened.
pub struct Package {
    /// Its file name, or the last segment of its entry name.
    pub file_name: String,
    /// The archive.
    pub archive: Rc<Archive>,
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

/// The job that opens a package. The archive is read in steps; the documents follow in one.
pub struct PackageOpening {
    file_name: String,
    opening: Opening,
}

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
            archive: Rc::new(archive),
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
        let stated = self.stated(
            |info| info.name.as_ref(),
            |protocol| protocol.name.as_ref(),
            |description| description.name.as_ref(),
        );
        stated.or_else(|| self.web_app()?.name.clone())
    }

    /// The name that people see, where it is not the same field.
    pub fn display_name(&self) -> Option<String> {
        let field = self.app_info()?.display_name.as_ref()?;
        field.stated().map(str::to_owned)
    }

    /// The version that the package states.
    pub fn version(&self) -> Option<String> {
        let stated = self.stated(
            |info| info.version.as_ref(),
            |protocol| protocol.version.as_ref(),
            |description| description.version.as_ref(),
        );
        let published = || {
            self.web_app()?
                .public_version
                .filter(|version| *version > 0)
        };
        stated.or_else(|| published().map(|version| version.to_string()))
    }

    /// The oldest DataMiner version that the package asks for.
    pub fn minimum_data_miner_version(&self) -> Option<String> {
        self.stated(
            |info| info.minimum_data_miner_version.as_ref(),
            |protocol| protocol.minimum_required_version.as_ref(),
            |_| None,
        )
    }

    /// A field of the document that says what the package is, unless it is empty.
    fn stated(
        &self,
        of_app: impl Fn(&AppInfo) -> Option<&Field>,
        of_protocol: impl Fn(&Protocol) -> Option<&Field>,
        of_description: impl Fn(&Description) -> Option<&Field>,
    ) -> Option<String> {
        let field = match (self.app_info(), self.protocol()) {
            (Some(info), _) => of_app(info),
            (None, Some(protocol)) => of_protocol(protocol),
            (None, None) => self.description().and_then(of_description),
        };
        field.and_then(Field::stated).map(str::to_owned)
    }
}
