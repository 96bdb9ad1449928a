//! wasm-bindgen as a library: the JavaScript glue, and the module that goes with it.

use super::{pack, shorten};
use crate::failure::{Failure, OrFail, Outcome};
use crate::page::Files;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::Path;
use wasm_bindgen_cli_support::Bindgen;

/// Part of the stamp, so that a new version of the library does its work again.
const VERSION: &str = "0.2.130";

/// The function by which the worker starts the engine, see `web/boot.js`.
const START: &str = "function initSync(";

/// The two files made from the module at `wasm`. Done again only when the module has changed.
pub(crate) fn process(wasm: &Path, name: &str, dev: bool) -> Outcome<Files> {
    let module = fs::read(wasm).or_fail(|| format!("{} cannot be read", wasm.display()))?;
    let folder = wasm.with_file_name(format!("bindgen-{name}"));
    let stamp_path = wasm.with_file_name(format!("bindgen-{name}.stamp"));
    let stamp = stamp(&module, name);
    let is_current = fs::read_to_string(&stamp_path).is_ok_and(|written| written == stamp);
    if !is_current {
        generate(module, name, dev, &folder)?;
        fs::write(&stamp_path, stamp)
            .or_fail(|| format!("{} cannot be written", stamp_path.display()))?;
    }
    let mut files = Files::new();
    for file in [format!("{name}.js"), format!("{name}_bg.wasm")] {
        let path = folder.join(&file);
        let bytes = fs::read(&path).or_fail(|| {
            // Without the stamp the next build makes the files again.
            let _ = fs::remove_file(&stamp_path);
            format!("{} cannot be read; build again", path.display())
        })?;
        files.insert(file, bytes);
    }
    Ok(files)
}

fn generate(module: Vec<u8>, name: &str, dev: bool, folder: &Path) -> Outcome {
    if folder.exists() {
        fs::remove_dir_all(folder).or_fail(|| format!("{} cannot be emptied", folder.display()))?;
    }
    let mut bindgen = Bindgen::new();
    bindgen
        .input_bytes(name, module)
        .typescript(false)
        // The library leaves the default path out, the command line and so Trunk put it in.
        .omit_default_module_path(false)
        .keep_debug(dev)
        .remove_name_section(!dev)
        .remove_producers_section(!dev);
    let mut output = bindgen
        .web(true)
        .and_then(Bindgen::generate_output)
        .or_fail(|| {
            format!(
                "wasm-bindgen refused the module (the crate wasm-bindgen must be {VERSION} in Cargo.lock, too)"
            )
        })?;
    let imports = &mut output.wasm_mut().imports;
    let names = shorten::names(imports.iter().map(|import| import.name.as_str()));
    if !dev {
        for (import, (_, short)) in imports.iter_mut().zip(&names) {
            import.name.clone_from(short);
        }
    }
    output
        .emit(folder)
        .or_fail(|| format!("{} cannot be written", folder.display()))?;
    if !dev {
        let path = folder.join(format!("{name}_bg.wasm"));
        let module = fs::read(&path).or_fail(|| format!("{} cannot be read", path.display()))?;
        let packed = pack::pack(&module).or_fail(|| format!("{} is no module", path.display()))?;
        fs::write(&path, packed).or_fail(|| format!("{} cannot be written", path.display()))?;
        let path = folder.join(format!("{name}.js"));
        let glue =
            fs::read_to_string(&path).or_fail(|| format!("{} cannot be read", path.display()))?;
        fs::write(&path, shorten::glue(&glue, &names))
            .or_fail(|| format!("{} cannot be written", path.display()))?;
    }
    check_glue(name, folder)
}

/// The worker gets the glue as text in a `blob:` address, where a relative import leads nowhere.
fn check_glue(name: &str, folder: &Path) -> Outcome {
    let path = folder.join(format!("{name}.js"));
    let glue =
        fs::read_to_string(&path).or_fail(|| format!("{} cannot be read", path.display()))?;
    if let Some(import) = glue.lines().find(|line| line.starts_with("import ")) {
        return Err(Failure::new(format!(
            "the glue imports another file (`{import}`), which a worker made from its text cannot load; \
             find the crate that brings a JavaScript snippet and do without it"
        )));
    }
    if !glue.contains(START) {
        return Err(Failure::new(format!(
            "the glue has no `{START}`, by which web/boot.js starts the worker; this wasm-bindgen is another \
             one than {VERSION}"
        )));
    }
    Ok(())
}

fn stamp(module: &[u8], name: &str) -> String {
    let mut hasher = DefaultHasher::new();
    module.hash(&mut hasher);
    let steps = "shorten pack tables";
    format!(
        "{VERSION} {steps} {name} {} {:016x}",
        module.len(),
        hasher.finish()
    )
}

#[cfg(test)]
mod tests {
    use super::VERSION;
    use crate::project;
    use std::fs;
    use toml::Table;

    #[test]
    fn the_version_is_the_one_that_the_workspace_pins() {
        let manifest = fs::read_to_string(project::root().join("Cargo.toml")).unwrap();
        let manifest: Table = manifest.parse().unwrap();
        let dependencies = &manifest["workspace"]["dependencies"];
        let pinned = format!("={VERSION}");
        for name in ["wasm-bindgen", "wasm-bindgen-cli-support"] {
            assert_eq!(dependencies[name].as_str(), Some(pinned.as_str()), "{name}");
        }
    }
}
