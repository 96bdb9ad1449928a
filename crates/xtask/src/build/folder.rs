//! The folder of what was built.

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
        refuse_foreign(folder)?;
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

/// An earlier build is known by an engine, whose name changes with its content, beside a page or what npm reads.
fn refuse_foreign(folder: &Path) -> Outcome {
    let unreadable = || format!("{} cannot be written to", folder.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).or_fail(unreadable)? {
        let name = entry.or_fail(unreadable)?.file_name();
        names.push(name.to_string_lossy().into_owned());
    }
    let has = |wanted: &dyn Fn(&String) -> bool| names.iter().any(wanted);
    let is_earlier_build = has(&|name| name == "index.html" || name == "package.json")
        && has(&|name| name.ends_with(".wasm"));
    if names.is_empty() || is_earlier_build {
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
        let files = |engine: &str| -> Files {
            [("index.html", "0"), (engine, "1"), ("sub/b.js", "2")]
                .map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()))
                .into()
        };
        write(&folder, &files("a-1.wasm")).unwrap();
        fs::write(folder.join("left-over"), "").unwrap();
        write(&folder, &files("a-2.wasm")).unwrap();
        assert!(!folder.join("left-over").exists());
        assert!(!folder.join("a-1.wasm").exists());
        assert_eq!(fs::read(folder.join("sub/b.js")).unwrap(), b"2");

        fs::remove_file(folder.join("a-2.wasm")).unwrap();
        let refusal = write(&folder, &files("a-3.wasm")).unwrap_err().to_string();
        assert!(refusal.contains("something else"), "{refusal}");
        assert!(folder.join("sub/b.js").exists());
        fs::remove_dir_all(&folder).unwrap();
    }
}
