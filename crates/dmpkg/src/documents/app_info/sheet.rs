//! What AppInfo.xml says, to be shown.

use super::AppInfo;
use crate::documents::field::unknown;
use crate::{Card, DocumentAt, Fact, Field, Sheet, Table, Value};

/// What builders write when a package asks for nothing: the form of packages began with it.
const NO_REQUIREMENT: &str = "10.0.9.0-9312";

impl AppInfo {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let names = [&self.display_name, &self.name];
        let name = names.into_iter().flatten().find_map(Field::stated);
        let version = self.version.as_ref().and_then(Field::stated);
        let subtitle: Vec<_> = [name, version].into_iter().flatten().collect();
        let subtitle = (!subtitle.is_empty()).then(|| subtitle.join(" "));
        let mut sheet = Sheet::new("Application information", subtitle);
        sheet.card(self.identity(at));
        sheet.card(self.installation(at));
        sheet.table(self.questions(at));
        sheet.card(unknown(&self.other, at));
        sheet
    }

    fn identity(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("Identity");
        card.push(
            at.field("Display name", self.display_name.as_ref())
                .hint("The name people see. It may change from version to version."),
        );
        card.push(at.field("Name", self.name.as_ref()).hint("Permanent id of the app. With the version it names the folder on the agent, and by it earlier installations are recognised; a changed name makes it another app."));
        card.push(at.field("Version", self.version.as_ref()).hint("Version of this package. -CUx marks a later update of the same release. Builders convert other styles, so it may look strange and differ from the file name."));
        card.extend([
            at.stated("Description", self.description.as_ref())
                .map(|fact| fact.hint("Free text. Most builders leave it out.")),
            Some(
                at.field("Packaged at", self.last_modified_at.as_ref())
                    .hint("Moment of packaging, mostly without time zone."),
            ),
            at.stated("Build", self.build.as_ref()).map(|fact| {
                fact.hint("Seen in packages, not documented: the counter of an automatic build. The Catalog then shows the version with -B and this number and marks it as a pre-release.")
            }),
        ]);
        card
    }

    fn installation(&self, at: &DocumentAt<'_>) -> Card {
        let mut card = Card::new("Installation");
        let minimum = at.field(
            "Minimum DataMiner version",
            self.minimum_data_miner_version.as_ref(),
        );
        let hint = match &minimum.value {
            Value::Text(version) if version == NO_REQUIREMENT => {
                "The oldest DataMiner that accepts the installation, with its build number. This one is what builders write when nothing special is asked for."
            }
            _ => "The oldest DataMiner that accepts the installation, often with its build number.",
        };
        card.push(minimum.hint(hint));
        let mut several = at.field(
            "Several versions at once",
            self.allow_multiple_installed_versions.as_ref(),
        );
        if let Value::Text(stated) = &mut several.value {
            match stated.to_ascii_lowercase().as_str() {
                "true" | "1" => stated.push_str(": installed versions stay side by side"),
                "false" | "0" => stated.push_str(": earlier versions are uninstalled first"),
                _ => {}
            }
        }
        card.push(several.hint("false: the uninstall script of every earlier version runs first, and the installation goes on even when that fails. true: versions stay side by side."));
        let questions = Value::number(self.configuration.len());
        card.push(
            Fact::new("Questions", questions).hint(
                "What the administrator is asked. The answers go to the configuration script.",
            ),
        );
        card
    }

    fn questions(&self, at: &DocumentAt<'_>) -> Table {
        let mut table = Table::new("Questions for the administrator", &["Key", "Question"]).hint("The configuration script reads each answer by its key. Current documentation does not mention these questions any more.");
        for entry in &self.configuration {
            let fields = [&entry.id, &entry.name];
            let first = fields.into_iter().flatten().next();
            let cells = vec![
                Field::cell(entry.id.as_ref()),
                Field::cell(entry.name.as_ref()),
            ];
            table.row(cells, first.and_then(|field| at.place(field.position)));
        }
        table
    }
}
