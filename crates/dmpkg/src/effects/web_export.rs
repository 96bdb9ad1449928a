//! Exports of low-code apps and dashboards.

use super::plan::{Planner, document_place};
use super::{Action, Certainty, Effect, RestartKind, Stage, UninstallKind};
use crate::{DocumentKind, WebAppForm, Weight};

pub(super) fn plan(planner: &mut Planner<'_>) {
    planner.frame(Certainty::Derived, "");
    planner.restart(RestartKind::None, "The web apps take it up while they run.");
    planner.undone(
        UninstallKind::ByHand,
        "There is no uninstall: it is deleted in the web apps.",
    );
    let Some(app) = planner.package.web_app() else {
        planner.plan.certainty = Certainty::Unknown;
        planner.add(Effect::new(
            Stage::WebApps,
            Action::Unknown,
            Weight::Unknown,
            "what it imports could not be read",
        ));
        return;
    };
    let inner = planner.inner.iter();
    let documents = inner.flat_map(|own| {
        let documents = own.documents.iter();
        documents.map(move |document| (own, document))
    });
    let wanted = match app.form {
        WebAppForm::LowCodeApp => DocumentKind::WebApp,
        WebAppForm::Dashboard => DocumentKind::Dashboard,
    };
    let source = { documents }.find(|(_, document)| document.kind == wanted);
    let source = source.map(|(own, document)| document_place(own, document, None));
    let name = app.name.as_deref().unwrap_or("(no name)");
    if app.form == WebAppForm::Dashboard {
        planner.add(
            Effect::new(
                Stage::WebApps,
                Action::Add,
                Weight::Change,
                format!("imports the dashboard {name}"),
            )
            .from(source)
            .hint("What becomes of a dashboard of the same name is not documented."),
        );
        return;
    }
    planner.add(
        Effect::new(
            Stage::WebApps,
            Action::Add,
            Weight::Change,
            format!("imports the low-code app {name}"),
        )
        .from(source.clone())
        .hint("A system keeps at most 15 versions of an app."),
    );
    if let Some(version) = app.public_version.filter(|version| *version > 0) {
        planner.add(
            Effect::new(
                Stage::WebApps,
                Action::SetProduction,
                Weight::Loud,
                format!("makes version {version} the one that users get"),
            )
            .from(source)
            .hint("Even where the system has a newer one."),
        );
    }
    if let Some(version) = app.draft_version.filter(|version| *version > 0) {
        planner.add(Effect::new(
            Stage::WebApps,
            Action::Add,
            Weight::Quiet,
            format!("brings version {version} as a draft, for those who edit the app"),
        ));
    }
}
