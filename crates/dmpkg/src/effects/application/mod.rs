//! Application and test packages.

mod actions;
mod content;
mod installer;
mod part;

pub(crate) use self::installer::title_of;
pub(crate) use self::part::Part;
use super::plan::{AGENT, Planner, last};
use super::{Action, Certainty, Confidence, Effect, RestartKind, Stage, UninstallKind};
use crate::areas::Area;
use crate::report::DocumentStatus;
use crate::{
    AppInfo, CodeBlock, DocumentContent, Field, Inspected, InspectedDocument, PackageKind, Place,
    Script, TextPos, Weight,
};

const PERMISSION: &str = "Modules > System configuration > Agents > Install App packages; from the Catalog also Modules > Automation > Execute";

/// The code of an application package, and what it leaves to the default installer.
struct InstallCode<'a> {
    document: &'a InspectedDocument,
    script: &'a Script,
}

/// Who installs the content of an application package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Installer {
    /// The default installer: Install.xml calls it.
    Default,
    /// Code of the package, which does not call the default installer.
    Own,
    /// Install.xml is missing, or could not be read to its end.
    Unknown,
}

/// Who installs the content of an application package.
pub(crate) fn installer(own: &Inspected) -> Installer {
    match script(own, INSTALL) {
        Some(install) if install.calls_default() => Installer::Default,
        Some(install) if install.document.status == DocumentStatus::Read => Installer::Own,
        _ => Installer::Unknown,
    }
}

const INSTALL: &str = "Scripts/Install.xml";

pub(super) fn plan(planner: &mut Planner<'_>) {
    let install = script(planner.own, INSTALL);
    let by_default = install.as_ref().is_some_and(InstallCode::calls_default);
    let certainty = match (&install, by_default) {
        (None, _) => Certainty::Unknown,
        (Some(_), true) => Certainty::Derived,
        (Some(_), false) => Certainty::OwnCode,
    };
    planner.frame(certainty, PERMISSION);
    undone(planner);
    before(planner);
    code(planner, install.as_ref(), by_default);
    installer::plan(planner, by_default);
    if by_default {
        actions::plan(planner);
    }
    after(planner);
    if is_test(planner) {
        const TESTS: &str = "AppInstallContent/DmTest/";
        planner.plan.areas = Area::list(&planner.package.archive, TESTS);
    }
    if certainty != Certainty::Derived {
        planner.restart(
            RestartKind::Unknown,
            "Code of the package decides what is installed, and so whether something restarts.",
        );
    } else if planner.plan.restarts.is_empty() {
        planner.restart(
            RestartKind::None,
            "The default installer restarts neither DataMiner nor the web server.",
        );
    }
}

impl InstallCode<'_> {
    fn calls_default(&self) -> bool {
        self.script.calls_default_installer()
    }
}

/// What is checked and prepared before code of the package runs.
fn before(planner: &mut Planner<'_>) {
    let package = planner.package;
    let document = planner.own.contents(|content| match content {
        DocumentContent::AppInfo(info) => Some(info),
        _ => None,
    });
    let document = { document }.next();
    let info = document.map(|(_, info)| info);
    let place = |planner: &Planner<'_>, pick: fn(&AppInfo) -> Option<&Field>| {
        let (document, info) = document?;
        planner.position(document, pick(info)?.position)
    };
    if let Some(oldest) = package.minimum_data_miner_version() {
        let at = place(planner, |info| info.minimum_data_miner_version.as_ref());
        planner.add(
            Effect::new(
                Stage::Before,
                Action::Refuse,
                Weight::Quiet,
                format!("is refused by DataMiner versions older than {oldest}"),
            )
            .from(at),
        );
    }
    let several = info
        .and_then(|info| info.allow_multiple_installed_versions.as_ref())
        .map(|field| crate::lower_case(&field.value));
    let at = place(planner, |info| {
        info.allow_multiple_installed_versions.as_ref()
    });
    if !matches!(several.as_deref(), Some("true" | "1")) {
        planner.add(
            Effect::new(
                Stage::Before,
                Action::Uninstall,
                Weight::Change,
                "uninstalls every earlier version of this app",
            )
            .from(at)
            .hint("Runs the uninstall script of each, when it has one, and goes on even if that fails. The package does not allow several versions side by side."),
        );
    } else {
        planner.add(
            Effect::new(
                Stage::Before,
                Action::Keep,
                Weight::Quiet,
                "leaves earlier versions of this app as they are",
            )
            .from(at)
            .hint("The package allows several versions side by side; how they share what they install is not public."),
        );
    }
    let folder = installed_folder(planner);
    planner.add(
        Effect::new(
            Stage::Before,
            Action::Unpack,
            Weight::Change,
            "unpacks the package on the agent",
        )
        .target(folder)
        .hint("Nothing of it takes effect there by itself. The script runs on one agent; folders are then brought to the others."),
    );
}

fn code(planner: &mut Planner<'_>, install: Option<&InstallCode<'_>>, by_default: bool) {
    let Some(install) = install else {
        planner.add(
            Effect::new(
                Stage::OwnCode,
                Action::Fail,
                Weight::Loud,
                "installs nothing: Scripts/Install.xml is missing or cannot be read",
            )
            .hint("The script is mandatory: it decides what happens with everything else."),
        );
        return;
    };
    let name = last(&install.document.path);
    let at = install.place(planner);
    let effect = match by_default {
        true => Effect::new(
            Stage::OwnCode,
            Action::Run,
            Weight::Quiet,
            format!("runs {name}, which calls the default installer"),
        )
        .hint("Other code in the script may do more; it runs with full rights."),
        false => Effect::new(
            Stage::OwnCode,
            Action::Run,
            Weight::Unknown,
            format!("runs {name}: its own code decides what happens"),
        )
        .known(Confidence::CustomCode)
        .hint("It does not call the default installer. What follows is only what the default installer would do with the same contents."),
    };
    planner.add(effect.from(at));
}

/// What happens behind the installation.
fn after(planner: &mut Planner<'_>) {
    if let Some(config) = script(planner.own, "Scripts/Config.xml") {
        let at = config.place(planner);
        planner.add(
            Effect::new(
                Stage::After,
                Action::Ask,
                Weight::Change,
                "asks the administrator for settings and runs Scripts/Config.xml with the answers",
            )
            .from(at)
            .hint("A feature of 2020 that the current documentation does not mention."),
        );
    }
}

fn undone(planner: &mut Planner<'_>) {
    match script(planner.own, "Scripts/Uninstall.xml") {
        Some(_) => planner.undone(UninstallKind::OwnScript, "Runs Scripts/Uninstall.xml and removes the folder of the package on all agents. What else goes is up to that script."),
        None => planner.undone(UninstallKind::FolderOnly, "Only removes the folder of the package on all agents. What was installed stays: there is no uninstall script."),
    }
}

impl InstallCode<'_> {
    /// Where it calls the default installer, or else where its code begins.
    fn place(&self, planner: &Planner<'_>) -> Option<Place> {
        let calls = |block: &CodeBlock| block.calls_default_installer;
        let blocks = self.script.code_blocks();
        let call = { blocks }.find_map(|(_, block)| calls(block));
        let entry = || Some(self.script.entry_points().next()?.position);
        let code = || {
            let (_, block) = self.script.code_blocks().next()?;
            Some(block.source.as_ref()?.position)
        };
        let start = TextPos { line: 1, column: 1 };
        let at = call.or_else(entry).or_else(code).unwrap_or(start);
        planner.position(self.document, at)
    }
}

/// A script of the package by its path, whatever its letter case.
fn script<'a>(own: &'a Inspected, path: &str) -> Option<InstallCode<'a>> {
    let mut scripts = own.contents(|content| match content {
        DocumentContent::Script(script) => Some(script),
        _ => None,
    });
    let (document, script) =
        scripts.find(|(document, _)| last(&document.path).eq_ignore_ascii_case(path))?;
    Some(InstallCode { document, script })
}

/// The folder into which the agent unpacks the package.
fn installed_folder(planner: &Planner<'_>) -> String {
    let stated = |text: Option<String>, otherwise: &str| text.unwrap_or(otherwise.to_owned());
    let name = stated(planner.package.name(), "<Name>");
    let version = stated(planner.package.version(), "<Version>");
    format!("{AGENT}\\AppPackages\\Installed\\{name}.{version}\\")
}

/// Whether tests lie in the package, or its extension says so.
fn is_test(planner: &Planner<'_>) -> bool {
    planner.own.kind == PackageKind::Test
}
