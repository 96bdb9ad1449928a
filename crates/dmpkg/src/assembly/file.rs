use super::Assembly;
use crate::{Inspected, InspectedAssembly, Inspection, Place};

/// A program or library, and the archive in which it lies.
#[derive(Clone, Copy)]
pub struct AssemblyFile<'a> {
    /// The package, or another archive.
    pub own: &'a Inspected,
    /// The file.
    pub file: &'a InspectedAssembly,
}

impl<'a> AssemblyFile<'a> {
    /// All of a file over all levels.
    pub fn all(inspection: &'a Inspection) -> impl Iterator<Item = Self> {
        let packages = inspection.packages.iter();
        packages.flat_map(|own| own.assemblies.iter().map(move |file| Self { own, file }))
    }

    /// What it says, when it can be read.
    pub fn assembly(self) -> Option<&'a Assembly> {
        self.file.reading.as_ref().ok()
    }

    /// The last segment of its path.
    pub fn file_name(self) -> &'a str {
        let path = self.file.path.0.last().map_or("", String::as_str);
        path.rsplit('/').next().unwrap_or(path)
    }

    /// The name by which it is known: that of the .NET assembly, or that of the file.
    pub fn name(self) -> &'a str {
        let name = self.assembly().and_then(Assembly::name);
        name.map_or_else(|| self.file_name(), |name| &name.name)
    }

    /// Where it lies.
    pub fn place(self) -> Place {
        Place {
            address: self.own.address.child(self.file.entry.0),
            path: self.file.path.clone(),
            position: None,
        }
    }
}
