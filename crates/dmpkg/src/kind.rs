use serde::{Deserialize, Serialize};

/// What a package is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PackageKind {
    /// `.dmapp` since DataMiner 10.0.9: AppInfo.xml and an install script.
    Application,
    /// `.dmapp` before: laid out like an upgrade.
    LegacyApplication,
    /// `.dmtest`: an application package with tests for a QAOps system.
    Test,
    /// `.dmprotocol`: a connector.
    Protocol,
    /// `.dmupgrade`: a version of DataMiner, or of its web apps.
    Upgrade,
    /// `.dmupdate`: the files of an upgrade that differ from its base version.
    Update,
    /// What an upgrade replaced, kept by the agent to go back.
    Rollback,
    /// `.dmimport`: elements, services and views that were exported from an agent.
    Import,
    /// `.dmbackup`: parts of an agent's folder.
    Backup,
    /// A low-code app or dashboard, exported by the web apps.
    WebExport,
    /// Metadata of a Catalog item.
    CatalogInformation,
    /// A plain zip with packages inside.
    Bundle,
    /// A zip that is none of these, or no zip at all.
    Unknown,
}

impl PackageKind {
    /// The kind in words, in lower case.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Application => "application package",
            Self::LegacyApplication => "legacy application package",
            Self::Test => "test package",
            Self::Protocol => "connector package",
            Self::Upgrade => "upgrade package",
            Self::Update => "update package",
            Self::Rollback => "rollback package",
            Self::Import => "import package",
            Self::Backup => "backup",
            Self::WebExport => "web app export",
            Self::CatalogInformation => "Catalog information",
            Self::Bundle => "zip with packages",
            Self::Unknown => "unknown kind",
        }
    }

    /// Extensions that such packages usually have, the most usual first.
    pub const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Application => &["dmapp", "dmapplication"],
            Self::LegacyApplication => &["dmapp"],
            Self::Test => &["dmtest", "dmapp"],
            Self::Protocol => &["dmprotocol"],
            Self::Upgrade => &["dmupgrade"],
            Self::Update => &["dmupdate"],
            Self::Import => &["dmimport"],
            Self::Backup => &["dmbackup"],
            Self::Rollback | Self::WebExport | Self::CatalogInformation | Self::Bundle => &["zip"],
            Self::Unknown => &[],
        }
    }
}

/// Extensions of DataMiner packages, for file dialogs and for finding packages inside others.
pub const PACKAGE_EXTENSIONS: &[&str] = &[
    "dmapp",
    "dmapplication",
    "dmtest",
    "dmprotocol",
    "dmupgrade",
    "dmupdate",
    "dmbackup",
    "dmimport",
];
