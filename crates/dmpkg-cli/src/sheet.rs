//! Sheets as text.

use std::io::{self, Write};

use dmpkg::amounts::{count, size};
use dmpkg::{Block, Card, Code, Notice, Sheet, Steps, Table, Tone, Value, Weight};

/// Characters of a label at most, beside which values stand.
const LABEL: usize = 32;
/// Characters of a cell at most.
const CELL: usize = 60;

/// Prints sheets.
pub(crate) struct Printer<'a, W> {
    pub(crate) out: &'a mut W,
    /// Whether what is hidden is printed.
    pub(crate) secrets: bool,
}

impl<W: Write> Printer<'_, W> {
    /// Prints a sheet, unless it holds nothing.
    pub(crate) fn sheet(&mut self, sheet: &Sheet) -> io::Result<()> {
        if sheet.blocks.is_empty() {
            return Ok(());
        }
        let subtitle = sheet.subtitle.as_deref().unwrap_or_default();
        let between = if subtitle.is_empty() { "" } else { " · " };
        writeln!(self.out, "\n{}{between}{subtitle}", sheet.title)?;
        for (place, block) in sheet.blocks.iter().enumerate() {
            match block {
                Block::Notice(notice) => {
                    let before = place.checked_sub(1).and_then(|it| sheet.blocks.get(it));
                    // Notices follow each other; behind anything else one begins something new.
                    if before.is_some_and(|it| !matches!(it, Block::Notice(_))) {
                        writeln!(self.out)?;
                    }
                    self.notice(notice)?;
                }
                Block::Card(card) => self.cards(std::slice::from_ref(card))?,
                Block::Table(table) => self.table(table)?,
                Block::Steps(steps) => self.steps(steps)?,
                Block::Code(code) => self.code(code)?,
            }
        }
        Ok(())
    }

    /// Prints a notice.
    pub(crate) fn notice(&mut self, notice: &Notice) -> io::Result<()> {
        let mark = match notice.tone {
            Tone::Damage => "damaged",
            Tone::Attention => "attention",
            Tone::Information => "note",
            Tone::Sound => "confirmed",
        };
        writeln!(self.out, "{mark}: {}", notice.text)
    }

    /// Prints cards, their values below each other.
    pub(crate) fn cards(&mut self, cards: &[Card]) -> io::Result<()> {
        let labels = cards.iter().flat_map(|card| &card.facts);
        let width = labels
            .map(|fact| fact.label.chars().count())
            .max()
            .unwrap_or(0)
            .min(LABEL);
        for Card { title, facts } in cards {
            writeln!(self.out, "\n{title}")?;
            for fact in facts {
                let mut lines = self.lines(&fact.value).into_iter();
                let first = lines.next().unwrap_or_default();
                writeln!(self.out, "  {:width$}  {first}", fact.label)?;
                for line in lines {
                    writeln!(self.out, "  {:width$}  {line}", "")?;
                }
            }
        }
        Ok(())
    }

    fn table(&mut self, table: &Table) -> io::Result<()> {
        writeln!(self.out, "\n{}", table.title)?;
        let cell = |value| self.lines(value).join(", ");
        let rows: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.cells.iter().map(cell).collect())
            .collect();
        let width = |at: usize, label: &str| {
            let cells = rows.iter().filter_map(|row| row.get(at));
            let widths = cells.map(|cell| cell.chars().count());
            widths
                .max()
                .unwrap_or(0)
                .min(CELL)
                .max(label.chars().count())
        };
        let columns = table.columns.iter().enumerate();
        let widths: Vec<usize> = columns
            .map(|(at, column)| width(at, &column.label))
            .collect();
        let labels = table.columns.iter().map(|column| column.label.clone());
        let mut lines = vec![labels.collect()];
        lines.extend(rows);
        for line in lines {
            let mut text = String::new();
            for ((cell, width), column) in line.iter().zip(&widths).zip(&table.columns) {
                let padded = match column.is_number {
                    true => format!("{cell:>width$}"),
                    false => format!("{cell:width$}"),
                };
                text.push_str("  ");
                text.push_str(&padded);
            }
            writeln!(self.out, "{}", text.trim_end())?;
        }
        Ok(())
    }

    fn steps(&mut self, steps: &Steps) -> io::Result<()> {
        writeln!(self.out, "\n{}", steps.title)?;
        for (number, step) in (1..).zip(&steps.steps) {
            let mark = match step.weight {
                Weight::Loud => "!",
                Weight::Change => "+",
                Weight::Quiet => " ",
                Weight::Unknown => "?",
            };
            writeln!(self.out, "{number:>4}. {mark} {}", step.text)?;
            if let Some(detail) = &step.detail {
                for line in detail.lines() {
                    writeln!(self.out, "        {line}")?;
                }
            }
        }
        Ok(())
    }

    fn code(&mut self, code: &Code) -> io::Result<()> {
        writeln!(self.out, "\n{}", code.title)?;
        for (number, line) in (code.first_line..).zip(code.text.lines()) {
            writeln!(self.out, "{number:>6}  {}", line.trim_end())?;
        }
        Ok(())
    }

    fn lines(&self, value: &Value) -> Vec<String> {
        match value {
            Value::Text(text) | Value::Code(text) => text
                .lines()
                .map(|line| line.trim_end().to_owned())
                .collect(),
            Value::List(items) => items.clone(),
            Value::Bytes(bytes) => vec![size(*bytes)],
            Value::Count(number) => vec![count(*number)],
            Value::NotStated => vec!["not stated".to_owned()],
            Value::Unreadable(why) => vec![format!("could not be read: {why}")],
            Value::Secret(text) if self.secrets => vec![text.clone()],
            Value::Secret(_) => vec!["(hidden)".to_owned()],
        }
    }
}
