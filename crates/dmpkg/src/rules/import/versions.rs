//! What the version of an export means for the agent that imports it.

use super::IMPORTS;
use super::origin::origin;
use crate::DocumentKind;
use crate::rules::inputs::DocumentInput;
use crate::rules::version::AgentVersion;
use crate::rules::{Check, Found, Rule, Severity, references};

pub(super) const NEWER_THAN_TARGET_LIMIT: Rule = Rule {
    id: "import/newer-than-target-limit",
    severity: Severity::Note,
    title: "Export that agents before 10.3.8 may refuse",
    condition: "The export comes from DataMiner 10.3.8 or later, but from before 10.4.1.",
    why: "Agents up to DataMiner 10.3.7 may refuse exports of these versions.",
    fix: "Upgrade the agent that is to import the file, if it is that old.",
    references: &[references::RELEASE_10_4_1],
    kinds: IMPORTS,
    checks: &[Check::Document(DocumentKind::Import, newer_than_limit)],
};

pub(super) const SNMPV3_CREDENTIALS: Rule = Rule {
    id: "import/snmpv3-credentials",
    severity: Severity::Note,
    title: "Credentials of SNMPv3 may be lost",
    condition: "The export comes from DataMiner 10.4.9 or later.",
    why: "Older agents lose the SNMPv3 credentials of the elements, and who uses the credentials library enters them again on any agent. Until then the elements cannot poll.",
    fix: "Have the credentials at hand when you import the file.",
    references: &[references::EXPORTING, references::IMPORTING],
    kinds: IMPORTS,
    checks: &[Check::Document(DocumentKind::Import, snmpv3_credentials)],
};

fn newer_than_limit(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let is_between = |version: &AgentVersion| {
        !version.is_below(&AgentVersion::new(10, 3, 8))
            && version.is_below(&AgentVersion::new(10, 4, 1))
    };
    if origin(input).version.as_ref().is_some_and(is_between) {
        found.entry(
            input.entry,
            format_args!("Agents up to DataMiner 10.3.7 may refuse this export."),
        );
    }
}

fn snmpv3_credentials(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let is_new = |version: &AgentVersion| !version.is_below(&AgentVersion::new(10, 4, 9));
    if origin(input).version.as_ref().is_some_and(is_new) {
        found.entry(
            input.entry,
            format_args!(
                "Agents before DataMiner 10.4.9 lose the SNMPv3 credentials of these elements; those of the credentials library are entered again in any case."
            ),
        );
    }
}
