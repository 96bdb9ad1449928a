//! What the assemblies of a file need, and what satisfies it.

use dmpkg_archive::sorted;

use super::origin;
use super::{Assembly, AssemblyFile, AssemblyName, Origin};
use crate::Inspection;

/// An assembly to which others refer.
pub struct Need<'a> {
    /// Its name.
    pub name: &'a AssemblyName,
    /// The assemblies that refer to it, in their order.
    pub by: Vec<AssemblyFile<'a>>,
    /// Where it is found.
    pub found: Found,
}

/// Where an assembly is found to which another refers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// In what.
    pub origin: Origin,
    /// The version in the file, where it is not the one that is asked for: the highest.
    pub other_version: Option<[u16; 4]>,
}

/// The assemblies of a file by name and version, to be found.
pub(super) struct Brought(Vec<(String, [u16; 4])>);

/// What the assemblies of all levels refer to: first what nothing satisfies, .NET last.
pub fn needs(inspection: &Inspection) -> Vec<Need<'_>> {
    let brought = Brought::of(inspection);
    let mut references = Vec::new();
    for file in AssemblyFile::all(inspection) {
        let managed = file.assembly().and_then(|it| it.managed.as_ref());
        let names = managed.into_iter().flat_map(|managed| &managed.references);
        references.extend(names.map(|name| (crate::lower_case(&name.name), name, file)));
    }
    sorted::sort_by(&mut references, |(key, a, _), (other, b, _)| {
        key.cmp(other).then(a.version.cmp(&b.version))
    });
    let same = |(key, a, _): &(String, &AssemblyName, _),
                (other, b, _): &(String, &AssemblyName, _)| {
        key == other && a.version == b.version
    };
    let groups = references.chunk_by(same);
    let needs = groups.filter_map(|group| {
        let (key, name, _) = group.first()?;
        Some(Need {
            name,
            by: group.iter().map(|(.., file)| *file).collect(),
            found: brought.find(key, name.version),
        })
    });
    let mut needs: Vec<_> = needs.collect();
    sorted::sort_by_key(&mut needs, |need| need.found.rank());
    needs
}

impl Brought {
    fn of(inspection: &Inspection) -> Self {
        let names = AssemblyFile::all(inspection)
            .filter_map(|file| file.assembly().and_then(Assembly::name))
            .map(|name| (crate::lower_case(&name.name), name.version));
        let mut names: Vec<_> = names.collect();
        sorted::sort_by(&mut names, |a, b| a.cmp(b));
        Self(names)
    }

    /// Where an assembly is found, by its name in lower case.
    fn find(&self, name: &str, version: [u16; 4]) -> Found {
        let start = self.0.partition_point(|(known, _)| known.as_str() < name);
        let own = self.0.iter().skip(start);
        let own = own.take_while(|(known, _)| known == name);
        let versions: Vec<_> = own.map(|(_, version)| *version).collect();
        let origin = origin::of_name(name);
        let (origin, other_version) = match (versions.last(), origin) {
            (Some(_), _) if versions.contains(&version) => (Origin::Package, None),
            (_, Some(origin)) => (origin, None),
            (Some(highest), None) => (Origin::Package, Some(*highest)),
            (None, None) => (Origin::Unknown, None),
        };
        Found {
            origin,
            other_version,
        }
    }
}

impl Found {
    /// What needs attention comes first.
    fn rank(&self) -> u8 {
        match self.origin {
            Origin::Unknown => 0,
            Origin::Package if self.other_version.is_some() => 1,
            Origin::Server => 2,
            Origin::DataMiner => 3,
            Origin::Package => 4,
            Origin::Framework => 5,
        }
    }

    /// In a few words.
    pub fn label(&self) -> String {
        let label = self.origin.label();
        match self.other_version {
            Some(version) => format!("{label}, as version {}", super::version_text(version)),
            None => label.to_owned(),
        }
    }
}
