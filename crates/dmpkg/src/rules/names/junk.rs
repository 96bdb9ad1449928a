//! What programs leave behind in folders that are packed.

use super::super::name_parts::is_separator;
use super::super::{Check, Found, Kinds, NameParts, Rule, Severity, references};

pub(super) const JUNK_ENTRY: Rule = Rule {
    id: "names/junk-entry",
    severity: Severity::Warning,
    title: "Left over from the computer that packed it",
    condition: "A segment is __MACOSX, .DS_Store, Thumbs.db, desktop.ini, .git, .svn or .vs in any letter case.",
    why: "Such files belong to the packing computer. They are installed on the agent, and may tell what was not meant to be told.",
    fix: "Leave the entry out and build the package again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Name(junk_entry)],
};

/// Names that file managers and version control make up.
const JUNK: &[&str] = &[
    "__MACOSX",
    ".DS_Store",
    "Thumbs.db",
    "desktop.ini",
    ".git",
    ".svn",
    ".vs",
];

fn junk_entry(name: &NameParts<'_>, found: &mut Found<'_>) {
    if let Some(junk) = junk_in(&name.text) {
        found.entry(
            name.entry,
            format_args!(
                "{junk} is a left-over of the computer that packed “{}”.",
                name.shown()
            ),
        );
    }
}

/// The first segment of a path that such programs make up.
pub(crate) fn junk_in(path: &str) -> Option<&'static str> {
    let mut segments = path.as_bytes().split(|byte| is_separator(*byte));
    segments.find_map(junk)
}

/// Whether a segment is such a left-over.
pub(crate) fn is_junk(segment: &str) -> bool {
    junk(segment.as_bytes()).is_some()
}

fn junk(segment: &[u8]) -> Option<&'static str> {
    // Asked of every segment of every name: the first letter rules out most.
    let may_be = matches!(
        segment.first(),
        Some(b'_' | b'.' | b'T' | b't' | b'D' | b'd')
    );
    let known = |junk: &&str| segment.eq_ignore_ascii_case(junk.as_bytes());
    JUNK.iter().copied().filter(|_| may_be).find(known)
}
