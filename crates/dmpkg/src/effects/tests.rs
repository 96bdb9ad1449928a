//! What is told of a package of each kind.

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::package::{self, PackageBuilder};

use super::{InstallPlan, Stage};
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

/// Everything that a plan says, a line each.
fn told(plan: &InstallPlan) -> String {
    let mut text = format!("{:?}\n", plan.certainty);
    for restart in &plan.restarts {
        text += &format!("restart {:?}: {}\n", restart.what, restart.reason);
    }
    if let Some(uninstall) = &plan.uninstall {
        text += &format!("uninstall {:?}\n", uninstall.kind);
    }
    for effect in &plan.effects {
        text += &format!(
            "{:?} {:?} {:?} {:?}: {}",
            effect.stage, effect.action, effect.weight, effect.confidence, effect.text
        );
        if let Some(target) = &effect.target {
            text += &format!(" -> {target}");
        }
        if let Some(source) = &effect.source {
            text += &format!(" [{}", source.path);
            if let Some(at) = source.position {
                text += &format!(":{}:{}", at.line, at.column);
            }
            text += "]";
        }
        if effect.count != 1 {
            text += &format!(" x{}", effect.count);
        }
        text += "\n";
    }
    for line in plan.summary() {
        text += &format!("= {line}\n");
    }
    text
}

#[test]
fn show() {
    for (name, package) in [
        ("a.dmapp", package::application()),
        ("a.dmapp", package::rich_application()),
        ("a.dmapp", package::custom_application()),
        ("a.dmapp", package::configured_application()),
        ("a.dmtest", package::rich_test()),
        ("a.dmapp", package::legacy_application()),
        ("a.dmupgrade", package::full_upgrade()),
        ("a.dmupdate", package::update()),
        ("a.zip", package::rollback()),
        ("a.dmprotocol", package::rich_protocol()),
        ("a.dmimport", package::rich_import()),
        ("a.dmbackup", package::rich_backup()),
        ("a.zip", package::app_export()),
        ("a.zip", package::dashboard_export()),
        ("a.zip", package::catalog_information()),
        ("a.zip", package::bundle()),
    ] {
        println!("===== {name}\n{}", told(&plan(name, &package)));
    }
}
