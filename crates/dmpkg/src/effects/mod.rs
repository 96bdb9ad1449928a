//! What a package does to an agent, as far as it follows from the package.

mod application;
mod effect;
mod import;
mod nothing;
mod plan;
mod protocol;
mod restore;
mod sheet;
mod summary;
#[cfg(test)]
mod tests;
mod upgrade;
mod web_export;

use serde::Serialize;

use self::plan::Planner;
use crate::areas::Area;
use crate::{Inspected, Package, PackageKind};

pub(crate) use self::application::{Installer, Part, installer, title_of};
pub use self::effect::{
    Action, Certainty, Confidence, Effect, Restart, RestartKind, Stage, Uninstall, UninstallKind,
};
pub(crate) use self::upgrade::{Update, is_update_zip};

/// What a package does to an agent, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct InstallPlan {
    /// How far it follows from the package.
    pub certainty: Certainty,
    /// The permission that whoever installs it needs.
    pub permission: Option<String>,
    /// What is interrupted, with the reason; at least one, even if it says that nothing is.
    pub restarts: Vec<Restart>,
    /// How it is undone.
    pub uninstall: Option<Uninstall>,
    /// The effects, in the order in which they happen.
    pub effects: Vec<Effect>,
    /// The top folders of archives that are laid out like an agent.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub areas: Vec<Area>,
}

impl InstallPlan {
    /// What follows from a package: its own documents, and the packages inside it, whose plans are made
    /// already.
    pub fn of(package: &Package, own: &Inspected, inner: &[Inspected]) -> Self {
        let mut planner = Planner::new(package, own, inner);
        if let Some(folder) = &package.detection.inside_folder {
            nothing::plan_of_wrapped(&mut planner, folder);
            return planner.finish();
        }
        match own.kind {
            PackageKind::Application | PackageKind::Test => application::plan(&mut planner),
            PackageKind::LegacyApplication
            | PackageKind::Upgrade
            | PackageKind::Update
            | PackageKind::Rollback => upgrade::plan(&mut planner),
            PackageKind::Protocol => protocol::plan(&mut planner),
            PackageKind::Import => import::plan(&mut planner),
            PackageKind::Backup => restore::plan(&mut planner),
            PackageKind::WebExport => web_export::plan(&mut planner),
            PackageKind::Unknown if is_update_zip(own) => {
                upgrade::plan_of_update_zip(&mut planner);
            }
            PackageKind::CatalogInformation | PackageKind::Bundle | PackageKind::Unknown => {
                nothing::plan(&mut planner);
            }
        }
        planner.finish()
    }
}
