use dmpkg_archive::Archive;
use serde::Serialize;

/// Folders that are told apart.
const FOLDERS: usize = 500;

/// A top folder of an archive, and how much lies in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Area {
    /// Its name; empty for the files that lie in no folder.
    pub name: String,
    /// Number of files in it, at any depth.
    pub files: u64,
    /// Their bytes before compression, as the archive states them.
    pub size: u64,
}

impl Area {
    /// The top folders of an archive in alphabetic order; letter case does not matter.
    pub(crate) fn list(archive: &Archive, prefix: &str) -> Vec<Self> {
        let mut folders: Vec<(String, Self)> = Vec::new();
        let mut latest = usize::MAX;
        for entry in archive.entries() {
            let path = entry.name().path();
            let Some(path) = path.strip_prefix(prefix).filter(|_| !entry.is_directory()) else {
                continue;
            };
            let name = path.split_once('/').map_or("", |(top, _)| top);
            // Neighbours mostly lie in the same folder.
            if folders
                .get(latest)
                .is_none_or(|(_, known)| known.name != name)
            {
                let key = crate::lower_case(name);
                latest = match folders.binary_search_by(|(known, _)| known.cmp(&key)) {
                    Ok(at) => at,
                    Err(_) if folders.len() >= FOLDERS => continue,
                    Err(at) => {
                        let name = name.to_owned();
                        folders.insert(
                            at,
                            (
                                key,
                                Self {
                                    name,
                                    ..Self::default()
                                },
                            ),
                        );
                        at
                    }
                };
            }
            if let Some((_, folder)) = folders.get_mut(latest) {
                folder.files += 1;
                folder.size = folder.size.saturating_add(entry.uncompressed_size());
            }
        }
        folders.into_iter().map(|(_, folder)| folder).collect()
    }

    /// How much lies in it: "12 files, 3.4 MB".
    pub fn amount(&self) -> String {
        let files = crate::amounts::counted(self.files, "file", "files");
        format!("{files}, {}", crate::amounts::size(self.size))
    }
}
