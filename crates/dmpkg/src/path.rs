use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The place of an entry for machines: the chain of directory indexes, outermost archive first.
/// Empty for the opened file itself. Unlike names it is never ambiguous.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryAddress(pub Vec<u32>);

impl EntryAddress {
    /// The entry with this index inside the archive that this address names.
    pub fn child(&self, index: u32) -> Self {
        let mut chain = self.0.clone();
        chain.push(index);
        Self(chain)
    }

    /// The archive in which the entry lies, and its index there; none for the opened file.
    pub fn split(&self) -> Option<(Self, u32)> {
        let (last, outer) = self.0.split_last()?;
        Some((Self(outer.to_vec()), *last))
    }
}

/// The place of an entry for people: the chain of entry names, outermost archive first, each with
/// `/` between its segments. Empty for the opened file itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct EntryPath(pub Vec<String>);

impl EntryPath {
    /// The entry of this name inside the archive that this path names.
    pub fn child(&self, name: impl Into<String>) -> Self {
        let mut chain = self.0.clone();
        chain.push(name.into());
        Self(chain)
    }
}

impl fmt::Display for EntryPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&shown(&self.0.join(" › ")))
    }
}

/// A name as it can be shown: control characters and those that turn the direction of writing, by
/// which a name can look like another, stand as `\u{202e}`.
pub(crate) fn shown(name: &str) -> Cow<'_, str> {
    // Nearly all names are plain ASCII, which is told without looking at characters.
    let is_plain = name.bytes().all(|byte| (0x20..0x7F).contains(&byte));
    if is_plain || !name.contains(is_deceptive) {
        return Cow::Borrowed(name);
    }
    let escaped = name.chars().map(|character| match character {
        deceptive if is_deceptive(deceptive) => deceptive.escape_unicode().to_string(),
        plain => plain.to_string(),
    });
    Cow::Owned(escaped.collect())
}

/// Whether a character cannot be seen, or turns the direction of writing.
pub(crate) fn is_deceptive(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn names_cannot_pretend() {
        assert_eq!(shown("a\u{202e}lmx.exe\n"), "a\\u{202e}lmx.exe\\u{a}");
        assert_eq!(shown("Größe.txt"), "Größe.txt");
    }
}
