//! What lies in the package, and is not listed.

use super::{
    Check, Found, Kinds, Rule, Severity, is, is_of_low_code_editor, of_package, references,
};
use crate::rules::PathTo;
use crate::rules::inputs::PackageInput;
use crate::rules::quoted::Quoted;
use crate::{Description, DocumentContent, DocumentKind, Field, lower_case};

pub(super) const UNLISTED_CONTENT: Rule = Rule {
    id: "description/unlisted-content",
    severity: Severity::Warning,
    title: "In the package, but not listed",
    condition: "Description.txt lists at least one item, and a script in AppInstallContent/Scripts/<name>/Script_<name>.xml or a connector in AppInstallContent/Protocols/<name>/<version>/Protocol.xml is not among them. Packages of the Low-Code App Editor never fire.",
    why: "The list is written when the package is built: something was put in later.",
    fix: "Build the package again, and find out who put it in.",
    references: &[references::PACKAGE_BUILDER],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(
        &[DocumentKind::Description],
        unlisted_content,
    )],
};

/// What is listed, in lower case and sorted.
struct Listed {
    scripts: Vec<String>,
    /// Names and versions.
    connectors: Vec<(String, String)>,
}

fn unlisted_content(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let Some((_, description)) = of_package(input, found) else {
        return;
    };
    if is_of_low_code_editor(input, description) || description.items.is_empty() {
        return;
    }
    let listed = Listed::of(description);
    let paths = input.paths();
    let scripts = paths.below("AppInstallContent/Scripts");
    for file in scripts.filter(|file| listed.lacks_script(*file)) {
        report(input, found, file, "script");
    }
    let connectors = paths.below("AppInstallContent/Protocols");
    for file in connectors.filter(|file| listed.lacks_connector(input, *file)) {
        report(input, found, file, "connector");
    }
}

fn report(input: &PackageInput<'_>, found: &mut Found<'_>, file: PathTo<'_>, what: &str) {
    if let Some(entry) = file.of(&input.package.archive) {
        let path = entry.name().path();
        let name = path.split('/').nth(2).unwrap_or_default();
        found.entry(
            entry,
            format_args!(
                "The {what} {} is not listed in Description.txt.",
                Quoted(name)
            ),
        );
    }
}

impl Listed {
    fn of(description: &Description) -> Self {
        let items = || description.items.iter();
        // Builders of other years list scripts by their folders.
        let name = |name: &str| lower_case(name.rsplit('\\').next().unwrap_or(name));
        let scripts = items().filter(|item| is(item, "Script"));
        let mut scripts: Vec<String> = scripts.map(|item| name(&item.name)).collect();
        dmpkg_archive::sorted::sort_by(&mut scripts, Ord::cmp);
        let connectors = items().filter(|item| is(item, "Protocol"));
        let mut connectors: Vec<_> = connectors
            .map(|item| {
                let version = item.version.as_deref().unwrap_or_default();
                (lower_case(&item.name), lower_case(version))
            })
            .collect();
        dmpkg_archive::sorted::sort_by(&mut connectors, Ord::cmp);
        Self {
            scripts,
            connectors,
        }
    }

    fn lacks_script(&self, file: PathTo<'_>) -> bool {
        let Some((folder, name)) = file.beyond(2).split_once('/') else {
            return false;
        };
        let script = name.strip_prefix("script_");
        let is_script = script.and_then(|it| it.strip_suffix(".xml")) == Some(folder);
        is_script
            && self
                .scripts
                .binary_search_by(|it| it.as_str().cmp(folder))
                .is_err()
    }

    fn lacks_connector(&self, input: &PackageInput<'_>, file: PathTo<'_>) -> bool {
        let mut segments = file.beyond(2).split('/');
        let (Some(name), Some(version), Some("protocol.xml"), None) = (
            segments.next(),
            segments.next(),
            segments.next(),
            segments.next(),
        ) else {
            return false;
        };
        let by_folder = (name.to_owned(), version.to_owned());
        let stated = match input.content_of(file.entry) {
            Some(DocumentContent::Protocol(protocol)) => {
                let text =
                    |field: &Option<Field>| lower_case(field.as_ref().map_or("", |it| &it.value));
                Some((text(&protocol.name), text(&protocol.version)))
            }
            _ => None,
        };
        let mut names = [Some(by_folder), stated].into_iter().flatten();
        names.all(|name| self.connectors.binary_search(&name).is_err())
    }
}
