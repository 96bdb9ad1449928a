mod line;
mod sheet;

use serde::Serialize;

use self::line::Line;
use super::Field;

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
    /// The line above the items: `File Versions:`, of one builder `File Version:`.
    pub heading: Option<Field>,
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
    /// The word before the first backslash: Script, Protocol, Visio, Dashboard, Assembly. `File` for a
    /// line that is only a path in the package.
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
    /// Reads the lines by what they say, whatever their order; none is lost.
    pub fn read(text: &str) -> Self {
        let mut description = Self {
            form: DescriptionForm::Free,
            name: None,
            version: None,
            created: None,
            heading: None,
            items: Vec::new(),
            text: Vec::new(),
        };
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
            } else if line.is("File Versions:") || line.is("File Version:") {
                description.heading.get_or_insert_with(|| line.whole());
            } else if description.heading.is_some()
                && let Some(item) = line.item()
            {
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
            ("heading", &self.heading),
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

    #[test]
    fn lines_of_all_builders_are_understood() {
        let text = r"Demo App Install Package package version: 1.0.1
File Version:
Script\AppInstallContent\Scripts\Demo
CompanionFile\C:\Skyline DataMiner\Webpages\a.html
AppInstallContent\Assemblies\ProtocolScripts\X.dll
Assembly\C:\Skyline DataMiner\Tool for two\X.dll for automationscript:A for B
assembly\C:\Y.dll for protocol:Demo Station
Assembly\C:\Z.dll
Function\Odd:1
Keyword without backslash
C:\path
";
        assert_eq!(
            summary(text),
            r#"Application Demo App Install Package@1:1 1.0.1@1:43 - ["Script|AppInstallContent\\Scripts\\Demo|-|-", "CompanionFile|C:\\Skyline DataMiner\\Webpages\\a.html|-|-", "File|AppInstallContent\\Assemblies\\ProtocolScripts\\X.dll|-|-", "Assembly|C:\\Skyline DataMiner\\Tool for two\\X.dll|-|automation script A for B", "assembly|C:\\Y.dll|-|protocol Demo Station", "Assembly|C:\\Z.dll|-|-", "Function|Odd|1|-"] ["Keyword without backslash", "C:\\path"]"#
        );
    }

    #[test]
    fn what_is_no_description_is_text() {
        assert_eq!(summary(""), "Free - - - [] []");
        assert_eq!(
            summary("Rollback of the upgrade\r\n\r\nContains all replaced files.\u{0}"),
            "Free - - - [] [\"Rollback of the upgrade\", \"Contains all replaced files.\\0\"]"
        );
        assert_eq!(
            summary(" package version: "),
            "Application @1:1 @1:19 - [] []"
        );
    }
}
