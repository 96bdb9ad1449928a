//! What Description.txt says, to be shown.

use super::{Description, DescriptionForm};
use crate::{Block, Card, DocumentAt, Fact, Field, Notice, PackageKind, Sheet, Table, Tone, Value};

/// Lines of free text that are shown; no description seen so far has a tenth of it.
const SHOWN_LINES: usize = 1000;

impl Description {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let stated = [&self.name, &self.version];
        let stated: Vec<_> = stated
            .into_iter()
            .flatten()
            .filter_map(Field::stated)
            .collect();
        let subtitle = (!stated.is_empty()).then(|| stated.join(" "));
        let mut sheet = Sheet::new("Description", subtitle);
        sheet.card(self.head(at));
        sheet.table(self.lines(at));
        if self.text.len() > SHOWN_LINES {
            let next = self.text.get(SHOWN_LINES);
            sheet.blocks.push(Block::Notice(Notice {
                tone: Tone::Information,
                text: format!("Only the first {SHOWN_LINES} lines are shown here."),
                place: next.and_then(|line| at.place(line.position)),
            }));
        }
        sheet.table(self.built_in(at));
        sheet
    }

    fn head(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("What it says");
        let (form, hint) = match self.form {
            DescriptionForm::Application
                if at.package.detection.kind == PackageKind::LegacyApplication =>
            {
                (
                    "summary of a legacy application package",
                    "Shown before the package is installed. The form is seen in packages, not documented.",
                )
            }
            DescriptionForm::Application => (
                "summary of an application package",
                "Written when the package was built. A name or version that differs from AppInfo.xml suggests that the package was edited later. The form is seen in packages, not documented.",
            ),
            DescriptionForm::Protocol => (
                "summary of a connector package",
                "Name and version of the connector, the same as in Protocol.xml. The form is seen in packages, not documented.",
            ),
            DescriptionForm::Free => free(at.package.detection.kind),
        };
        card.push(Fact::new("Form", Value::Text(form.to_owned())).hint(hint));
        let (name, version) = match self.form {
            DescriptionForm::Protocol => ("Connector", "Connector version"),
            _ => ("Package", "Package version"),
        };
        card.extend([
            at.stated(name, self.name.as_ref())
                .map(|fact| fact.hint("The name, as the builder wrote it down.")),
            at.stated(version, self.version.as_ref())
                .map(|fact| fact.hint("The version, as the builder wrote it down.")),
            at.stated("Created", self.created.as_ref())
                .map(|fact| fact.hint("When the package was built, without time zone.")),
        ]);
        card
    }

    fn lines(&self, at: &DocumentAt<'_>) -> Table {
        let mut table = Table::new("Text", &["Line"]);
        if self.form != DescriptionForm::Free {
            table.title = "Other lines".to_owned();
        }
        for line in self.text.iter().take(SHOWN_LINES) {
            table.row(
                vec![Value::Text(line.value.clone())],
                at.place(line.position),
            );
        }
        table
    }

    fn built_in(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Kind", "Name", "Version", "Needed by"];
        let mut table = Table::new("What the builder put in", &columns).hint("The list that the builder wrote. Of assemblies it names the path on the agent and what needs them. What really lies in the package is in its contents.");
        for item in &self.items {
            let kind = match item.keyword.as_str() {
                "Script" => "automation script",
                "Protocol" => "connector",
                "Visio" => "Visio drawing",
                "Dashboard" => "dashboard",
                "Assembly" => "assembly",
                "CompanionFile" => "companion file",
                "File" => "file",
                other => other,
            };
            let cells = vec![
                Value::Text(kind.to_owned()),
                Value::Text(item.name.clone()),
                Value::Text(item.version.clone().unwrap_or_default()),
                Value::Text(item.needed_by.clone().unwrap_or_default()),
            ];
            table.row(cells, at.place(item.line.position));
        }
        table
    }
}

/// What a description in free text is in a package of this kind, and what to know of it.
fn free(kind: PackageKind) -> (&'static str, &'static str) {
    match kind {
        PackageKind::Upgrade | PackageKind::Update | PackageKind::LegacyApplication => (
            "title of an upgrade",
            "Shown to the administrator before the upgrade.",
        ),
        PackageKind::Rollback => (
            "title of a rollback",
            "Says of which upgrade this package holds the replaced files. An upgrade leaves it behind on the agent.",
        ),
        PackageKind::Import => (
            "origin of an export",
            "Names the user and the time of the export, since DataMiner 10.0.0 also its version. It may name a person.",
        ),
        _ => ("free text", "None of the known forms; shown as it stands."),
    }
}
