use serde::{Deserialize, Serialize};

use super::Field;

/// What AppInfo.xml says: identity and requirements of an application package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AppInfo {
    /// `Name`: the permanent id of the app.
    pub name: Option<Field>,
    /// `DisplayName`: the name people see.
    pub display_name: Option<Field>,
    /// `Version`: `A.B.C` or `A.B.C-CUx`.
    pub version: Option<Field>,
    /// `Description`.
    pub description: Option<Field>,
    /// `MinDmaVersion`: the oldest DataMiner that accepts the installation.
    pub minimum_data_miner_version: Option<Field>,
    /// `AllowMultipleInstalledVersions`: whether versions stay side by side.
    pub allow_multiple_installed_versions: Option<Field>,
    /// `LastModifiedAt`: the moment of packaging.
    pub last_modified_at: Option<Field>,
    /// `Build`: not documented; the counter of an automatic build.
    pub build: Option<Field>,
    /// `Configuration/Entries/Entry`: questions for the administrator.
    pub configuration: Vec<ConfigurationEntry>,
    /// Elements without public meaning, with their path, as read.
    pub other: Vec<(String, Field)>,
}

/// A question for the administrator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConfigurationEntry {
    /// `ID`: the key by which the configuration script reads the answer.
    pub id: Option<Field>,
    /// `Name`: the prompt.
    pub name: Option<Field>,
}
