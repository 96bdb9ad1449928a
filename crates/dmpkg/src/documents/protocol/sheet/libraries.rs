use dmpkg_archive::sorted::sort_by_key;

use super::super::QAction;
use super::{Shown, joined, text};
use crate::{Table, Value, lower_case};

/// Assemblies of one file name that are looked at.
const CANDIDATES: usize = 100;

/// Libraries that code has without asking, as the documentation lists them.
const ALWAYS: [&str; 10] = [
    "system.dll",
    "system.core.dll",
    "system.xml.dll",
    "netstandard.dll",
    "slmanagedscripting.dll",
    "slnettypes.dll",
    "interop.sldms.dll",
    "qactionhelperbaseclasses.dll",
    "skyline.dataminer.storage.types.dll",
    "slloggerutil.dll",
];

/// A library and who needs it.
struct Needed<'a> {
    /// In lower case, with `/` between folders.
    key: String,
    name: &'a str,
    by: &'a QAction,
}

impl Shown<'_> {
    /// The libraries that code needs, and where each is found.
    pub(super) fn libraries(&self) -> Table {
        let columns = ["Library", "Found", "QActions"];
        let mut table = Table::new("Libraries that the code needs", &columns)
            .hint("What QActions state as dllImport. DataMiner looks in ProtocolScripts\\DllImport, where the assemblies of a package go, and in ProtocolScripts and Files.");
        let mut needed = Vec::new();
        for code in &self.connector.code {
            needed.extend(code.imports.iter().map(|import| Needed {
                key: key(&import.name),
                name: &import.name,
                by: code,
            }));
        }
        sort_by_key(&mut needed, |it| it.key.clone());
        let assemblies = self.assemblies();
        for same in needed.chunk_by(|a, b| a.key == b.key) {
            let Some(first) = same.first() else {
                continue;
            };
            let mut by: Vec<_> = same.iter().map(|it| it.by.id.clone()).collect();
            by.dedup();
            let cells = vec![
                text(first.name),
                Value::Text(self.origin(&first.key, &assemblies)),
                joined(&by),
            ];
            table.row(cells, self.place(first.by.position));
        }
        table
    }

    /// Where a library comes from, by its name and the contents of the package.
    fn origin(&self, key: &str, assemblies: &[(String, String)]) -> String {
        if let Some(rest) = key.strip_prefix("[protocolname].[protocolversion].") {
            return self.own_code(rest);
        }
        let name = key.rsplit('/').next().unwrap_or(key);
        let from = assemblies.partition_point(|(known, _)| known.as_str() < name);
        let same_name = assemblies.get(from..).unwrap_or_default().iter();
        let mut same_name = same_name
            .take(CANDIDATES)
            .take_while(|(known, _)| known == name);
        let inside = same_name.find(|(_, path)| {
            let folder = key_of_path(path);
            folder == key || folder.ends_with(&format!("/{key}"))
        });
        if let Some((_, path)) = inside {
            return format!("in this package: {path}");
        }
        if ALWAYS.contains(&key) {
            return "always there, needs not be stated".to_owned();
        }
        let is_plain = !key.contains('/');
        let starts = |start: &str| is_plain && key.starts_with(start);
        if starts("system.") || starts("microsoft.") || key == "mscorlib.dll" {
            return "part of the .NET Framework, by its name".to_owned();
        }
        if starts("sl") {
            return "part of DataMiner, by its name".to_owned();
        }
        "not in this package: it must be on the agent".to_owned()
    }

    /// Where a library comes from that is named after the connector.
    fn own_code(&self, rest: &str) -> String {
        if rest == "qaction.helper.dll" {
            return "always there, needs not be stated".to_owned();
        }
        let number = rest.strip_prefix("qaction.");
        let number = number.and_then(|rest| rest.strip_suffix(".dll"));
        let name = rest.strip_suffix(".dll").unwrap_or(rest);
        let is_it = |code: &&QAction| match number {
            Some(number) => code.id == number,
            None => code.options.iter().any(|option| {
                let stated = lower_case(option);
                let stated = stated.strip_prefix("dllname=");
                stated.is_some_and(|it| it.strip_suffix(".dll").unwrap_or(it) == name)
            }),
        };
        match self.connector.code.iter().find(is_it) {
            Some(code) => format!("made of QAction {} {}", code.id, code.name),
            None => match number {
                Some(number) => format!("would be made of QAction {number}, which is not there"),
                None => "named after the connector, but no QAction makes it".to_owned(),
            },
        }
    }

    /// The assemblies of the package: the file name in lower case, and the path.
    fn assemblies(&self) -> Vec<(String, String)> {
        let entries = self.at.package.archive.entries();
        let mut assemblies = Vec::new();
        for entry in entries {
            let path = entry.name().path();
            let name = lower_case(path.rsplit('/').next().unwrap_or_default());
            if name.ends_with(".dll") {
                assemblies.push((name, path.into_owned()));
            }
        }
        sort_by_key(&mut assemblies, |(name, _)| name.clone());
        assemblies
    }
}

/// A library as it is compared: a slash before the first folder is allowed and means nothing.
fn key(name: &str) -> String {
    let name = lower_case(name).replace('\\', "/");
    name.trim_start_matches('/').to_owned()
}

fn key_of_path(path: &str) -> String {
    lower_case(path)
}
