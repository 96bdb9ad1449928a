//! The scripts of a package, and the automation scripts in its content.

mod actions;
mod called;
#[cfg(test)]
mod cases;
mod code;
mod content;
mod dependencies;
mod entry_points;
mod expected;
mod flow;
mod head;
mod installer;
mod library;
mod parts;
mod reading;
mod references;
mod role;
mod root;

#[cfg(test)]
pub(super) use self::cases::cases;
pub(super) use self::role::Role;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    parts::MISSING_INSTALL_SCRIPT,
    root::WRONG_ROOT,
    root::UNEXPECTED_NAMESPACE,
    head::UNUSABLE_NAME,
    head::WRONG_TYPE,
    head::MISSING_ELEMENT,
    root::UNREADABLE_OPTIONS,
    root::UNKNOWN_OPTION_BITS,
    code::MISSING_CODE,
    code::EMPTY_UNINSTALL_SCRIPT,
    code::EMPTY_CODE_BLOCK,
    code::NO_CODE,
    actions::MISSING_MESSAGE,
    actions::UNKNOWN_PARAMETER_TYPE,
    actions::UNKNOWN_ACTION_TYPE,
    actions::DUPLICATE_ACTION_ID,
    flow::UNBALANCED_CONDITION,
    flow::UNRESOLVED_LABEL,
    entry_points::MISSING_ENTRY_POINT,
    entry_points::ENTRY_POINT_SIGNATURE,
    entry_points::SEVERAL_ENTRY_POINTS,
    entry_points::CONFIG_MISSING_ENTRY_POINT,
    parts::CONFIG_DEPENDENCIES_WITHOUT_SCRIPT,
    parts::CONFIG_WITHOUT_ENTRIES,
    entry_points::UNINSTALL_MISSING_ENTRY_POINT,
    parts::UNINSTALL_DEPENDENCIES_WITHOUT_SCRIPT,
    parts::NO_UNINSTALL_SCRIPT,
    dependencies::MISSING_DEPENDENCY,
    references::DUPLICATE_REFERENCE,
    dependencies::UNREFERENCED_DEPENDENCY,
    dependencies::NON_LIBRARY_DEPENDENCY,
    installer::NO_DEFAULT_INSTALLER,
    installer::NO_DEFAULT_CONTENT_CALL,
    installer::OUTDATED_INSTALLER_REFERENCE,
    head::NAME_NOT_INSTALL,
    code::DEBUG_COMPILATION,
    references::ROOTED_REFERENCE_OUTSIDE_DATAMINER,
    content::MISPLACED_CONTENT_SCRIPT,
    content::NAME_DIFFERS_FROM_FOLDER,
    content::DUPLICATE_SCRIPT_NAME,
    entry_points::INSTALL_ENTRY_POINT_IN_CONTENT,
    expected::REFERENCE_NOT_IN_PACKAGE,
    expected::REFERENCE_EXPECTED_ON_AGENT,
    called::LIBRARY_SCRIPT_NOT_IN_PACKAGE,
    called::MISSING_LIBRARY_NAME,
    called::CALLED_SCRIPT_NOT_IN_PACKAGE,
    code::UNRESOLVED_PROJECT_PLACEHOLDER,
    called::DUMMY_CONNECTOR_NOT_IN_PACKAGE,
    head::UNKNOWN_INTERACTIVITY,
    head::SOLUTION_ID_NEEDS_NEWER_AGENT,
];
