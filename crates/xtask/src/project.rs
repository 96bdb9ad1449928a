//! Where things lie.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the workspace.
pub(crate) fn root() -> PathBuf {
    // Cargo tells where the crate lies now; what the compiler saw is stale once the folder has been moved.
    let manifest = env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    manifest
        .ancestors()
        .nth(2)
        .map_or_else(|| manifest.clone(), Path::to_path_buf)
}

/// The folder of the built page.
pub(crate) fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder of the package for JavaScript.
pub(crate) fn npm() -> PathBuf {
    root().join("target").join("npm")
}

/// The folder of tools that were built for this project alone.
pub(crate) fn tools() -> PathBuf {
    root().join("target").join("tools")
}

/// `path` as it is told to a person: relative to the workspace where it lies inside.
pub(crate) fn shown(path: &Path) -> String {
    let root = root();
    path.strip_prefix(&root)
        .unwrap_or(path)
        .display()
        .to_string()
}
