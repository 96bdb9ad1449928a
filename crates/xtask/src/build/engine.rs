//! Programs compiled to WebAssembly: that of the page, and the engine alone.

use crate::failure::{Failure, Outcome};
use crate::page::RustApp;
use crate::process::{cargo, output};
use crate::tools::wasm_target::WASM_TARGET;
use serde_json::Value;
use std::env;
use std::path::PathBuf;

/// Compiles the program; returns the path of the module, which cargo tells because it can be configured.
pub(crate) fn compile(app: &RustApp, dev: bool) -> Outcome<PathBuf> {
    let profile = if dev { "dev" } else { &app.profile };
    compile_target(&app.manifest, &["--bin", &app.bin], &app.bin, profile)
}

/// Compiles the library `name` in the same way.
pub(crate) fn compile_library(manifest: &str, name: &str, profile: &str) -> Outcome<PathBuf> {
    compile_target(manifest, &["--lib"], name, profile)
}

fn compile_target(manifest: &str, target: &[&str], name: &str, profile: &str) -> Outcome<PathBuf> {
    let mut command = cargo(&["build", "--target", WASM_TARGET]);
    command
        .args(["--manifest-path", manifest])
        .args(target)
        .args(["--profile", profile])
        .args(["--config", &without_the_place_of_crates()])
        .arg("--message-format=json-render-diagnostics");
    module(&output(command)?, name).ok_or_else(|| {
        Failure::new(format!(
            "cargo built `{name}` but named no .wasm file; look at the targets in {manifest}"
        ))
    })
}

/// A setting by which paths of crates in panic messages begin behind the folder of this machine's cargo: they
/// would tell of whose machine, and make the bytes of the page differ from one machine to the next.
fn without_the_place_of_crates() -> String {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sources = home.unwrap_or_default().join("registry").join("src");
    format!(
        "target.{WASM_TARGET}.rustflags = ['--remap-path-prefix={}=crates']",
        sources.display()
    )
}

/// The module of the target `name` in cargo's messages, one JSON object a line.
fn module(messages: &str, name: &str) -> Option<PathBuf> {
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .filter(|message| {
            message.pointer("/reason").and_then(Value::as_str) == Some("compiler-artifact")
                && message.pointer("/target/name").and_then(Value::as_str) == Some(name)
        })
        .filter_map(|message| {
            let files = message.get("filenames")?.as_array()?;
            files
                .iter()
                .filter_map(Value::as_str)
                .find(|name| name.ends_with(".wasm"))
                .map(PathBuf::from)
        })
        .next_back()
}

#[cfg(test)]
mod tests {
    use super::module;
    use std::path::PathBuf;

    #[test]
    fn the_module_is_found_among_other_messages() {
        let messages = r#"
            not json
            {"reason":"compiler-artifact","target":{"name":"web"},"filenames":["/t/libweb.rlib"]}
            {"reason":"compiler-artifact","target":{"name":"inspector"},"filenames":["/t/inspector.d","/t/inspector.wasm"]}
            {"reason":"build-finished","success":true}"#;
        assert_eq!(
            module(messages, "inspector"),
            Some(PathBuf::from("/t/inspector.wasm"))
        );
        assert_eq!(module(messages, "web"), None);
    }
}
