//! The folder of the built page.

use crate::failure::{Failure, OrFail, Outcome};
use crate::page::Files;
use std::fs;
use std::path::{Path, PathBuf};

/// Makes `folder` hold exactly `files`; returns its absolute path.
///
/// What lies in it from an earlier build is removed. A folder that holds anything else is refused, because a
/// mistyped `--dist` must not cost anyone their files.
pub(crate) fn write(folder: &Path, files: &Files) -> Outcome<PathBuf> {
    if folder.exists() {
        refuse_foreign(folder, files)?;
        fs::remove_dir_all(folder).or_fail(|| format!("{} cannot be emptied", folder.display()))?;
    }
    for (name, bytes) in files {
        let path = folder.join(name);
        let unwritable = || format!("{} cannot be written", path.display());
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).or_fail(unwritable)?;
        }
        fs::write(&path, bytes).or_fail(unwritable)?;
    }
    folder
        .canonicalize()
        .or_fail(|| format!("{} cannot be found again", folder.display()))
}

fn refuse_foreign(folder: &Path, files: &Files) -> Outcome {
    let mut entries =
        fs::read_dir(folder).or_fail(|| format!("{} cannot be written to", folder.display()))?;
    let is_empty = entries.next().is_none();
    let mut engines = files.keys().filter(|name| name.ends_with(".wasm"));
    let is_earlier_build = engines.any(|name| folder.join(name).is_file());
    if is_empty || is_earlier_build {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "{} holds something else than an earlier build; name another folder, or empty it yourself",
            folder.display()
        )))
    }
}

#[cfg(test)]
mod tests {
    use super::write;
    use crate::page::Files;
    use std::fs;

    #[test]
    fn an_earlier_build_is_replaced_and_foreign_files_are_kept() {
        let folder = std::env::temp_dir().join(format!("xtask-folder-{}", std::process::id()));
        let _ = fs::remove_dir_all(&folder);
        let files: Files = [("a_bg.wasm", "1"), ("sub/b.js", "2")]
            .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
            .into();
        write(&folder, &files).unwrap();
        fs::write(folder.join("left-over"), "").unwrap();
        write(&folder, &files).unwrap();
        assert!(!folder.join("left-over").exists());
        assert_eq!(fs::read(folder.join("sub/b.js")).unwrap(), b"2");

        fs::remove_file(folder.join("a_bg.wasm")).unwrap();
        let refusal = write(&folder, &files).unwrap_err().to_string();
        assert!(refusal.contains("something else"), "{refusal}");
        assert!(folder.join("sub/b.js").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
