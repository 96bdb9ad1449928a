//! The pages and panels of an app, and their files.

use dmpkg_archive::sorted;

use super::app::App;
use crate::rules::inputs::PackageInput;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{DocumentKind, Field};

pub(super) const MISSING_PAGE: Rule = Rule {
    id: "webexport/missing-page",
    severity: Severity::Warning,
    title: "Page of an app without its file",
    condition: "App.config.json lists a page or a panel with an ID for which pages/<ID>.dmadb.json does not lie beside it. Letter case does not matter.",
    why: "What a page shows is in that file: the page is empty once the app is imported.",
    fix: "Export the app again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[Check::Package(
        &[DocumentKind::WebAppConfiguration],
        missing_page,
    )],
};

pub(super) const UNUSED_PAGE: Rule = Rule {
    id: "webexport/unused-page",
    severity: Severity::Warning,
    title: "Page that the app does not list",
    condition: "In the folder pages of an app lies a .dmadb.json file whose name is the ID of no page or panel in App.config.json.",
    why: "A left-over page travels along unseen, with all that it says and refers to.",
    fix: "Export the app again.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::All,
    checks: &[Check::Package(
        &[DocumentKind::WebAppConfiguration],
        unused_page,
    )],
};

/// What the name of a page's file ends with.
const EXTENSION: &str = ".dmadb.json";

fn missing_page(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for app in App::all(input.own) {
        let (Some(document), Some(config)) = (app.config, app.configuration()) else {
            continue;
        };
        for page in &config.pages {
            let Some(id) = page.id.as_ref().filter(|id| !id.value.is_empty()) else {
                continue;
            };
            let file = app.path(&format!("pages/{}{EXTENSION}", id.value));
            if input.paths().has(&file) {
                continue;
            }
            let what = if page.is_panel { "panel" } else { "page" };
            let name = page.name.as_ref().and_then(Field::stated);
            found.document(
                input.own,
                document,
                Some(id.position),
                format_args!(
                    "The file pages/{}{EXTENSION} of the {what} “{}” is missing.",
                    shortened(&id.value),
                    shortened(name.unwrap_or("without name"))
                ),
            );
        }
    }
}

fn unused_page(input: &PackageInput<'_>, found: &mut Found<'_>) {
    for app in App::all(input.own) {
        let Some(config) = app.configuration() else {
            continue;
        };
        let ids = config.pages.iter().filter_map(|page| page.id.as_ref());
        let mut ids: Vec<String> = ids.map(|id| crate::lower_case(&id.value)).collect();
        sorted::sort_by(&mut ids, Ord::cmp);
        let folder = app.path("pages");
        for file in input.paths().below(&folder) {
            let Some(id) = file.name().strip_suffix(EXTENSION) else {
                continue;
            };
            let is_listed = ids.binary_search_by(|known| (**known).cmp(id)).is_ok();
            if let Some(entry) = file.of(&input.package.archive).filter(|_| !is_listed) {
                found.entry(
                    entry,
                    format_args!("App.config.json lists no page or panel of this id."),
                );
            }
        }
    }
}
