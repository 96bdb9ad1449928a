//! Tests in packages for a QAOps system.

#[cfg(test)]
mod cases;
mod configuration;
mod files;
mod presence;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::PackageKind;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    presence::NO_TEST_ASSETS,
    presence::ASSETS_IN_APP_PACKAGE,
    configuration::UNUSUAL_CONFIG,
    files::NO_PIPELINE_SCRIPT,
    files::UNKNOWN_FORMAT_VERSION,
];

/// Packages with tests, or with the extension of such.
const TESTS: Kinds = Kinds::Only(&[PackageKind::Test]);
/// Where tests lie.
const FOLDER: &str = "AppInstallContent/DmTest";
