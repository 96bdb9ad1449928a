use serde::{Deserialize, Serialize};

use crate::EntryAddress;

/// A stretch of the visible rows of the tree.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TreeWindow {
    /// Number of visible rows in all.
    pub total: u32,
    /// Place of the first of `rows` among them, from 0.
    pub first: u32,
    /// The rows.
    pub rows: Vec<TreeRow>,
}

/// One visible row of the tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TreeRow {
    /// Names the node in requests, as long as the file stays open.
    pub node: u32,
    /// The last segment of the name.
    pub name: String,
    /// Depth, from 1.
    pub level: u32,
    /// Place among its siblings, from 1.
    pub position: u32,
    /// Number of siblings, itself included.
    pub siblings: u32,
    /// What it looks like.
    pub icon: Icon,
    /// Whether it can unfold, and whether it has.
    pub branch: Branch,
    /// Size in bytes before compression; none for folders.
    pub size: Option<u64>,
    /// The entry; none for a folder that exists only in the names of what lies in it.
    pub address: Option<EntryAddress>,
    /// Where a folder lies; none for files.
    pub folder: Option<Folder>,
    /// Why a nested archive could not be unfolded.
    pub problem: Option<String>,
    /// Where the filter's text stands in the name, in characters: start and length.
    pub matched: Option<(u32, u32)>,
}

/// Where a folder lies.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Folder {
    /// Its archive.
    pub archive: EntryAddress,
    /// The names of the rows that lead to it inside of that archive, its own last, with `/` between.
    pub path: String,
}

impl Folder {
    /// Folders that lie deeper in their archive have no place here: paths of all of them would take
    /// the square of their depth.
    pub(super) const DEEPEST: usize = 64;

    /// The folders that an entry of this name lies in, outermost first.
    pub fn above(archive: &EntryAddress, name: &str) -> Vec<Self> {
        let mut path = String::new();
        let mut above = Vec::new();
        let mut segments: Vec<&str> = name.split('/').collect();
        segments.pop();
        for segment in segments.into_iter().take(Self::DEEPEST) {
            if !path.is_empty() {
                path.push('/');
            }
            path.push_str(&super::nodes::shown_name(segment));
            above.push(Self {
                archive: archive.clone(),
                path: path.clone(),
            });
        }
        above
    }
}

/// Whether a row can unfold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Branch {
    /// A file.
    Leaf,
    /// A folder or nested archive that is folded.
    Closed,
    /// A folder or nested archive whose contents follow.
    Open,
}

/// What a row looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Icon {
    /// A folder.
    Folder,
    /// A DataMiner package.
    Package,
    /// Another archive.
    Archive,
    /// An XML document.
    Xml,
    /// JSON, YAML and other structured text.
    Data,
    /// Plain text.
    Text,
    /// Program text.
    Code,
    /// A DLL or program.
    Binary,
    /// An image.
    Image,
    /// A signature.
    Signature,
    /// Anything else.
    File,
}
