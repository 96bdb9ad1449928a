//! Libraries: the files themselves, where they lie, and who asks for them.

#[cfg(test)]
mod cases;
mod files;
mod folders;
mod imports;
mod versions;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    files::NOT_A_LIBRARY,
    files::UNREADABLE_METADATA,
    files::UNSIGNED_LIBRARY,
    versions::SEVERAL_VERSIONS,
    files::FILE_NAME_DIFFERS,
    versions::FOLDER_VERSION_DIFFERS,
    folders::UNKNOWN_FOLDER,
    folders::NON_LIBRARY_FILE,
    imports::MISSING_IMPORTED_LIBRARY,
    imports::IMPORT_EXPECTED_ON_AGENT,
    folders::UNVERSIONED_LIBRARY,
    folders::FRAMEWORK_LIBRARY,
    imports::UNUSED_LIBRARY,
    versions::OUTDATED_LIBRARY,
    folders::SOLUTION_LIBRARIES_NEED_NEWER_AGENT,
];

/// Where libraries of scripts and connectors lie in an application package, in lower case.
const PROTOCOL_SCRIPTS: &str = "appinstallcontent/assemblies/protocolscripts/";
/// Where libraries lie by their packages and versions, in lower case.
const DLL_IMPORT: &str = "appinstallcontent/assemblies/protocolscripts/dllimport/";
