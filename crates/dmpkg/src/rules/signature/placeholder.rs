//! Whether there is a signature, and the placeholder that signing adds.

use crate::documents::DocumentContent;
use crate::report::DocumentStatus;
use crate::rules::inputs::PackageInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentKind, InspectedDocument};

/// Package is not signed.
pub(super) const ABSENT: Rule = Rule {
    id: "signature/absent",
    severity: Severity::Note,
    title: "Package is not signed",
    condition: "There is no entry named .signature.p7s at the root. Most packages are not signed.",
    why: "Nothing can be said about who made it or whether it was changed.",
    fix: "Ask the sender for a signed package if your rules need one.",
    references: &[references::PACKAGE_SIGNER, references::NUGET_SIGNATURE],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], absent)],
};

/// Signature was removed.
pub(super) const PLACEHOLDER_WITHOUT_SIGNATURE: Rule = Rule {
    id: "signature/placeholder-without-signature",
    severity: Severity::Warning,
    title: "Signature was removed",
    condition: "A .nuspec lies at the root, which only signing adds, and there is no signature.",
    why: "The package was signed once, and what it is now is not what was signed.",
    fix: "Use the signed original.",
    references: &[references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], without_signature)],
};

/// Signed without the usual placeholder.
pub(super) const MISSING_PLACEHOLDER: Rule = Rule {
    id: "signature/missing-placeholder",
    severity: Severity::Warning,
    title: "Signed without the usual placeholder",
    condition: "There is a signature and no .nuspec at the root.",
    why: "The signing tool always writes both, so the content was changed or another tool signed.",
    fix: "Look at the other findings about the signature.",
    references: &[references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], missing)],
};

/// Signed more than once.
pub(super) const SEVERAL_PLACEHOLDERS: Rule = Rule {
    id: "signature/several-placeholders",
    severity: Severity::Note,
    title: "Signed more than once",
    condition: "More than one .nuspec lies at the root. Their names are those that the file had when it was signed.",
    why: "The package was signed again after it was renamed.",
    fix: "Nothing to do.",
    references: &[references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], several)],
};

/// Placeholder of the signature is damaged.
pub(super) const UNREADABLE_PLACEHOLDER: Rule = Rule {
    id: "signature/unreadable-placeholder",
    severity: Severity::Warning,
    title: "Placeholder of the signature is damaged",
    condition: "The .nuspec of a signed package is not well-formed, or has no id or version. What it says of version and author is the same in all packages and means nothing.",
    why: "The file was changed or damaged.",
    fix: "Use the signed original.",
    references: &[references::PACKAGE_SIGNER],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Package(&[], unreadable)],
};

fn absent(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if !input.package.has_signature() && placeholders(input).next().is_none() {
        found.archive(format_args!("The package is not signed."));
    }
}

fn without_signature(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.package.has_signature() {
        return;
    }
    if let Some(placeholder) = placeholders(input).next() {
        found.document(
            input.own,
            placeholder,
            None,
            format_args!("Signing adds this file together with a signature, and there is none."),
        );
    }
}

fn missing(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.package.has_signature() && placeholders(input).next().is_none() {
        found.archive(format_args!(
            "The package has a signature, and no .nuspec, which the signing tool adds as well."
        ));
    }
}

fn several(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let names: Vec<&str> = placeholders(input)
        .filter_map(|document| document.path.0.last().map(String::as_str))
        .collect();
    if names.len() > 1 {
        found.archive(format_args!(
            "The package has {} placeholders of signatures: {}.",
            names.len(),
            names.join(", ")
        ));
    }
}

fn unreadable(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if !input.package.has_signature() {
        return;
    }
    for document in placeholders(input) {
        let DocumentContent::Nuspec(nuspec) = &document.content else {
            continue;
        };
        let stated = |field: &Option<crate::Field>| {
            field.as_ref().is_some_and(|field| field.stated().is_some())
        };
        let lacks = match (stated(&nuspec.id), stated(&nuspec.version)) {
            _ if document.status != DocumentStatus::Read => "cannot be read to its end",
            (false, _) => "has no id",
            (_, false) => "has no version",
            (true, true) => continue,
        };
        found.document(
            input.own,
            document,
            None,
            format_args!("The placeholder of the signature {lacks}."),
        );
    }
}

/// The `.nuspec` files at the root.
fn placeholders<'a>(
    input: &PackageInput<'a>,
) -> impl Iterator<Item = &'a InspectedDocument> + use<'a> {
    let documents = input.own.documents.iter();
    documents.filter(|document| document.kind == DocumentKind::Nuspec)
}
