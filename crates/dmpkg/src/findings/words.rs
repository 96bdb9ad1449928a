//! Findings as people read them.

use std::fmt::Write;

use dmpkg_archive::sorted::sort_by;

use super::{Finding, Findings, Integrity};
use crate::amounts::count;
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
        let masked = disclosure::masked("", &self.message, Some(&[]));
        let message = masked.as_deref().unwrap_or(&self.message);
        format!("- {place}{}\n", escaped(message))
    }
}

impl Findings {
    /// What was found and what was looked at, as one sentence.
    pub fn summary(&self) -> String {
        let counts = self.counts();
        let found = [
            (counts.errors, "error"),
            (counts.warnings, "warning"),
            (counts.notes, "note"),
        ];
        let found: Vec<String> = found
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(|(number, word)| amount(number, word))
            .collect();
        let found = match found.is_empty() {
            true => "Nothing found".to_owned(),
            false => found.join(", "),
        };
        let contents = match self.coverage.integrity {
            Integrity::Complete => "every content was decoded and compared",
            Integrity::Partial => "not every content was compared",
            Integrity::Off => "contents were not compared",
        };
        format!(
            "{found}: {} ran on {} in {}; {contents}.",
            amount(
                u64::try_from(self.coverage.rules()).unwrap_or(u64::MAX),
                "rule"
            ),
            amount(self.coverage.entries, "entry"),
            amount(self.coverage.archives, "archive"),
        )
    }

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
    pub fn to_markdown(&self, title: &str) -> String {
        let mut text = findings_to_markdown(title, &self.summary(), &self.list());
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
}

/// These findings as Markdown under a heading and a sentence. Those of one rule stand below its name
/// when they follow each other.
pub fn findings_to_markdown(title: &str, sentence: &str, findings: &[Finding]) -> String {
    let mut text = format!("# {}\n\n{}\n", escaped(title), escaped(sentence));
    let mut before = "";
    for finding in findings {
        if finding.rule != before {
            let rule = rules::find(&finding.rule);
            let title = rule.map_or("", |rule| rule.title);
            // Writing to a string never fails.
            let _ = write!(
                text,
                "\n## {}: {title} (`{}`)\n\n",
                finding.severity.word(),
                finding.rule
            );
            if let Some(rule) = rule {
                let _ = write!(text, "{} {}\n\n", rule.why, rule.fix);
            }
            before = &finding.rule;
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
        escaped.push(if character.is_control() {
            ' '
        } else {
            character
        });
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
        assert_eq!(code("a`b"), "`` a`b ``");
        assert_eq!(code("ab"), "`ab`");
        assert_eq!(amount(1, "entry"), "1 entry");
        assert_eq!(amount(4812, "entry"), "4,812 entries");
    }
}
