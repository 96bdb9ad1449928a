//! Dashboards that a package puts into the folder of an agent.

use crate::rules::inputs::DocumentInput;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentContent, DocumentKind, Field};

pub(super) const NAME_DIFFERS: Rule = Rule {
    id: "webexport/name-differs",
    severity: Severity::Note,
    title: "Dashboard has another name than its file",
    condition: "The file name of a dashboard below AppInstallContent/Dashboards is not the Name that it states. Letter case and characters that file names cannot have do not matter. Pages of apps, which are named by their ids, are not looked at.",
    why: "The dashboard appears under another name than the file lets expect.",
    fix: "Rename the file, or the dashboard before it is exported.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Dashboard, name_differs)],
};

fn name_differs(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let DocumentContent::Dashboard(dashboard) = &input.document.content else {
        return;
    };
    let path = crate::lower_case(input.path);
    if !path.starts_with("appinstallcontent/dashboards/") {
        return;
    }
    let file = path.rsplit('/').next().unwrap_or(&path);
    let file = file.strip_suffix(".dmadb.json").unwrap_or(file);
    let Some(name) = dashboard.name.as_ref() else {
        return;
    };
    if Field::stated(name).is_some() && plain(&name.value) != plain(file) {
        found.text(
            input.entry,
            name.position,
            format_args!("The dashboard is called “{}”.", shortened(&name.value)),
        );
    }
}

/// A name without what file names cannot have, in lower case.
fn plain(name: &str) -> String {
    let kept = |letter: &char| {
        !letter.is_control()
            && !matches!(letter, '<' | '>' | ':' | '"' | '/' | '\\' | '|' | '?' | '*')
    };
    let name: String = name.chars().filter(kept).collect();
    crate::lower_case(name.trim())
}
