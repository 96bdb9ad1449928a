//! How the report writes what also crosses between page and worker. There every field has its place;
//! here it has a name, and what is not known does not stand.

use serde::{Serialize, Serializer};

use crate::rules::Severity;
use crate::{EntryAddress, EntryPath, Finding, ReaderSees, ReaderView};

#[derive(Serialize)]
struct FindingForm<'a> {
    rule: &'a str,
    severity: Severity,
    message: &'a str,
    path: &'a EntryPath,
    address: &'a EntryAddress,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    offset: Option<u64>,
    places: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct ReaderForm<'a> {
    reader: &'a str,
    #[serde(flatten)]
    sees: &'a ReaderSees,
}

pub(super) fn findings<S: Serializer>(
    findings: &[Finding],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(findings.iter().map(|finding| FindingForm {
        rule: &finding.rule,
        severity: finding.severity,
        message: &finding.message,
        path: &finding.path,
        address: &finding.address,
        line: finding.line,
        column: finding.column,
        offset: finding.offset,
        places: finding.places,
        reason: finding.reason.as_deref(),
    }))
}

pub(super) fn readers<S: Serializer>(
    readers: &[ReaderView],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(readers.iter().map(|view| ReaderForm {
        reader: &view.reader,
        sees: &view.sees,
    }))
}
