//! What is known of a file besides findings, and how much was looked at.

use super::{Examined, Sheets};
use crate::report::DocumentStatus;
use crate::{Insight, Sheet, Table, Tone, Value};

/// Writes all of it.
pub(super) fn write(sheets: &mut Sheets<'_>, file: &Examined, insight: &Insight) {
    if let Some(why) = &file.report.file.unreadable {
        sheets.notice(Tone::Damage, &format!("{} {}", why.message, why.advice));
    }
    let own = insight.packages.first();
    if let Some(overview) = &file.overview {
        let mut overview = overview.clone();
        if let Some(own) = own {
            overview.add(&own.cards);
        }
        let kind = format!("{}: {}", overview.kind_label, overview.because);
        sheets.heading("Overview");
        sheets.sentence(&kind);
        for notice in &overview.notices {
            sheets.notice(notice.tone, &notice.text);
        }
        for card in &overview.cards {
            sheets.card(card);
        }
    }
    if let Some(own) = own {
        sheets.sheet(&own.plan);
    }
    let mut signature = file.findings.signature_sheet();
    if signature.blocks.is_empty() {
        signature = file.report.signature.sheet();
    }
    sheets.sheet(&signature);
    sheets.sheet(&documents(file));
    sheets.sheet(&insight.assemblies);
    sheets.sheet(&insight.disclosures);
    coverage(sheets, file);
    settings(sheets, file);
}

/// The documents that were read, and what became of each.
fn documents(file: &Examined) -> Sheet {
    let mut sheet = Sheet::new("Documents", None);
    let mut table = Table::new("What was read", &["Document", "Where", "State"]);
    for document in &file.report.documents {
        let status = match document.status {
            DocumentStatus::Read => "read",
            DocumentStatus::Malformed => "read up to a fault",
            DocumentStatus::Unreadable => "could not be read",
        };
        let status = match &document.message {
            Some(message) => format!("{status}: {message}"),
            None => status.to_owned(),
        };
        let cells = [document.document.clone(), document.path.to_string(), status];
        table.row(cells.into_iter().map(Value::Text).collect(), None);
    }
    sheet.table(table);
    sheet
}

/// How much was looked at, and what was not.
fn coverage(sheets: &mut Sheets<'_>, file: &Examined) {
    sheets.heading("How much was checked");
    for sentence in file.findings.coverage.sentences() {
        sheets.sentence(&sentence);
    }
    if !file.report.coverage.complete {
        sheets.notice(Tone::Attention, "Not everything was looked at.");
    }
    let mut table = Table::new("Not checked", &["Why", "Rules that could not run"]);
    for (because, _) in file.findings.reasons_to_skip() {
        let mine = file
            .report
            .skipped
            .iter()
            .filter(|it| it.because == because);
        let rules: Vec<&str> = mine.map(|it| it.rule.as_str()).collect();
        let cells = [Value::Text(because.clone()), Value::Code(rules.join(", "))];
        table.row(cells.into(), None);
    }
    sheets.table(&table);
    let mut table = Table::new("Where the tool failed", &["Rule", "What happened"]);
    for failure in &file.report.tool_failures {
        let message = Value::Text(failure.message.clone());
        table.row(vec![Value::Code(failure.rule.clone()), message], None);
    }
    sheets.table(&table);
}

/// What settings hide and switch off.
fn settings(sheets: &mut Sheets<'_>, file: &Examined) {
    let report = &file.report;
    let mut sheet = Sheet::new("Settings", None);
    let columns = ["Severity", "Rule", "Where", "What", "Why hidden"];
    let mut hidden = Table::new("Hidden findings", &columns);
    for finding in &report.suppressed {
        let cells = [
            Value::Text(finding.severity.word().to_owned()),
            Value::Code(finding.rule.clone()),
            Value::Text(finding.place()),
            Value::Text(finding.message.clone()),
            Value::Text(finding.hidden_because().to_owned()),
        ];
        hidden.row(cells.into(), None);
    }
    sheet.table(hidden);
    let mut off = Table::new("Rules that are switched off", &["Rule", "Why"]);
    for rule in &report.switched_off {
        let because = Value::Text(rule.because().to_owned());
        off.row(vec![Value::Code(rule.rule.clone()), because], None);
    }
    sheet.table(off);
    let mut unknown = Table::new("Settings that do nothing", &["No such rule"]);
    for id in &report.unknown_settings {
        unknown.row(vec![Value::Code(id.clone())], None);
    }
    sheet.table(unknown);
    sheets.sheet(&sheet);
}
