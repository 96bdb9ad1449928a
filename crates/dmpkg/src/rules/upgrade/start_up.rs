//! What is to happen at the next start of DataMiner.

use super::super::inputs::PackageInput;
use super::super::{Check, Found, Kinds, Rule, Severity, references};
use super::list::update;
use crate::DocumentKind;

pub(super) const STARTUP_ACTIONS_NOT_INSTALLED: Rule = Rule {
    id: "upgrade/startup-actions-not-installed",
    severity: Severity::Warning,
    title: "Start-up actions that never run",
    condition: "Update.zip has Upgrades/StartUpActions/StartUpActions.txt, and UpdateContent.txt has neither Update Upgrades nor SetOption EXTRACTALL.",
    why: "The actions are not put where DataMiner looks for them when it starts.",
    fix: "Add the line Update Upgrades.",
    references: &[references::UPGRADE_LAYOUT],
    kinds: Kinds::All,
    checks: &[Check::Package(
        &[DocumentKind::UpdateContent],
        startup_actions_not_installed,
    )],
};

fn startup_actions_not_installed(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some(update) = update(input, found) else {
        return;
    };
    let all = update.instructions();
    if update.replaces("Upgrades") || all.iter().any(|it| it.sets_option("EXTRACTALL")) {
        return;
    }
    let actions = input
        .paths()
        .find("Upgrades/StartUpActions/StartUpActions.txt");
    if let Some(entry) = actions.and_then(|entry| input.package.archive.entry(entry)) {
        found.entry(
            entry,
            format_args!("No instruction is Update Upgrades, so that these actions never run."),
        );
    }
}
