//! Starting from a good package and breaking one thing.

use crate::archive::{ArchiveBuilder, Entry};

/// The files of a package in order, and how they are packed.
#[derive(Debug, Clone, Default)]
pub struct PackageBuilder {
    files: Vec<(String, Content)>,
    separator: Separator,
    stored: bool,
}

/// What a file holds.
#[derive(Debug, Clone)]
pub enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// Another package, built when this one is built.
    Package(PackageBuilder),
}

/// How folders are written in entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Separator {
    /// `/`, as builders on Linux do.
    #[default]
    Slash,
    /// `\`, as builders on .NET Framework do.
    Backslash,
    /// `/`, but `\` in the last name that has a folder: a real builder writes its deployment actions that way.
    Mixed,
}

impl PackageBuilder {
    /// A package without files.
    pub fn new() -> Self {
        PackageBuilder::default()
    }

    /// Adds a file behind the others. The path has `/` between folders; one that exists already is there twice then.
    pub fn entry(mut self, path: &str, content: impl Into<Content>) -> Self {
        self.files.push((path.to_owned(), content.into()));
        self
    }

    /// Adds a file in front of the others.
    pub fn entry_first(mut self, path: &str, content: impl Into<Content>) -> Self {
        self.files.insert(0, (path.to_owned(), content.into()));
        self
    }

    /// Leaves a file out, or all files below a folder when the path ends with `/`.
    ///
    /// # Panics
    /// When there is no such file: the test would break nothing.
    #[track_caller]
    pub fn without(mut self, path: &str) -> Self {
        let before = self.files.len();
        self.files
            .retain(|(name, _)| name != path && !(path.ends_with('/') && name.starts_with(path)));
        assert!(self.files.len() < before, "the package has no file {path}");
        self
    }

    /// Gives a file another content at the same place.
    ///
    /// # Panics
    /// When there is no such file.
    #[track_caller]
    pub fn replace(mut self, path: &str, content: impl Into<Content>) -> Self {
        *self.content_mut(path) = content.into();
        self
    }

    /// Gives a file another path at the same place.
    ///
    /// # Panics
    /// When there is no such file.
    #[track_caller]
    pub fn rename(mut self, from: &str, to: &str) -> Self {
        self.content_mut(from);
        for (name, _) in self.files.iter_mut().filter(|(name, _)| name == from) {
            to.clone_into(name);
        }
        self
    }

    /// Replaces the first occurrence of some text in a file.
    ///
    /// # Panics
    /// When there is no such file, it is no UTF-8 text, or the text does not occur in it.
    #[track_caller]
    pub fn edit(mut self, path: &str, old: &str, new: &str) -> Self {
        let content = self.content_mut(path);
        let text = match content {
            Content::Bytes(bytes) => std::str::from_utf8(bytes).unwrap_or_default(),
            Content::Package(_) => "",
        };
        assert!(text.contains(old), "{path} does not contain {old:?}");
        *content = text.replacen(old, new, 1).into();
        self
    }

    /// Gives a file other bytes, made of those that it has.
    ///
    /// # Panics
    /// When there is no such file, or it is a package that is still being built.
    #[track_caller]
    pub fn rewrite(mut self, path: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Self {
        let content = self.content_mut(path);
        let bytes = match content {
            Content::Bytes(bytes) => Some(std::mem::take(bytes)),
            Content::Package(_) => None,
        };
        assert!(bytes.is_some(), "{path} is a package");
        *content = change(bytes.unwrap_or_default()).into();
        self
    }

    /// Adds a file behind the others with the content of another.
    ///
    /// # Panics
    /// When there is no such file.
    #[track_caller]
    pub fn copy(mut self, from: &str, to: &str) -> Self {
        let content = self.content_mut(from).clone();
        self.files.push((to.to_owned(), content));
        self
    }

    /// Changes the package that lies in a file.
    ///
    /// # Panics
    /// When there is no such file, or it is not a package that is still being built.
    #[track_caller]
    pub fn inside(
        mut self,
        path: &str,
        change: impl FnOnce(PackageBuilder) -> PackageBuilder,
    ) -> Self {
        let content = self.content_mut(path);
        let inner = match content {
            Content::Package(inner) => Some(std::mem::take(inner)),
            Content::Bytes(_) => None,
        };
        assert!(inner.is_some(), "{path} is not a package");
        *content = change(inner.unwrap_or_default()).into();
        self
    }

    /// How folders are written.
    pub fn separator(mut self, separator: Separator) -> Self {
        self.separator = separator;
        self
    }

    /// Stores all files instead of deflating them.
    pub fn stored(mut self) -> Self {
        self.stored = true;
        self
    }

    /// Stores all files, those of the packages inside as well.
    pub fn stored_throughout(mut self) -> Self {
        for (_, content) in &mut self.files {
            if let Content::Package(inner) = content {
                *inner = std::mem::take(inner).stored_throughout();
            }
        }
        self.stored()
    }

    /// The paths in order, with `/`.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.files.iter().map(|(path, _)| path.as_str())
    }

    /// The entries to be written, for tests that change one of them.
    pub fn entries(&self) -> Vec<Entry> {
        let last_in_folder = self.files.iter().rposition(|(path, _)| path.contains('/'));
        let pack = |(index, (path, content)): (usize, &(String, Content))| {
            let backslash = match self.separator {
                Separator::Slash => false,
                Separator::Backslash => true,
                Separator::Mixed => Some(index) == last_in_folder,
            };
            let name = if backslash {
                path.replace('/', "\\")
            } else {
                path.clone()
            };
            self.pack(&name, content)
        };
        self.files.iter().enumerate().map(pack).collect()
    }

    /// The archive to be written, for tests that break the container.
    pub fn archive(&self) -> ArchiveBuilder {
        ArchiveBuilder::new().entries(self.entries())
    }

    /// The bytes of the package.
    pub fn build(&self) -> Vec<u8> {
        self.archive().build()
    }

    fn pack(&self, name: &str, content: &Content) -> Entry {
        let nested;
        let bytes = match content {
            Content::Bytes(bytes) => bytes,
            Content::Package(package) => {
                nested = package.build();
                &nested
            }
        };
        // Builders store signatures, so that a verifier can read them without unpacking.
        let stored = self.stored || name == ".signature.p7s" || name.ends_with('/');
        let entry = if stored {
            Entry::stored(name, bytes.as_slice())
        } else {
            Entry::deflated(name, bytes)
        };
        let entry = if name.is_ascii() { entry } else { entry.utf8() };
        match self.separator {
            Separator::Backslash => entry,
            _ if name == ".signature.p7s" || name.ends_with('/') => entry,
            Separator::Slash | Separator::Mixed => entry.made_on_unix(),
        }
    }

    #[track_caller]
    #[expect(
        clippy::expect_used,
        reason = "a test that names no file of the package is wrong"
    )]
    fn content_mut(&mut self, path: &str) -> &mut Content {
        let found = self.files.iter_mut().find(|(name, _)| name == path);
        &mut found.expect("the path is one of the package").1
    }
}

impl From<&str> for Content {
    fn from(text: &str) -> Self {
        Content::Bytes(text.into())
    }
}

impl From<String> for Content {
    fn from(text: String) -> Self {
        Content::Bytes(text.into())
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Content::Bytes(bytes)
    }
}

impl From<&[u8]> for Content {
    fn from(bytes: &[u8]) -> Self {
        Content::Bytes(bytes.to_vec())
    }
}

impl<const N: usize> From<&[u8; N]> for Content {
    fn from(bytes: &[u8; N]) -> Self {
        Content::Bytes(bytes.to_vec())
    }
}

impl From<PackageBuilder> for Content {
    fn from(package: PackageBuilder) -> Self {
        Content::Package(package)
    }
}
