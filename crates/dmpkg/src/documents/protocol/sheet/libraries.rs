use dmpkg_archive::sorted::sort_by_key;

use super::super::QAction;
use super::names::short;
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
        let made = self.made();
        for same in needed.chunk_by(|a, b| a.key == b.key) {
            let Some(first) = same.first() else {
                continue;
            };
            let mut by: Vec<_> = same.iter().map(|it| it.by.id.clone()).collect();
            by.dedup();
            let cells = vec![
                text(first.name),
                Value::Text(origin(&first.key, &assemblies, &made)),
                joined(&by),
            ];
            table.row(cells, self.place(first.by.position));
        }
        table
    }

    /// The libraries that are made of QActions: what stands behind the name and version of the
    /// connector, in lower case.
    fn made(&self) -> Vec<(String, &QAction)> {
        let mut made = Vec::new();
        for code in &self.connector.code {
            made.push((lower_case(&format!("qaction.{}.dll", code.id)), code));
            for option in &code.options {
                let option = lower_case(option);
                if let Some(name) = option.strip_prefix("dllname=") {
                    let name = name.strip_suffix(".dll").unwrap_or(name);
                    made.push((format!("{name}.dll"), code));
                }
            }
        }
        sort_by_key(&mut made, |(name, _)| name.clone());
        made
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

/// Where a library comes from, by its name and the contents of the package.
fn origin(key: &str, assemblies: &[(String, String)], made: &[(String, &QAction)]) -> String {
    if let Some(rest) = key.strip_prefix("[protocolname].[protocolversion].") {
        return own_code(rest, made);
    }
    let name = key.rsplit('/').next().unwrap_or(key);
    let from = assemblies.partition_point(|(known, _)| known.as_str() < name);
    let same_name = assemblies.get(from..).unwrap_or_default().iter();
    let mut same_name = same_name
        .take(CANDIDATES)
        .take_while(|(known, _)| known == name);
    let inside = same_name.find(|(_, path)| {
        let path = lower_case(path);
        let folder = path.strip_suffix(key);
        folder.is_some_and(|folder| folder.is_empty() || folder.ends_with('/'))
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
fn own_code(rest: &str, made: &[(String, &QAction)]) -> String {
    if rest == "qaction.helper.dll" {
        return "always there, needs not be stated".to_owned();
    }
    let at = made.partition_point(|(known, _)| known.as_str() < rest);
    match made.get(at).filter(|(known, _)| known == rest) {
        Some((_, code)) => format!("made of QAction {} {}", short(&code.id), short(&code.name)),
        None => "named after the connector, but made of none of its QActions".to_owned(),
    }
}

/// A library as it is compared: a slash before the first folder is allowed and means nothing.
fn key(name: &str) -> String {
    let name = lower_case(name).replace('\\', "/");
    name.trim_start_matches('/').to_owned()
}
