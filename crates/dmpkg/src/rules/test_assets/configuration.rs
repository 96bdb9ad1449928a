//! What QAOps is told.

use super::{Check, FOLDER, Found, Rule, Severity, TESTS, references};
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Quoted;
use crate::{DocumentContent, DocumentKind, lower_case};

pub(super) const UNUSUAL_CONFIG: Rule = Rule {
    id: "test/unusual-config",
    severity: Severity::Warning,
    title: "Test configuration that QAOps may not understand",
    condition: "In a qaops.config.xml below AppInstallContent/DmTest the outermost element is neither QAOpsConfig nor Settings, or PerformPackageInstallation is there and neither true, false, 1 nor 0. Letter case of the value does not count. Without the file nothing fires.",
    why: "QAOps does not know whether to install the package before its tests run.",
    fix: "Use QAOpsConfig with PerformPackageInstallation, and true or false in it.",
    references: &[references::TEST_PACKAGES],
    kinds: TESTS,
    checks: &[Check::Document(
        DocumentKind::TestConfiguration,
        unusual_config,
    )],
};

fn unusual_config(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let DocumentContent::TestConfiguration(configuration) = &input.document.content else {
        return;
    };
    let folder = lower_case(&format!("{FOLDER}/"));
    if !lower_case(input.path).starts_with(&folder) {
        return;
    }
    let root = configuration.root.as_ref();
    if let Some(root) = root.filter(|it| !["QAOpsConfig", "Settings"].contains(&&*it.value)) {
        found.text(
            input.entry,
            root.position,
            format_args!(
                "The outermost element is {}; QAOpsConfig and Settings are known.",
                Quoted(&root.value)
            ),
        );
    }
    let installs = configuration.perform_package_installation.as_ref();
    let is_known = |value: &str| {
        ["true", "false", "1", "0"]
            .iter()
            .any(|known| known.eq_ignore_ascii_case(value))
    };
    if let Some(installs) = installs.filter(|installs| !is_known(&installs.value)) {
        found.text(
            input.entry,
            installs.position,
            format_args!(
                "PerformPackageInstallation is {}; it can be true or false.",
                Quoted(&installs.value)
            ),
        );
    }
}
