use std::path::{Path, PathBuf};

/// The folder of the built page.
#[track_caller]
pub fn built_page() -> PathBuf {
    let Some(dist) = std::env::var_os("DMPKG_DIST").map(PathBuf::from) else {
        panic!(
            "DMPKG_DIST does not name the built page, which this test shows in a browser. `cargo xtask test` builds \
             the page and names it; `cargo xtask test NAME` runs a single test."
        );
    };
    assert!(
        dist.join("index.html").is_file(),
        "DMPKG_DIST names {}, where no built page lies. `cargo xtask test` builds one.",
        dist.display()
    );
    dist
}

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}
