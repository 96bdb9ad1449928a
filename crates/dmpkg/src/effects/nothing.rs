//! Files that an agent does not install.

use super::plan::Planner;
use super::{Action, Certainty, Effect, RestartKind, Stage};
use crate::{PackageKind, Weight};

pub(super) fn plan(planner: &mut Planner<'_>) {
    planner.frame(Certainty::Nothing, "");
    planner.restart(RestartKind::None, "Nothing is installed.");
    let text = match planner.own.kind {
        PackageKind::CatalogInformation => "installs nothing: it describes an item of the Catalog",
        PackageKind::Bundle => {
            "installs nothing by itself: each package inside has effects of its own"
        }
        _ => "installs nothing: no tool of DataMiner takes it as it is",
    };
    planner.add(Effect::new(
        Stage::Unused,
        Action::Nothing,
        Weight::Quiet,
        text,
    ));
    if planner.own.kind != PackageKind::Bundle {
        return;
    }
    for index in &planner.package.landmarks.packages {
        let Some(place) = planner.place(*index) else {
            continue;
        };
        let kind = planner.inside(*index).map(|own| own.kind.label());
        let name = super::plan::last(&place.path);
        let text = match kind {
            Some(kind) => format!("carries {name}, {kind}"),
            None => format!("carries {name}"),
        };
        planner.add(
            Effect::new(Stage::Unused, Action::Nothing, Weight::Quiet, text).from(Some(place)),
        );
    }
}

/// All of the package lies in a folder.
pub(super) fn plan_of_wrapped(planner: &mut Planner<'_>, folder: &str) {
    planner.frame(Certainty::Nothing, "");
    planner.restart(RestartKind::None, "Nothing is installed.");
    planner.add(
        Effect::new(
            Stage::Before,
            Action::Fail,
            Weight::Loud,
            format!("installs nothing: everything lies in the folder “{folder}”, where DataMiner does not look"),
        )
        .hint("Zip the contents of the folder, not the folder."),
    );
}
