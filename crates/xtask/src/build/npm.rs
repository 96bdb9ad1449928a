//! `cargo xtask npm`: the engine as a package for programs in JavaScript.

use super::{bindgen, engine, folder, sizes::Sizes};
use crate::arguments::Arguments;
use crate::failure::{Failure, OrFail, Outcome};
use crate::page::{Files, add, add_folder};
use crate::project;
use crate::tools::wasm_target;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the engine for JavaScript lies.
const CRATE: &str = "crates/dmpkg-js";
/// Its library, as cargo names the module.
const LIBRARY: &str = "dmpkg_js";
/// The name of the package, of its glue, and before `_bg.wasm` of its engine.
const NAME: &str = "dmpkg";
/// What npm and bundlers read.
const MANIFEST: &str = "package.json";
/// The profile with which the page ships as well.
const PROFILE: &str = "page";

/// Builds the package and prints the size of each of its files.
pub(crate) fn command(mut arguments: Arguments) -> Outcome {
    let out = arguments
        .value("--out")?
        .map_or_else(project::npm, PathBuf::from);
    arguments.finish()?;
    let files = files()?;
    let folder = folder::write(&out, &files)?;
    let known = project::root().join("target").join("npm.sizes");
    Sizes::measure(&files, &known)?.print_plain();
    println!("{} is ready", project::shown(&folder));
    Ok(())
}

/// Builds the package into a folder; returns its absolute path.
pub(crate) fn build(out: &Path) -> Outcome<PathBuf> {
    folder::write(out, &files()?)
}

fn files() -> Outcome<Files> {
    wasm_target::ensure()?;
    let root = project::root();
    let manifest = format!("{CRATE}/Cargo.toml");
    let module = engine::compile_library(&manifest, LIBRARY, PROFILE)?;
    let mut files = bindgen::process(&module, NAME, false)?;
    add_folder(&mut files, &root.join(CRATE).join("js"), "")?;
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        let bytes = fs::read(root.join(name)).or_fail(|| format!("{name} cannot be read"))?;
        add(&mut files, name.to_owned(), bytes)?;
    }
    complete(&mut files)?;
    Ok(files)
}

/// Writes into the manifest what the workspace states. It says of itself that it is private, so that nobody
/// publishes it by mistake, as nothing of the workspace is published.
fn complete(files: &mut Files) -> Outcome {
    let manifest = files
        .get_mut(MANIFEST)
        .ok_or_else(|| Failure::new(format!("{CRATE}/js has no {MANIFEST}")))?;
    let mut text = String::from_utf8_lossy(manifest).into_owned();
    for (field, value) in [
        ("version", env!("CARGO_PKG_VERSION")),
        ("license", env!("CARGO_PKG_LICENSE")),
    ] {
        let empty = format!("\"{field}\": \"\"");
        if !text.contains(&empty) {
            return Err(Failure::new(format!(
                "{CRATE}/js/{MANIFEST} has no `{empty}`, which the build fills in"
            )));
        }
        text = text.replacen(&empty, &format!("\"{field}\": \"{value}\""), 1);
    }
    *manifest = text.into_bytes();
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{CRATE, MANIFEST, complete};
    use crate::page::Files;
    use crate::project;
    use serde_json::Value;
    use std::fs;

    fn manifest() -> Value {
        let path = project::root().join(CRATE).join("js").join(MANIFEST);
        let mut files: Files = [(MANIFEST.to_owned(), fs::read(path).unwrap())].into();
        complete(&mut files).unwrap();
        serde_json::from_slice(&files[MANIFEST]).unwrap()
    }

    /// All texts in a value that are places within the package.
    fn places(value: &Value) -> Vec<&str> {
        match value {
            Value::String(text) if text.starts_with("./") => vec![text],
            Value::Object(map) => map.values().flat_map(places).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn what_the_manifest_names_is_there_or_is_made() {
        let manifest = manifest();
        let places = places(&manifest);
        assert!(places.len() > 5, "{places:?}");
        for place in places {
            let lies_there = project::root().join(CRATE).join("js").join(place).is_file();
            assert!(lies_there || place == "./dmpkg_bg.wasm", "{place}");
        }
    }

    #[test]
    fn the_manifest_states_what_the_workspace_states() {
        let manifest = manifest();
        assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
        assert_eq!(manifest["license"], env!("CARGO_PKG_LICENSE"));
    }
}
