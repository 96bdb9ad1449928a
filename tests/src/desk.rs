use std::fs;
use std::path::{Path, PathBuf};

use dmpkg_fixtures::Fixture;
use tempfile::TempDir;

use crate::built_page;

/// A folder with files to open, removed with the value.
pub struct Desk(TempDir);

impl Desk {
    /// An empty one.
    #[track_caller]
    pub fn new() -> Self {
        match tempfile::Builder::new().prefix("dmpkg-desk-").tempdir() {
            Ok(folder) => Self(folder),
            Err(error) => panic!("no temporary folder could be made: {error}"),
        }
    }

    /// One with a copy of the built page.
    #[track_caller]
    pub fn with_page() -> Self {
        let desk = Self::new();
        let copied = fs::read_dir(built_page()).and_then(|mut files| {
            files.try_for_each(|file| {
                let file = file?;
                if file.file_type()?.is_file() {
                    fs::copy(file.path(), desk.path().join(file.file_name()))?;
                }
                Ok(())
            })
        });
        match copied {
            Ok(()) => desk,
            Err(error) => panic!("the built page could not be copied: {error}"),
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        self.0.path()
    }

    /// Puts a file on it; folders in the name are made.
    #[track_caller]
    pub fn put(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.0.path().join(name);
        let folder = path.parent().unwrap_or(&path);
        if let Err(error) = fs::create_dir_all(folder).and_then(|()| fs::write(&path, bytes)) {
            panic!("{} could not be written: {error}", path.display());
        }
        path
    }

    /// Puts a fixture on it, in a folder of its own: several fixtures have one file name.
    #[track_caller]
    pub fn put_fixture(&self, fixture: &Fixture) -> PathBuf {
        let name = format!("{}/{}", fixture.name, fixture.file_name);
        self.put(&name, &fixture.bytes)
    }

    /// Puts the fixture of this name on it.
    #[track_caller]
    pub fn fixture(&self, name: &str) -> PathBuf {
        match dmpkg_fixtures::all()
            .iter()
            .find(|fixture| fixture.name == name)
        {
            Some(fixture) => self.put_fixture(fixture),
            None => panic!("there is no fixture `{name}`"),
        }
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}
