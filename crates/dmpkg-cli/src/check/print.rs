use std::io::Write;

use dmpkg::{ReaderSees, ReaderView, amount, rules};

use super::Checked;
use crate::output::Failed;

/// Prints what was found in a file, for people.
pub(super) fn text(out: &mut impl Write, checked: &Checked) -> Result<(), Failed> {
    let findings = &checked.findings;
    writeln!(out, "{} · {}", checked.report.file.name, checked.is)?;
    let list = findings.list();
    for (at, finding) in list.iter().enumerate() {
        let is_first = at
            .checked_sub(1)
            .and_then(|before| list.get(before))
            .is_none_or(|before| before.rule != finding.rule);
        let rule = rules::find(&finding.rule);
        if is_first {
            let title = rule.map_or("", |rule| rule.title);
            writeln!(
                out,
                "\n{} {}: {title}",
                finding.severity.word(),
                finding.rule
            )?;
        }
        let place = finding.place();
        let space = if place.is_empty() { "" } else { ": " };
        writeln!(out, "  {place}{space}{}", finding.message)?;
        let is_last = list
            .get(at + 1)
            .is_none_or(|after| after.rule != finding.rule);
        if let (true, Some(rule)) = (is_last, rule) {
            writeln!(out, "  Why: {}", rule.why)?;
            writeln!(out, "  What to do: {}", rule.fix)?;
        }
    }
    for ReaderView { reader, sees } in &findings.readers {
        match sees {
            ReaderSees::Same(_) => {}
            ReaderSees::Other(how) => writeln!(out, "\n{reader} sees other entries: {how}")?,
            ReaderSees::Refuses(why) => writeln!(out, "\n{reader} refuses the file: {why}")?,
        }
    }
    writeln!(out, "\n{}", findings.summary())?;
    for (because, rules) in findings.reasons_to_skip() {
        writeln!(out, "Skipped {}: {because}", amount(rules, "rule"))?;
    }
    for failure in findings.tool_failures() {
        writeln!(
            out,
            "The tool failed on {}: {}",
            failure.rule, failure.message
        )?;
    }
    Ok(())
}
