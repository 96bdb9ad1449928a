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

/// The name under which a file of a built page is shipped, whose own name may have a hash in it.
#[track_caller]
pub fn shipped_name(page: &Path, name: &str) -> String {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    let names = std::fs::read_dir(page).into_iter().flatten().flatten();
    let mut names = names.filter_map(|file| file.file_name().into_string().ok());
    let is_it = |shipped: &str| {
        let rest = shipped
            .strip_prefix(stem)
            .and_then(|rest| rest.strip_suffix(extension)?.strip_suffix('.'));
        rest.is_some_and(|rest| rest.is_empty() || (rest.len() == 17 && rest.starts_with('-')))
    };
    match names.find(|shipped| is_it(shipped)) {
        Some(shipped) => shipped,
        None => panic!("{} has no file that is called {name}", page.display()),
    }
}

/// The folder of the built package for JavaScript.
#[track_caller]
pub fn npm_package() -> PathBuf {
    let Some(folder) = std::env::var_os("DMPKG_NPM").map(PathBuf::from) else {
        panic!(
            "DMPKG_NPM does not name the built package for JavaScript. `cargo xtask test` builds it and names it; \
             `cargo xtask test NAME` runs a single test."
        );
    };
    assert!(
        folder.join("package.json").is_file(),
        "DMPKG_NPM names {}, where no built package lies. `cargo xtask test` builds one.",
        folder.display()
    );
    folder
}

/// The folder of the workspace.
pub fn root() -> &'static Path {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().unwrap_or(tests)
}
