//! Where a package comes from: a file of the person, or one that lies beside the page.

use dmpkg_archive::{Source, SourceError};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, File};

use crate::blob::{BlobSource, Trouble};
use crate::site::{SiteFile, SiteSource};

/// A package that page and workers can open, any number of times.
#[derive(Clone, Debug, PartialEq)]
pub struct Origin {
    name: String,
    /// A `File`, or a file beside the page, as they go from page to worker.
    handle: JsValue,
    beside: bool,
}

/// The bytes of a package, inside a worker.
pub(crate) enum OriginSource {
    File(BlobSource),
    Site(SiteSource),
}

impl Origin {
    /// A file that was fetched as a whole from the site of the page.
    pub fn fetched(file: File) -> Self {
        Self {
            beside: true,
            ..Self::from(file)
        }
    }

    /// The file's name, without folders.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether its bytes come over the network, from the site of the page.
    pub fn is_beside(&self) -> bool {
        self.beside
    }

    /// What is sent to a worker with a request.
    pub(crate) fn handle(&self) -> &JsValue {
        &self.handle
    }
}

impl From<File> for Origin {
    fn from(file: File) -> Self {
        Self {
            name: file.name(),
            handle: file.into(),
            beside: false,
        }
    }
}

impl From<&SiteFile> for Origin {
    fn from(file: &SiteFile) -> Self {
        Self {
            name: file.name.clone(),
            handle: file.to_handle(),
            beside: true,
        }
    }
}

impl OriginSource {
    /// The bytes behind what came with a request; nothing is read yet. `None` when nothing came.
    pub(crate) fn of_handle(handle: JsValue) -> Option<Result<Self, SourceError>> {
        match handle.dyn_into::<Blob>() {
            Ok(blob) => Some(BlobSource::new(blob).map(Self::File)),
            Err(other) => {
                SiteFile::of_handle(&other).map(|file| Ok(Self::Site(SiteSource::new(file))))
            }
        }
    }

    /// Where trouble will be noted. What reads may take it for damage of the file.
    pub(crate) fn trouble(&self) -> Trouble {
        match self {
            Self::File(source) => source.trouble(),
            Self::Site(source) => source.trouble(),
        }
    }
}

impl Source for OriginSource {
    fn len(&self) -> u64 {
        match self {
            Self::File(source) => source.len(),
            Self::Site(source) => source.len(),
        }
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        match self {
            Self::File(source) => source.read_at(offset, buf),
            Self::Site(source) => source.read_at(offset, buf),
        }
    }
}
