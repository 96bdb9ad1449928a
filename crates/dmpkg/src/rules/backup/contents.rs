//! What a backup holds. Which files belong to which kind of backup is not public.

use crate::rules::inputs::ArchiveInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};
use crate::{PackageKind, detect};

pub(super) const SAME_VERSION_ONLY: Rule = Rule {
    id: "backup/same-version-only",
    severity: Severity::Note,
    title: "Backup fits one version only",
    condition: "Fires for every backup of an agent.",
    why: "An agent can be restored only when it runs exactly the DataMiner version of the backup.",
    fix: "Write down the version of the agent before you move it to other hardware.",
    references: &[references::RELEASE_10_1_12],
    kinds: BACKUPS,
    checks: &[Check::Archive(same_version_only)],
};

pub(super) const CONFIDENTIAL_CONTENT: Rule = Rule {
    id: "backup/confidential-content",
    severity: Severity::Warning,
    title: "Backup holds what is confidential",
    condition: "Fires for every backup of an agent, whatever lies in it.",
    why: "A backup has the accounts and settings of a system, and possibly its keys. Nothing of it leaves this browser.",
    fix: "Do not pass it on, and delete it where it is not needed any more.",
    references: &[references::BACKING_UP],
    kinds: BACKUPS,
    checks: &[Check::Archive(confidential_content)],
};

pub(super) const MISSING_DMS_XML: Rule = Rule {
    id: "backup/missing-dms-xml",
    severity: Severity::Note,
    title: "Backup without DMS.xml",
    condition: "No DMS.xml lies at the root of a backup; letter case does not matter.",
    why: "The file says to which cluster the agent belongs. It is taken out on purpose when a Failover pair moves to other hardware.",
    fix: "Nothing in a migration; otherwise make the backup again.",
    references: &[references::FAILOVER_MIGRATION],
    kinds: BACKUPS,
    checks: &[Check::Archive(missing_dms_xml)],
};

pub(super) const MISSING_LOG: Rule = Rule {
    id: "backup/missing-log",
    severity: Severity::Note,
    title: "Backup without its log",
    condition: "No Backup.log lies at the root of a backup; letter case does not matter. Backups before DataMiner 10.0.6 have none.",
    why: "How the backup was made, and whether all went well, is not recorded.",
    fix: "Nothing for old backups; otherwise make the backup again.",
    references: &[references::RELEASE_10_0_6],
    kinds: BACKUPS,
    checks: &[Check::Archive(missing_log)],
};

pub(super) const NO_DATABASE: Rule = Rule {
    id: "backup/no-database",
    severity: Severity::Note,
    title: "Backup is probably without database",
    condition: "No folder or file name in a backup has “database” in it, and no file ends with .sql, .cql or .snapshot. How databases lie in a backup is not public.",
    why: "History and some of the settings are in the database, and would not be restored.",
    fix: "Make a full backup if they are needed.",
    references: &[references::BACKING_UP],
    kinds: BACKUPS,
    checks: &[Check::Archive(no_database)],
};

const BACKUPS: Kinds = Kinds::Only(&[PackageKind::Backup]);

fn same_version_only(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if is_backup(input) {
        found.archive(format_args!(
            "The backup can be restored only on an agent of the same DataMiner version."
        ));
    }
}

fn confidential_content(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if is_backup(input) {
        found.archive(format_args!(
            "The backup may hold accounts, connection settings and keys. It is read on this machine only."
        ));
    }
}

fn missing_dms_xml(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if is_backup(input) && input.package.landmarks.dms_xml.is_none() {
        found.archive(format_args!("The backup has no DMS.xml at its root."));
    }
}

fn missing_log(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if is_backup(input) && input.package.landmarks.backup_log.is_none() {
        found.archive(format_args!("The backup has no Backup.log at its root."));
    }
}

fn no_database(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    if !is_backup(input) {
        return;
    }
    let is_database = |path: &str| {
        path.contains("database")
            || ["sql", "cql", "snapshot"]
                .iter()
                .any(|extension| detect::ends_with(path, extension))
    };
    let mut entries = input.package.archive.entries();
    if !entries.any(|entry| is_database(&crate::lower_case(&entry.name().path()))) {
        found.archive(format_args!(
            "The backup is probably without database: nothing in it is named like one."
        ));
    }
}

/// Whether an archive is a backup for sure, or the opened file that is taken for one. Archives inside of
/// others, like that of an upgrade, may have the folders of an agent, too.
fn is_backup(input: &ArchiveInput<'_>) -> bool {
    let landmarks = &input.package.landmarks;
    let is_marked = landmarks.dms_xml.is_some() || landmarks.backup_log.is_some();
    let is_named = input.package.detection.extension.as_deref() == Some("dmbackup");
    input.depth == 0 || is_marked || is_named
}
