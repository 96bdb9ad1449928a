//! Backups, which are restored.

use super::plan::{AGENT, Planner};
use super::{Action, Certainty, Confidence, Effect, RestartKind, Stage, UninstallKind};
use crate::Weight;
use crate::areas::{Area, folder_holds};

pub(super) fn plan(planner: &mut Planner<'_>) {
    planner.frame(
        Certainty::Derived,
        "Modules > System configuration > Agents > Upgrade / restore",
    );
    planner.undone(
        UninstallKind::ByHand,
        "A restore cannot be undone: make a backup of the agent first.",
    );
    planner.restart(
        RestartKind::Unknown,
        "How a restore stops and starts the agent is not said by the package.",
    );
    planner.add(
        Effect::new(
            Stage::Before,
            Action::Refuse,
            Weight::Loud,
            "is refused by any DataMiner version but the one that made it",
        )
        .hint("Since DataMiner 10.0.0 CU20, 10.1.0 CU9 and 10.1.12."),
    );
    planner.add(
        Effect::new(
            Stage::Contents,
            Action::Change,
            Weight::Loud,
            "puts the agent back into the state of the backup",
        )
        .target(AGENT)
        .hint("What becomes of things that the agent has and the backup lacks is not documented."),
    );
    areas(planner);
    for (entry, path) in planner.files() {
        if path.eq_ignore_ascii_case("DMS.xml") {
            planner.add(
                Effect::new(
                    Stage::Contents,
                    Action::Overwrite,
                    Weight::Loud,
                    "restores the membership in a cluster",
                )
                .from(planner.place(entry.index()))
                .target(format!("{AGENT}\\DMS.xml"))
                .hint("The file has to be removed from the backup when it goes to an agent with another role in a cluster."),
            );
        }
    }
}

fn areas(planner: &mut Planner<'_>) {
    let areas = Area::list(&planner.package.archive, "");
    for area in &areas {
        let amount = area.amount();
        let name = &area.name;
        let (text, target) = match (name.as_str(), folder_holds(name)) {
            ("", _) => (
                format!("restores settings in the main folder ({amount})"),
                AGENT.to_owned(),
            ),
            (_, Some(holds)) => (
                format!("restores {name}: {holds} ({amount})"),
                format!("{AGENT}\\{name}"),
            ),
            (_, None) => (
                format!("restores {name} ({amount})"),
                format!("{AGENT}\\{name}"),
            ),
        };
        let effect = Effect::new(Stage::Contents, Action::Overwrite, Weight::Change, text);
        let effect = effect.known(Confidence::Seen).target(target);
        planner.add(effect);
    }
    planner.plan.areas = areas;
}
