//! Import packages.

use super::plan::{AGENT, Planner};
use super::{Action, Certainty, Confidence, Effect, RestartKind, Stage, UninstallKind};
use crate::areas::{Area, folder_holds};
use crate::{PackageKind, Weight};

pub(super) fn plan(planner: &mut Planner<'_>) {
    planner.frame(
        Certainty::Derived,
        "Import DELT, and the right to configure the view into which it goes",
    );
    planner.undone(
        UninstallKind::ByHand,
        "There is no uninstall: what was imported has to be deleted by hand.",
    );
    planner.restart(
        RestartKind::Unknown,
        "Whether something restarts is not public.",
    );
    for text in [
        "asks what to do when names or ids are in use already",
        "asks which version of a connector becomes the production version, since DataMiner 10.6.2",
    ] {
        planner.add(Effect::new(Stage::Before, Action::Ask, Weight::Quiet, text));
    }
    areas(planner);
    connectors(planner);
    planner.add(
        Effect::new(
            Stage::After,
            Action::Ask,
            Weight::Quiet,
            "needs passwords to be entered again",
        )
        .hint("Elements that use the credential library always; SNMPv3 credentials when imported before DataMiner 10.4.9 and 10.5.0."),
    );
}

fn areas(planner: &mut Planner<'_>) {
    let areas = Area::list(&planner.package.archive, "");
    for area in &areas {
        let amount = area.amount();
        let name = &area.name;
        let effect = if name.is_empty() || name.eq_ignore_ascii_case("Protocols") {
            continue;
        } else if name.eq_ignore_ascii_case("Database") {
            Effect::new(
                Stage::Contents,
                Action::Add,
                Weight::Change,
                format!("brings history along: trends, alarms or information events ({amount})"),
            )
        } else {
            let holds = folder_holds(name).unwrap_or("not known what it holds");
            Effect::new(
                Stage::Contents,
                Action::Add,
                Weight::Change,
                format!("brings {name}: {holds} ({amount})"),
            )
            .known(Confidence::Unknown)
            .hint("By the name of the folder: the layout of import packages is not public.")
        };
        planner.add(effect);
    }
    planner.plan.areas = areas;
}

fn connectors(planner: &mut Planner<'_>) {
    let inner = planner.inner.iter();
    for own in inner.filter(|own| own.kind == PackageKind::Protocol) {
        let adds = own.plan.effects.iter();
        let added = { adds }.find(|effect| effect.stage == Stage::Connectors);
        let Some(added) = added else {
            continue;
        };
        let target = added.target.clone();
        let told = target.as_deref().and_then(|target| {
            let below = target.strip_prefix(AGENT)?.strip_prefix("\\Protocols\\")?;
            Some(below.replacen('\\', " ", 1))
        });
        let told = told.unwrap_or(own.file_name.clone());
        let effect = Effect::new(
            Stage::Connectors,
            Action::Add,
            Weight::Change,
            format!("brings the connector {told}"),
        );
        planner.add(Effect {
            source: added.source.clone(),
            target,
            ..effect
        });
    }
}
