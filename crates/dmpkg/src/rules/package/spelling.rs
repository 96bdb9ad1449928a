//! Names that are documented, in other letter case.

use dmpkg_archive::Entry;
use dmpkg_archive::sorted::keep_first_by;

use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::PackageKind;
use crate::rules::inputs::ArchiveInput;
use crate::rules::quoted::Quoted;

pub(super) const KNOWN_NAME_OTHER_CASE: Rule = Rule {
    id: "package/known-name-other-case",
    severity: Severity::Warning,
    title: "Documented name in other letter case",
    condition: "A file or folder has a documented name of the package only when letter case does not count: Scripts with Install.xml, Config.xml, InstallDependencies, ConfigureDependencies or UninstallDependencies in it, AppInstallContent with DeploymentActions.xml, SetupContent, Description.txt, and Protocol in connector packages. Uninstall.xml never fires, of which two spellings are documented; AppInfo.xml has a rule of its own.",
    why: "Windows does not mind, but a program that compares names exactly does not find the file.",
    fix: "Spell the name as it is documented.",
    references: &[references::APP_STRUCTURE, references::INSTALL_SCRIPTS],
    kinds: Kinds::APPLICATIONS_AND_CONNECTORS,
    checks: &[Check::Archive(known_name_other_case)],
};

/// A name at the root, whose it is, and names in it.
type Known = (&'static str, Owner, &'static [&'static str]);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Owner {
    Application,
    Connector,
    Both,
}

const KNOWN: &[Known] = &[
    (
        "Scripts",
        Owner::Application,
        &[
            "Install.xml",
            "Config.xml",
            "InstallDependencies",
            "ConfigureDependencies",
            "UninstallDependencies",
        ],
    ),
    (
        "AppInstallContent",
        Owner::Application,
        &["DeploymentActions.xml"],
    ),
    ("SetupContent", Owner::Application, &[]),
    ("Description.txt", Owner::Both, &[]),
    ("Protocol", Owner::Connector, &[]),
];

/// A documented name as the path of an entry spells it.
struct Spelling<'a> {
    /// The path up to the name.
    path: &'a str,
    name: &'a str,
    documented: &'static str,
    /// Whether it is the name of the entry itself, not of a folder around it.
    is_last: bool,
}

/// A name in other letter case.
struct Other<'a> {
    path: String,
    documented: &'static str,
    is_last: bool,
    entry: Entry<'a>,
}

fn known_name_other_case(input: &ArchiveInput<'_>, found: &mut Found<'_>) {
    let own = match input.package.detection.kind {
        PackageKind::Protocol => Owner::Connector,
        _ => Owner::Application,
    };
    let mut others: Vec<Other<'_>> = Vec::new();
    // Of each documented name one.
    let mut exact: Vec<&str> = Vec::new();
    for entry in input.package.archive.entries() {
        let path = entry.name().path();
        for spelling in spellings(&path, own).into_iter().flatten() {
            let Spelling {
                path,
                name,
                documented,
                is_last,
            } = spelling;
            if name == documented {
                if is_last && !exact.contains(&documented) {
                    exact.push(documented);
                }
            } else if others.last().is_none_or(|last| last.path != path) {
                // Entries of one folder usually follow each other.
                others.push(Other {
                    path: path.to_owned(),
                    documented,
                    is_last,
                    entry,
                });
            }
        }
    }
    keep_first_by(&mut others, |one, other| one.path.cmp(&other.path));
    // A file that is there under its documented name as well is found, and its copies have other rules.
    others.retain(|it| !it.is_last || !exact.contains(&it.documented));
    for other in others {
        found.entry(
            other.entry,
            format_args!(
                "{} is spelled {} in the documentation.",
                Quoted(&other.path),
                Quoted(other.documented)
            ),
        );
    }
}

/// The documented names in a path: one at the root, one in that folder.
fn spellings(path: &str, own: Owner) -> [Option<Spelling<'_>>; 2] {
    let mut segments = path.split('/');
    let (first, second) = (segments.next().unwrap_or_default(), segments.next());
    let known = KNOWN.iter().find(|(name, owner, _)| {
        name.eq_ignore_ascii_case(first) && (*owner == own || *owner == Owner::Both)
    });
    let Some((documented, _, inside)) = known else {
        return [None, None];
    };
    let is_last = segments.next().is_none();
    let top = Spelling {
        path: first,
        name: first,
        documented,
        is_last: second.is_none(),
    };
    let inside = second.and_then(|name| {
        let mut inside = inside.iter();
        let documented = inside.find(|known| known.eq_ignore_ascii_case(name))?;
        Some(Spelling {
            path: path.get(..first.len() + 1 + name.len())?,
            name,
            documented,
            is_last,
        })
    });
    [Some(top), inside]
}
