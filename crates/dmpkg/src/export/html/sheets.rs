//! Sheets as HTML: all text of a package comes through here, masked and escaped.

use std::fmt::Write;

use super::{escaped, mark};
use crate::amounts::{count, counted, size};
use crate::report::Masks;
use crate::{Block, Card, Code, Place, Sheet, Steps, Table, Tone, Value, Weight};

/// Rows of a table at most: a report that nobody can scroll through helps nobody.
const ROWS: usize = 1000;
/// Lines of code at most.
const LINES: usize = 200;

/// Writes sheets.
pub(super) struct Sheets<'a> {
    pub(super) text: &'a mut String,
    pub(super) masks: Masks<'a>,
}

impl Sheets<'_> {
    /// A sheet, unless it holds nothing.
    pub(super) fn sheet(&mut self, sheet: &Sheet) {
        if sheet.blocks.is_empty() {
            return;
        }
        self.heading(&sheet.title);
        if let Some(subtitle) = &sheet.subtitle {
            self.sentence(subtitle);
        }
        for block in &sheet.blocks {
            match block {
                Block::Notice(notice) => self.notice(notice.tone, &notice.text),
                Block::Card(card) => self.card(card),
                Block::Table(table) => self.table(table),
                Block::Steps(steps) => self.steps(steps),
                Block::Code(code) => self.code(code),
            }
        }
    }

    /// The heading of a part.
    pub(super) fn heading(&mut self, title: &str) {
        self.element("h3", title);
    }

    /// A sentence.
    pub(super) fn sentence(&mut self, text: &str) {
        self.element("p", text);
    }

    /// A sentence that stands out.
    pub(super) fn notice(&mut self, tone: Tone, text: &str) {
        let class = match tone {
            Tone::Damage => "error",
            Tone::Attention => "warning",
            Tone::Information => "note",
            Tone::Sound => "sound",
        };
        let text = escaped(&self.masks.sentence(text));
        let _ = writeln!(
            self.text,
            "<p class=\"notice {class}\">{}{text}</p>",
            mark(class)
        );
    }

    /// A group of facts.
    pub(super) fn card(&mut self, card: &Card) {
        self.element("h4", &card.title);
        self.text.push_str("<dl>\n");
        for fact in &card.facts {
            let value = self.value(&fact.label, &fact.value, fact.place.as_ref());
            self.element("dt", &fact.label);
            let _ = writeln!(self.text, "<dd>{value}</dd>");
        }
        self.text.push_str("</dl>\n");
    }

    /// A table, unless it has no row.
    pub(super) fn table(&mut self, table: &Table) {
        if table.rows.is_empty() {
            return;
        }
        self.element("h4", &table.title);
        self.hint(table.hint.as_deref());
        self.text.push_str("<table>\n<tr>");
        let class = |is_number| if is_number { " class=\"number\"" } else { "" };
        for column in &table.columns {
            let label = escaped(&self.masks.sentence(&column.label));
            let _ = write!(self.text, "<th{}>{label}</th>", class(column.is_number));
        }
        self.text.push_str("</tr>\n");
        for row in table.rows.iter().take(ROWS) {
            self.text.push_str("<tr>");
            for (column, cell) in table.columns.iter().zip(&row.cells) {
                let value = self.value(&column.label, cell, row.place.as_ref());
                let _ = write!(self.text, "<td{}>{value}</td>", class(column.is_number));
            }
            self.text.push_str("</tr>\n");
        }
        self.text.push_str("</table>\n");
        self.further(table.rows.len(), ROWS, "row", "rows");
    }

    fn steps(&mut self, steps: &Steps) {
        self.element("h4", &steps.title);
        self.hint(steps.hint.as_deref());
        self.text.push_str("<ol>\n");
        for step in steps.steps.iter().take(ROWS) {
            self.text.push_str("<li>");
            let sentence = escaped(&self.masks.sentence(&step.text));
            let _ = match step.weight {
                Weight::Loud => write!(self.text, "<strong>{sentence}</strong>"),
                Weight::Unknown => write!(self.text, "{sentence} <em>(not known)</em>"),
                Weight::Change | Weight::Quiet => write!(self.text, "{sentence}"),
            };
            if let Some(detail) = &step.detail {
                let detail = self.lines("words", detail, step.place.as_ref());
                let _ = write!(self.text, "<br><span class=\"place code\">{detail}</span>");
            }
            self.text.push_str("</li>\n");
        }
        self.text.push_str("</ol>\n");
        self.further(steps.steps.len(), ROWS, "step", "steps");
    }

    fn code(&mut self, code: &Code) {
        self.element("h4", &code.title);
        let lines = self.masks.value("", &code.text, code.place.as_ref());
        let shown: Vec<&str> = lines.iter().take(LINES).map(String::as_str).collect();
        let _ = writeln!(self.text, "<pre>{}</pre>", escaped(&shown.join("\n")));
        self.further(lines.len(), LINES, "line", "lines");
    }

    fn hint(&mut self, hint: Option<&str>) {
        if let Some(hint) = hint {
            let hint = escaped(&self.masks.sentence(hint));
            let _ = writeln!(self.text, "<p class=\"muted\">{hint}</p>");
        }
    }

    /// Tells that not all is here.
    fn further(&mut self, all: usize, shown: usize, one: &str, many: &str) {
        let further = u64::try_from(all.saturating_sub(shown)).unwrap_or(u64::MAX);
        if further > 0 {
            let further = counted(further, one, many);
            let _ = writeln!(
                self.text,
                "<p class=\"muted\">{further} more: the report as JSON has all.</p>"
            );
        }
    }

    fn element(&mut self, name: &str, text: &str) {
        let text = escaped(&self.masks.sentence(text));
        // Writing to a string never fails.
        let _ = writeln!(self.text, "<{name}>{text}</{name}>");
    }

    /// A value that has this name and was read at this place.
    fn value(&self, name: &str, value: &Value, place: Option<&Place>) -> String {
        match value {
            Value::Text(text) => self.lines(name, text, place),
            Value::Code(text) => format!("<code>{}</code>", self.lines(name, text, place)),
            Value::List(items) => {
                let items = items.iter().map(|item| self.lines(name, item, place));
                items.collect::<Vec<_>>().join("<br>")
            }
            Value::Bytes(bytes) => size(*bytes),
            Value::Count(number) => count(*number),
            Value::Secret(text) if self.masks.tells_secrets() => self.lines("", text, place),
            Value::Secret(_) => "<span class=\"muted\">(hidden)</span>".to_owned(),
            Value::NotStated => "<span class=\"muted\">not stated</span>".to_owned(),
            Value::Unreadable(why) => {
                format!("could not be read: {}", escaped(&self.masks.sentence(why)))
            }
        }
    }

    fn lines(&self, name: &str, text: &str, place: Option<&Place>) -> String {
        let lines = self.masks.value(name, text, place);
        let lines: Vec<String> = lines.iter().map(|line| escaped(line)).collect();
        lines.join("<br>")
    }
}
