//! Comments and processing instructions.

use super::characters;
use super::form::Form;

impl Form<'_> {
    /// Looks at a comment.
    pub(super) fn comment(&mut self, at: usize, end: usize) {
        let inner = self.text.get(at + "<!--".len()..end - "-->".len());
        let inner = inner.unwrap_or_default();
        // Together with the first hyphen of the end, `--->` is one that is not allowed.
        let found = inner
            .find("--")
            .or_else(|| inner.ends_with('-').then(|| inner.len() - 1));
        if let Some(found) = found {
            self.note(
                at + "<!--".len() + found,
                "a comment cannot have `--` before its end `-->`",
            );
        }
    }

    /// Looks at a processing instruction.
    pub(super) fn instruction(&mut self, at: usize, end: usize) {
        let inner = self.text.get(at + "<?".len()..end).unwrap_or_default();
        let name = inner
            .get(..characters::name_length(inner))
            .unwrap_or_default();
        let behind = inner.get(name.len()..).unwrap_or_default();
        if name.is_empty() {
            self.note(at, "expected a name behind `<?`");
        } else if name.eq_ignore_ascii_case("xml") {
            self.note(
                at,
                "the XML declaration begins with `<?xml` in small letters",
            );
        } else if name.contains(':') {
            self.note(
                at,
                "the name of a processing instruction cannot have a colon",
            );
        } else if !behind.starts_with([' ', '\t', '\r', '\n']) && behind != "?>" {
            let at = at + "<?".len() + name.len();
            self.note(
                at,
                "expected white space behind the name of the processing instruction",
            );
        }
    }
}
