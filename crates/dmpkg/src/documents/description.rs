use serde::{Deserialize, Serialize};

use super::Field;

/// What Description.txt says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// Which of the known forms it has.
    pub form: DescriptionForm,
    /// The package or connector that it names.
    pub name: Option<Field>,
    /// The version that it names.
    pub version: Option<Field>,
    /// `Package creation time`, as it stands there.
    pub created: Option<Field>,
    /// The items below `File Versions`.
    pub items: Vec<DescriptionItem>,
    /// All other lines that say something.
    pub text: Vec<Field>,
}

/// The forms of Description.txt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DescriptionForm {
    /// `<name> package version: <version>`: application packages, modern and legacy.
    Application,
    /// `Protocol Name:` and `Protocol Version:`: connector packages.
    Protocol,
    /// Free text: upgrades, imports and others.
    Free,
}

/// One line below `File Versions`: what the builder put into the package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DescriptionItem {
    /// The word before the first backslash: Script, Protocol, Visio, Dashboard, Assembly.
    pub keyword: String,
    /// What it names; for assemblies the path on the agent.
    pub name: String,
    /// The version, where the line has one.
    pub version: Option<String>,
    /// Assemblies: what needs it, "automation script Demo".
    pub needed_by: Option<String>,
    /// Where the line starts, and the whole of it.
    pub line: Field,
}
