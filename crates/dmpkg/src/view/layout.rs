use super::language::Language;
use super::text_view::{LaidLine, TextView, offset};
use crate::{LineIndex, TextPos};

/// A text that is being laid out anew, line by line.
pub(super) struct Layout<'a> {
    source: &'a str,
    source_lines: LineIndex,
    text: String,
    lines: Vec<LaidLine>,
    folds: Vec<(u32, u32)>,
    open: Vec<u32>,
}

/// Levels that are indented; what lies deeper stays at the same column.
const DEEPEST_INDENT: usize = 64;

impl<'a> Layout<'a> {
    /// Begins with nothing; `source` is the original text.
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            source_lines: LineIndex::new(source),
            text: String::new(),
            lines: Vec::new(),
            folds: Vec::new(),
            open: Vec::new(),
        }
    }

    /// A line at the present depth; `at` is where it stands in the original.
    pub(super) fn line(&mut self, at: usize, content: &str) {
        let indent = "  ".repeat(self.open.len().min(DEEPEST_INDENT));
        let TextPos { line, .. } = self.source_lines.position(self.source, at);
        let mut line = line;
        for part in content.split('\n') {
            self.push(line, &indent, part);
            line = line.saturating_add(1);
        }
    }

    /// Lines as they are, without indentation.
    pub(super) fn raw_lines(&mut self, at: usize, content: &str) {
        let TextPos { mut line, .. } = self.source_lines.position(self.source, at);
        for part in content.split('\n') {
            self.push(line, "", part);
            line = line.saturating_add(1);
        }
    }

    /// A line that opens a level.
    pub(super) fn open(&mut self, at: usize, content: &str) {
        self.line(at, content);
        self.open
            .push(self.lines.last().map_or(0, |line| line.start));
    }

    /// A line that closes a level.
    pub(super) fn close(&mut self, at: usize, content: &str) {
        let start = self.open.pop();
        self.line(at, content);
        if let (Some(start), Some(last)) = (start, self.lines.last()) {
            self.folds.push((start, last.start));
        }
    }

    /// The view of what was laid out.
    pub(super) fn finish(self, language: Language) -> TextView {
        TextView::new(self.text.into(), language, self.lines, &self.folds)
    }

    fn push(&mut self, line: u32, indent: &str, content: &str) {
        if !self.lines.is_empty() {
            self.text.push('\n');
        }
        self.lines.push(LaidLine {
            start: offset(self.text.len()),
            line,
        });
        self.text.push_str(indent);
        self.text.push_str(content.trim_end_matches('\r'));
    }
}
