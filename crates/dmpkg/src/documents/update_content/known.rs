//! The keywords of UpdateContent.txt, in lower case.

use super::InstructionKind::{self, *};
use super::Known::{self, Documented, Seen};

/// Each keyword, what it is, and how that is known. `IIS` stands for its first form; its argument
/// decides.
pub(super) const KNOWN: &[(&str, InstructionKind, Known)] = &[
    ("sleep", Sleep, Documented),
    ("lock", Lock, Documented),
    ("unlock", Unlock, Documented),
    ("disable", Disable, Documented),
    ("enable", Enable, Documented),
    ("kill", Kill, Documented),
    ("hardkill", HardKill, Seen),
    ("start", Start, Documented),
    ("iis", IisStart, Documented),
    ("update", Update, Documented),
    ("register", Register, Documented),
    ("delete", DeleteListed, Documented),
    ("extract", Extract, Documented),
    ("execute", Execute, Documented),
    ("js", RunJavaScript, Documented),
    ("ps", RunPowerShell, Documented),
    ("installapp", InstallApp, Documented),
    ("setoption", SetOption, Documented),
    ("upgradedb", UpgradeDatabase, Documented),
    ("upgradedbsoftware", UpgradeDatabaseSoftware, Seen),
    // The list of instructions and its example spell it differently.
    (
        "upgradedataminertaskbarutility",
        UpgradeTaskbarUtility,
        Documented,
    ),
    ("upgradesltaskbarutility", UpgradeTaskbarUtility, Documented),
    ("executeupgrade", ExecuteUpgrade, Documented),
    ("addrollbackaction", AddRollbackAction, Documented),
    ("addfiletoleave", AddFileToLeave, Seen),
    ("executeupgradeactions", ExecuteUpgradeActions, Seen),
    ("executedowngradeactions", ExecuteDowngradeActions, Seen),
    ("compilerollbackpackage", CompileRollbackPackage, Seen),
    ("needsrestart", NeedsRestart, Seen),
    ("change_dma_id", ChangeAgentId, Seen),
    ("db", RestoreDatabase, Seen),
    ("configure", Configure, Seen),
    ("reference", Reference, Seen),
    ("import", Import, Seen),
];
