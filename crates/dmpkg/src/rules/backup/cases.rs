//! The cases of the family.

use dmpkg_fixtures::package::{self, PackageBuilder};

use super::super::tests::{Case, demand};

#[test]
fn each_rule_fires_alone_on_its_case() {
    demand(&cases());
}

pub(in super::super) fn cases() -> Vec<Case> {
    let unmarked = || {
        package::rich_backup()
            .without("DMS.xml")
            .without("Backup.log")
    };
    vec![
        Case {
            with: &["backup/confidential-content"],
            ..case(
                "backup/same-version-only",
                package::rich_backup(),
                package::catalog_information(),
            )
        },
        Case {
            with: &["backup/same-version-only"],
            ..case(
                "backup/confidential-content",
                package::rich_backup(),
                package::catalog_information(),
            )
        },
        case(
            "backup/missing-dms-xml",
            package::rich_backup().without("DMS.xml"),
            package::rich_backup().rename("DMS.xml", "dms.XML"),
        ),
        case(
            "backup/missing-log",
            package::rich_backup().without("Backup.log"),
            package::rich_backup().rename("Backup.log", "BACKUP.LOG"),
        ),
        case(
            "backup/no-database",
            package::rich_backup().without("Database/"),
            package::rich_backup().rename(
                "Database/5b1d9f1e-7a40-4c27-a1d4-2f6c6e0d9b13.sql",
                "Cassandra/5b1d9f1e.CQL",
            ),
        ),
        // The same folders inside of something else, as an upgrade may bring them.
        Case {
            with: &["backup/same-version-only"],
            ..case(
                "backup/confidential-content",
                inside(package::rich_backup()),
                inside(unmarked()),
            )
        },
    ]
}

fn case(rule: &'static str, broken: PackageBuilder, sound: PackageBuilder) -> Case {
    Case {
        rule,
        file_name: "Demo Agent.zip",
        broken: broken.build(),
        with: &[],
        sound: sound.build(),
    }
}

fn inside(backup: PackageBuilder) -> PackageBuilder {
    package::catalog_information().entry("folders.zip", backup)
}
