//! Whether there are tests, and whether the file says so.

use super::{Check, Found, Rule, Severity, TESTS, references};
use crate::rules::inputs::ArchiveInput;

pub(super) const NO_TEST_ASSETS: Rule = Rule {
    id: "test/no-test-assets",
    severity: Severity::Note,
    title: "Test package without tests",
    condition: "The extension is .dmtest, and nothing lies below AppInstallContent/DmTest.",
    why: "It is an ordinary application package then; a QAOps system finds no tests in it.",
    fix: "Build it from a project for test packages if it should hold tests.",
    references: &[references::TEST_PACKAGES, references::SDK],
    kinds: TESTS,
    checks: &[Check::Archive(no_test_assets)],
};

pub(super) const ASSETS_IN_APP_PACKAGE: Rule = Rule {
    id: "test/assets-in-app-package",
    severity: Severity::Note,
    title: "Application package with tests",
    condition: "The extension is .dmapp, and something lies below AppInstallContent/DmTest. To rename a test package for an installation by hand is documented.",
    why: "The tests reach the system together with the application.",
    fix: "On a production system install the package without tests.",
    references: &[references::TEST_RUNS, references::SDK],
    kinds: TESTS,
    checks: &[Check::Archive(assets_in_app_package)],
};

fn no_test_assets(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if is_called(input, "dmtest") && !input.package.landmarks.test_assets {
        found.archive(format_args!(
            "The file is called .dmtest, and nothing lies below AppInstallContent/DmTest."
        ));
    }
}

fn assets_in_app_package(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if is_called(input, "dmapp") && input.package.landmarks.test_assets {
        found.archive(format_args!(
            "The file is called .dmapp, and tests lie below AppInstallContent/DmTest."
        ));
    }
}

fn is_called(input: &ArchiveInput<'_>, extension: &str) -> bool {
    input.package.detection.extension.as_deref() == Some(extension)
}
