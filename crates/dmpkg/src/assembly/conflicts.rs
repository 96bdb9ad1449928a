//! Assemblies that a file holds more than once, and not the same.

use dmpkg_archive::sorted;

use super::{Assembly, AssemblyFile};
use crate::Inspection;

/// An assembly that a file holds in different forms.
pub struct Conflict<'a> {
    /// Its name: that of the .NET assembly, or the file name.
    pub name: &'a str,
    /// In what the forms differ.
    pub difference: Difference,
    /// All its files, by version.
    pub files: Vec<AssemblyFile<'a>>,
}

/// In what files of one name differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// In the version by which others refer to it.
    Version,
    /// Only in the version of the file, which others do not see.
    FileVersion,
    /// In content alone: both state the same versions.
    Content,
}

impl Difference {
    /// In a few words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Version => "different versions",
            Self::FileVersion => "same version, different file version",
            Self::Content => "same version, different content",
        }
    }
}

/// The assemblies of all levels that occur in different forms, by name. Forms for different languages
/// or machines, and those that only say what there is, belong beside each other.
pub fn conflicts(inspection: &Inspection) -> Vec<Conflict<'_>> {
    conflicts_among(AssemblyFile::all(inspection).collect())
}

/// The same of some assemblies.
pub(crate) fn conflicts_among(files: Vec<AssemblyFile<'_>>) -> Vec<Conflict<'_>> {
    let files = files.into_iter().filter_map(|file| {
        let assembly = file.assembly()?;
        Some((key(file.name(), assembly), file, assembly))
    });
    let mut files: Vec<_> = files.collect();
    sorted::sort_by(&mut files, |(key, _, a), (other, _, b)| {
        key.cmp(other).then_with(|| versions(a).cmp(&versions(b)))
    });
    let groups = files.chunk_by(|(key, ..), (other, ..)| key == other);
    let conflicts = groups.filter_map(|group| {
        let (_, file, first) = group.first()?;
        let differs = |by: &dyn Fn(&Assembly) -> bool| group.iter().any(|(.., other)| by(other));
        let difference = if differs(&|other| versions(other).0 != versions(first).0) {
            Difference::Version
        } else if differs(&|other| versions(other) != versions(first)) {
            Difference::FileVersion
        } else if differs(&|other| other.sha256 != first.sha256) {
            Difference::Content
        } else {
            return None;
        };
        Some(Conflict {
            name: file.name(),
            difference,
            files: group.iter().map(|(_, file, _)| *file).collect(),
        })
    });
    conflicts.collect()
}

/// What files have in common that are forms of the same.
fn key(name: &str, assembly: &Assembly) -> (String, String) {
    let culture = assembly.name().and_then(|name| name.culture.as_deref());
    let only_says = assembly
        .managed
        .as_ref()
        .is_some_and(|it| it.is_reference_assembly);
    let kind = format!(
        "{} {} {only_says}",
        assembly.architecture(),
        culture.unwrap_or_default()
    );
    (crate::lower_case(name), kind)
}

/// The version of the .NET assembly, and that of the file.
fn versions(assembly: &Assembly) -> ([u16; 4], [u16; 4]) {
    let file = assembly.version_info.as_ref();
    let file = file.map_or([0; 4], |info| info.file_version);
    (assembly.name().map_or(file, |name| name.version), file)
}
