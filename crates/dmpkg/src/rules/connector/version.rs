//! The version of a connector.

use super::super::inputs::DocumentInput;
use super::super::quoted::Quoted;
use super::super::version::{is_connector_version, is_digits};
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::head::Head;
use super::identity::has_blanks;
use crate::{DocumentKind, Field};

pub(super) const MISSING_VERSION: Rule = Rule {
    id: "connector/missing-version",
    severity: Severity::Error,
    title: "The connector has no version",
    condition: "Version is not there, or is blank.",
    why: "DataMiner keeps each version of a connector in a folder of its own.",
    fix: "Add the version.",
    references: &[references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, missing_version)],
};

pub(super) const VERSION_WITH_BLANKS: Rule = Rule {
    id: "connector/version-with-blanks",
    severity: Severity::Warning,
    title: "White space around the version",
    condition: "The text of Version begins or ends with white space, a line break counted.",
    why: "With and without the white space it is another text: one version can end up on the agent twice.",
    fix: "Remove the white space around the version.",
    references: &[references::PROTOCOL_SCHEMA, references::VALIDATORS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, version_with_blanks)],
};

pub(super) const UNUSUAL_VERSION: Rule = Rule {
    id: "connector/unusual-version",
    severity: Severity::Note,
    title: "The version has another form",
    condition: "Version is not A.B.C.D or A.B.C.D_Bx, where A and D do not begin with 0. A version with another suffix behind _ is told by another rule.",
    why: "Any text is allowed, but ranges and the order of versions are known only of that form.",
    fix: "Use A.B.C.D, and A.B.C.D_Bx for development builds.",
    references: &[references::VERSION_SEMANTICS, references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, unusual_version)],
};

pub(super) const VERSION_SUFFIX: Rule = Rule {
    id: "connector/version-suffix",
    severity: Severity::Note,
    title: "The version has a suffix of its own",
    condition: "Version is four numbers and a suffix behind _ that is not B and digits.",
    why: "Before DataMiner 10.5.0 CU11 and 10.6.2, uploading the version without the suffix could remove the code of the one with it.",
    fix: "Use no other suffix than _Bx.",
    references: &[references::RELEASE_10_6_2],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, version_suffix)],
};

pub(super) const DEVELOPMENT_BUILD: Rule = Rule {
    id: "connector/development-build",
    severity: Severity::Note,
    title: "A development build",
    condition: "Version ends with _B and digits.",
    why: "_Bx marks build x of a version that was not released yet.",
    fix: "Use the release on production systems.",
    references: &[references::VERSION_SEMANTICS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Document(DocumentKind::Protocol, development_build)],
};

fn missing_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(head) = Head::of(input, found) else {
        return;
    };
    let version = head.protocol.version.as_ref();
    if version.and_then(Field::stated).is_some() {
        return;
    }
    let what = if version.is_some() {
        "is empty"
    } else {
        "is missing"
    };
    found.text(
        input.entry,
        head.position(version),
        format_args!("The version of the connector (Version) {what}."),
    );
}

fn version_with_blanks(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((head, version)) = stated(input, found) else {
        return;
    };
    if head.root.child("Version").is_some_and(has_blanks) {
        found.text(
            input.entry,
            version.position,
            format_args!(
                "The version {} has white space around it.",
                Quoted(&version.value)
            ),
        );
    }
}

fn unusual_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((_, version)) = stated(input, found) else {
        return;
    };
    if !is_connector_version(&version.value) && suffix(&version.value).is_none() {
        found.text(
            input.entry,
            version.position,
            format_args!(
                "The version is {}; usual is A.B.C.D.",
                Quoted(&version.value)
            ),
        );
    }
}

fn version_suffix(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((_, version)) = stated(input, found) else {
        return;
    };
    if let Some(suffix) = suffix(&version.value) {
        found.text(
            input.entry,
            version.position,
            format_args!(
                "The version {} has the suffix {}.",
                Quoted(&version.value),
                Quoted(suffix)
            ),
        );
    }
}

fn development_build(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((_, version)) = stated(input, found) else {
        return;
    };
    let build = version.value.rsplit_once("_B").map(|(_, build)| build);
    if let Some(build) = build.filter(|build| is_digits(build)) {
        found.text(
            input.entry,
            version.position,
            format_args!(
                "The version {} is development build {}.",
                Quoted(&version.value),
                Quoted(build)
            ),
        );
    }
}

/// The head and the version, when it says something.
fn stated<'a>(input: &DocumentInput<'a>, found: &mut Found<'_>) -> Option<(Head<'a>, &'a Field)> {
    let head = Head::of(input, found)?;
    let version = head.protocol.version.as_ref()?;
    version.stated().map(|_| (head, version))
}

/// What stands behind four numbers and `_`, when it is no build.
fn suffix(version: &str) -> Option<&str> {
    let (numbers, suffix) = version.split_once('_')?;
    let is_build = suffix.strip_prefix('B').is_some_and(is_digits);
    let are_four = numbers.split('.').count() == 4 && numbers.split('.').all(is_digits);
    (are_four && !suffix.is_empty() && !is_build).then_some(suffix)
}

#[cfg(test)]
mod tests {
    use super::suffix;

    #[test]
    fn a_suffix_is_what_is_no_build() {
        for (version, expected) in [
            ("1.0.0.1_DEV", Some("DEV")),
            ("1.0.0.1_B", Some("B")),
            ("1.0.0.1_B2_x", Some("B2_x")),
            ("0.0.0.0_b1", Some("b1")),
            ("1.0.0.1_B2", None),
            ("1.0.0.1_", None),
            ("1.0.0.1", None),
            ("1.0.0_DEV", None),
            ("1.0.0.1-alpha1", None),
            ("1.0.x.1_DEV", None),
        ] {
            assert_eq!(suffix(version), expected, "{version}");
        }
    }
}
