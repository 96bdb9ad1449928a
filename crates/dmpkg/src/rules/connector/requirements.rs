//! The versions of DataMiner for which a connector is made.

use super::super::inputs::DocumentInput;
use super::super::quoted::Quoted;
use super::super::version::{AgentVersion, is_digits};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::Head;
use crate::{DocumentKind, Protocol};

pub(super) const UNREADABLE_MINIMUM_VERSION: Rule = Rule {
    id: "connector/unreadable-minimum-version",
    severity: Severity::Warning,
    title: "The minimum version cannot be read",
    condition: "Compliancies/MinimumRequiredVersion is there and is not four numbers, which a dash and a build of three to six digits may follow.",
    why: "An agent may ignore the requirement, or refuse the connector.",
    fix: "Write the version as A.B.C.D - build.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        unreadable_minimum_version,
    )],
};

pub(super) const MINIMUM_ABOVE_MAXIMUM: Rule = Rule {
    id: "connector/minimum-above-maximum",
    severity: Severity::Warning,
    title: "The minimum version is above the maximum version",
    condition: "MinimumRequiredVersion is higher than MaximumSupportedVersion. Versions that cannot be read are not compared.",
    why: "No DataMiner version fits both.",
    fix: "Correct one of the two versions.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(
        DocumentKind::Protocol,
        minimum_above_maximum,
    )],
};

fn unreadable_minimum_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let minimum = head.protocol.minimum_required_version.as_ref();
    let Some(minimum) = minimum.filter(|minimum| !is_readable(&minimum.value)) else {
        return;
    };
    found.text(
        input.entry,
        minimum.position,
        format_args!(
            "MinimumRequiredVersion is {}; expected is A.B.C.D - build.",
            Quoted(&minimum.value)
        ),
    );
}

fn minimum_above_maximum(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let Protocol {
        minimum_required_version: Some(minimum),
        maximum_supported_version: Some(maximum),
        ..
    } = head.protocol
    else {
        return;
    };
    let read = |text: &str| AgentVersion::parse(text);
    let (Some(lowest), Some(highest)) = (read(&minimum.value), read(&maximum.value)) else {
        return;
    };
    if highest.is_below(&lowest) {
        found.text(
            input.entry,
            minimum.position,
            format_args!(
                "The oldest DataMiner is {}, the newest {}.",
                Quoted(&minimum.value),
                Quoted(&maximum.value)
            ),
        );
    }
}

/// Whether a version has the form that the schema asks for.
fn is_readable(version: &str) -> bool {
    let (numbers, build) = match version.split_once('-') {
        Some((numbers, build)) => (numbers.trim_end(), Some(build.trim_start())),
        None => (version, None),
    };
    let are_four = numbers.split('.').count() == 4 && numbers.split('.').all(is_digits);
    are_four && build.is_none_or(|build| is_digits(build) && (3..=6).contains(&build.len()))
}

#[cfg(test)]
mod tests {
    use super::is_readable;

    #[test]
    fn a_minimum_version_has_four_numbers_and_a_build() {
        for version in [
            "10.3.0.0 - 12752",
            "10.3.0.0-12752",
            "10.3.0.0",
            "10.0.3.0 - 896",
        ] {
            assert!(is_readable(version), "{version}");
        }
        for version in [
            "",
            "10.3",
            "10.3.0 - 12752",
            "10.3.0.0 -",
            "10.3.0.0 - 12",
            "10.3.0.0 - 1234567",
            "10.3.0.0 - CU3",
            "DataMiner 10.3.0.0",
        ] {
            assert!(!is_readable(version), "{version}");
        }
    }
}
