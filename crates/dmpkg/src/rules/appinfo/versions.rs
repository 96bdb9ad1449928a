//! The version of a package, and the oldest DataMiner that it asks for.

use super::folder::version_defect;
use super::{Check, Found, Kinds, Rule, Severity, read, references, stated};
use crate::rules::inputs::DocumentInput;
use crate::rules::quoted::Quoted;
use crate::rules::version::{AgentVersion, is_app_version};
use crate::{DocumentKind, Field};

pub(super) const UNUSUAL_VERSION: Rule = Rule {
    id: "appinfo/unusual-version",
    severity: Severity::Warning,
    title: "Version of an unusual form",
    condition: "Version is not empty, and not of the form A.B.C or A.B.C-CUx with whole numbers of any length. One that cannot be part of a folder's name has another rule.",
    why: "Agent and Catalog expect this form; another one may be ordered wrongly or refused.",
    fix: "Write the version as A.B.C or A.B.C-CUx.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::AppInfo, unusual_version)],
};

pub(super) const UNREADABLE_MINIMUM_VERSION: Rule = Rule {
    id: "appinfo/unreadable-minimum-version",
    severity: Severity::Warning,
    title: "MinDmaVersion is no version",
    condition: "MinDmaVersion is not empty, and not two to four numbers with dots between, with or without a build behind a hyphen or dash, blanks allowed around it, and -CUx.",
    why: "An agent may refuse the package, or take no notice of what it asks for.",
    fix: "Write A.B.C.D-build, as in 10.3.0.0-12752.",
    references: &[
        references::APP_STRUCTURE,
        references::RELEASE_10_0_11,
        references::VERSION_FORMS,
    ],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::AppInfo,
        unreadable_minimum_version,
    )],
};

pub(super) const UNUSUAL_MINIMUM_VERSION: Rule = Rule {
    id: "appinfo/unusual-minimum-version",
    severity: Severity::Note,
    title: "MinDmaVersion of an unusual form",
    condition: "MinDmaVersion can be read, but is not four numbers and a build, as in 10.3.0.0-12752.",
    why: "Public sources know six forms. All known packages have this one, and only of it is known that every agent understands it.",
    fix: "Write A.B.C.D-build.",
    references: &[references::RELEASE_10_0_11],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::AppInfo,
        unusual_minimum_version,
    )],
};

pub(super) const MINIMUM_VERSION_TOO_OLD: Rule = Rule {
    id: "appinfo/minimum-version-too-old",
    severity: Severity::Warning,
    title: "MinDmaVersion older than application packages",
    condition: "MinDmaVersion can be read and is below 10.0.9.",
    why: "DataMiner knows application packages since 10.0.9: the package cannot be installed on what it allows.",
    fix: "Ask for 10.0.9.0-9312 at least.",
    references: &[references::APP_STRUCTURE, references::RELEASE_10_0_9],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::AppInfo,
        minimum_version_too_old,
    )],
};

/// The first DataMiner with application packages.
const FIRST: AgentVersion = AgentVersion::new(10, 0, 9);

fn unusual_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some((root, info)) = read(input, found) else {
        return;
    };
    let field = stated(info.version.as_ref()).filter(|field| !is_app_version(&field.value));
    if let Some(field) = field.filter(|_| version_defect(root).is_none()) {
        found.text(
            input.entry,
            field.position,
            format_args!(
                "Version is {}, which is neither A.B.C nor A.B.C-CUx.",
                Quoted(&field.value)
            ),
        );
    }
}

fn unreadable_minimum_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if let Some((field, None)) = minimum(input, found) {
        found.text(
            input.entry,
            field.position,
            format_args!(
                "MinDmaVersion is {}, which is no version of DataMiner.",
                Quoted(&field.value)
            ),
        );
    }
}

fn unusual_minimum_version(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if let Some((field, Some(_))) = minimum(input, found)
        && !AgentVersion::has_usual_form(&field.value)
    {
        found.text(
            input.entry,
            field.position,
            format_args!(
                "MinDmaVersion is {}; the usual form is A.B.C.D-build.",
                Quoted(&field.value)
            ),
        );
    }
}

fn minimum_version_too_old(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    if let Some((field, Some(version))) = minimum(input, found)
        && version.is_below(&FIRST)
    {
        found.text(
            input.entry,
            field.position,
            format_args!(
                "MinDmaVersion is {}; application packages exist since 10.0.9.",
                Quoted(&field.value)
            ),
        );
    }
}

/// What MinDmaVersion says, and the version that it is.
fn minimum<'a>(
    input: &DocumentInput<'a>,
    found: &mut Found<'_>,
) -> Option<(&'a Field, Option<AgentVersion>)> {
    let (_, info) = read(input, found)?;
    let field = stated(info.minimum_data_miner_version.as_ref())?;
    Some((field, AgentVersion::parse(&field.value)))
}
