use dmpkg::rules::{self, Severity};
use dmpkg::sorted::keep_first_by;
use dmpkg::{EntryAddress, Findings};
use yew::{AttrValue, Html, html};

use crate::findings::severity_mark;
use crate::icons::mark;

/// What was found in a line, for the gutter beside it.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::viewer) struct LineMark {
    line: u32,
    /// The worst that was found.
    severity: Severity,
    /// What it was: "warning: The text is no XML".
    words: AttrValue,
}

/// The marks of an entry, one for each line in which something was found, in the order of the lines.
pub(in crate::viewer) fn line_marks(findings: &Findings, address: &EntryAddress) -> Vec<LineMark> {
    let list = findings.list();
    let mine = list.iter().filter(|finding| finding.address == *address);
    let mut marks: Vec<LineMark> = mine
        .filter_map(|finding| {
            let title = rules::find(&finding.rule).map_or("", |rule| rule.title);
            Some(LineMark {
                line: finding.line?,
                severity: finding.severity,
                words: format!("{}: {title}", finding.severity.word()).into(),
            })
        })
        .collect();
    // The list has the worst first.
    keep_first_by(&mut marks, |one, other| one.line.cmp(&other.line));
    marks
}

/// The mark of a line.
pub(super) fn of_line(marks: &[LineMark], line: Option<u32>) -> Option<&LineMark> {
    let line = line?;
    let at = marks.binary_search_by(|mark| mark.line.cmp(&line)).ok()?;
    marks.get(at)
}

/// A mark in the gutter.
pub(super) fn gutter_mark(of: &LineMark) -> Html {
    html! {
        <span class="text-found" title={of.words.clone()}>
            { mark(severity_mark(of.severity)) }
            <span class="unseen">{ &of.words }</span>
        </span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::found;

    #[test]
    fn a_line_has_the_worst_that_was_found_in_it() {
        let mut findings = Findings::default();
        for (chain, line, severity) in [
            (vec![1], Some(9), Severity::Note),
            (vec![1], Some(9), Severity::Error),
            (vec![1], Some(3), Severity::Warning),
            (vec![1], None, Severity::Error),
            (vec![2], Some(5), Severity::Error),
        ] {
            let mut finding = found("archive/crc-mismatch", severity, "Something.");
            finding.address = EntryAddress(chain);
            finding.line = line;
            findings.add(&EntryAddress::default(), finding);
        }
        let marks = line_marks(&findings, &EntryAddress(vec![1]));
        let at = |line| of_line(&marks, line).map(|mark| mark.severity);
        assert_eq!(marks.len(), 2);
        assert_eq!(at(Some(9)), Some(Severity::Error));
        assert_eq!(at(Some(3)), Some(Severity::Warning));
        assert_eq!((at(Some(5)), at(None)), (None, None));
    }
}
