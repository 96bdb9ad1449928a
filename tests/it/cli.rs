//! The command `dmpkg` as a program of its own.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]
#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program is started, and it reads files"
)]

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use serde_json::Value;

/// What the command did.
pub(crate) struct Done {
    pub(crate) code: i32,
    pub(crate) output: Vec<u8>,
    pub(crate) errors: String,
}

impl Done {
    /// Standard output as text, with line breaks as on Unix.
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.output.clone())
            .unwrap()
            .replace("\r\n", "\n")
    }
}

/// Runs the command.
pub(crate) fn run(arguments: &[&OsStr]) -> Done {
    let done = Command::new(&*COMMAND).args(arguments).output().unwrap();
    Done {
        code: done.status.code().unwrap(),
        output: done.stdout,
        errors: String::from_utf8(done.stderr).unwrap(),
    }
}

/// Puts a file into a folder of its own, because its name counts.
pub(crate) fn write(folder: &str, file_name: &str, bytes: &[u8]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join(file_name);
    fs::write(&file, bytes).unwrap();
    file
}

/// The program, built as the tests are: cargo knows no other way to have a binary of another package.
static COMMAND: LazyLock<PathBuf> = LazyLock::new(|| {
    let mut build = Command::new(env!("CARGO"));
    build.args([
        "build",
        "--quiet",
        "--package",
        "dmpkg-cli",
        "--message-format",
        "json",
    ]);
    if !cfg!(debug_assertions) {
        build.arg("--release");
    }
    let built = build.stderr(Stdio::inherit()).output().unwrap();
    assert!(built.status.success(), "dmpkg could not be built");
    let messages = String::from_utf8(built.stdout).unwrap();
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok())
        .find_map(|message| message.get("executable")?.as_str().map(PathBuf::from))
        .unwrap()
});
