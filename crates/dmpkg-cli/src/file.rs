//! Files as sources, and packages from files.

use std::cell::RefCell;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::rc::Rc;

use dmpkg::Package;
use dmpkg_archive::{Paged, ReadError, Source, SourceError, Span};

use crate::output::Failed;

/// A file that is read at any position.
pub(crate) struct FileSource {
    file: RefCell<File>,
    len: u64,
}

/// A file on the disk, with a cache in front that counts.
pub(crate) struct OnDisk {
    pub(crate) name: String,
    pub(crate) source: Rc<Paged<FileSource>>,
}

impl OnDisk {
    /// Opens a file; nothing is read yet.
    pub(crate) fn open(path: &Path) -> Result<Self, Failed> {
        let about = |error| Failed::about(path.display(), error);
        let file = File::open(path).map_err(about)?;
        let facts = file.metadata().map_err(about)?;
        if facts.is_dir() {
            return Err(Failed::about(
                path.display(),
                "this is a folder; name a package file inside it",
            ));
        }
        let source = FileSource {
            file: RefCell::new(file),
            len: facts.len(),
        };
        let name = path
            .file_name()
            .map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        Ok(Self {
            name,
            source: Rc::new(Paged::new(source)),
        })
    }

    /// The package in the file.
    pub(crate) fn package(&self) -> Result<Package, ReadError> {
        Package::open(&self.name, Rc::clone(&self.source) as Rc<dyn Source>)
    }
}

impl Source for FileSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let span = Span::new(offset, u64::try_from(buf.len()).unwrap_or(u64::MAX));
        if span.end() > self.len {
            return Err(SourceError::OutOfRange {
                span,
                len: self.len,
            });
        }
        let mut file = self.file.borrow_mut();
        let read = file
            .seek(SeekFrom::Start(offset))
            .and_then(|_| file.read_exact(buf));
        read.map_err(|error| match error.kind() {
            std::io::ErrorKind::UnexpectedEof => SourceError::Changed {
                reason: "it became shorter".to_owned(),
            },
            _ => SourceError::Failed {
                reason: error.to_string(),
            },
        })
    }
}
