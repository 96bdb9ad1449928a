//! What the words behind `check` name: files, folders of packages, standard input.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use dmpkg::PACKAGE_EXTENSIONS;
use tempfile::NamedTempFile;

use crate::output::Failed;

/// What standard input is called.
const STANDARD: &str = "standard-input";

/// A file that is to be looked at.
pub(crate) struct Input {
    /// Where it lies.
    pub(crate) path: PathBuf,
    /// What it is called, when that is not told by where it lies.
    pub(crate) name: Option<&'static str>,
    /// Holds what came by standard input until it was looked at: packages are read from behind.
    _spool: Option<NamedTempFile>,
}

impl Input {
    fn at(path: PathBuf) -> Self {
        Self {
            path,
            name: None,
            _spool: None,
        }
    }

    /// What comes by standard input, to its end.
    fn standard() -> Result<Self, Failed> {
        let about = |error: io::Error| Failed::about("standard input", error);
        let mut spool = NamedTempFile::with_prefix("dmpkg-").map_err(about)?;
        io::copy(&mut io::stdin().lock(), &mut spool).map_err(about)?;
        spool.flush().map_err(about)?;
        Ok(Self {
            path: spool.path().to_owned(),
            name: Some(STANDARD),
            _spool: Some(spool),
        })
    }
}

/// The files that are named, in the order of the words: `-` is standard input, and a folder stands for all
/// packages in it and in its folders, in the order of their paths.
pub(crate) fn all(words: &[PathBuf]) -> Result<Vec<Input>, Failed> {
    let mut inputs = Vec::new();
    let mut has_standard = false;
    for word in words {
        if word.as_os_str() == "-" {
            if has_standard {
                return Err(Failed::about("-", "standard input can be read once only"));
            }
            has_standard = true;
            inputs.push(Input::standard()?);
        } else if word.is_dir() {
            let packages = packages(word)?;
            if packages.is_empty() {
                let endings = PACKAGE_EXTENSIONS.join(", .");
                let why = format!("there is no package in this folder, by its name: .{endings}");
                return Err(Failed::about(word.display(), why));
            }
            inputs.extend(packages.into_iter().map(Input::at));
        } else {
            inputs.push(Input::at(word.clone()));
        }
    }
    Ok(inputs)
}

/// All packages in a folder, at any depth. Links to other folders are not followed: they may lead back.
fn packages(folder: &Path) -> Result<Vec<PathBuf>, Failed> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let about = |error: io::Error| Failed::about(folder.display(), error);
        for entry in fs::read_dir(&folder).map_err(about)? {
            let entry = entry.map_err(about)?;
            let path = entry.path();
            if entry.file_type().map_err(about)?.is_dir() {
                folders.push(path);
            } else if is_package(&path) && path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

fn is_package(path: &Path) -> bool {
    let extension = path.extension().map(|it| it.to_string_lossy());
    extension.is_some_and(|extension| {
        let mut known = PACKAGE_EXTENSIONS.iter();
        known.any(|known| known.eq_ignore_ascii_case(&extension))
    })
}
