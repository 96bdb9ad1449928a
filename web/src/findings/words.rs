use dmpkg::rules::Severity;
use dmpkg::{Finding, Findings, Grade, findings_to_markdown};
use yew::{Html, html};

use crate::address::links;
use crate::amounts::count;
use crate::icons::{Mark, mark};
use crate::state::{JobState, Standing};

/// The mark of a severity.
pub const fn severity_mark(severity: Severity) -> Mark {
    match severity {
        Severity::Error => Mark::Error,
        Severity::Warning => Mark::Warning,
        Severity::Note => Mark::Note,
    }
}

/// The mark of a verdict.
pub const fn grade_mark(grade: Grade) -> Mark {
    match grade {
        Grade::Error => Mark::Error,
        Grade::Warning => Mark::Warning,
        Grade::Note => Mark::Note,
        Grade::Sound => Mark::Sound,
        Grade::Open => Mark::Skipped,
    }
}

/// Mark and word of a severity.
pub fn severity(severity: Severity) -> Html {
    let class = match severity {
        Severity::Error => "severity severity-error",
        Severity::Warning => "severity severity-warning",
        Severity::Note => "severity severity-note",
    };
    html! {
        <span {class}>{ mark(severity_mark(severity)) }{ severity.word() }</span>
    }
}

/// The heading of all findings of a severity.
pub(super) const fn plural(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "Errors",
        Severity::Warning => "Warnings",
        Severity::Note => "Notes",
    }
}

/// The mark of something that folds.
pub(super) fn chevron(open: bool) -> Html {
    html! {
        <svg class="findings-chevron" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={if open { "M4 6l4 4 4-4" } else { "M6 4l4 4-4 4" }} />
        </svg>
    }
}

/// What the number on the tab counts, for assistive technology: "2 errors, 1 warning".
pub fn tab_words(findings: &Findings) -> String {
    match findings.counts().words() {
        words if words.is_empty() => "none".to_owned(),
        words => words,
    }
}

/// What is still being done; none when nothing is.
pub(super) fn still(jobs: &Standing) -> Option<String> {
    if !jobs.is_at_work() {
        return None;
    }
    let mut doing = Vec::new();
    if jobs.check == JobState::Waiting || jobs.check.is_running() {
        doing.push("structure, names and documents".to_owned());
    }
    if jobs.integrity.is_running() {
        let (entries, all) = (jobs.decoded.entries, jobs.decoded.of_entries);
        doing.push(match all {
            0 => "contents".to_owned(),
            all => format!("contents ({} of {})", count(entries), count(all)),
        });
    }
    Some(format!("Still checking {}.", doing.join(" and ")))
}

/// A single finding as Markdown, under the file's name.
pub(super) fn one_to_markdown(file: &str, finding: &Finding) -> String {
    let sentence = match finding.severity {
        Severity::Error => "One error of the package.",
        Severity::Warning => "One warning about the package.",
        Severity::Note => "One note about the package.",
    };
    findings_to_markdown(file, sentence, std::slice::from_ref(finding), &links())
}
