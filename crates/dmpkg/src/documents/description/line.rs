use super::DescriptionItem;
use crate::{Field, TextPos};

/// A line of the text and its number, from 1.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) number: u32,
}

impl Line<'_> {
    /// Whether the line says nothing.
    pub(super) fn is_blank(self) -> bool {
        self.text.trim().is_empty()
    }

    /// Whether the line only separates: a run of dashes.
    pub(super) fn is_rule(self) -> bool {
        let text = self.text.trim();
        text.len() >= 3 && text.bytes().all(|byte| byte == b'-')
    }

    /// What stands before and after a marker in lower case, whatever its letter case in the line.
    pub(super) fn around(self, marker: &str) -> Option<(Field, Field)> {
        let at = self.text.to_ascii_lowercase().find(marker)?;
        let before = self.field(0..at)?;
        Some((before, self.field(at + marker.len()..self.text.len())?))
    }

    /// What follows a label at the start of the line, whatever its letter case.
    pub(super) fn after(self, label: &str) -> Option<Field> {
        let start = self.text.get(..label.len())?;
        start
            .eq_ignore_ascii_case(label)
            .then(|| self.field(label.len()..self.text.len()))?
    }

    /// Whether the line is these words, whatever their letter case.
    pub(super) fn is(self, words: &str) -> bool {
        self.text.trim().eq_ignore_ascii_case(words)
    }

    /// `<keyword>\<name>:<version>`; for assemblies `Assembly\<path> for <what> <name>`; or only a path
    /// that begins with `AppInstallContent`.
    pub(super) fn item(self) -> Option<DescriptionItem> {
        let text = self.text.trim();
        let (keyword, rest) = text.split_once('\\')?;
        if keyword.is_empty() || !keyword.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return None;
        }
        let (name, version, needed_by) = if keyword.eq_ignore_ascii_case("AppInstallContent") {
            (text, None, None)
        } else if keyword.eq_ignore_ascii_case("Assembly") {
            match need(rest) {
                Some((path, needed_by)) => (path, None, Some(words(needed_by))),
                None => (rest, None, None),
            }
        } else {
            match rest.rsplit_once(':') {
                // `C:\Folder` is a path, not a name with a version.
                Some((name, version)) if !version.contains(['\\', '/']) => {
                    (name, Some(version.trim().to_owned()), None)
                }
                _ => (rest, None, None),
            }
        };
        let keyword = if name == text { "File" } else { keyword };
        Some(DescriptionItem {
            keyword: keyword.to_owned(),
            name: name.trim().to_owned(),
            version,
            needed_by,
            line: self.whole(),
        })
    }

    /// All of the line.
    pub(super) fn whole(self) -> Field {
        let position = TextPos {
            line: self.number,
            column: 1,
        };
        self.field(0..self.text.len()).unwrap_or(Field {
            value: String::new(),
            position,
        })
    }

    /// A part of the line without white space at both ends, and where it then starts.
    fn field(self, range: std::ops::Range<usize>) -> Option<Field> {
        let start = range.start;
        let part = self.text.get(range)?;
        let blank = part.len() - part.trim_start().len();
        let before = self.text.get(..start + blank)?.chars().count();
        let column = u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1);
        Some(Field {
            value: part.trim().to_owned(),
            position: TextPos {
                line: self.number,
                column,
            },
        })
    }
}

/// A path and what needs it. The path may hold the word between them, what needs it may as well.
fn need(text: &str) -> Option<(&str, &str)> {
    const FOR: &str = " for ";
    let behind = |end: &str| {
        let at = text.to_ascii_lowercase().find(end)? + end.len() - FOR.len();
        Some((text.get(..at)?, text.get(at + FOR.len()..)?))
    };
    behind(".dll for ").or_else(|| text.split_once(FOR))
}

/// `automationscript:Demo`, as builders of 2023 wrote it, in words.
fn words(needed_by: &str) -> String {
    let (what, name) = needed_by.split_once(':').unwrap_or((needed_by, ""));
    let what = match what {
        "automationscript" => "automation script",
        what => what,
    };
    format!("{what} {name}").trim().to_owned()
}
