//! `cargo xtask advisories`: known weaknesses of the dependencies.
//!
//! No part of `check`: the database lies in the network, and a new entry in it must not break a build that
//! has not changed.

use crate::arguments::Arguments;
use crate::failure::{OrFail, Outcome};
use crate::process::{program, run};
use crate::tools::cargo_deny;

/// Fetches the database and looks; without the database says so and does not fail.
pub(crate) fn command(arguments: Arguments) -> Outcome {
    arguments.finish()?;
    let deny = cargo_deny::find_or_install()?;
    let mut fetch = program(&deny);
    fetch.args(["fetch", "db"]);
    let fetched = fetch
        .output()
        .or_fail(|| format!("{} could not be started", deny.display()))?;
    if !fetched.status.success() {
        let message = String::from_utf8_lossy(&fetched.stderr);
        println!("advisories: not checked ({})", reason(&message));
        return Ok(());
    }
    let mut check = program(&deny);
    check.args(["check", "--disable-fetch", "advisories"]);
    run(check)
}

/// What a person needs of an error message with causes below each other: its last line, the root cause.
fn reason(message: &str) -> &str {
    message
        .lines()
        .map(str::trim)
        .rfind(|line| !line.is_empty())
        .unwrap_or("the database could not be fetched")
}

#[cfg(test)]
mod tests {
    use super::reason;

    #[test]
    fn the_root_cause_is_told() {
        let message = "[ERROR] failed to fetch\n\nCaused by:\n    no such host\n\n";
        assert_eq!(reason(message), "no such host");
        assert_eq!(reason(" \n"), "the database could not be fetched");
    }
}
