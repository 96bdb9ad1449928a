//! A plan to be shown.

use super::{Action, Certainty, Confidence, Effect, InstallPlan, RestartKind, Stage};
use crate::{Block, Card, Fact, Inspected, Notice, Place, Sheet, StepLine, Steps, Tone, Value};

impl InstallPlan {
    /// The plan, to be shown.
    pub fn sheet(&self, own: &Inspected) -> Sheet {
        let name = crate::path::shown(&own.file_name).into_owned();
        let mut sheet = Sheet::new("What it will do to an agent", Some(name));
        sheet.blocks.extend(self.notice().map(Block::Notice));
        sheet.card(self.in_short());
        let mut rest = self.effects.as_slice();
        while let Some(first) = rest.first() {
            let same = rest.iter().take_while(|effect| effect.stage == first.stage);
            let (stage, behind) = rest.split_at_checked(same.count()).unwrap_or((rest, &[]));
            sheet.blocks.push(Block::Steps(steps(first.stage, stage)));
            rest = behind;
        }
        sheet
    }

    /// How far the plan can be relied on, where that is not far.
    fn notice(&self) -> Option<Notice> {
        let (tone, text) = match self.certainty {
            Certainty::Derived => return None,
            Certainty::OwnCode => (
                Tone::Attention,
                "The install script does not call the default installer: its own code decides what happens. Certain is only what stands without “would”; the rest is what the default installer would do with the same contents.",
            ),
            Certainty::Nothing => (
                Tone::Information,
                "An agent does not install this file as it is.",
            ),
            Certainty::Unknown => (
                Tone::Attention,
                "What decides about the installation is missing or could not be read.",
            ),
        };
        Some(Notice {
            tone,
            text: text.to_owned(),
            place: self.code_place(),
        })
    }

    /// Where the code of the package begins.
    fn code_place(&self) -> Option<Place> {
        let mut effects = self.effects.iter();
        let code = effects.find(|effect| effect.stage == Stage::OwnCode)?;
        code.source.clone()
    }

    /// What matters most, counted.
    fn in_short(&self) -> Card {
        let mut card = Card::new("In short");
        let code = match self.certainty {
            Certainty::Derived => "derived from the package",
            Certainty::OwnCode => "code of the package decides",
            Certainty::Nothing => "nothing is installed",
            Certainty::Unknown => "cannot be told",
        };
        card.push(
            Fact::new("Certainty", Value::Text(code.to_owned()))
                .hint("Whether the effects follow from the package itself.")
                .place(self.code_place()),
        );
        for (label, actions, hint) in COUNTS {
            let number = self.number(actions);
            if number > 0 {
                card.push(Fact::new(label, Value::Count(number)).hint(hint));
            }
        }
        for restart in &self.restarts {
            let what = Value::Text(restart.what.label().to_owned());
            let label = match restart.what {
                RestartKind::Elements => "Restarts, perhaps",
                _ => "Restarts",
            };
            card.push(Fact::new(label, what).hint(&restart.reason));
        }
        if let Some(uninstall) = &self.uninstall {
            let kind = Value::Text(uninstall.kind.label().to_owned());
            card.push(Fact::new("Uninstall", kind).hint(&uninstall.text));
        }
        if let Some(permission) = &self.permission {
            card.push(
                Fact::new("Permission", Value::Text(permission.clone()))
                    .hint("What the user who installs it has to be allowed."),
            );
        }
        card
    }

    fn number(&self, actions: &[Action]) -> u64 {
        let effects = self.effects.iter();
        let alike = effects.filter(|effect| {
            actions.contains(&effect.action) && effect.confidence != Confidence::CustomCode
        });
        alike.map(|effect| effect.count).sum()
    }
}

/// What is counted, the most important first.
const COUNTS: [(&str, &[Action], &str); 9] = [
    (
        "Fails at",
        &[Action::Fail],
        "Things at which the installation stops.",
    ),
    (
        "Folders that are emptied",
        &[Action::Empty],
        "All that lies in them is deleted.",
    ),
    (
        "Deletes",
        &[Action::Delete],
        "Files and folders, or paths that name several.",
    ),
    (
        "Production versions",
        &[Action::SetProduction],
        "Connectors or apps of which another version is used from then on.",
    ),
    (
        "Overwrites",
        &[Action::Overwrite],
        "Files or folders on the agent whose content is replaced.",
    ),
    (
        "Copies unless newer",
        &[Action::Copy],
        "Files that replace older ones.",
    ),
    (
        "Adds",
        &[Action::Add, Action::Install],
        "Connectors, scripts, drawings, dashboards, packages.",
    ),
    (
        "Runs code",
        &[Action::Run],
        "Programs and scripts that can do anything.",
    ),
    (
        "Not known",
        &[Action::Unknown],
        "Steps whose meaning is not public.",
    ),
];

fn steps(stage: Stage, effects: &[Effect]) -> Steps {
    let has = |confidence| {
        let mut effects = effects.iter();
        effects.any(|effect| effect.confidence == confidence)
    };
    let hint = if has(Confidence::CustomCode) && stage != Stage::OwnCode {
        Some(
            "What the default installer would do with these contents. The code of the package decides.",
        )
    } else if has(Confidence::Seen) {
        Some(
            "Not documented: seen in packages and in the words inside the programs that install them.",
        )
    } else {
        None
    };
    Steps {
        title: stage.title().to_owned(),
        hint: hint.map(str::to_owned),
        steps: effects.iter().map(step).collect(),
    }
}

fn step(effect: &Effect) -> StepLine {
    let source = effect.source.as_ref();
    let source = source.and_then(|place| place.path.0.last());
    let detail = effect.words.as_ref();
    let detail = detail.or(effect.target.as_ref()).or(source);
    StepLine {
        weight: effect.weight,
        text: effect.text.clone(),
        detail: detail.map(|detail| crate::path::shown(detail).into_owned()),
        hint: effect.hint.map(str::to_owned),
        place: effect.source.clone(),
    }
}
