//! What the lists of files delete and protect.

use dmpkg_archive::sorted::sort_by;

use super::super::plan::{Planner, document_place};
use super::super::{Action, Effect, Stage};
use super::Update;
use crate::areas::folder_holds;
use crate::{PatternPlace, PatternReach, Weight};

impl Update<'_> {
    pub(super) fn add_deletions(&self, planner: &mut Planner<'_>) {
        let Some((document, list)) = self.to_delete else {
            planner.add(Effect::new(
                Stage::Upgrade,
                Action::Nothing,
                Weight::Quiet,
                "finds nothing to delete: FilesToDelete.txt is missing",
            ));
            return;
        };
        let folders = list.whole_folders();
        let mut emptied: Vec<String> = folders
            .iter()
            .map(|(folder, _)| crate::lower_case(folder))
            .collect();
        sort_by(&mut emptied, |a, b| a.cmp(b));
        let is_emptied = |key: &String| emptied.binary_search(key).is_ok();
        for (folder, pattern) in &folders {
            let holds = pattern.area.as_deref().and_then(folder_holds);
            let text = match holds {
                Some(holds) => format!("deletes everything in {folder}: {holds}"),
                None => format!("deletes everything in {folder}"),
            };
            let position = pattern.path.position;
            planner.add(
                Effect::new(Stage::Deletion, Action::Empty, Weight::Loud, text)
                    .from(Some(document_place(self.own, document, Some(position))))
                    .target(pattern.path.value.clone()),
            );
        }
        for pattern in &list.patterns {
            // A folder that is emptied is often listed by itself as well.
            if pattern.reach == PatternReach::WholeFolder || is_emptied(&pattern.key()) {
                continue;
            }
            let path = &pattern.path.value;
            let position = pattern.path.position;
            let effect = Effect::new(
                Stage::Deletion,
                Action::Delete,
                Weight::Loud,
                match pattern.reach {
                    PatternReach::One => format!("deletes {path}"),
                    _ => format!("deletes what fits {path}"),
                },
            )
            .from(Some(document_place(self.own, document, Some(position))))
            .target(path.clone());
            planner.add(match pattern.place {
                PatternPlace::Agent => effect,
                PatternPlace::Elsewhere => effect.hint("This lies outside C:\\Skyline DataMiner."),
                PatternPlace::Relative => {
                    effect.hint("Where a relative path begins is not documented.")
                }
            });
        }
        let Some((document, list)) = self.to_leave else {
            return;
        };
        for pattern in &list.patterns {
            let path = &pattern.path.value;
            let position = pattern.path.position;
            planner.add(
                Effect::new(
                    Stage::Deletion,
                    Action::Keep,
                    Weight::Quiet,
                    format!("leaves {path} as it is"),
                )
                .from(Some(document_place(self.own, document, Some(position))))
                .target(path.clone()),
            );
        }
    }
}
