use std::io::Write;

use dmpkg::{Finding, Findings, ReaderSees, ReaderView, amount, rules};

use super::Checked;
use crate::output::Failed;

/// Prints what was found in a file, for people.
pub(super) fn text(out: &mut impl Write, checked: &Checked) -> Result<(), Failed> {
    let findings = &checked.all.findings;
    writeln!(out, "{} · {}", checked.all.report.file.name, checked.is)?;
    let list = findings.list();
    for (at, finding) in list.iter().enumerate() {
        let is_first = at
            .checked_sub(1)
            .and_then(|before| list.get(before))
            .is_none_or(|before| !goes_with(before, finding));
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
        if let Some(weighed) = finding.weighed() {
            writeln!(out, "    ({weighed})")?;
        }
        let is_last = list
            .get(at + 1)
            .is_none_or(|after| !goes_with(after, finding));
        if let (true, Some(rule)) = (is_last, rule) {
            writeln!(out, "  Why: {}", rule.why)?;
            writeln!(out, "  What to do: {}", rule.fix)?;
        }
    }
    for signed in &findings.signatures {
        let path = match signed.path.0.is_empty() {
            true => String::new(),
            false => format!("{}: ", signed.path),
        };
        let (headline, meaning) = (signed.facts.headline(), signed.facts.meaning());
        writeln!(out, "\nSignature: {path}{headline}. {meaning}")?;
    }
    for ReaderView { reader, sees } in &findings.readers {
        match sees {
            ReaderSees::Same(_) => {}
            ReaderSees::Other(how) => writeln!(out, "\n{reader} sees other entries: {how}")?,
            ReaderSees::Refuses(why) => writeln!(out, "\n{reader} refuses the file: {why}")?,
        }
    }
    set_aside(out, findings)?;
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

/// Whether two findings stand below one head.
fn goes_with(one: &Finding, other: &Finding) -> bool {
    one.rule == other.rule && one.severity == other.severity
}

/// Prints what settings hide and switch off, and which of them do nothing.
fn set_aside(out: &mut impl Write, findings: &Findings) -> Result<(), Failed> {
    let hidden = findings.suppressed();
    if !hidden.is_empty() {
        let places = findings.suppressed_counts().total();
        writeln!(out, "\nHidden by settings: {}", amount(places, "finding"))?;
    }
    for finding in hidden {
        let place = finding.place();
        let space = if place.is_empty() { "" } else { ", " };
        let (severity, rule) = (finding.severity.word(), &finding.rule);
        writeln!(
            out,
            "  {severity} {rule}{space}{place}: {}",
            finding.message
        )?;
        writeln!(out, "    ({})", finding.hidden_because())?;
    }
    if !findings.switched_off().is_empty() {
        writeln!(out)?;
    }
    for off in findings.switched_off() {
        writeln!(out, "Switched off: {} ({})", off.rule, off.because())?;
    }
    for unknown in findings.unknown_settings() {
        writeln!(out, "There is no rule {unknown}: the setting does nothing.")?;
    }
    Ok(())
}
