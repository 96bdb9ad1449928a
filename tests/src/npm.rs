//! Packages from npm, which only tests and measurements use.

use std::path::PathBuf;
use std::process::Command;
use std::sync::Mutex;

use crate::root;

/// One installation at a time.
static INSTALLING: Mutex<()> = Mutex::new(());

/// Where a file of an installed package lies; all packages of the lock file are installed when it is missing.
#[track_caller]
pub fn npm_file(path: &str) -> PathBuf {
    let tests = root().join("tests");
    let file = tests.join("node_modules").join(path);
    let _one_at_a_time = INSTALLING.lock();
    if !file.is_file() {
        let installed = Command::new("npm")
            .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
            .current_dir(&tests)
            .output();
        match installed {
            Ok(output) if output.status.success() => {}
            Ok(output) => panic!(
                "`npm ci` in tests/ failed:\n{}",
                String::from_utf8_lossy(&output.stderr)
            ),
            Err(error) => {
                panic!("`npm ci` in tests/ could not be started ({error}). It comes with Node.js.")
            }
        }
        assert!(
            file.is_file(),
            "{} is not part of the installed packages",
            file.display()
        );
    }
    file
}
