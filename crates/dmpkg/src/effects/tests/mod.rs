//! What is told of a package of each kind: exactly the texts in the folder `expected`.

mod single;

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::InstallPlan;
use crate::{Inspection, Package};

/// The plans of a package and of all inside it.
fn inspection(file_name: &str, package: &PackageBuilder) -> Inspection {
    let source = Rc::new(MemorySource::new(package.build()));
    let package = Package::open(file_name, source).unwrap();
    Inspection::of(&Rc::new(package))
}

fn plan(file_name: &str, package: &PackageBuilder) -> InstallPlan {
    let inspection = inspection(file_name, package);
    inspection.packages.into_iter().next().unwrap().plan
}

/// Everything that a plan says.
fn told(plan: &InstallPlan) -> String {
    let mut text = format!("{:?}\n", plan.certainty);
    for restart in &plan.restarts {
        text += &format!("restarts {:?}: {}\n", restart.what, restart.reason);
    }
    if let Some(uninstall) = &plan.uninstall {
        text += &format!("uninstall {:?}\n", uninstall.kind);
    }
    for effect in &plan.effects {
        text += &format!(
            "{:?} {:?} {:?} {:?}: {}\n",
            effect.stage, effect.action, effect.weight, effect.confidence, effect.text
        );
        if let Some(target) = &effect.target {
            text += &format!("    to {target}\n");
        }
        if let Some(source) = &effect.source {
            let at = source.position;
            let at = at.map_or(String::new(), |at| format!(":{}:{}", at.line, at.column));
            text += &format!("    from {}{at}\n", source.path);
        }
        if effect.count != 1 {
            text += &format!("    {} of them\n", effect.count);
        }
    }
    for line in plan.summary() {
        text += &format!("= {line}\n");
    }
    text
}

#[test]
fn every_effect_of_every_kind_is_told() {
    let cases: &[(&str, &str, PackageBuilder, &str)] = &[
        (
            "application",
            "a.dmapp",
            package::application(),
            include_str!("expected/application.txt"),
        ),
        (
            "application-rich",
            "a.dmapp",
            package::rich_application(),
            include_str!("expected/application-rich.txt"),
        ),
        (
            "application-custom",
            "a.dmapp",
            package::custom_rich_application(),
            include_str!("expected/application-custom.txt"),
        ),
        (
            "application-configured",
            "a.dmapp",
            package::configured_application(),
            include_str!("expected/application-configured.txt"),
        ),
        (
            "test",
            "a.dmtest",
            package::rich_test(),
            include_str!("expected/test.txt"),
        ),
        (
            "legacy-application",
            "a.dmapp",
            package::rich_legacy_application(),
            include_str!("expected/legacy-application.txt"),
        ),
        (
            "upgrade",
            "a.dmupgrade",
            package::full_upgrade(),
            include_str!("expected/upgrade.txt"),
        ),
        (
            "upgrade-odd",
            "a.dmupgrade",
            package::odd_upgrade(),
            include_str!("expected/upgrade-odd.txt"),
        ),
        (
            "update",
            "a.dmupdate",
            package::update(),
            include_str!("expected/update.txt"),
        ),
        (
            "rollback",
            "Rollback_a.zip",
            package::rollback(),
            include_str!("expected/rollback.txt"),
        ),
        (
            "protocol",
            "a.dmprotocol",
            package::rich_protocol(),
            include_str!("expected/protocol.txt"),
        ),
        (
            "import",
            "a.dmimport",
            package::rich_import(),
            include_str!("expected/import.txt"),
        ),
        (
            "backup",
            "a.dmbackup",
            package::rich_backup(),
            include_str!("expected/backup.txt"),
        ),
        (
            "web-export-app",
            "a.zip",
            package::app_export(),
            include_str!("expected/web-export-app.txt"),
        ),
        (
            "web-export-dashboard",
            "a.zip",
            package::dashboard_export(),
            include_str!("expected/web-export-dashboard.txt"),
        ),
        (
            "catalog-information",
            "a.zip",
            package::catalog_information(),
            include_str!("expected/catalog-information.txt"),
        ),
        (
            "bundle",
            "a.zip",
            package::bundle(),
            include_str!("expected/bundle.txt"),
        ),
    ];
    for (name, file_name, package, expected) in cases {
        assert_eq!(&told(&plan(file_name, package)), expected, "{name}");
    }
}
