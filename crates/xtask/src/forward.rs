//! Commands whose work is done by a program of another crate.

use crate::arguments::Arguments;
use crate::build::{self, BuildOptions};
use crate::failure::Outcome;
use crate::process::{cargo, run};
use crate::tools::chromium;

/// A program of another crate.
#[derive(Debug)]
pub(crate) struct Forward {
    package: &'static str,
    program: &'static str,
    /// Whether it is built with optimisation, because it measures.
    release: bool,
    /// Whether it looks at the built page in a browser.
    page: bool,
}

/// Pictures of the page's states.
pub(crate) const SHOTS: Forward = in_the_browser("shots", false);

/// Measurements.
pub(crate) const BENCH: Forward = in_the_browser("bench", true);

impl Forward {
    /// Builds and runs the program with `arguments`.
    pub(crate) fn run(&self, arguments: Arguments) -> Outcome {
        let mut command = cargo(&["run", "--quiet", "--package", self.package]);
        command.args(["--bin", self.program]);
        if self.release {
            command.arg("--release");
        }
        if self.page {
            let chromium = chromium::find_or_install()?;
            let built = build::build(&BuildOptions::default())?;
            command
                .env("DMPKG_DIST", built.dist)
                .env("DMPKG_CHROME", chromium);
        }
        command.arg("--").args(arguments.rest());
        run(command)
    }
}

const fn in_the_browser(program: &'static str, release: bool) -> Forward {
    Forward {
        package: "dmpkg-tests",
        program,
        release,
        page: true,
    }
}
