//! Connector packages.

use super::plan::{AGENT, Planner};
use super::{Action, Certainty, Effect, RestartKind, Stage, UninstallKind};
use crate::detect::ends_with;
use crate::{DocumentContent, Weight};

pub(super) fn plan(planner: &mut Planner<'_>) {
    planner.frame(Certainty::Derived, "");
    planner.undone(
        UninstallKind::ByHand,
        "There is no uninstall: a connector version stays until somebody deletes it.",
    );
    let protocols = planner.own.contents(|content| match content {
        DocumentContent::Protocol(protocol) => Some(protocol),
        _ => None,
    });
    let found = { protocols }.next();
    let oldest = found.and_then(|(_, protocol)| protocol.minimum_required_version.as_ref());
    if let (Some((document, _)), Some(oldest)) = (found, oldest)
        && let Some(version) = oldest.stated()
    {
        planner.add(
            Effect::new(
                Stage::Before,
                Action::Refuse,
                Weight::Quiet,
                format!("is refused by DataMiner versions older than {version}"),
            )
            .from(planner.position(document, oldest.position)),
        );
    }
    let name = planner.package.name().unwrap_or("(no name)".to_owned());
    let version = planner
        .package
        .version()
        .unwrap_or("(no version)".to_owned());
    let place = found.and_then(|(document, _)| planner.place(document.entry));
    planner.add(
        Effect::new(
            Stage::Connectors,
            Action::Add,
            Weight::Change,
            format!("adds the connector {name} {version}, or overwrites it"),
        )
        .from(place)
        .target(format!("{AGENT}\\Protocols\\{name}\\{version}"))
        .hint("When no other version of the connector is there, it becomes the production version, since DataMiner 10.4.10 and 10.5.0."),
    );
    let libraries = files(planner);
    restarts(planner, libraries);
}

/// What lies beside Protocol.xml; the number of libraries.
fn files(planner: &mut Planner<'_>) -> u64 {
    let mut libraries = 0;
    for (entry, path) in planner.files() {
        let (top, below) = path.split_once('/').unwrap_or(("", &path));
        let name = path.rsplit('/').next().unwrap_or(&path);
        let is_in = |folder: &str| top.eq_ignore_ascii_case(folder);
        let add = |text| Effect::new(Stage::ConnectorFiles, Action::Add, Weight::Change, text);
        let effect = if is_in("Assemblies") && ends_with(name, "dll") {
            libraries += 1;
            let target = below.replace('/', "\\");
            Effect::new(
                Stage::Assemblies,
                Action::Overwrite,
                Weight::Change,
                format!("copies {name}"),
            )
            .target(format!("{AGENT}\\ProtocolScripts\\DllImport\\{target}"))
            .hint("Other connectors that use it keep the old one until DataMiner restarts. A folder for each version avoids clashes.")
        } else if ends_with(name, "vsdx") || ends_with(name, "vdx") {
            add(format!("adds the drawing {name}"))
        } else if is_in("Help") && below.eq_ignore_ascii_case("index.htm") {
            add("adds the help of the connector".to_owned())
        } else {
            continue;
        };
        planner.add(effect.from(planner.place(entry.index())));
    }
    libraries
}

fn restarts(planner: &mut Planner<'_>, libraries: u64) {
    let reason = match libraries {
        0 => {
            "Elements restart when the version of their connector is overwritten while they use it."
        }
        _ => {
            "Elements that use this version restart when it is there already: the package brings libraries."
        }
    };
    planner.restart(RestartKind::Elements, reason);
}
