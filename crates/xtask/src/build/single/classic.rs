//! The glue as a classic script: a file from a disk has no origin, and such a page loads no modules.

use crate::failure::{Failure, Outcome};

/// The last line of the glue, by which it is a module.
const EXPORT: &str = "export { initSync, __wbg_init as default };";

/// How the glue finds the engine by itself; nobody lets it.
const DEFAULT: &str = "import.meta.url";

/// The same glue, whose functions are then functions of the page.
pub(super) fn script(glue: &str) -> Outcome<String> {
    let script = glue
        .replacen(EXPORT, "", 1)
        .replacen(DEFAULT, "document.baseURI", 1);
    let left = script.lines().find(|line| {
        let line = line.trim_start();
        line.starts_with("export ") || line.starts_with("import ") || line.contains("import.meta")
    });
    match left {
        None if script.len() < glue.len() => Ok(script),
        Some(line) => Err(Failure::new(format!(
            "the glue has `{line}`, which no classic script may have; teach crates/xtask/src/build/single/classic.rs \
             what becomes of it"
        ))),
        None => Err(Failure::new(format!(
            "the glue does not end with `{EXPORT}`; this wasm-bindgen writes it in another way"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::{DEFAULT, EXPORT, script};

    #[test]
    fn what_makes_a_module_goes() {
        let glue = format!("let wasm;\nurl = new URL('a', {DEFAULT});\n{EXPORT}\n");
        let expected = "let wasm;\nurl = new URL('a', document.baseURI);\n\n";
        assert_eq!(script(&glue).unwrap(), expected);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for glue in [
            format!("export function one() {{}}\n{EXPORT}"),
            format!("import {{ a }} from 'b';\n{EXPORT}"),
            format!("{DEFAULT} {DEFAULT} {EXPORT}"),
            "export { other };".to_owned(),
            "let wasm;".to_owned(),
        ] {
            assert!(script(&glue).is_err(), "{glue}");
        }
    }
}
