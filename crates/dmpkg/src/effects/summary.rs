//! A plan in a few lines.

use super::{Action, Certainty, Confidence, InstallPlan, RestartKind, Stage};
use crate::amounts::counted;

/// Lines that a summary has at most.
const LINES: usize = 6;

/// Effects that a summary counts, the most important first.
struct Line {
    stage: Stage,
    action: Action,
    /// What is done, and the same for what would be done.
    does: &'static str,
    would: &'static str,
    one: &'static str,
    many: &'static str,
    behind: &'static str,
}

const fn line(
    stage: Stage,
    action: Action,
    verbs: (&'static str, &'static str),
    things: (&'static str, &'static str),
    behind: &'static str,
) -> Line {
    Line {
        stage,
        action,
        does: verbs.0,
        would: verbs.1,
        one: things.0,
        many: things.1,
        behind,
    }
}

const ADDS: (&str, &str) = ("adds", "add");
const COPIES: (&str, &str) = ("copies", "copy");
const RUNS: (&str, &str) = ("runs", "run");

const COUNTED: &[Line] = &[
    line(
        Stage::Deletion,
        Action::Empty,
        ("deletes everything in", "delete everything in"),
        ("folder", "folders"),
        "",
    ),
    line(
        Stage::Deletion,
        Action::Delete,
        ("deletes", "delete"),
        ("file or folder", "files or folders"),
        " by name",
    ),
    line(
        Stage::WebApps,
        Action::Fail,
        ("fails at", "fail at"),
        ("file", "files"),
        " in an unknown folder of ZipFiles",
    ),
    line(
        Stage::DeploymentActions,
        Action::SetProduction,
        ("switches", "switch"),
        ("connector", "connectors"),
        " to another production version",
    ),
    line(
        Stage::WebApps,
        Action::SetProduction,
        ("switches", "switch"),
        ("app", "apps"),
        " to the version of the package",
    ),
    line(
        Stage::Contents,
        Action::SetProduction,
        ("switches", "switch"),
        ("connector", "connectors"),
        " to another production version",
    ),
    line(
        Stage::StartUp,
        Action::SetProduction,
        ("switches", "switch"),
        ("connector", "connectors"),
        " to another production version at the next start",
    ),
    line(
        Stage::Connectors,
        Action::Add,
        ADDS,
        ("connector", "connectors"),
        "",
    ),
    line(
        Stage::Packages,
        Action::Install,
        ("installs", "install"),
        ("package inside", "packages inside"),
        "",
    ),
    line(
        Stage::Scripts,
        Action::Add,
        ADDS,
        ("automation script", "automation scripts"),
        "",
    ),
    line(
        Stage::WebApps,
        Action::Add,
        ("imports", "import"),
        ("dashboard or low-code app", "dashboards and low-code apps"),
        "",
    ),
    line(
        Stage::Dashboards,
        Action::Add,
        ADDS,
        (
            "dashboard of the older kind",
            "dashboards of the older kind",
        ),
        "",
    ),
    line(
        Stage::CompanionFiles,
        Action::Overwrite,
        COPIES,
        ("companion file", "companion files"),
        " over those of the same name",
    ),
    line(
        Stage::Assemblies,
        Action::Copy,
        COPIES,
        ("assembly", "assemblies"),
        " (newer ones are kept)",
    ),
    line(
        Stage::Assemblies,
        Action::Overwrite,
        COPIES,
        ("assembly", "assemblies"),
        "",
    ),
    line(
        Stage::ConnectorFiles,
        Action::Add,
        ADDS,
        ("file", "files"),
        " of connectors: templates, drawings, help",
    ),
    line(
        Stage::Drawings,
        Action::Add,
        ADDS,
        ("drawing", "drawings"),
        " of views",
    ),
    line(
        Stage::Upgrade,
        Action::Overwrite,
        ("replaces files in", "replace files in"),
        ("folder", "folders"),
        "",
    ),
    line(
        Stage::Upgrade,
        Action::Run,
        RUNS,
        ("program or script", "programs and scripts"),
        " of its own",
    ),
    line(
        Stage::Contents,
        Action::Overwrite,
        ("restores", "restore"),
        ("part", "parts"),
        " of the agent",
    ),
    line(
        Stage::Contents,
        Action::Add,
        ("brings", "bring"),
        ("kind of things", "kinds of things"),
        "",
    ),
    line(
        Stage::Before,
        Action::Check,
        RUNS,
        ("check", "checks"),
        " first",
    ),
    line(
        Stage::StartUp,
        Action::Add,
        ADDS,
        ("connector", "connectors"),
        " at the next start",
    ),
];

impl InstallPlan {
    /// What matters most, in a few short lines.
    pub fn summary(&self) -> Vec<String> {
        let mut lines = Vec::new();
        match self.certainty {
            Certainty::Derived => {}
            Certainty::OwnCode => lines.push("its own code decides what happens".to_owned()),
            Certainty::Nothing => return vec!["installs nothing by itself".to_owned()],
            Certainty::Unknown => lines.push("what it does could not be read".to_owned()),
        }
        for line in COUNTED {
            lines.extend(self.line(line));
        }
        if lines.is_empty() && self.count(Stage::OwnCode, Action::Run) > 0 {
            lines.push("installs no content of its own".to_owned());
        }
        if self.count(Stage::Before, Action::Uninstall) > 0 {
            lines.push("uninstalls earlier versions first".to_owned());
        }
        let last = self.last_line();
        let room = LINES - usize::from(last.is_some());
        if lines.len() > room {
            lines.truncate(room - 1);
            lines.push("and more".to_owned());
        }
        lines.extend(last);
        lines
    }

    /// How many effects of a stage and action there are.
    pub(super) fn count(&self, stage: Stage, action: Action) -> u64 {
        let effects = self.effects.iter();
        let alike = effects.filter(|effect| (effect.stage, effect.action) == (stage, action));
        alike.map(|effect| effect.count).sum()
    }

    fn line(&self, line: &Line) -> Option<String> {
        let count = self.count(line.stage, line.action);
        if count == 0 {
            return None;
        }
        let mut alike = self.effects.iter();
        let alike = alike.find(|it| (it.stage, it.action) == (line.stage, line.action));
        let is_certain = alike.is_some_and(|it| it.confidence != Confidence::CustomCode);
        let things = counted(count, line.one, line.many);
        let behind = line.behind;
        Some(match is_certain {
            true => format!("{} {things}{behind}", line.does),
            false => format!("would {} {things}{behind}", line.would),
        })
    }

    fn last_line(&self) -> Option<String> {
        let names = self.restarts.iter().map(|it| it.what);
        let mut restarts = String::new();
        for what in names {
            let name = match what {
                RestartKind::Unknown => "perhaps more",
                _ => what.label(),
            };
            if !restarts.is_empty() {
                restarts.push_str(", ");
            }
            restarts.push_str(name);
        }
        let restarts = match restarts.as_str() {
            "" => return None,
            "perhaps more" => "restarts: not known".to_owned(),
            _ => format!("restarts {restarts}"),
        };
        let uninstall = self.uninstall.as_ref();
        Some(match uninstall {
            Some(it) => format!("{restarts} · uninstall: {}", it.kind.label()),
            None => restarts,
        })
    }
}
