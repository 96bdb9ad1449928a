//! Scripts that apps and dashboards need.

use dmpkg_archive::sorted;

use crate::rules::inputs::PackageInput;
use crate::rules::quoted::Row;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{
    DocumentContent, EntryAddress, Field, Inspected, InspectedDocument, PackageKind, Query,
    TextPos, WebReferences,
};

pub(super) const SCRIPT_NOT_IN_PACKAGE: Rule = Rule {
    id: "webexport/script-not-in-package",
    severity: Severity::Note,
    title: "Script of an app or dashboard is not in the package",
    condition: "An action runs a script, or a query uses an ad hoc data source or an operator of a script, that the package does not bring, the packages inside it included. One finding with the list. An export inside of a package is judged with that package.",
    why: "The script has to be on the system already; otherwise the button does nothing and the query fails.",
    fix: "Add the script to the package, or install it first.",
    references: &[references::LOW_CODE_EDITOR],
    kinds: Kinds::Only(&[
        PackageKind::Application,
        PackageKind::Test,
        PackageKind::WebExport,
    ]),
    checks: &[Check::Package(&[], script_not_in_package)],
};

/// A script that is named, and where.
struct Named<'a> {
    own: &'a Inspected,
    document: &'a InspectedDocument,
    position: TextPos,
    script: &'a str,
}

fn script_not_in_package(input: &PackageInput<'_>, found: &mut Found<'_>) {
    if input.own.kind == PackageKind::WebExport && input.depth() > 0 {
        return;
    }
    let brought = brought(input);
    let mut needed = Vec::new();
    // Packages inside are judged by themselves.
    let mut package: Option<&EntryAddress> = None;
    for own in std::iter::once(input.own).chain(input.inner) {
        if package.is_some_and(|around| own.address.0.starts_with(&around.0)) {
            continue;
        }
        if own.address != input.own.address && is_application(own.kind) {
            package = Some(&own.address);
            continue;
        }
        for document in &own.documents {
            named(own, document, &mut needed);
        }
    }
    needed.retain(|it| {
        let name = crate::lower_case(it.script.trim());
        !name.is_empty() && brought.binary_search(&name).is_err()
    });
    let Some(first) = needed.first() else { return };
    let mut names: Vec<&str> = needed.iter().map(|it| it.script.trim()).collect();
    sorted::keep_first_by(&mut names, |a, b| {
        crate::lower_case(a).cmp(&crate::lower_case(b))
    });
    let what = match names.len() {
        1 => "a script that is",
        _ => "scripts that are",
    };
    found.document(
        first.own,
        first.document,
        Some(first.position),
        format_args!(
            "Apps or dashboards need {what} not in the package: {}.",
            Row(&names)
        ),
    );
}

/// The names of all scripts in the content of the package and of those inside, in lower case and in
/// order.
fn brought(input: &PackageInput<'_>) -> Vec<String> {
    let mut names = Vec::new();
    for own in std::iter::once(input.own).chain(input.inner) {
        for document in &own.documents {
            let DocumentContent::Script(script) = &document.content else {
                continue;
            };
            let path = crate::lower_case(document.path.0.last().map_or("", String::as_str));
            let is_content = !path.starts_with("scripts/");
            if let Some(name) = script
                .name
                .as_ref()
                .and_then(Field::stated)
                .filter(|_| is_content)
            {
                names.push(crate::lower_case(name));
            }
        }
    }
    sorted::sort_by(&mut names, Ord::cmp);
    names
}

/// Adds the scripts that a document of the web apps names.
fn named<'a>(own: &'a Inspected, document: &'a InspectedDocument, list: &mut Vec<Named<'a>>) {
    let (queries, references): (&[Query], Vec<&WebReferences>) = match &document.content {
        DocumentContent::Dashboard(dashboard) => (&dashboard.queries, vec![&dashboard.references]),
        DocumentContent::WebAppConfiguration(config) => {
            let pages = config.pages.iter().map(|page| &page.references);
            (&config.queries, pages.chain([&config.references]).collect())
        }
        _ => return,
    };
    let runs = references.into_iter().flat_map(WebReferences::scripts);
    let runs = runs.filter_map(|action| {
        let target = action.target.as_ref()?;
        Some((target.value.as_str(), target.position))
    });
    let extensions = queries.iter().flat_map(|query| &query.extensions);
    let extensions = extensions.map(|it| (it.script.as_str(), it.position));
    list.extend(runs.chain(extensions).map(|(script, position)| Named {
        own,
        document,
        position,
        script,
    }));
}

fn is_application(kind: PackageKind) -> bool {
    matches!(kind, PackageKind::Application | PackageKind::Test)
}
