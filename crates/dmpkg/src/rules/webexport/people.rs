//! Names of accounts.

use dmpkg_archive::sorted;

use crate::rules::inputs::PackageInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentContent, Field, InspectedDocument};

pub(super) const ACCOUNT_NAMES: Rule = Rule {
    id: "webexport/account-names",
    severity: Severity::Note,
    title: "Accounts are named",
    condition: "CreatedBy or ModifiedBy of an app, one of its versions, a page or a dashboard holds a name. One finding for each archive, with the number of different names; the names themselves stand on the sheets of the files only.",
    why: "Names of people, or of accounts in a domain, are passed on with the file.",
    fix: "Export with an account that says nothing of a person, where that matters.",
    references: &[references::LOW_CODE_EDITOR],
    kinds: Kinds::All,
    checks: &[Check::Package(&[], account_names)],
};

fn account_names(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let mut names: Vec<String> = Vec::new();
    let mut first: Option<(&InspectedDocument, &Field)> = None;
    let mut files = 0_u64;
    for document in &input.own.documents {
        let stated = stated_names(document);
        let Some(place) = stated.first() else {
            continue;
        };
        files += 1;
        first.get_or_insert((document, place));
        names.extend(stated.iter().map(|it| crate::lower_case(it.value.trim())));
    }
    let Some((document, place)) = first else {
        return;
    };
    sorted::keep_first_by(&mut names, Ord::cmp);
    let count = u64::try_from(names.len()).unwrap_or(u64::MAX);
    let accounts = crate::amounts::counted(count, "account is", "accounts are");
    let files = crate::amounts::counted(files, "file", "files");
    found.document(
        input.own,
        document,
        Some(place.position),
        format_args!("{accounts} named in {files} for having created or changed something."),
    );
}

/// The names of accounts in a document of the web apps.
fn stated_names(document: &InspectedDocument) -> Vec<&Field> {
    let names: Vec<&Option<Field>> = match &document.content {
        DocumentContent::WebApp(info) => info.versions.iter().map(|it| &it.created_by).collect(),
        DocumentContent::WebAppConfiguration(config) => vec![&config.created_by],
        DocumentContent::Dashboard(dashboard) => {
            vec![&dashboard.created_by, &dashboard.modified_by]
        }
        _ => Vec::new(),
    };
    let names = names.into_iter().filter_map(Option::as_ref);
    names.filter(|it| !it.value.trim().is_empty()).collect()
}
