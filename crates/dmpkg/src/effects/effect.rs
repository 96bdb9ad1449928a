use serde::{Serialize, Serializer};

use crate::{EntryPath, Place, TextPos, Weight};

/// One effect of a package on an agent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// When it happens.
    pub stage: Stage,
    /// What is done.
    pub action: Action,
    /// What happens, as a sentence without a full stop.
    pub text: String,
    /// What of the package it comes from.
    #[serde(serialize_with = "as_path", skip_serializing_if = "Option::is_none")]
    pub source: Option<Place>,
    /// What on the agent it changes: mostly a path.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// The very words of the package, where it says so in words.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// How much it matters.
    pub weight: Weight,
    /// How it is known.
    pub confidence: Confidence,
    /// What else to know.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hint: Option<&'static str>,
    /// How many alike it stands for.
    pub count: u64,
}

/// When something happens. The order is that of the default installer and of upgrades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Before anything is changed.
    Before,
    /// The code of the package itself.
    OwnCode,
    /// Packages inside, which are installed first.
    Packages,
    /// Companion files.
    CompanionFiles,
    /// Libraries.
    Assemblies,
    /// Connectors.
    Connectors,
    /// Templates, drawings, help and libraries of connectors.
    ConnectorFiles,
    /// Automation scripts.
    Scripts,
    /// Drawings of views.
    Drawings,
    /// Dashboards of the older kind.
    Dashboards,
    /// Dashboards and low-code apps of the web apps.
    WebApps,
    /// `DeploymentActions.xml`.
    DeploymentActions,
    /// The instructions of an upgrade.
    Upgrade,
    /// What the lists of files delete and protect.
    Deletion,
    /// What an import or a restore brings.
    Contents,
    /// The next start of DataMiner.
    StartUp,
    /// Behind all of it.
    After,
    /// What is in the package and changes nothing by itself.
    Unused,
}

/// What is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// Something is looked at; nothing is changed.
    Check,
    /// The package is refused under a condition.
    Refuse,
    /// The administrator is asked.
    Ask,
    /// The files of the package are put on the agent, where they do nothing yet.
    Unpack,
    /// Code of the package is run.
    Run,
    /// An earlier version is uninstalled.
    Uninstall,
    /// A package inside is installed.
    Install,
    /// Something new is there afterwards.
    Add,
    /// A file is copied; a newer one on the agent stays.
    Copy,
    /// What has the same name is overwritten.
    Overwrite,
    /// Something on the agent is left as it is.
    Keep,
    /// Everything in a folder is deleted.
    Empty,
    /// Something else is deleted.
    Delete,
    /// A version becomes the one that is used.
    SetProduction,
    /// Something becomes a default.
    SetDefault,
    /// Something is stopped.
    Stop,
    /// Something is started.
    Start,
    /// Something is stopped and started again.
    Restart,
    /// Something else is changed.
    Change,
    /// The installation fails.
    Fail,
    /// Nothing happens.
    Nothing,
    /// What happens is not public.
    Unknown,
}

/// How an effect is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// From the public documentation.
    Documented,
    /// Seen in real packages and in the words inside their installers, not documented.
    Seen,
    /// Code of the package decides: it would happen if that code did what the default installer does.
    CustomCode,
    /// Not known.
    Unknown,
}

/// What is interrupted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Restart {
    /// What.
    pub what: RestartKind,
    /// Why, as a sentence.
    pub reason: String,
}

/// What can be interrupted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RestartKind {
    /// Nothing.
    None,
    /// Elements of a connector.
    Elements,
    /// DataMiner on the agent.
    DataMiner,
    /// The web server.
    Iis,
    /// The computer.
    Reboot,
    /// It cannot be told.
    Unknown,
}

/// How a package is undone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Uninstall {
    /// In which way.
    pub kind: UninstallKind,
    /// What that does, as a sentence.
    pub text: String,
}

/// Ways to undo a package.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum UninstallKind {
    /// A script of the package.
    OwnScript,
    /// Only the folder of the package goes.
    FolderOnly,
    /// The rollback package that the upgrade makes.
    RollbackPackage,
    /// By hand only.
    ByHand,
}

/// How far the plan follows from the package.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Certainty {
    /// It is derived from the package.
    Derived,
    /// Code of the package decides.
    OwnCode,
    /// Nothing is installed.
    Nothing,
    /// It cannot be told: what would say it is missing or cannot be read.
    #[default]
    Unknown,
}

impl UninstallKind {
    /// In a few words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::OwnScript => "by a script of the package",
            Self::FolderOnly => "folder only",
            Self::RollbackPackage => "by the rollback package",
            Self::ByHand => "by hand only",
        }
    }
}

impl RestartKind {
    /// What is restarted, in a few words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "nothing",
            Self::Elements => "elements",
            Self::DataMiner => "DataMiner",
            Self::Iis => "the web server",
            Self::Reboot => "the computer",
            Self::Unknown => "not known",
        }
    }
}

impl Stage {
    /// Its heading.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Before => "Before",
            Self::OwnCode => "Code of the package",
            Self::Packages => "Packages inside",
            Self::CompanionFiles => "Companion files",
            Self::Assemblies => "Assemblies",
            Self::Connectors => "Connectors",
            Self::ConnectorFiles => "Templates, drawings and help of connectors",
            Self::Scripts => "Automation scripts",
            Self::Drawings => "Drawings",
            Self::Dashboards => "Dashboards of the older kind",
            Self::WebApps => "Dashboards and low-code apps",
            Self::DeploymentActions => "Deployment actions",
            Self::Upgrade => "Instructions of the upgrade",
            Self::Deletion => "What is deleted",
            Self::Contents => "What it brings",
            Self::StartUp => "At the next start of DataMiner",
            Self::After => "Afterwards",
            Self::Unused => "Without effect by itself",
        }
    }
}

impl Effect {
    /// A documented effect without source, target and hint.
    pub(super) fn new(
        stage: Stage,
        action: Action,
        weight: Weight,
        text: impl Into<String>,
    ) -> Self {
        Self {
            stage,
            action,
            text: text.into(),
            source: None,
            target: None,
            words: None,
            weight,
            confidence: Confidence::Documented,
            hint: None,
            count: 1,
        }
    }

    /// The same effect, known in another way.
    pub(super) fn known(mut self, confidence: Confidence) -> Self {
        self.confidence = confidence;
        self
    }

    /// The same effect with what it comes from.
    pub(super) fn from(mut self, source: Option<Place>) -> Self {
        self.source = source;
        self
    }

    /// The same effect with what it changes.
    pub(super) fn target(mut self, target: impl Into<String>) -> Self {
        self.target = Some(target.into());
        self
    }

    /// The same effect with what else to know.
    pub(super) fn hint(mut self, hint: &'static str) -> Self {
        self.hint = Some(hint);
        self
    }
}

/// A place as reports write it: without the address, which is for machines.
#[derive(Serialize)]
struct Source<'a> {
    path: &'a EntryPath,
    #[serde(flatten)]
    position: Option<TextPos>,
}

#[expect(clippy::ref_option, reason = "serde hands the field over by reference")]
fn as_path<S: Serializer>(place: &Option<Place>, serializer: S) -> Result<S::Ok, S::Error> {
    let source = place.as_ref().map(|place| Source {
        path: &place.path,
        position: place.position,
    });
    source.serialize(serializer)
}
