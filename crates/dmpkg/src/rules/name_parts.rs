use std::borrow::Cow;

use dmpkg_archive::{Entry, EntryName};

/// The name of an entry, taken apart once for all rules that look at it.
pub struct NameParts<'a> {
    /// The entry.
    pub entry: Entry<'a>,
    /// The name as it stands in the directory.
    pub name: EntryName<'a>,
    /// The name as text, with the separators of the header.
    pub text: Cow<'a, str>,
    /// Whether it holds nothing but ASCII letters, digits, blanks, `.`, `-`, `_`, `(`, `)` and
    /// separators: most names, of which many rules need no further look.
    pub is_plain: bool,
}

impl<'a> NameParts<'a> {
    /// Takes the name of an entry apart.
    pub fn new(entry: Entry<'a>) -> Self {
        let name = entry.name();
        let is_plain = name.raw().iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b' ' | b'.' | b'-' | b'_' | b'(' | b')' | b'/' | b'\\')
        });
        Self {
            entry,
            name,
            text: name.text(),
            is_plain,
        }
    }

    /// The name with `/` between its segments.
    pub fn path(&self) -> Cow<'_, str> {
        if self.text.contains('\\') {
            Cow::Owned(self.text.replace('\\', "/"))
        } else {
            Cow::Borrowed(&self.text)
        }
    }

    /// The segments between separators of either kind, in their order. A directory's name ends with
    /// an empty one.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.text.split(['/', '\\'])
    }

    /// The name as it can be shown: characters that deceive are escaped.
    pub fn shown(&self) -> Cow<'_, str> {
        crate::path::shown(&self.text)
    }
}
