//! What happens at the next start of DataMiner.

use super::super::plan::{Planner, document_place};
use super::super::{Action, Confidence, Effect, Stage};
use super::Update;
use crate::{DocumentContent, Known, StartUpActionKind, Weight};

impl Update<'_> {
    pub(super) fn add_start_up(&self, planner: &mut Planner<'_>) {
        let lists = self.own.contents(|content| match content {
            DocumentContent::StartUpActions(actions) => Some(actions),
            _ => None,
        });
        let Some((document, list)) = { lists }.next() else {
            return;
        };
        if !self.replaces("Upgrades") && !list.actions.is_empty() {
            planner.add(
                Effect::new(
                    Stage::Unused,
                    Action::Nothing,
                    Weight::Quiet,
                    "carries start-up actions that do not run: no instruction says “Update Upgrades”",
                )
                .from(Some(document_place(self.own, document, None))),
            );
            return;
        }
        for action in &list.actions {
            let mut effect = Effect::new(
                Stage::StartUp,
                match action.kind {
                    StartUpActionKind::Sync => Action::Copy,
                    StartUpActionKind::UploadProtocol => Action::Add,
                    StartUpActionKind::SetAsProduction => Action::SetProduction,
                    StartUpActionKind::StartElement => Action::Start,
                    StartUpActionKind::Unknown => Action::Unknown,
                },
                action.weight(),
                action.text(),
            );
            effect.hint = action.hint();
            effect.words = Some(action.line.clone());
            if action.known() == Known::Unknown {
                effect.confidence = Confidence::Unknown;
            }
            let position = action.keyword.position;
            let place = document_place(self.own, document, Some(position));
            planner.add(effect.from(Some(place)));
        }
    }
}
