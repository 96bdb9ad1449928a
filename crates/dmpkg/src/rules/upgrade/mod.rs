//! The layout of upgrades: instructions, lists of files, and the library that carries them out.

mod arguments;
#[cfg(test)]
mod cases;
mod deletion;
mod files;
mod folders;
mod installer;
mod instructions;
mod list;
mod options;
mod pairs;
mod release;
mod running;
mod start_up;
mod steps;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::Rule;

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    files::MISSING_DESCRIPTION,
    files::MISSING_UPDATE_ZIP,
    files::MISSING_INSTALLER,
    installer::UNSIGNED_INSTALLER,
    files::MISSING_INSTRUCTIONS,
    instructions::UNKNOWN_INSTRUCTION,
    arguments::WRONG_ARGUMENT_COUNT,
    pairs::UNBALANCED_LOCK,
    pairs::UNBALANCED_DISABLE,
    running::KILL_WITHOUT_START,
    running::IIS_NOT_RESTARTED,
    list::NO_DELETE_LIST,
    list::NO_KEEP_LIST,
    deletion::DELETE_OUTSIDE_DATAMINER,
    deletion::RELATIVE_DELETE_PATTERN,
    list::DELETE_LIST_UNUSED,
    deletion::DELETES_MAIN_FOLDER,
    deletion::DELETES_SYSTEM_CONTENT,
    folders::FOLDER_NOT_INSTALLED,
    folders::UPDATE_WITHOUT_FOLDER,
    instructions::NON_LATIN_INSTRUCTIONS,
    steps::MISSING_STEP_FILE,
    running::INSTALL_APP_WHILE_STOPPED,
    release::NO_PREREQUISITES,
    start_up::STARTUP_ACTIONS_NOT_INSTALLED,
    options::INEFFECTIVE_NOROLLBACK,
    options::REBOOTS_SERVER,
    running::STOPS_SYSTEM,
    options::NEEDS_BASE_BUILD,
    release::UNUSUAL_FILE_NAME,
];
