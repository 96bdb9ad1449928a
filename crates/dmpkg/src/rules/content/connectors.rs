//! Connectors in folders.

use crate::effects::Part;
use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::rules::names::junk_in;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Kinds, Rule, Severity, installer, references};
use crate::{DocumentContent, DocumentKind, Field, lower_case};

pub(super) const CONNECTOR_FOLDER_MISMATCH: Rule = Rule {
    id: "content/connector-folder-mismatch",
    severity: Severity::Warning,
    title: "Folders and Protocol.xml name different connectors",
    condition: "In Protocols/<name>/<version>/Protocol.xml the element Name or Version differs from the folder, be it in letter case or in the ending _Bx. An element that states nothing has rules of its own.",
    why: "The connector is stored under a name or version that it does not have, so elements do not find it.",
    fix: "Give the two folders the name and version that Protocol.xml states.",
    references: &[references::APP_STRUCTURE, references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Protocol, folder_mismatch)],
};

pub(super) const UNKNOWN_CONNECTOR_FILE: Rule = Rule {
    id: "content/unknown-connector-file",
    severity: Severity::Note,
    title: "File of a connector that is not used",
    condition: "A file below Protocols is neither a .dmprotocol directly there, nor Protocol.xml, a template or library in <name>/<version>, nor an information template or drawing in <name>. A folder with nothing but a drawing is fine. Skipped when code of the package installs the content.",
    why: "The default installer does nothing with the file.",
    fix: "Move the file where it belongs, or leave it out.",
    references: &[references::APP_STRUCTURE],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Package(&[], unknown_file)],
};

pub(super) const TEMPLATE_FOR_OTHER_CONNECTOR: Rule = Rule {
    id: "content/template-for-other-connector",
    severity: Severity::Warning,
    title: "Trend template of another connector",
    condition: "A trend template below Protocols/<name> states another connector in Protocol/Name. Letter case does not matter. The form of alarm templates is not public, so that they are not looked at.",
    why: "The template lists the parameters of one connector and is installed with another.",
    fix: "Move the template to the folder of its connector, or correct its Protocol/Name.",
    references: &[references::APP_STRUCTURE, references::PROTOCOL_SCHEMA],
    kinds: Kinds::APPLICATIONS,
    checks: &[Check::Document(DocumentKind::Template, other_connector)],
};

/// What lies below the folder of connectors, in the order of its segments.
fn below_protocols(path: &str) -> Option<Vec<&str>> {
    let mut segments = path.split('/');
    let is_content = segments.next()?.eq_ignore_ascii_case("AppInstallContent");
    let is_protocols = segments.next()?.eq_ignore_ascii_case("Protocols");
    (is_content && is_protocols).then(|| segments.collect())
}

fn folder_mismatch(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let Some(segments) = below_protocols(input.path) else {
        return;
    };
    let (&[name, version, _], DocumentContent::Protocol(protocol)) =
        (segments.as_slice(), &input.document.content)
    else {
        return;
    };
    let pairs = [
        ("name", "Name", name, &protocol.name),
        ("version", "Version", version, &protocol.version),
    ];
    for (what, element, folder, field) in pairs {
        if let Some(field) = field
            && let Some(stated) = field.stated()
            && stated != folder
        {
            found.text(
                input.entry,
                field.position,
                format_args!(
                    "{element} is “{}”, but the folder for the {what} is “{}”.",
                    shortened(stated),
                    shortened(folder)
                ),
            );
        }
    }
}

fn unknown_file(input: &PackageInput<'_>, found: &mut Found<'_>) {
    let files = input.paths().below("AppInstallContent/Protocols");
    let unknown = files.filter(|file| {
        let is_old_drawing = || {
            let below = file.beyond(2);
            below.matches('/').count() == 1 && below.ends_with(".vdx")
        };
        matches!(Part::of(file.key), Some(Part::Other { .. }))
            && !is_old_drawing()
            && junk_in(file.key).is_none()
    });
    let unknown: Vec<_> = unknown.collect();
    if unknown.is_empty() || !installer::is_default(input, found) {
        return;
    }
    for file in unknown {
        if let Some(entry) = file.of(&input.package.archive) {
            found.entry(
                entry,
                format_args!(
                    "The default installer has no use for a file of this name in this folder."
                ),
            );
        }
    }
}

fn other_connector(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let segments = below_protocols(input.path).unwrap_or_default();
    let ([folder, _, ..], DocumentContent::Template(template)) =
        (segments.as_slice(), &input.document.content)
    else {
        return;
    };
    let connector = template.connector.as_ref();
    if template.root == "Trending"
        && let Some(field) = connector
        && let Some(stated) = connector.and_then(Field::stated)
        && lower_case(stated) != lower_case(folder)
    {
        found.text(
            input.entry,
            field.position,
            format_args!(
                "The template is for the connector “{}” and lies in the folder of “{}”.",
                shortened(stated),
                shortened(folder)
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_below_that_of_connectors() {
        for (path, segments) in [
            ("AppInstallContent/Protocols/a/1.0.0.1/x", Some(3)),
            ("appinstallcontent/PROTOCOLS/a", Some(1)),
            ("AppInstallContent/Scripts/a", None),
            ("Protocols/a/1.0.0.1/Protocol.xml", None),
            ("", None),
        ] {
            let found = below_protocols(path).map(|segments| segments.len());
            assert_eq!(found, segments, "{path}");
        }
    }
}
