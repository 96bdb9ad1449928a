use serde::Serialize;

use super::{Field, Known, lines};
use crate::{Block, DocumentAt, Notice, Sheet, StepLine, Steps, Tone, Weight};

/// Lines of a text that a sheet shows one by one.
const SHOWN: usize = 2000;

/// `StartUpActions.txt`: what happens at the first start behind an upgrade.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StartUpActions {
    /// The actions, in their order.
    pub actions: Vec<StartUpAction>,
}

/// One line of StartUpActions.txt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StartUpAction {
    /// The first word, and where the line begins.
    pub keyword: Field,
    /// What it is about: a path, a connector and its version, an element.
    pub target: String,
    /// The whole line.
    pub line: String,
    /// Which action.
    pub kind: StartUpActionKind,
}

/// The actions of StartUpActions.txt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StartUpActionKind {
    /// `Sync`: copies a file to all agents of the system.
    Sync,
    /// `UploadDataMinerProtocol`: adds a connector.
    UploadProtocol,
    /// `SetAsProduction`: makes a version of a connector the production version.
    SetAsProduction,
    /// `StartElement`: starts an element.
    StartElement,
    /// Another one, which is not documented.
    Unknown,
}

impl StartUpActions {
    /// Reads the lines that say something. Nothing that they may say is an error.
    ///
    /// # Errors
    /// Never: a line of unknown form is kept as an unknown action.
    pub fn read(text: &str) -> Result<Self, String> {
        let actions = lines::stated(text).map(StartUpAction::of).collect();
        Ok(Self { actions })
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let count = u64::try_from(self.actions.len()).unwrap_or(u64::MAX);
        let count = crate::amounts::counted(count, "action", "actions");
        let mut sheet = Sheet::new("Start-up actions", Some(count));
        let mut say = |text: String| {
            sheet.blocks.push(Block::Notice(Notice {
                tone: Tone::Information,
                text,
                place: None,
            }));
        };
        say("It works only when UpdateContent.txt says “Update Upgrades”, which puts it in its place.".to_owned());
        if self.actions.len() > SHOWN {
            say(format!(
                "Only the first {SHOWN} of {} are shown here.",
                self.actions.len()
            ));
        }
        let steps = self.actions.iter().take(SHOWN).map(|action| StepLine {
            weight: action.weight(),
            text: action.text(),
            detail: Some(action.line.clone()),
            hint: action.hint().map(str::to_owned),
            place: at.place(action.keyword.position),
        });
        let steps: Vec<_> = steps.collect();
        if !steps.is_empty() {
            sheet.blocks.push(Block::Steps(Steps {
                title: "At the next start of DataMiner".to_owned(),
                hint: Some(
                    "The agent does this once, when it starts behind the upgrade.".to_owned(),
                ),
                steps,
            }));
        }
        sheet
    }
}

impl StartUpAction {
    fn of(line: Field) -> Self {
        let mut words = lines::words(&line.value);
        let keyword = match words.is_empty() {
            true => String::new(),
            false => words.remove(0),
        };
        let kind = match crate::lower_case(&keyword).as_str() {
            "sync" => StartUpActionKind::Sync,
            "uploaddataminerprotocol" => StartUpActionKind::UploadProtocol,
            "setasproduction" => StartUpActionKind::SetAsProduction,
            "startelement" => StartUpActionKind::StartElement,
            _ => StartUpActionKind::Unknown,
        };
        Self {
            keyword: Field {
                value: keyword,
                position: line.position,
            },
            target: words.join(" "),
            line: line.value,
            kind,
        }
    }

    /// What it does, as a sentence without a full stop.
    pub fn text(&self) -> String {
        let target = &self.target;
        match self.kind {
            StartUpActionKind::Sync => format!("copies {target} to all agents of the system"),
            StartUpActionKind::UploadProtocol => format!("adds the connector package {target}"),
            StartUpActionKind::SetAsProduction => match target.rsplit_once('\\') {
                Some((name, version)) => {
                    format!(
                        "makes version {version} of the connector {name} the production version"
                    )
                }
                None => format!("makes {target} the production version of its connector"),
            },
            StartUpActionKind::StartElement => format!("starts the element {target}"),
            StartUpActionKind::Unknown => {
                format!("{}: not known what it does", self.keyword.value)
            }
        }
    }

    /// What else to know.
    pub fn hint(&self) -> Option<&'static str> {
        Some(match self.kind {
            StartUpActionKind::Sync => "Agents that join the system later get it as well.",
            StartUpActionKind::UploadProtocol => "The file has to be there when DataMiner starts.",
            StartUpActionKind::SetAsProduction => {
                "Elements that follow the production version switch to it."
            }
            StartUpActionKind::StartElement => return None,
            StartUpActionKind::Unknown => "It is not among the documented actions.",
        })
    }

    /// How much it matters.
    pub fn weight(&self) -> Weight {
        match self.kind {
            StartUpActionKind::Sync
            | StartUpActionKind::UploadProtocol
            | StartUpActionKind::StartElement => Weight::Change,
            StartUpActionKind::SetAsProduction => Weight::Loud,
            StartUpActionKind::Unknown => Weight::Unknown,
        }
    }

    /// How its meaning is known.
    pub fn known(&self) -> Known {
        match self.kind {
            StartUpActionKind::Unknown => Known::Unknown,
            _ => Known::Documented,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_action_is_said_in_plain_words() {
        let text = "Sync \"C:\\Skyline DataMiner\\Documents\"\r\nsetasproduction \"Demo Station\\1.0.0.3\"\nUploadDataMinerProtocol C:\\a b.dmprotocol\nStartElement \"Demo\"\nDance\n";
        let read = StartUpActions::read(text).unwrap();
        let told: Vec<_> = read
            .actions
            .iter()
            .map(|it| {
                format!(
                    "{} {:?}: {}",
                    it.keyword.position.line,
                    it.weight(),
                    it.text()
                )
            })
            .collect();
        assert_eq!(
            told,
            [
                "1 Change: copies C:\\Skyline DataMiner\\Documents to all agents of the system",
                "2 Loud: makes version 1.0.0.3 of the connector Demo Station the production version",
                "3 Change: adds the connector package C:\\a b.dmprotocol",
                "4 Change: starts the element Demo",
                "5 Unknown: Dance: not known what it does",
            ]
        );
        assert_eq!(StartUpActions::read("").unwrap(), StartUpActions::default());
    }
}
