//! From the path of a request to a file of the folder.

use std::fs::{self, File};
use std::path::{Component, Path, PathBuf};

/// What a path names.
#[derive(Debug)]
pub(crate) enum Resource {
    /// A file, its length in bytes, and the name that decides its media type.
    File { file: File, len: u64, name: String },
    /// A folder that was asked for without its last slash, which would break the relative links of its page.
    FolderWithoutSlash,
    /// Nothing that may be served.
    Missing,
}

impl Resource {
    /// Looks up `path` (percent-decoded, beginning with a slash) below `root`.
    pub(crate) fn find(root: &Path, path: &str) -> Self {
        let Some(mut target) = locate(root, path) else {
            return Self::Missing;
        };
        if target.is_dir() {
            if !path.ends_with('/') {
                return Self::FolderWithoutSlash;
            }
            target.push("index.html");
        } else if path.ends_with('/') {
            return Self::Missing;
        }
        Self::open(&target)
    }

    fn open(target: &Path) -> Self {
        let is_file = fs::metadata(target).is_ok_and(|metadata| metadata.is_file());
        let Some(file) = is_file.then(|| File::open(target).ok()).flatten() else {
            return Self::Missing;
        };
        let Ok(metadata) = file.metadata() else {
            return Self::Missing;
        };
        Self::File {
            file,
            len: metadata.len(),
            name: target.to_string_lossy().into_owned(),
        }
    }
}

/// The place below `root` that `path` names; `None` when it would leave `root`.
///
/// A backslash or a colon is refused on every system, so that Windows has no second way to name a parent
/// folder, a drive or a stream.
fn locate(root: &Path, path: &str) -> Option<PathBuf> {
    let relative = path.strip_prefix('/')?;
    if relative.contains(['\\', ':', '\0']) {
        return None;
    }
    let relative = Path::new(relative);
    let stays_below = relative
        .components()
        .all(|component| matches!(component, Component::Normal(_)));
    stays_below.then(|| root.join(relative))
}

#[cfg(test)]
mod tests {
    use super::locate;
    use std::path::Path;

    #[test]
    fn paths_stay_below_the_folder() {
        let root = Path::new("root");
        assert_eq!(locate(root, "/a/b.js"), Some(root.join("a/b.js")));
        assert_eq!(locate(root, "/"), Some(root.join("")));
        for path in [
            "/../x",
            "/a/../../x",
            "//etc/passwd",
            "/./x",
            "/..\\x",
            "/c:x",
            "/x\0",
            "x",
            "",
        ] {
            assert_eq!(locate(root, path), None, "{path:?}");
        }
    }
}
