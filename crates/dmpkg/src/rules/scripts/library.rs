//! How code refers to a library: by a file name, or by a path on the agent.

use crate::assembly::origin;
use crate::lower_case;

/// A library as code refers to it.
pub(super) struct LibraryPath<'t> {
    /// As it is written.
    pub(super) text: &'t str,
    /// In lower case, with `/`.
    pub(super) path: String,
}

impl<'t> LibraryPath<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let text = text.trim();
        Self {
            text,
            path: lower_case(text).replace('\\', "/"),
        }
    }

    /// The file name, as it is written: it tells nothing of the computer on which it was written.
    pub(super) fn file(&self) -> &'t str {
        self.text.rsplit(['/', '\\']).next().unwrap_or(self.text)
    }

    /// The file name in lower case.
    pub(super) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether it begins at a drive or a share.
    pub(super) fn is_rooted(&self) -> bool {
        self.path.starts_with('/') || self.path.as_bytes().get(1) == Some(&b':')
    }

    /// The path below the main folder of the agent.
    pub(super) fn on_agent(&self) -> Option<&str> {
        self.path.strip_prefix("c:/skyline dataminer/")
    }

    /// The path below the folder in which packages put libraries, unless it is that of a solution.
    pub(super) fn imported(&self) -> Option<&str> {
        let path = self
            .on_agent()?
            .strip_prefix("protocolscripts/dllimport/")?;
        (!path.starts_with("solutionlibraries/")).then_some(path)
    }

    /// Whether it lies in a folder that is none of DataMiner and none of .NET Framework.
    pub(super) fn is_elsewhere(&self) -> bool {
        self.is_rooted()
            && self.on_agent().is_none()
            && !self.path.starts_with("c:/windows/microsoft.net/")
    }

    /// Whether every agent has it.
    pub(super) fn is_base(&self) -> bool {
        origin::is_base_library(&self.path)
    }

    /// Whether something is to be put in its place that is not known here.
    pub(super) fn has_placeholder(&self) -> bool {
        self.path.contains('[')
    }
}

/// Whether a text stands for a project of a solution, in whose place code should have been put.
pub(super) fn is_project_placeholder(text: &str) -> bool {
    text.contains("[Project:")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_told_apart() {
        let root = r"C:\Skyline DataMiner\";
        for (text, rooted, elsewhere, imported) in [
            ("A.dll".to_owned(), false, false, None),
            (r"sub\A.dll".to_owned(), false, false, None),
            (r"\\server\share\A.dll".to_owned(), true, true, None),
            (r"D:\Skyline DataMiner\A.dll".to_owned(), true, true, None),
            (r"C:\Skyline DataMiner2\A.dll".to_owned(), true, true, None),
            (
                r"c:/windows/Microsoft.NET\Framework\A.dll".to_owned(),
                true,
                false,
                None,
            ),
            (format!(r"{root}Files\A.dll"), true, false, None),
            (
                format!(r"{root}ProtocolScripts\DllImport\a\A.dll"),
                true,
                false,
                Some("a/a.dll"),
            ),
            (
                format!(r"{root}ProtocolScripts\DllImport\SolutionLibraries\A.dll"),
                true,
                false,
                None,
            ),
        ] {
            let library = LibraryPath::of(&text);
            assert_eq!(library.is_rooted(), rooted, "{text}");
            assert_eq!(library.is_elsewhere(), elsewhere, "{text}");
            assert_eq!(library.imported(), imported, "{text}");
            assert_eq!((library.file(), library.name()), ("A.dll", "a.dll"));
        }
    }
}
