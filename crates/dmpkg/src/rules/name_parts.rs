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
    /// Whether there is a segment, and none is empty or begins or ends with a dot or a blank: most
    /// names, which lead nowhere but into their folder.
    pub is_tidy: bool,
}

impl<'a> NameParts<'a> {
    /// Takes the name of an entry apart.
    pub fn new(entry: Entry<'a>) -> Self {
        let name = entry.name();
        let mut is_plain = true;
        let mut is_tidy = !name.raw().is_empty();
        let mut before = b'/';
        for byte in name.raw() {
            is_plain &= is_plain_byte(*byte);
            // Dots and blanks may not stand beside a separator, and nor may another one.
            if is_separator(before) || is_separator(*byte) {
                is_tidy &= !(is_edge(before) && is_edge(*byte));
            }
            before = *byte;
        }
        is_tidy &= !matches!(before, b'.' | b' ');
        Self {
            entry,
            name,
            text: name.text(),
            is_plain,
            is_tidy,
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

    /// The segments of the path itself: without the empty one behind the last separator of a
    /// directory, and without those before a leading separator or the two of a network path.
    pub fn path_segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        let text = self.text.strip_prefix(['/', '\\']).unwrap_or(&self.text);
        let text = match text.len() < self.text.len() {
            true => text.strip_prefix(['/', '\\']).unwrap_or(text),
            false => text,
        };
        let is_there = !text.is_empty();
        let text = text.strip_suffix(['/', '\\']).unwrap_or(text);
        text.split(['/', '\\']).filter(move |_| is_there)
    }

    /// The name as it can be shown: characters that deceive are escaped.
    pub fn shown(&self) -> Cow<'_, str> {
        crate::path::shown(&self.text)
    }
}

/// Whether a byte of a name is one of both separators.
pub(super) const fn is_separator(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\')
}

const fn is_edge(byte: u8) -> bool {
    matches!(byte, b'/' | b'\\' | b'.' | b' ')
}

const fn is_plain_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(byte, b' ' | b'.' | b'-' | b'_' | b'(' | b')' | b'/' | b'\\')
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use dmpkg_archive::{Archive, Limits, MemorySource};
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

    use super::*;

    fn with(name: &str, look: impl FnOnce(&NameParts<'_>)) {
        let bytes = ArchiveBuilder::new().entry(Entry::stored(name, "")).build();
        let source = Rc::new(MemorySource::new(bytes));
        let archive = Archive::read(source, Limits::default()).unwrap();
        look(&NameParts::new(archive.entries().next().unwrap()));
    }

    #[test]
    fn most_names_need_no_further_look() {
        for (name, is_plain, is_tidy) in [
            ("Scripts\\Install.xml", true, true),
            ("a folder/sub folder/", true, true),
            ("v1.2 (x)/a-b_c", true, true),
            ("Größe.txt", false, true),
            ("a:b", false, true),
            ("", true, false),
            ("/a", true, false),
            ("a//b", true, false),
            ("a/./b", true, false),
            ("a/../b", true, false),
            (".signature.p7s", true, false),
            ("a/ b", true, false),
            ("a /b", true, false),
            ("a.", true, false),
            ("a/b ", true, false),
        ] {
            with(name, |parts| {
                assert_eq!(
                    (parts.is_plain, parts.is_tidy),
                    (is_plain, is_tidy),
                    "{name}"
                );
            });
        }
    }

    #[test]
    fn separators_at_the_edges_are_no_segments() {
        let cases: &[(&str, &[&str])] = &[
            ("", &[]),
            ("/", &[]),
            ("//", &[]),
            ("a/b/", &["a", "b"]),
            ("\\a", &["a"]),
            ("\\\\server\\a", &["server", "a"]),
            ("///a", &["", "a"]),
            ("a//", &["a", ""]),
        ];
        for (name, expected) in cases {
            with(name, |parts| {
                let segments: Vec<&str> = parts.path_segments().collect();
                assert_eq!(segments, *expected, "{name}");
            });
        }
    }
}
