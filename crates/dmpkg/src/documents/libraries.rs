//! Where the libraries and scripts that code refers to are found.

use dmpkg_archive::{Archive, EntryIndex, sorted};

use crate::assembly::{Origin, origin};

/// The libraries and scripts of a package, to be found by what code calls them.
pub(crate) struct Libraries {
    /// Paths in lower case, sorted, the first of equal ones in front.
    paths: Vec<(String, EntryIndex)>,
}

/// Where something that code refers to is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// In what.
    pub(crate) origin: Origin,
    /// The entry, when the package brings it.
    pub(crate) entry: Option<EntryIndex>,
}

impl Libraries {
    /// Goes through the entries once.
    pub(crate) fn of(archive: &Archive) -> Self {
        let paths = archive.entries().filter_map(|entry| {
            let path = entry.name().path();
            let start = path.len().checked_sub(4)?;
            let extension = path.get(start..)?;
            let is_wanted = [".dll", ".exe", ".xml"]
                .iter()
                .any(|wanted| extension.eq_ignore_ascii_case(wanted));
            is_wanted.then(|| (crate::lower_case(&path), entry.index()))
        });
        let mut paths: Vec<_> = paths.collect();
        sorted::sort_by(&mut paths, |a, b| a.cmp(b));
        Self { paths }
    }

    /// The entry of a path in lower case, with `/`.
    pub(crate) fn find(&self, path: &str) -> Option<EntryIndex> {
        let at = self
            .paths
            .partition_point(|(known, _)| known.as_str() < path);
        let (known, index) = self.paths.get(at)?;
        (known == path).then_some(*index)
    }

    /// A library that code of the package refers to: by its path on the agent, or by its file name,
    /// which is then looked for in `dependencies`, a folder of the package, first.
    pub(crate) fn locate(&self, reference: &str, dependencies: Option<&str>) -> Found {
        let path = crate::lower_case(reference.trim()).replace('\\', "/");
        let places: Vec<String> = match path.split_once("skyline dataminer/") {
            Some((_, rest)) => {
                let imported = rest.strip_prefix("protocolscripts/dllimport/");
                let in_connector = imported.map(|rest| format!("assemblies/{rest}"));
                [
                    Some(format!("appinstallcontent/assemblies/{rest}")),
                    Some(format!(
                        "appinstallcontent/companionfiles/skyline dataminer/{rest}"
                    )),
                    in_connector,
                ]
                .into_iter()
                .flatten()
                .collect()
            }
            None => {
                let folders = [
                    dependencies.unwrap_or_default(),
                    "appinstallcontent/assemblies/files/",
                    "appinstallcontent/assemblies/protocolscripts/",
                    "appinstallcontent/assemblies/protocolscripts/dllimport/",
                    "assemblies/",
                ];
                let folders = folders.iter().filter(|folder| !folder.is_empty());
                folders.map(|folder| format!("{folder}{path}")).collect()
            }
        };
        let entry = places.iter().find_map(|place| self.find(place));
        let origin = match entry {
            Some(_) => Origin::Package,
            None => origin::of_name(reference).unwrap_or(Origin::Unknown),
        };
        Found { origin, entry }
    }

    /// A script by its name.
    pub(crate) fn script(&self, name: &str) -> Option<EntryIndex> {
        let name = crate::lower_case(name.trim());
        self.find(&format!(
            "appinstallcontent/scripts/{name}/script_{name}.xml"
        ))
    }
}

/// The folder with the libraries of a script that runs for the package itself; the path of the script
/// inside its package tells.
pub(crate) fn dependencies(path: &str) -> Option<&'static str> {
    Some(match crate::lower_case(path).as_str() {
        "scripts/install.xml" => "scripts/installdependencies/",
        "scripts/config.xml" => "scripts/configuredependencies/",
        "scripts/uninstall.xml" => "scripts/uninstalldependencies/",
        _ => return None,
    })
}
