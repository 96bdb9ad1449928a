use std::cmp::Reverse;

use dmpkg_archive::sorted::sort_by_key;

use super::super::{ConnectorVersion, Release, SuppressionKind};
use super::names::short;
use super::{Shown, text};
use crate::{Block, Code, CodeLanguage, Table, Value};

impl Shown<'_> {
    /// The versions and what changed in each: those of the shipped range first, the newest first.
    pub(super) fn releases(&self) -> Table {
        let columns = [
            "Version",
            "Date",
            "Change",
            "What changed",
            "Author",
            "Company",
            "Based on",
        ];
        let mut table = Table::new("Version history", &columns)
            .hint("What changed in each version, as the authors wrote it down. The range of this connector comes first, and of each range the newest version.");
        let version = self.protocol.version.as_ref();
        let shipped = version.and_then(|field| ConnectorVersion::parse(&field.value));
        let range = shipped.map(|version| format!("{}.", version.range));
        let mut releases: Vec<&Release> = self.connector.releases.iter().collect();
        sort_by_key(&mut releases, |release| {
            let range = range.as_deref();
            let is_shipped = range.is_some_and(|range| release.version.starts_with(range));
            (!is_shipped, Reverse(release.order()))
        });
        for release in releases {
            let mut row = |kind: &str, what: &str| {
                let cells = vec![
                    text(short(&release.version)),
                    text(short(&release.date)),
                    text(kind),
                    text(what),
                    text(short(&release.author)),
                    text(short(&release.company)),
                    text(short(&release.based_on)),
                ];
                table.row(cells, self.place(release.position));
            };
            if release.changes.is_empty() {
                row("", "");
            }
            for change in &release.changes {
                let kind = match change.kind.as_str() {
                    "NewFeature" => "new",
                    "Fix" => "fix",
                    "Change" => "change",
                    other => other,
                };
                row(kind, &change.text);
            }
        }
        table
    }

    /// What the vendor's validator is told not to say.
    pub(super) fn suppressions(&self) -> Table {
        let columns = ["Finding", "Reason", "Until line", "For"];
        let mut table = Table::new("Silenced findings", &columns)
            .hint("Comments by which the author silenced findings of the vendor's validator, with the reason. The number is that of the finding.");
        for suppression in &self.connector.suppressions {
            let until = match suppression.until {
                Some(line) => Value::Count(u64::from(line)),
                None => text("end of the next element"),
            };
            let kind = match suppression.kind {
                SuppressionKind::Suppressed => "good",
                SuppressionKind::Postponed => "later",
            };
            table.row(
                vec![
                    Value::Code(suppression.id.clone()),
                    text(&suppression.reason),
                    until,
                    text(kind),
                ],
                self.place(suppression.position),
            );
        }
        table
    }

    /// The comment above the root.
    pub(super) fn header(&self) -> Option<Block> {
        let header = self.connector.header.as_ref()?;
        Some(Block::Code(Code {
            title: "Comment at the top of Protocol.xml: licence and history".to_owned(),
            language: CodeLanguage::Plain,
            text: header.value.clone(),
            first_line: header.position.line,
            place: self.place(header.position),
        }))
    }
}
