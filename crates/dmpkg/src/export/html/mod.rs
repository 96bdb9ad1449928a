//! One page that opens anywhere: what was found and what is known, without the package, without a request, and
//! readable without its script.

mod facts;
mod findings;
mod sheets;
#[cfg(test)]
mod tests;

use self::sheets::Sheets;
use super::Examined;
use super::markup::escaped;
use crate::findings::Grade;
use crate::rules::Severity;
use crate::{Insight, RuleLinks, amounts, path};

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");
/// Nothing is loaded, and nothing runs or shows but these two, by their SHA-256.
const POLICY: &str = "default-src 'none'; base-uri 'none'; form-action 'none'; \
    style-src 'sha256-HSFj4+M+dCUjxv4TnYbJtDwOTPmcnm2/oQ5gN66KWas='; script-src 'sha256-d6PSGoITElJ+C89E9YdqKXZ3H0HnogWA1gyXq1TDZOQ='";

/// The page so far.
#[derive(Default)]
pub(super) struct Page {
    /// The part of each file.
    files: String,
    /// A row of each file, for the table at the start.
    rows: String,
    /// The name of the first file.
    name: String,
    /// Number of files.
    count: u64,
    /// Who made it.
    tool: String,
}

impl Page {
    /// Adds all that is known of a file.
    pub(super) fn add(&mut self, file: &Examined, links: &RuleLinks) {
        self.count += 1;
        let report = &file.report;
        let name = escaped(&path::shown(&file.location));
        if self.count == 1 {
            self.name.clone_from(&name);
            self.tool = format!("{} {}", report.tool.name, report.tool.version);
        }
        let verdict = file.findings.verdict(false);
        let class = grade(verdict.grade);
        let words = format!(
            "<span class=\"{class}\">{}{}</span>",
            mark(class),
            escaped(&verdict.words)
        );
        self.rows.push_str(&format!(
            "<tr><td><a href=\"#file-{}\">{name}</a></td><td>{words}</td></tr>\n",
            self.count
        ));
        let masks = report.masks();
        let insight = Insight::of(&file.inspection);
        let text = &mut self.files;
        text.push_str(&format!(
            "<article>\n<h2 id=\"file-{}\">{name}</h2>\n<p class=\"verdict\">{words}</p>\n",
            self.count
        ));
        text.push_str(&format!(
            "<p>{}</p>\n",
            escaped(&path::shown(&file.findings.summary()))
        ));
        findings::write(text, file, links);
        let mut sheets = Sheets { text, masks };
        facts::write(&mut sheets, file, &insight);
        text.push_str("</article>\n");
    }

    /// All of it.
    pub(super) fn finish(self) -> String {
        let files = amounts::counted(self.count, "file", "files");
        let title = if self.count == 1 { &self.name } else { &files };
        let table = match self.count {
            0 | 1 => String::new(),
            _ => format!(
                "<table>\n<tr><th>File</th><th>Verdict</th></tr>\n{}</table>\n",
                self.rows
            ),
        };
        let boxes: String = Severity::WORST_FIRST
            .into_iter()
            .map(|severity| {
                let word = severity.word();
                let mark = mark(word);
                format!(
                    "<label class=\"{word}\"><input type=\"checkbox\" value=\"{word}\" checked> {mark}{word}s</label>\n"
                )
            })
            .collect();
        format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <title>Report: {title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
             <header>\n<h1>Report: {title}</h1>\n\
             <p class=\"muted\">Made by {}, an inspector of DataMiner packages. This file loads nothing and does not contain the package.</p>\n\
             {table}</header>\n\
             <form class=\"filter\" id=\"filter\" role=\"search\" aria-label=\"Findings to show\" hidden>\n{boxes}\
             <input type=\"search\" name=\"words\" aria-label=\"Words in findings\" placeholder=\"Words in findings\" autocomplete=\"off\">\n\
             <output name=\"count\" class=\"muted\"></output>\n</form>\n\
             <main>\n{}</main>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
            escaped(&self.tool),
            self.files
        )
    }
}

/// The class of a verdict.
const fn grade(grade: Grade) -> &'static str {
    match grade {
        Grade::Error => "error",
        Grade::Warning => "warning",
        Grade::Note => "note",
        Grade::Sound => "sound",
        Grade::Open => "open",
    }
}

/// The mark of a class: the shapes that the inspector's page has.
fn mark(class: &str) -> String {
    let lines = match class {
        "error" => "M5 1.5h6L14.5 8 11 14.5H5L1.5 8z",
        "warning" => "M8 1.75 15 14H1z",
        "sound" => "M2.5 8.5l3.5 3.5 7.5-8",
        _ => "M8 3a5 5 0 1 0 0 10A5 5 0 0 0 8 3z",
    };
    format!(
        "<svg class=\"mark\" viewBox=\"0 0 16 16\" aria-hidden=\"true\"><path d=\"{lines}\"/></svg>"
    )
}
