mod pattern;

use dmpkg_archive::sorted::sort_by;
use serde::Serialize;

use super::lines;
use crate::areas::folder_holds;
use crate::{Block, Card, DocumentAt, Fact, Notice, Sheet, Table, Tone, Value};

pub use self::pattern::{FilePattern, PatternPlace, PatternReach};

/// Lines of a list that a sheet shows one by one.
const SHOWN: usize = 2000;

/// `FilesToDelete.txt` or `FilesToLeave.txt` of an upgrade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FileList {
    /// The lines, in their order.
    pub patterns: Vec<FilePattern>,
}

impl FileList {
    /// Reads the lines that say something. Nothing that they may say is an error.
    ///
    /// # Errors
    /// Never: a line of unknown form is kept as it is.
    pub fn read(text: &str) -> Result<Self, String> {
        let patterns = lines::stated(text).map(FilePattern::of).collect();
        Ok(Self { patterns })
    }

    /// The folders of which all content is named, as paths on the agent, each once, with the line
    /// that names it.
    pub fn whole_folders(&self) -> Vec<(String, &FilePattern)> {
        let whole = self.patterns.iter();
        let whole = whole.filter(|pattern| pattern.reach == PatternReach::WholeFolder);
        let mut folders: Vec<_> = whole
            .map(|pattern| (crate::lower_case(&pattern.folder()), pattern))
            .collect();
        // The first line of each folder stays, in the order of the list.
        sort_by(&mut folders, |one, other| one.0.cmp(&other.0));
        folders.dedup_by(|later, first| later.0 == first.0);
        sort_by(&mut folders, |one, other| {
            one.1.path.position.cmp(&other.1.path.position)
        });
        let folders = folders.into_iter();
        folders
            .map(|(_, pattern)| (pattern.folder(), pattern))
            .collect()
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let name = at.path.0.last().map_or("", String::as_str);
        let deletes = !crate::lower_case(name).ends_with("filestoleave.txt");
        let count = self.patterns.len();
        let title = match deletes {
            true => "Files to delete",
            false => "Files to leave",
        };
        let lines = u64::try_from(count).unwrap_or(u64::MAX);
        let lines = crate::amounts::counted(lines, "line", "lines");
        let mut sheet = Sheet::new(title, Some(lines));
        let whole = self.whole_folders();
        self.notices(&mut sheet, deletes, whole.len());
        let mut card = Card::new(match deletes {
            true => "Folders that are emptied",
            false => "Folders of which all is protected",
        });
        for (folder, pattern) in whole.iter().take(SHOWN) {
            let holds = pattern.area.as_deref().and_then(folder_holds);
            let value = holds.unwrap_or("all that lies in it");
            card.push(
                Fact::new(folder, Value::Text(value.to_owned()))
                    .place(at.place(pattern.path.position)),
            );
        }
        sheet.card(card);
        let mut table = Table::new("Lines", &["Path", "What it names", "Part of the agent"])
            .hint("One path a line; * stands for any letters. Which of several lists wins, and whether folders inside go as well, is not public.");
        for pattern in self.patterns.iter().take(SHOWN) {
            let part = pattern.area.as_deref();
            let part = match (pattern.place, part) {
                (PatternPlace::Agent, Some(area)) => match folder_holds(area) {
                    Some(holds) => format!("{area}: {holds}"),
                    None => area.to_owned(),
                },
                (PatternPlace::Agent, None) => "the main folder".to_owned(),
                (PatternPlace::Elsewhere, _) => "outside C:\\Skyline DataMiner".to_owned(),
                (PatternPlace::Relative, _) => "not said: the path is relative".to_owned(),
            };
            let cells = vec![
                Value::Code(pattern.path.value.clone()),
                Value::Text(pattern.reach.label().to_owned()),
                Value::Text(part),
            ];
            table.row(cells, at.place(pattern.path.position));
        }
        sheet.table(table);
        sheet
    }

    fn notices(&self, sheet: &mut Sheet, deletes: bool, whole: usize) {
        let mut say = |tone, text: String| {
            sheet.blocks.push(Block::Notice(Notice {
                tone,
                text,
                place: None,
            }));
        };
        if self.patterns.is_empty() {
            say(Tone::Information, "It lists nothing.".to_owned());
        }
        if deletes && whole > 0 {
            let folders = match whole {
                1 => "a whole folder".to_owned(),
                _ => format!("{whole} whole folders"),
            };
            say(
                Tone::Attention,
                format!(
                    "All that lies in {folders} of the agent is deleted. What belongs to the customer there is lost unless a backup has it."
                ),
            );
        }
        let outside = self.patterns.iter();
        let outside = outside
            .filter(|pattern| pattern.place == PatternPlace::Elsewhere)
            .count();
        if deletes && outside > 0 {
            say(
                Tone::Attention,
                format!("{outside} of the lines name places outside C:\\Skyline DataMiner."),
            );
        }
        if self.patterns.len() > SHOWN {
            say(
                Tone::Information,
                format!(
                    "Only the first {SHOWN} of {} lines are shown here.",
                    self.patterns.len()
                ),
            );
        }
        if deletes && !self.patterns.is_empty() {
            say(
                Tone::Information,
                "Only the instruction Delete in UpdateContent.txt makes this list work; FilesToLeave.txt protects files from it.".to_owned(),
            );
        }
    }
}

#[cfg(test)]
mod tests;
