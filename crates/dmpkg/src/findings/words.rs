//! Findings as people read them.

use std::borrow::Cow;
use std::fmt::Write;

use dmpkg_archive::sorted::sort_by;
use serde::{Deserialize, Serialize};

use super::{Finding, Findings, SwitchedOff};
use crate::amounts::count;
use crate::path::is_deceptive;
use crate::{disclosure, rules};

impl Finding {
    /// The place in words: `Outer.dmapp › Scripts/Install.xml, line 3, column 7`. Empty for the opened
    /// file as a whole.
    pub fn place(&self) -> String {
        let mut parts = Vec::new();
        if !self.path.0.is_empty() {
            parts.push(self.path.to_string());
        }
        if let Some(line) = self.line {
            parts.push(format!("line {line}"));
        }
        if let Some(column) = self.column {
            parts.push(format!("column {column}"));
        }
        if let Some(offset) = self.offset {
            parts.push(format!("offset {offset}"));
        }
        parts.join(", ")
    }

    /// The finding as an item of a Markdown list, for others to read: masks stand for what it quotes of
    /// personal data and secrets.
    pub fn to_markdown(&self) -> String {
        let place = self.place();
        let place = match place.is_empty() {
            true => String::new(),
            false => format!("{}: ", code(&place)),
        };
        let weighed = match self.weighed() {
            Some(weighed) => format!(" ({})", escaped(&masked(&weighed))),
            None => String::new(),
        };
        format!("- {place}{}{weighed}\n", escaped(&self.masked()))
    }

    /// The message for texts that leave the machine: what it discloses is masked.
    fn masked(&self) -> Cow<'_, str> {
        masked(&self.message)
    }

    /// That a setting decided on the finding, and why: "hidden by settings: known", "note by
    /// settings".
    pub fn weighed(&self) -> Option<String> {
        self.reason.as_ref().map(|reason| {
            let severity = self.severity.word();
            match reason.is_empty() {
                true => format!("{severity} by settings"),
                false => format!("{severity} by settings: {reason}"),
            }
        })
    }

    /// Why settings hide it, or that no reason is given.
    pub fn hidden_because(&self) -> &str {
        reason(self.reason.as_deref().unwrap_or_default())
    }
}

impl SwitchedOff {
    /// The reason as a sentence, or that there is none.
    pub fn because(&self) -> &str {
        reason(&self.reason)
    }
}

/// A text that leaves the machine: what it discloses is masked.
fn masked(text: &str) -> Cow<'_, str> {
    match disclosure::masked("", text, Some(&[])) {
        Some(masked) => masked.into(),
        None => Cow::Borrowed(text),
    }
}

/// A reason, or that there is none.
fn reason(reason: &str) -> &str {
    match reason.is_empty() {
        true => "no reason is given",
        false => reason,
    }
}

/// Where reports look for the page of a rule.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum RuleLinks {
    /// In the project's own list of rules, where no page has an address: `docs/rules.md#...`.
    #[default]
    Document,
    /// In the page at this address, which has an address for each rule.
    Page(String),
}

impl RuleLinks {
    /// Behind the address of the page and before the id of a rule: where the rule is shown.
    pub const PAGE: &'static str = "#/rules/";

    /// The address of a rule.
    pub fn of(&self, rule: &str) -> String {
        match self {
            // The anchor of a heading is its letters and hyphens.
            Self::Document => format!("docs/rules.md#{}", rule.replace('/', "")),
            Self::Page(address) => format!("{address}{}{rule}", Self::PAGE),
        }
    }
}

impl Findings {
    /// Why rules could not run, each reason with the number of rules, most rules first.
    pub fn reasons_to_skip(&self) -> Vec<(String, u64)> {
        let mut reasons: Vec<(String, u64)> = Vec::new();
        for skipped in self.skipped() {
            match reasons
                .iter_mut()
                .find(|(because, _)| *because == skipped.because)
            {
                Some((_, rules)) => *rules += 1,
                None => reasons.push((skipped.because, 1)),
            }
        }
        sort_by(&mut reasons, |a, b| b.1.cmp(&a.1));
        reasons
    }

    /// All findings as Markdown under a heading, for tickets and mails.
    pub fn to_markdown(&self, title: &str, links: &RuleLinks) -> String {
        let mut text = findings_to_markdown(title, &self.summary(), &self.list(), links);
        self.set_aside_to_markdown(&mut text);
        let reasons = self.reasons_to_skip();
        if !reasons.is_empty() {
            text.push_str("\n## Not checked\n\n");
            for (because, rules) in reasons {
                let _ = writeln!(
                    text,
                    "- {} skipped: {}",
                    amount(rules, "rule"),
                    escaped(&because)
                );
            }
        }
        for failure in self.tool_failures() {
            let _ = writeln!(
                text,
                "- The tool failed on `{}`: {}",
                failure.rule,
                escaped(&failure.message)
            );
        }
        text
    }

    /// What settings hide and switch off, and which say nothing.
    fn set_aside_to_markdown(&self, text: &mut String) {
        let hidden = self.suppressed();
        if !hidden.is_empty() {
            text.push_str("\n## Hidden by settings\n\n");
        }
        for finding in hidden {
            let because = finding.hidden_because();
            // Writing to a string never fails.
            let _ = write!(text, "- {} `{}`", finding.severity.word(), finding.rule);
            let place = finding.place();
            if !place.is_empty() {
                let _ = write!(text, ", {}", code(&place));
            }
            let message = escaped(&finding.masked());
            let _ = writeln!(text, ": {message} Hidden: {}", escaped(&masked(because)));
        }
        if !self.switched_off().is_empty() || !self.unknown_settings().is_empty() {
            text.push_str("\n## Settings\n\n");
        }
        for off in self.switched_off() {
            let because = escaped(&masked(off.because()));
            let _ = writeln!(text, "- `{}` is switched off: {because}", off.rule);
        }
        for unknown in self.unknown_settings() {
            let unknown = code(unknown);
            let _ = writeln!(
                text,
                "- There is no rule {unknown}: this setting does nothing."
            );
        }
    }
}

/// These findings as Markdown under a heading and a sentence. Those of one rule stand below its name
/// when they follow each other.
pub fn findings_to_markdown(
    title: &str,
    sentence: &str,
    findings: &[Finding],
    links: &RuleLinks,
) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(title), escaped(sentence));
    let mut before = None;
    for finding in findings {
        let heading = Some((finding.rule.as_str(), finding.severity));
        if heading != before {
            let rule = rules::find(&finding.rule);
            let title = rule.map_or("", |rule| rule.title);
            // Writing to a string never fails.
            let _ = write!(
                text,
                "\n## {}: {title} ([`{}`]({}))\n\n",
                finding.severity.word(),
                finding.rule,
                links.of(&finding.rule)
            );
            if let Some(rule) = rule {
                let _ = write!(text, "{} {}\n\n", rule.why, rule.fix);
            }
            before = heading;
        }
        text.push_str(&finding.to_markdown());
    }
    text
}

/// A number of things: "1 entry", "4,812 entries".
pub fn amount(number: u64, one: &str) -> String {
    match (number, one.strip_suffix('y')) {
        (1, _) => format!("1 {one}"),
        (_, Some(stem)) => format!("{} {stem}ies", count(number)),
        (_, None) => format!("{} {one}s", count(number)),
    }
}

/// Text of a package in Markdown: nothing of it is markup.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        if matches!(
            character,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '!'
        ) {
            escaped.push('\\');
        }
        match character {
            control if control.is_control() => escaped.push(' '),
            deceptive if is_deceptive(deceptive) => {
                escaped.push('\\');
                escaped.extend(deceptive.escape_unicode());
            }
            plain => escaped.push(plain),
        }
    }
    escaped
}

/// Text of a package as code in Markdown, whatever quotes it holds.
fn code(text: &str) -> String {
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    match longest {
        0 => format!("`{text}`"),
        _ => format!("{fence} {text} {fence}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_package_is_no_markup() {
        assert_eq!(escaped("a*b [x](y)\n<b>"), "a\\*b \\[x\\](y) \\<b\\>");
        assert_eq!(escaped("a\u{202e}b"), "a\\\\u{202e}b");
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("ab"), "`ab`");
        assert_eq!(amount(1, "entry"), "1 entry");
        assert_eq!(amount(4812, "entry"), "4,812 entries");
    }

    #[test]
    fn every_rule_has_an_address() {
        let id = "archive/crc-mismatch";
        let document = RuleLinks::default().of(id);
        assert_eq!(document, "docs/rules.md#archivecrc-mismatch");
        let page = RuleLinks::Page("https://packages.test/inspector/".to_owned());
        let address = "https://packages.test/inspector/#/rules/archive/crc-mismatch";
        assert_eq!(page.of(id), address);
    }
}
