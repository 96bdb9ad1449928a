use dmpkg_archive::sorted::sort_by_key;
use serde::Serialize;

use crate::{Field, TextPos, XmlDocument};

/// A comment that tells the vendor's validator to be silent about something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Suppression {
    /// For good, or for later.
    pub kind: SuppressionKind,
    /// The number of what would be found.
    pub id: String,
    /// Why, in the author's words.
    pub reason: String,
    /// The line of the comment that ends it; none when it covers the next element.
    pub until: Option<u32>,
    /// Where the comment starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// What a comment asks the validator for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum SuppressionKind {
    /// `SuppressValidator`.
    Suppressed,
    /// `PostponeValidator`.
    Postponed,
}

/// The first comment above the root.
pub(super) fn header(document: &XmlDocument) -> Option<Field> {
    let root = document.root()?;
    let above = document.decoded.text.get(..root.offset())?;
    let open = above.find("<!--")? + "<!--".len();
    let comment = above.get(open..)?;
    let comment = comment.get(..comment.find("-->")?)?;
    let trimmed = comment.trim_start();
    if trimmed.is_empty() {
        return None;
    }
    let blank = comment.len() - trimmed.len();
    // Whole lines, so that what is aligned stays so.
    Some(Field {
        value: trimmed.trim_end().to_owned(),
        position: document.position(open + blank),
    })
}

/// Reads all comments outside of CDATA sections. One that gives no reason counts for nothing.
pub(super) fn suppressions(text: &str, place: impl Fn(usize) -> TextPos) -> Vec<Suppression> {
    let mut found = Vec::new();
    // Where each one begins and ends: what it is about, and its place among those found.
    let mut marks = Vec::new();
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find("<!")) {
        let start = at + next;
        let rest = text.get(start..).unwrap_or_default();
        let (end_mark, is_comment) = if rest.starts_with("<!--") {
            ("-->", true)
        } else if rest.starts_with("<![CDATA[") {
            ("]]>", false)
        } else {
            at = start + "<!".len();
            continue;
        };
        let Some(end) = rest.find(end_mark) else {
            break;
        };
        at = start + end + end_mark.len();
        if !is_comment {
            continue;
        }
        let comment = rest.get("<!--".len()..end).unwrap_or_default().trim();
        let Some((kind, is_end, words)) = command(comment) else {
            continue;
        };
        let (id, reason) = match words.split_once(char::is_whitespace) {
            Some((id, reason)) => (id, reason.trim()),
            None => (words, ""),
        };
        if is_end {
            marks.push((kind, id, start, None));
        } else if !id.is_empty() && !reason.is_empty() {
            marks.push((kind, id, start, Some(found.len())));
            found.push(Suppression {
                kind,
                id: id.to_owned(),
                reason: reason.to_owned(),
                until: None,
                position: place(start),
            });
        }
    }
    close(&mut found, marks, place);
    found
}

/// Gives each suppression the end that belongs to it: of those with the same number the last one that
/// is still open.
fn close(
    found: &mut [Suppression],
    mut marks: Vec<(SuppressionKind, &str, usize, Option<usize>)>,
    place: impl Fn(usize) -> TextPos,
) {
    sort_by_key(&mut marks, |(kind, id, start, _)| (*kind, *id, *start));
    let mut open: Vec<usize> = Vec::new();
    let mut about = None;
    for (kind, id, start, begins) in marks {
        if about != Some((kind, id)) {
            about = Some((kind, id));
            open.clear();
        }
        match begins {
            Some(index) => open.push(index),
            None => {
                if let Some(opened) = open.pop().and_then(|index| found.get_mut(index)) {
                    opened.until = Some(place(start).line);
                }
            }
        }
    }
}

/// What a comment asks for, whether it takes it back, and the words behind.
fn command(comment: &str) -> Option<(SuppressionKind, bool, &str)> {
    let rest = comment.trim_start_matches(['/', '\\']);
    let is_end = rest.len() < comment.len();
    let rest = rest.trim_start();
    let commands = [
        ("SuppressValidator", SuppressionKind::Suppressed),
        ("PostponeValidator", SuppressionKind::Postponed),
    ];
    commands.iter().find_map(|(word, kind)| {
        let words = rest.strip_prefix(word)?;
        words.starts_with(char::is_whitespace).then_some(())?;
        Some((*kind, is_end, words.trim()))
    })
}
