use serde::Serialize;

use super::Field;
use crate::{DocumentAt, Sheet, TextPos};

/// What Description.txt says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Description {
    /// Which of the known forms it has.
    pub form: DescriptionForm,
    /// The package or connector that it names.
    pub name: Option<Field>,
    /// The version that it names.
    pub version: Option<Field>,
    /// `Package creation time`, as it stands there.
    pub created: Option<Field>,
    /// The items below `File Versions`.
    pub items: Vec<DescriptionItem>,
    /// All other lines that say something.
    pub text: Vec<Field>,
}

/// The forms of Description.txt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DescriptionForm {
    /// `<name> package version: <version>`: application packages, modern and legacy.
    Application,
    /// `Protocol Name:` and `Protocol Version:`: connector packages.
    Protocol,
    /// Free text: upgrades, imports and others.
    Free,
}

/// One line below `File Versions`: what the builder put into the package.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DescriptionItem {
    /// The word before the first backslash: Script, Protocol, Visio, Dashboard, Assembly.
    pub keyword: String,
    /// What it names; for assemblies the path on the agent.
    pub name: String,
    /// The version, where the line has one.
    pub version: Option<String>,
    /// Assemblies: what needs it, "automation script Demo".
    pub needed_by: Option<String>,
    /// Where the line starts, and the whole of it.
    pub line: Field,
}

impl Description {
    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let _ = at;
        Sheet::new("Description", None)
    }

    /// Reads the lines by what they say, whatever their order; none is lost.
    pub fn read(text: &str) -> Self {
        let mut description = Self {
            form: DescriptionForm::Free,
            name: None,
            version: None,
            created: None,
            items: Vec::new(),
            text: Vec::new(),
        };
        let mut below_file_versions = false;
        for (line, number) in text.lines().zip(1_u32..) {
            let line = Line { text: line, number };
            if line.is_blank() || line.is_rule() {
                continue;
            }
            if let Some((name, version)) = line.around(" package version: ") {
                description.form = DescriptionForm::Application;
                description.name.get_or_insert(name);
                description.version.get_or_insert(version);
            } else if let Some(name) = line.after("Protocol Name:") {
                description.form = DescriptionForm::Protocol;
                description.name.get_or_insert(name);
            } else if let Some(version) = line.after("Protocol Version:") {
                description.version.get_or_insert(version);
            } else if let Some(created) = line.after("Package creation time:") {
                description.created.get_or_insert(created);
            } else if matches!(line.text.trim(), "File Versions:" | "File Version:") {
                below_file_versions = true;
            } else if below_file_versions && let Some(item) = line.item() {
                description.items.push(item);
            } else {
                description.text.push(line.whole());
            }
        }
        description
    }

    /// Every field with its name, in a fixed order.
    pub fn fields(&self) -> impl Iterator<Item = (String, &Field)> {
        let known = [
            ("name", &self.name),
            ("version", &self.version),
            ("created", &self.created),
        ];
        let known = known
            .into_iter()
            .filter_map(|(name, field)| Some((name.to_owned(), field.as_ref()?)));
        let items = self
            .items
            .iter()
            .map(|item| ("item".to_owned(), &item.line));
        known
            .chain(items)
            .chain(self.text.iter().map(|line| ("text".to_owned(), line)))
    }
}

/// A line of the text and its number, from 1.
#[derive(Clone, Copy)]
struct Line<'a> {
    text: &'a str,
    number: u32,
}

impl Line<'_> {
    fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the line only separates: a run of dashes.
    fn is_rule(self) -> bool {
        let text = self.text.trim();
        text.len() >= 3 && text.bytes().all(|byte| byte == b'-')
    }

    /// What stands before and after a marker.
    fn around(self, marker: &str) -> Option<(Field, Field)> {
        let at = self.text.find(marker)?;
        let before = self.field(0..at)?;
        Some((before, self.field(at + marker.len()..self.text.len())?))
    }

    /// What follows a label at the start of the line, whatever its letter case.
    fn after(self, label: &str) -> Option<Field> {
        let start = self.text.get(..label.len())?;
        start
            .eq_ignore_ascii_case(label)
            .then(|| self.field(label.len()..self.text.len()))?
    }

    /// `<keyword>\<name>:<version>`; for assemblies `Assembly\<path> for <what> <name>`.
    fn item(self) -> Option<DescriptionItem> {
        let (keyword, rest) = self.text.trim().split_once('\\')?;
        if keyword.is_empty() || !keyword.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let (name, version, needed_by) = if keyword == "Assembly" {
            match rest.split_once(" for ") {
                Some((path, needed_by)) => (path, None, Some(needed_by.replacen(':', " ", 1))),
                None => (rest, None, None),
            }
        } else {
            match rest.rsplit_once(':') {
                Some((name, version)) => (name, Some(version.trim().to_owned()), None),
                None => (rest, None, None),
            }
        };
        Some(DescriptionItem {
            keyword: keyword.to_owned(),
            name: name.trim().to_owned(),
            version,
            needed_by,
            line: self.whole(),
        })
    }

    fn whole(self) -> Field {
        let position = TextPos {
            line: self.number,
            column: 1,
        };
        self.field(0..self.text.len()).unwrap_or(Field {
            value: String::new(),
            position,
        })
    }

    /// A part of the line without white space at both ends, and where it then starts.
    fn field(self, range: std::ops::Range<usize>) -> Option<Field> {
        let start = range.start;
        let part = self.text.get(range)?;
        let blank = part.len() - part.trim_start().len();
        let before = self.text.get(..start + blank)?.chars().count();
        let column = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        Some(Field {
            value: part.trim().to_owned(),
            position: TextPos {
                line: self.number,
                column,
            },
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn summary(text: &str) -> String {
        let read = Description::read(text);
        let items: Vec<_> = read
            .items
            .iter()
            .map(|item| {
                format!(
                    "{}|{}|{}|{}",
                    item.keyword,
                    item.name,
                    item.version.as_deref().unwrap_or("-"),
                    item.needed_by.as_deref().unwrap_or("-")
                )
            })
            .collect();
        let value = |field: &Option<Field>| {
            field.as_ref().map_or("-".to_owned(), |f| {
                format!("{}@{}:{}", f.value, f.position.line, f.position.column)
            })
        };
        format!(
            "{:?} {} {} {} {items:?} {:?}",
            read.form,
            value(&read.name),
            value(&read.version),
            value(&read.created),
            read.text
                .iter()
                .map(|field| field.value.as_str())
                .collect::<Vec<_>>()
        )
    }

    #[test]
    fn the_forms_are_told_apart() {
        let application = "Demo App package version: 1.0.0-CU1\r\n---------------------------------\r\nPackage creation time: 2026-01-02 03:04:05\r\n---------------------------------\r\nFile Versions:\r\nScript\\Demo Script:1.0.0\r\nAssembly\\C:\\Skyline DataMiner\\ProtocolScripts\\X.dll for automation script:Demo Script\r\nDashboard\\AppInstallContent\\Dashboards\\a.dmadb.json\r\nVisio\\demo:1.0.0-CU4\r\n";
        assert_eq!(
            summary(application),
            "Application Demo App@1:1 1.0.0-CU1@1:27 2026-01-02 03:04:05@3:24 [\"Script|Demo Script|1.0.0|-\", \"Assembly|C:\\\\Skyline DataMiner\\\\ProtocolScripts\\\\X.dll|-|automation script Demo Script\", \"Dashboard|AppInstallContent\\\\Dashboards\\\\a.dmadb.json|-|-\", \"Visio|demo|1.0.0-CU4|-\"] []"
        );
        assert_eq!(
            summary("Protocol Name: Demo Station\nProtocol Version:1.0.0.3"),
            "Protocol Demo Station@1:16 1.0.0.3@2:18 - [] []"
        );
        assert_eq!(
            summary("DataMiner Upgrade (Full)\n"),
            "Free - - - [] [\"DataMiner Upgrade (Full)\"]"
        );
    }
}
