//! `DeploymentActions.xml` by itself.

use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, installer, references};
use crate::{
    DeploymentActions, DocumentContent, DocumentKind, Field, InspectedDocument, TextPos, lower_case,
};

pub(super) const MISSING_DEPLOYMENT_ACTIONS: Rule = Rule {
    id: "content/missing-deployment-actions",
    severity: Severity::Note,
    title: "No DeploymentActions.xml",
    condition: "Files lie below AppInstallContent, and DeploymentActions.xml is not among them.",
    why: "Builders always write the file. Without it nothing follows the copying: no production version is set, no drawing becomes default.",
    fix: "Nothing, unless such actions are wanted.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], missing)],
};

pub(super) const DEPLOYMENT_ACTIONS_WRONG_ROOT: Rule = Rule {
    id: "content/deployment-actions-wrong-root",
    severity: Severity::Error,
    title: "DeploymentActions.xml is another kind of document",
    condition: "The outermost element of AppInstallContent/DeploymentActions.xml is not AppPackageDeploymentActions. Prefix and namespace do not matter.",
    why: "The default installer cannot read the file, and the installation fails at its end.",
    fix: "Write the actions with the outermost element AppPackageDeploymentActions.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::DeploymentActions, wrong_root)],
};

pub(super) const UNKNOWN_DEPLOYMENT_ACTION: Rule = Rule {
    id: "content/unknown-deployment-action",
    severity: Severity::Note,
    title: "Deployment action that is not known",
    condition: "An element directly in that of DeploymentActions.xml is none of DefaultProtocolVisios, ProductionProtocols and TemplatesToPreserve.",
    why: "What it does, if anything, is not public.",
    fix: "Compare the element with the documentation of the tool that built the package.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::DeploymentActions, unknown)],
};

pub(super) const INCOMPLETE_DEPLOYMENT_ACTION: Rule = Rule {
    id: "content/incomplete-deployment-action",
    severity: Severity::Warning,
    title: "Deployment action lacks a name",
    condition: "A ProductionProtocol states no ProtocolName or ProtocolVersion, a DefaultProtocolVisio no ProtocolName or VisioFileName, or a template to preserve no Name or ProtocolName. Empty lists are fine.",
    why: "The installer does not know to what the action applies.",
    fix: "State the missing element, or remove the action.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::DeploymentActions, incomplete)],
};

pub(super) const SETS_PRODUCTION_VERSION: Rule = Rule {
    id: "content/sets-production-version",
    severity: Severity::Note,
    title: "A connector version becomes the production version",
    condition: "Each ProductionProtocol that states connector and version. Skipped when code of the package installs the content.",
    why: "All elements that follow the production version of the connector switch to this one as soon as the package is installed.",
    fix: "Agree with who runs these elements before you install.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::DeploymentActions],
        sets_production,
    )],
};

pub(super) const UNREADABLE_COPY_TEMPLATES: Rule = Rule {
    id: "content/unreadable-copy-templates",
    severity: Severity::Warning,
    title: "CopyTemplates is neither true nor false",
    condition: "CopyTemplates of a ProductionProtocol is there and none of true, false, 1 and 0. Letter case and white space around it do not matter.",
    why: "Whether alarm and trend templates go along with the new production version cannot be told.",
    fix: "Write true or false.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(
        DocumentKind::DeploymentActions,
        copy_templates,
    )],
};

const ROOT: &str = "AppPackageDeploymentActions";
const PATH: &str = "AppInstallContent/DeploymentActions.xml";

fn missing(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let paths = input.paths();
    if paths.has_folder("AppInstallContent") && !paths.has(PATH) {
        found.archive(format_args!("{PATH} is not in the package."));
    }
}

fn wrong_root(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(root) = input.xml.and_then(|document| document.root()) else {
        return;
    };
    if input.path.eq_ignore_ascii_case(PATH) && root.name() != ROOT {
        found.text(
            input.entry,
            root.position(),
            format_args!(
                "The outermost element is “{}” and not {ROOT}.",
                shortened(root.name())
            ),
        );
    }
}

/// The actions of a document, when it is the one that the installer carries out.
fn actions<'a>(input: &DocumentInput<'a>) -> Option<&'a DeploymentActions> {
    match &input.document.content {
        DocumentContent::DeploymentActions(actions) => Some(actions)
            .filter(|actions| actions.root == ROOT && input.path.eq_ignore_ascii_case(PATH)),
        _ => None,
    }
}

/// The actions that the installer carries out, with their document.
pub(super) fn carried_out<'a>(
    input: &PackageInput<'a>,
) -> Option<(&'a InspectedDocument, &'a DeploymentActions)> {
    let mut documents = input.documents(|content| match content {
        DocumentContent::DeploymentActions(actions) => Some(actions),
        _ => None,
    });
    documents.find(|(document, actions)| {
        let path = document.path.0.last();
        actions.root == ROOT && path.is_some_and(|path| path.eq_ignore_ascii_case(PATH))
    })
}

/// What a field says, when it says something.
pub(super) fn stated(field: &Option<Field>) -> Option<&str> {
    field.as_ref()?.stated()
}

fn unknown(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let other = actions(input).into_iter().flat_map(|it| &it.other);
    // Those of a list have its name before their own.
    for other in other.filter(|other| !other.name.contains('/')) {
        found.text(
            input.entry,
            other.field.position,
            format_args!("What “{}” does is not known.", shortened(&other.name)),
        );
    }
}

fn incomplete(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(actions) = actions(input) else {
        return;
    };
    let mut tell = |at: TextPos, element: &str, fields: [(&str, &Option<Field>); 2]| {
        let missing = fields.iter().filter(|(_, field)| stated(field).is_none());
        let missing: Vec<&str> = missing.map(|(name, _)| *name).collect();
        if !missing.is_empty() {
            found.text(
                input.entry,
                at,
                format_args!("This {element} states no {}.", missing.join(" and no ")),
            );
        }
    };
    for it in &actions.production_protocols {
        let fields = [
            ("ProtocolName", &it.protocol),
            ("ProtocolVersion", &it.version),
        ];
        tell(it.position, "ProductionProtocol", fields);
    }
    for it in &actions.default_drawings {
        let fields = [
            ("ProtocolName", &it.protocol),
            ("VisioFileName", &it.file_name),
        ];
        tell(it.position, "DefaultProtocolVisio", fields);
    }
    for it in &actions.preserved_templates {
        let fields = [("Name", &it.name), ("ProtocolName", &it.protocol)];
        tell(it.position, &shortened(&it.kind), fields);
    }
}

fn sets_production(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((document, actions)) = carried_out(input) else {
        return;
    };
    let all = actions.production_protocols.iter();
    let all = all.filter_map(|it| Some((it.position, stated(&it.protocol)?, stated(&it.version)?)));
    let all: Vec<_> = all.collect();
    if all.is_empty() || !installer::is_default(input, found) {
        return;
    }
    for (at, connector, version) in all {
        found.document(
            input.own,
            document,
            Some(at),
            format_args!(
                "Version “{}” of the connector “{}” becomes its production version.",
                shortened(version),
                shortened(connector)
            ),
        );
    }
}

fn copy_templates(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let all = actions(input)
        .into_iter()
        .flat_map(|it| &it.production_protocols);
    for field in all.filter_map(|it| it.copy_templates.as_ref()) {
        let value = lower_case(&field.value);
        if !matches!(value.as_str(), "true" | "false" | "1" | "0") {
            found.text(
                input.entry,
                field.position,
                format_args!(
                    "CopyTemplates is “{}”, which is neither true nor false.",
                    shortened(&field.value)
                ),
            );
        }
    }
}
