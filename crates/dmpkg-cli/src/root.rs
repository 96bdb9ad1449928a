//! Root certificates that the user trusts.

use std::fs;
use std::path::PathBuf;

use crate::output::Failed;

/// Reads certificates.
pub(crate) fn read(files: &[PathBuf]) -> Result<Vec<Vec<u8>>, Failed> {
    let read = |file: &PathBuf| {
        let bytes = fs::read(file).map_err(|error| Failed::about(file.display(), error))?;
        let name = dmpkg::root_name(&bytes);
        name.map_err(|why| Failed::about(file.display(), format!("it is no certificate: {why}")))?;
        Ok(bytes)
    };
    files.iter().map(read).collect()
}
