//! AppInstallContent as the default installer reads it.

mod actions;
#[cfg(test)]
mod cases;
mod companions;
mod connectors;
mod counterparts;
mod documents;
mod executables;
mod folders;
mod zips;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    folders::MISSING,
    folders::UNKNOWN_FOLDER,
    folders::NESTED_PACKAGE,
    connectors::CONNECTOR_FOLDER_MISMATCH,
    connectors::UNKNOWN_CONNECTOR_FILE,
    zips::UNKNOWN_ZIP_FOLDER,
    zips::INSTALLER_WITHOUT_ZIP_SUPPORT,
    documents::UNREADABLE_DASHBOARD,
    documents::UNREADABLE_VISIO,
    documents::UNREADABLE_INSTALL_OPTIONS,
    documents::UNREADABLE_DATA_MODEL,
    actions::MISSING_DEPLOYMENT_ACTIONS,
    actions::DEPLOYMENT_ACTIONS_WRONG_ROOT,
    actions::UNKNOWN_DEPLOYMENT_ACTION,
    actions::INCOMPLETE_DEPLOYMENT_ACTION,
    actions::SETS_PRODUCTION_VERSION,
    counterparts::PRODUCTION_CONNECTOR_NOT_IN_PACKAGE,
    actions::UNREADABLE_COPY_TEMPLATES,
    counterparts::DEFAULT_VISIO_NOT_IN_PACKAGE,
    counterparts::PRESERVED_TEMPLATE_NOT_IN_PACKAGE,
    connectors::TEMPLATE_FOR_OTHER_CONNECTOR,
    companions::IGNORED_COMPANION_FOLDER,
    companions::OVERWRITES_CORE_FILE,
    companions::COMPANION_FILES_OVERWRITE,
    executables::EXECUTABLE_FILE,
];
