//! What instructions do, in plain words.

use super::{Instruction, InstructionKind, Known};

/// The options of `SetOption` that the documentation names, in lower case, and what each does.
const OPTIONS: &[(&str, &str)] = &[
    ("killie", "closes Internet Explorer on the agent"),
    (
        "nodelayedstart",
        "takes the delay from the automatic start of the DataMiner service",
    ),
    (
        "extractall",
        "replaces all files, also those that did not change",
    ),
    ("norollback", "asks for no rollback package"),
    ("reboot", "restarts the computer at the end of the upgrade"),
    ("skipsnmp", "leaves the SNMP service of Windows running"),
];

/// What a documented option does; the name in lower case.
pub(super) fn option(name: &str) -> Option<&'static str> {
    let mut options = OPTIONS.iter();
    options
        .find(|(option, _)| *option == name)
        .map(|(_, does)| *does)
}

/// A folder as `Update` names it, on the agent.
pub(super) fn folder_on_agent(name: &str) -> String {
    match name {
        _ if name.eq_ignore_ascii_case("Root") => "C:\\Skyline DataMiner".to_owned(),
        _ => format!("C:\\Skyline DataMiner\\{name}"),
    }
}

impl Instruction {
    /// What it does, as a sentence without a full stop.
    pub fn text(&self) -> String {
        use InstructionKind as Kind;
        let first = self.argument(0);
        let second = self.argument(1);
        let rest = || self.arguments.join(" ");
        let runs = |what: &str| match (second, first) {
            ("", "") => format!("runs {what}"),
            ("", name) => format!("runs {what} {name}"),
            (name, seconds) => format!("runs {what} {name} and waits up to {seconds} seconds"),
        };
        let plain = match self.meaning.kind {
            Kind::Sleep => return format!("waits {first} seconds"),
            Kind::Update => return format!("replaces files in {}", folder_on_agent(first)),
            Kind::DeleteFile => return format!("deletes {} from the folder Upgrades", rest()),
            Kind::Extract => return format!("unpacks {} into the folder Upgrades", rest()),
            Kind::Execute => return runs("the program"),
            Kind::RunJavaScript => return runs("the script"),
            Kind::RunPowerShell => return format!("runs the PowerShell script {first}"),
            Kind::InstallApp => return format!("installs the application package {}", rest()),
            Kind::SetOption => {
                return match option(&crate::lower_case(first)) {
                    Some(does) => does.to_owned(),
                    None => format!("sets the option {first}: its meaning is not public"),
                };
            }
            Kind::IsUpdate => {
                let build = first.split_once('-').map_or("", |(_, build)| build);
                return format!("goes on only where DataMiner comes from build {build}");
            }
            Kind::ExecuteUpgrade if first.eq_ignore_ascii_case("LASTROLLBACK") => {
                "goes back: runs the last rollback package"
            }
            Kind::ExecuteUpgrade => return format!("runs the upgrade package {}", rest()),
            Kind::AddRollbackAction => {
                return format!("adds the step “{}” to the rollback package", rest());
            }
            Kind::AddFileToLeave => return format!("protects {} from being deleted", rest()),
            Kind::RestoreDatabase => return format!("restores the database from {}", rest()),
            Kind::Unknown => return format!("{}: not known what it does", self.keyword.value),
            Kind::Lock => "locks the service manager of Windows",
            Kind::Unlock => "releases the service manager of Windows",
            Kind::Disable => "stops the DataMiner services and keeps them from starting",
            Kind::Enable => "lets the DataMiner services start again",
            Kind::Kill => "ends the DataMiner processes that still run",
            Kind::HardKill => "ends processes by force",
            Kind::Start => "starts DataMiner",
            Kind::IisStart => "starts the web server (IIS)",
            Kind::IisStop => "stops the web server (IIS)",
            Kind::Register => "registers services and libraries with Windows",
            Kind::DeleteListed => "deletes what FilesToDelete.txt lists",
            Kind::Reboot => "restarts the computer at the end of the upgrade",
            Kind::UpgradeDatabase => "upgrades the database",
            Kind::UpgradeDatabaseSoftware => "upgrades the software of the database",
            Kind::UpgradeTaskbarUtility => "upgrades the Taskbar Utility",
            Kind::ExecuteUpgradeActions => "runs the programs below Upgrades\\UpgradeActions",
            Kind::ExecuteDowngradeActions => "runs the programs below Upgrades\\DowngradeActions",
            Kind::CompileRollbackPackage => "makes the rollback package",
            Kind::NeedsRestart => "NeedsRestart: a step of the upgrade itself",
            Kind::ChangeAgentId => "keeps or changes the id of the agent",
            Kind::Configure => return format!("configures {}", rest()),
            Kind::Reference => {
                return format!("says what an imported item belongs to: {}", rest());
            }
            Kind::Import => return format!("imports {}", rest()),
        };
        plain.to_owned()
    }

    /// What else to know.
    pub fn hint(&self) -> Option<&'static str> {
        use InstructionKind as Kind;
        Some(match self.meaning.kind {
            Kind::Lock => "Until it is released, no service can be changed by others.",
            Kind::Disable => {
                "All but the watchdog. The agent is away until it is enabled and started again."
            }
            Kind::IisStop => "The web apps cannot be reached until it is started again.",
            Kind::Update => {
                "By the files of the same folder in Update.zip. In the folders Files and Tools, a file in use is put beside the old one with the ending .SLReplace and swapped at the end."
            }
            Kind::DeleteListed => "Except what FilesToLeave.txt lists.",
            Kind::Execute | Kind::RunJavaScript => {
                "From the folder Upgrades, Tools or Files of DataMiner, or from Windows. What it does cannot be told from here."
            }
            Kind::RunPowerShell => {
                "From the folder Tools, since DataMiner 10.0.3. What it does cannot be told from here."
            }
            Kind::InstallApp => {
                "The agent has to run at this moment: an application package cannot be installed while it is stopped."
            }
            Kind::SetOption if self.argument(0).eq_ignore_ascii_case("NOROLLBACK") => {
                "Ignored since DataMiner 10.0.0 CU1 and 10.0.4: the rollback package is made anyway."
            }
            Kind::Register => "By RegisterDLLs.bat.",
            Kind::Enable => "And sets them to start by themselves.",
            Kind::ExecuteUpgrade => "A whole upgrade with steps of its own.",
            Kind::IsUpdate => {
                "Marks an update package. By the words in SLUpgrade.dll, other builds and branches are refused, and going back as well; not documented."
            }
            Kind::ExecuteUpgradeActions | Kind::ExecuteDowngradeActions => {
                "What those programs do cannot be told from here. Known by the words in SLUpgrade.dll only, not documented."
            }
            Kind::Unknown => {
                "Neither documented nor among the words in SLUpgrade.dll that were looked at. Newer ones may know it."
            }
            _ if self.meaning.known == Known::Seen => {
                "Known by the words in SLUpgrade.dll only, not documented."
            }
            _ => return None,
        })
    }
}
