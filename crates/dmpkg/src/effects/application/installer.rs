//! What the default installer does with the content of a package.

use dmpkg_archive::EntryIndex;

use super::super::plan::{AGENT, Planner};
use super::super::{Action, Confidence, Effect, RestartKind, Stage};
use super::content::{Collected, Rest};
use super::is_test;
use super::part::Part;
use crate::{DocumentContent, Inspected, PackageKind, WebAppForm, Weight};

/// Says what happens, when the install code calls the default installer, and what would happen when
/// it does not.
struct Voice {
    by_default: bool,
}

pub(super) fn plan(planner: &mut Planner<'_>, by_default: bool) {
    let voice = Voice { by_default };
    let mut rest = Collected::default();
    for (entry, path) in planner.files() {
        let Some(part) = Part::of(&path) else {
            continue;
        };
        let name = path.rsplit('/').next().unwrap_or(&path);
        match one(planner, &voice, entry.index(), name, part) {
            Ok(effect) => {
                let effect = effect.from(planner.place(entry.index()));
                planner.add(effect);
            }
            Err(part) => rest.add(part, entry.index()),
        }
    }
    for rest in rest.list {
        let effect = voice.rest(planner, &rest);
        let effect = effect.from(planner.place(rest.first));
        planner.add(Effect {
            count: rest.files,
            ..effect
        });
    }
}

/// The effect of a file; files without an effect of their own are handed back.
fn one(
    planner: &mut Planner<'_>,
    voice: &Voice,
    index: EntryIndex,
    name: &str,
    part: Part,
) -> Result<Effect, Part> {
    Ok(match part {
        Part::Package => voice.package(planner, index, name),
        Part::Companion(path) => {
            let effect = voice.say(
                Stage::CompanionFiles,
                Action::Overwrite,
                ("copies", "copy"),
                &format!("{name}, over a file of the same name"),
            );
            let is_public = crate::lower_case(&path).starts_with("webpages\\public\\");
            let effect = effect.target(format!("{AGENT}\\{path}"));
            match is_public {
                true => effect.hint("In a cluster it is brought to the other agents only from DataMiner 10.5.10 on."),
                false => effect,
            }
        }
        Part::Library(path) => voice
            .say(
                Stage::Assemblies,
                Action::Copy,
                ("copies", "copy"),
                &format!("{name}, unless the agent has the same version or a newer one"),
            )
            .target(format!("{AGENT}\\{path}")),
        Part::ConnectorPackage => {
            let told = planner.inside(index).and_then(connector_of);
            voice.connector(planner, told.unwrap_or((name.to_owned(), String::new())))
        }
        Part::Connector { name, version } => {
            let told = protocol_at(planner, index).unwrap_or((name, version));
            voice.connector(planner, told)
        }
        Part::Template {
            what,
            name,
            connector,
        } => voice.say(
            Stage::ConnectorFiles,
            Action::Add,
            ("adds", "add"),
            &format!("the {what} template {name} of the connector {connector}"),
        ),
        Part::ConnectorLibrary { connector } => voice.say(
            Stage::ConnectorFiles,
            Action::Copy,
            ("copies", "copy"),
            &format!("the library {name} of the connector {connector}"),
        ),
        Part::ConnectorDrawing { connector } => {
            let is_default = crate::lower_case(name).starts_with("skyline_");
            let what = match is_default {
                true => "the default drawing",
                false => "the drawing",
            };
            voice.say(
                Stage::ConnectorFiles,
                Action::Add,
                ("adds", "add"),
                &format!("{what} {name} of the connector {connector}"),
            )
        }
        Part::Script { name } => voice
            .say(
                Stage::Scripts,
                Action::Add,
                ("adds", "add"),
                &format!(
                    "the automation script {}",
                    script_at(planner, index).unwrap_or(name)
                ),
            )
            .hint("Whether a script of the same name is replaced is not documented."),
        Part::ViewDrawing => voice.say(
            Stage::Drawings,
            Action::Add,
            ("adds", "add"),
            &format!("the drawing {name}"),
        ),
        Part::Dashboard => voice
            .say(
                Stage::Dashboards,
                Action::Add,
                ("adds", "add"),
                &format!("the dashboard {name}"),
            )
            .target(format!("{AGENT}\\Dashboards")),
        Part::WebExport { is_app } => voice.web_export(planner, index, name, is_app),
        Part::StrangeZip { .. } if !voice.by_default => {
            let folder = "ZipFiles".to_owned();
            return Err(Part::Other { folder });
        }
        Part::StrangeZip { folder } => voice
            .say(
                Stage::WebApps,
                Action::Fail,
                ("fails at", "fail at"),
                &format!("{name}: ZipFiles/{folder} is no folder that the default installer knows"),
            )
            .hint("It knows ZipFiles/Dashboard and ZipFiles/LowCodeApp and stops at any other."),
        Part::Actions => return Err(Part::Actions),
        other => return Err(other),
    })
}

impl Voice {
    fn say(&self, stage: Stage, action: Action, verb: (&str, &str), rest: &str) -> Effect {
        let (does, bare) = verb;
        let (text, weight) = match self.by_default {
            true if action == Action::Fail => (format!("{does} {rest}"), Weight::Loud),
            true => (format!("{does} {rest}"), Weight::Change),
            false => (format!("would {bare} {rest}"), Weight::Unknown),
        };
        let confidence = match self.by_default {
            true => Confidence::Seen,
            false => Confidence::CustomCode,
        };
        Effect::new(stage, action, weight, text).known(confidence)
    }

    fn package(&self, planner: &mut Planner<'_>, index: EntryIndex, name: &str) -> Effect {
        let inside = planner.inside(index);
        if self.by_default {
            for restart in inside.iter().flat_map(|own| &own.plan.restarts) {
                if restart.what != RestartKind::None {
                    let reason = format!("The package {name} inside: {}", restart.reason);
                    planner.restart(restart.what, &reason);
                }
            }
        }
        let told = inside.and_then(app_of).unwrap_or(name.to_owned());
        self.say(
            Stage::Packages,
            Action::Install,
            ("installs", "install"),
            &format!("the package {told}"),
        )
        .hint("What that does is shown where the package is opened.")
    }

    fn connector(&self, planner: &mut Planner<'_>, told: (String, String)) -> Effect {
        let (name, version) = told;
        if self.by_default {
            planner.restart(
                RestartKind::Elements,
                "Elements restart when the version of their connector is overwritten while they use it.",
            );
        }
        let effect = self.say(
            Stage::Connectors,
            Action::Add,
            ("adds", "add"),
            format!("the connector {name} {version}").trim_end(),
        );
        let effect = match version.is_empty() {
            true => effect,
            false => effect.target(format!("{AGENT}\\Protocols\\{name}\\{version}")),
        };
        effect.hint("When no other version is there, it becomes the production version, since DataMiner 10.5.0 CU4 and 10.5.7.")
    }

    fn web_export(
        &self,
        planner: &Planner<'_>,
        index: EntryIndex,
        name: &str,
        is_app: bool,
    ) -> Effect {
        let app = planner.all_inside(index).find_map(|own| {
            let mut apps = own.contents(|content| match content {
                DocumentContent::WebApp(app) => Some(app),
                _ => None,
            });
            apps.next().map(|(_, app)| app)
        });
        let what = match is_app {
            true => "the low-code app",
            false => "the dashboard",
        };
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let title = app.and_then(|app| app.name.as_deref()).unwrap_or(stem);
        let active = app
            .filter(|app| app.form == WebAppForm::LowCodeApp)
            .and_then(|app| app.public_version)
            .filter(|version| *version > 0);
        let rest = match active {
            Some(version) => {
                format!("{what} {title}; its version {version} becomes the active one")
            }
            None => format!("{what} {title}"),
        };
        let effect = self.say(Stage::WebApps, Action::Add, ("imports", "import"), &rest);
        effect.hint("Through the web apps. Installers of 2023 do not know this folder.")
    }

    /// The effect of files that have none of their own.
    fn rest(&self, planner: &Planner<'_>, rest: &Rest) -> Effect {
        let files = crate::amounts::counted(rest.files, "file", "files");
        let quiet = |text: String| {
            Effect::new(Stage::Unused, Action::Nothing, Weight::Quiet, text).known(Confidence::Seen)
        };
        match &rest.part {
            Part::Test => quiet(format!("carries tests: {files} for a QAOps system"))
                .hint("The installation leaves them in the folder of the package."),
            Part::Setup => Effect {
                confidence: Confidence::Documented,
                ..quiet(format!(
                    "carries {files} for the install code, there during the installation only"
                ))
            },
            Part::CodeLibrary => Effect {
                confidence: Confidence::Documented,
                ..quiet(format!(
                    "keeps {files} for its own code in the folder of the package"
                ))
            },
            Part::Other { folder } if is_test(planner) && folder.is_empty() => {
                quiet(format!("carries {files} directly in AppInstallContent"))
            }
            Part::Other { folder } => {
                let at = match folder.is_empty() {
                    true => "AppInstallContent".to_owned(),
                    false => format!("AppInstallContent/{folder}"),
                };
                quiet(format!(
                    "carries {files} in {at} with which the default installer does nothing"
                ))
                .hint("The install code may use them.")
            }
            _ => quiet(files),
        }
    }
}

/// Name and version of an application or a connector package.
pub(crate) fn title_of(own: &Inspected) -> Option<String> {
    let connector = || {
        let (name, version) = connector_of(own)?;
        Some(format!("{name} {version}").trim_end().to_owned())
    };
    app_of(own).or_else(connector)
}

/// Name and version of the connector in a connector package.
fn connector_of(own: &Inspected) -> Option<(String, String)> {
    let mut protocols = own.contents(|content| match content {
        DocumentContent::Protocol(protocol) => Some(protocol),
        _ => None,
    });
    let (_, protocol) = protocols.next()?;
    let text = |field: &Option<crate::Field>| Some(field.as_ref()?.stated()?.to_owned());
    Some((
        text(&protocol.name)?,
        text(&protocol.version).unwrap_or_default(),
    ))
}

/// Name and version of the connector in an entry.
fn protocol_at(planner: &Planner<'_>, index: EntryIndex) -> Option<(String, String)> {
    match &planner.document(index)?.content {
        DocumentContent::Protocol(protocol) => {
            let name = protocol.name.as_ref()?.stated()?;
            let version = protocol.version.as_ref()?.stated()?;
            Some((name.to_owned(), version.to_owned()))
        }
        _ => None,
    }
}

/// The name of the script in an entry.
fn script_at(planner: &Planner<'_>, index: EntryIndex) -> Option<String> {
    match &planner.document(index)?.content {
        DocumentContent::Script(script) => Some(script.name.as_ref()?.stated()?.to_owned()),
        _ => None,
    }
}

/// Name and version of an application package.
fn app_of(own: &Inspected) -> Option<String> {
    if !matches!(own.kind, PackageKind::Application | PackageKind::Test) {
        return None;
    }
    let mut infos = own.contents(|content| match content {
        DocumentContent::AppInfo(info) => Some(info),
        _ => None,
    });
    let (_, info) = infos.next()?;
    let name = info
        .display_name
        .as_ref()
        .or(info.name.as_ref())?
        .stated()?;
    let version = info.version.as_ref().and_then(|it| it.stated());
    Some(
        format!("{name} {}", version.unwrap_or_default())
            .trim_end()
            .to_owned(),
    )
}
