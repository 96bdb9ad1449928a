use super::{Shown, text};
use crate::{EntryAddress, EntryPath, PackageKind, Place, Table, Value, lower_case};

impl Shown<'_> {
    /// What else is in the package of this connector, by names.
    pub(super) fn neighbours(&self) -> Table {
        let mut table = Table::new("Contents of this connector", &["What", "File", "#Size"])
            .hint("What the package brings besides Protocol.xml, told by names. Assemblies go to ProtocolScripts\\DllImport on the agent; for the other kinds, folder names are not public.");
        let package = self.at.package;
        let Some((outer, own)) = self.at.address.split() else {
            return table;
        };
        if package.detection.kind != PackageKind::Protocol {
            return table;
        }
        let (_, outer_path) = self.at.path.0.split_last().unwrap_or((&EMPTY, &[]));
        for entry in package.archive.entries() {
            let path = entry.name().path();
            let Some(what) = what(&lower_case(&path)) else {
                continue;
            };
            let index = entry.index().0;
            if index == own {
                continue;
            }
            let mut names = outer_path.to_vec();
            names.push(path.to_string());
            let mut address = outer.0.clone();
            address.push(index);
            let place = Place {
                address: EntryAddress(address),
                path: EntryPath(names),
                position: None,
            };
            let size = Value::Bytes(entry.uncompressed_size());
            table.row(vec![text(what), text(&path), size], Some(place));
        }
        table
    }
}

const EMPTY: String = String::new();

/// What a file is, by its path in lower case; none for folders and what the package itself is made of.
fn what(path: &str) -> Option<&'static str> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let is_own = folder.is_empty() && matches!(name, "description.txt" | ".signature.p7s");
    if name.is_empty() || is_own || (folder.is_empty() && name.ends_with(".nuspec")) {
        return None;
    }
    let ends = |ends: &[&str]| ends.iter().any(|end| name.ends_with(end));
    let is_template = |start: &str| name.starts_with(start) && name.ends_with(".xml");
    Some(match folder.split('/').next() {
        Some("help") => "help",
        _ if ends(&[".dll", ".exe"]) => "assembly",
        _ if ends(&[".vsdx", ".vdx", ".vsd"]) => "drawing",
        _ if is_template("template_") => "alarm template",
        _ if is_template("trending_") => "trend template",
        _ if is_template("information_") => "information template",
        _ if folder.split('/').any(|step| step == "functions") => "functions",
        _ => "other",
    })
}
