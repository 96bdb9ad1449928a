//! What was found as a table: one row a finding.

use super::Examined;
use crate::csv::cell;
use crate::{Finding, path, rules};

/// The first line.
pub(super) const HEADINGS: &str =
    "file,severity,rule,title,message,path,line,column,offset,places,hidden,reason\r\n";

/// Adds the findings of a file, those that settings hide behind the others.
pub(super) fn add(text: &mut String, file: &Examined) {
    for finding in &file.report.findings {
        row(text, file, finding, false);
    }
    for finding in &file.report.suppressed {
        row(text, file, finding, true);
    }
}

fn row(text: &mut String, file: &Examined, finding: &Finding, hidden: bool) {
    let masks = file.report.masks();
    let number = |number: Option<u64>| number.map_or_else(String::new, |it| it.to_string());
    let title = rules::find(&finding.rule).map_or("", |rule| rule.title);
    let cells = [
        cell(&path::shown(&file.location)),
        finding.severity.word().to_owned(),
        cell(&finding.rule),
        cell(title),
        cell(&masks.sentence(&finding.message)),
        cell(&finding.path.to_string()),
        number(finding.line.map(u64::from)),
        number(finding.column.map(u64::from)),
        number(finding.offset),
        finding.places.to_string(),
        hidden.to_string(),
        cell(&masks.sentence(finding.reason.as_deref().unwrap_or_default())),
    ];
    text.push_str(&cells.join(","));
    text.push_str("\r\n");
}
