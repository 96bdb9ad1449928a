//! What runs before an upgrade.

use super::super::plan::{Planner, document_place, last};
use super::super::{Action, Effect, Stage};
use super::Update;
use crate::areas::{check_name, check_of};
use crate::{PackageKind, Place, Weight};

impl Update<'_> {
    pub(super) fn add_checks(&self, planner: &mut Planner<'_>) {
        let mut any = false;
        for file in &self.own.assemblies {
            let Some(name) = check_name(last(&file.path)) else {
                continue;
            };
            any = true;
            let text = match check_of(name) {
                Some(verifies) => format!("runs the check {name}: {verifies}"),
                None => format!("runs the check {name}, which is not known here"),
            };
            let place = Place {
                address: self.own.address.child(file.entry.0),
                path: file.path.clone(),
                position: None,
            };
            planner.add(
                Effect::new(Stage::Before, Action::Check, Weight::Quiet, text)
                    .from(Some(place))
                    .hint("When it fails, the upgrade is not accepted."),
            );
        }
        if !any && planner.own.kind == PackageKind::Upgrade {
            let at = self.content;
            planner.add(
                Effect::new(
                    Stage::Before,
                    Action::Nothing,
                    Weight::Quiet,
                    "runs no check first: there is no folder Prerequisites",
                )
                .from(at.map(|(document, _)| document_place(self.own, document, None)))
                .hint("Full upgrades bring checks since DataMiner 10.1.8. To remove them is possible and not advised."),
            );
        }
    }
}
