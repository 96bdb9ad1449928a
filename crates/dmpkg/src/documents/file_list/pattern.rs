use serde::Serialize;

use super::super::Field;

/// A path of a list of files, in which `*` stands for any letters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FilePattern {
    /// The path as it stands there.
    pub path: Field,
    /// How much it names.
    pub reach: PatternReach,
    /// Where that lies.
    pub place: PatternPlace,
    /// The folder below `C:\Skyline DataMiner` in which it lies, or which it names.
    pub area: Option<String>,
}

/// How much a path names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PatternReach {
    /// All that lies in a folder.
    WholeFolder,
    /// What fits the path.
    Matching,
    /// One file or folder.
    One,
}

/// Where a path lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PatternPlace {
    /// In `C:\Skyline DataMiner`.
    Agent,
    /// At another absolute place.
    Elsewhere,
    /// It does not begin at a drive.
    Relative,
}

impl PatternReach {
    /// In words.
    pub const fn label(self) -> &'static str {
        match self {
            Self::WholeFolder => "everything in the folder",
            Self::Matching => "all that fits",
            Self::One => "one file or folder",
        }
    }
}

impl FilePattern {
    pub(super) fn of(path: Field) -> Self {
        let clean = clean(&path.value);
        let (folder, last) = clean.rsplit_once('\\').unwrap_or(("", &clean));
        let is_wild = |text: &str| text.contains(['*', '?']);
        let reach = match last {
            "*" | "*.*" if !is_wild(folder) => PatternReach::WholeFolder,
            _ if is_wild(&clean) => PatternReach::Matching,
            _ => PatternReach::One,
        };
        let below = below_agent(&clean);
        let place = match below {
            Some(_) => PatternPlace::Agent,
            None if clean.contains(':') || clean.starts_with("\\\\") => PatternPlace::Elsewhere,
            None => PatternPlace::Relative,
        };
        let area = below.and_then(|below| {
            let (area, rest) = below.split_once('\\').unwrap_or((below, ""));
            // A file in the main folder is no folder of its own.
            let is_folder = !rest.is_empty() || !area.contains(['.', '*', '?']);
            (!area.is_empty() && is_folder).then(|| area.to_owned())
        });
        Self {
            path,
            reach,
            place,
            area,
        }
    }

    /// The path in one form, whatever its letter case and slashes, to be compared.
    pub(crate) fn key(&self) -> String {
        crate::lower_case(&clean(&self.path.value))
    }

    /// The folder in which it names something, without the last step of the path.
    pub fn folder(&self) -> String {
        let clean = clean(&self.path.value);
        clean
            .rsplit_once('\\')
            .map_or(String::new(), |(folder, _)| folder.to_owned())
    }
}

/// The path with `\` only, without quotation marks around it and without one at its end.
fn clean(path: &str) -> String {
    let path = path.trim_matches('"').replace('/', "\\");
    path.trim_end_matches('\\').to_owned()
}

/// What stands behind `C:\Skyline DataMiner\`.
fn below_agent(path: &str) -> Option<&str> {
    const MAIN: &str = "C:\\Skyline DataMiner";
    let (main, below) = path.split_at_checked(MAIN.len())?;
    if !main.eq_ignore_ascii_case(MAIN) {
        return None;
    }
    match below.strip_prefix('\\') {
        Some(below) => Some(below),
        None => below.is_empty().then_some(""),
    }
}
