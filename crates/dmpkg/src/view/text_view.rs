use std::cmp::Reverse;
use std::rc::Rc;

use dmpkg_archive::sorted::sort_by_key;

use super::language::Language;
use super::lexer::{State, lex};
use super::{Fold, Matches, Piece, TextRow, TextWindow};
use crate::lower_case;
use crate::text::in_memory;

/// A text as rows that can be shown, folded and searched.
pub struct TextView {
    text: Rc<str>,
    language: Language,
    rows: Vec<Row>,
    /// In the order of rows.
    folds: Vec<FoldRange>,
    /// The visible rows; none while nothing is folded.
    visible: Option<Vec<u32>>,
}

/// What can be folded: the row that stays, the last one that goes, and whether it is folded.
struct FoldRange {
    head: u32,
    last: u32,
    folded: bool,
}

/// Where a row starts, and what is open there.
struct Row {
    start: u32,
    /// Line of the original text, from 1.
    line: u32,
    state: State,
}

/// A line of a text that is being laid out.
pub(super) struct LaidLine {
    /// Byte offset at which it starts in the laid out text.
    pub(super) start: u32,
    /// Line of the original text, from 1.
    pub(super) line: u32,
}

/// Characters of a row at most: a longer line goes on in rows without number, because browsers stall
/// on lines of a megabyte.
const ROW: usize = 2_000;
/// Rows with a searched text that are told at most.
const MATCHES: usize = 1_000;

impl TextView {
    /// The text as it stands.
    pub(super) fn plain(text: Rc<str>, language: Language, folds: &[(u32, u32)]) -> Self {
        let starts = std::iter::once(0).chain(
            text.bytes()
                .zip(1_u32..)
                .filter(|(byte, _)| *byte == b'\n')
                .map(|(_, next)| next),
        );
        let lines = starts
            .zip(1_u32..)
            .map(|(start, line)| LaidLine { start, line });
        let lines: Vec<_> = lines.collect();
        Self::new(text, language, lines, folds)
    }

    /// A text in lines; folds are pairs of byte offsets, each in its first and its last row.
    pub(super) fn new(
        text: Rc<str>,
        language: Language,
        lines: Vec<LaidLine>,
        folds: &[(u32, u32)],
    ) -> Self {
        let mut rows = Vec::with_capacity(lines.len());
        let mut state = State::default();
        let ends = lines
            .iter()
            .skip(1)
            .map(|next| in_memory(next.start))
            .chain([text.len()]);
        for (line, end) in lines.iter().zip(ends) {
            let mut start = in_memory(line.start);
            loop {
                let rest = without_break(text.get(start..end).unwrap_or_default());
                let cut = rest
                    .char_indices()
                    .nth(ROW)
                    .map_or(rest.len(), |(at, _)| at);
                rows.push(Row {
                    start: offset(start),
                    line: line.line,
                    state,
                });
                state = lex(
                    language,
                    state,
                    rest.get(..cut).unwrap_or(rest),
                    &mut |_, _| {},
                );
                if cut == rest.len() {
                    break;
                }
                start += cut;
            }
        }
        let mut view = Self {
            text,
            language,
            rows,
            folds: Vec::new(),
            visible: None,
        };
        view.folds = view.folds_in_rows(folds);
        view
    }

    /// Number of visible rows.
    pub fn total(&self) -> u32 {
        let count = self.visible.as_ref().map_or(self.rows.len(), Vec::len);
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Visible rows, from `first` on.
    pub fn window(&self, first: u32, count: u32) -> TextWindow {
        let last = first.saturating_add(count).min(self.total());
        let rows = (first..last)
            .filter_map(|at| self.row(self.row_at(at)?))
            .collect();
        TextWindow {
            total: self.total(),
            first,
            rows,
        }
    }

    /// Folds or unfolds what follows a row; all rows when none is named.
    pub fn fold(&mut self, row: Option<u32>, open: bool) {
        match row {
            Some(row) => {
                if let Some(fold) = self.folds.iter_mut().find(|fold| fold.head == row) {
                    fold.folded = !open;
                }
            }
            // The outermost element stays open: folding it would leave a page of one row.
            None => {
                for (at, fold) in self.folds.iter_mut().enumerate() {
                    fold.folded = !open && at > 0;
                }
            }
        }
        self.rebuild();
    }

    /// Unfolds what hides a line of the original text, and returns its visible row.
    pub fn reveal_line(&mut self, line: u32) -> Option<u32> {
        let at = self.rows.partition_point(|row| row.line < line);
        let at = u32::try_from(at.min(self.rows.len().checked_sub(1)?)).ok()?;
        Some(self.reveal(at))
    }

    /// Unfolds what hides a row, and returns its visible place.
    pub fn reveal(&mut self, row: u32) -> u32 {
        let mut changed = false;
        for fold in &mut self.folds {
            let hides = fold.folded && fold.head < row && row <= fold.last;
            fold.folded &= !hides;
            changed |= hides;
        }
        if changed {
            self.rebuild();
        }
        self.visible_place(row)
    }

    /// Where a row is among the visible ones, or the one that hides it.
    pub fn visible_place(&self, row: u32) -> u32 {
        let Some(visible) = &self.visible else {
            return row;
        };
        let after = visible.partition_point(|shown| *shown <= row);
        u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX)
    }

    /// Looks for a text in all rows, folded or not, upper or lower case. Unfolds nothing.
    pub fn find(&self, wanted: &str) -> Matches {
        let wanted = lower_case(wanted);
        let mut found = Matches::default();
        if wanted.is_empty() {
            return found;
        }
        for (row, number) in self.rows.iter().zip(0_u32..) {
            let text = self.text_of(number, row);
            let is_there = if wanted.is_ascii() {
                contains_ascii(text.as_bytes(), wanted.as_bytes())
            } else {
                lower_case(text).contains(&wanted)
            };
            if is_there {
                found.total += 1;
                if found.rows.len() < MATCHES {
                    found.rows.push(number);
                }
            }
        }
        found
    }

    fn row_at(&self, place: u32) -> Option<u32> {
        match &self.visible {
            None => Some(place),
            Some(visible) => visible.get(in_memory(place)).copied(),
        }
    }

    fn row(&self, number: u32) -> Option<TextRow> {
        let row = self.rows.get(in_memory(number))?;
        let before = number
            .checked_sub(1)
            .and_then(|before| self.rows.get(in_memory(before)));
        let continues = before.is_some_and(|before| before.line == row.line);
        let mut pieces: Vec<Piece> = Vec::new();
        lex(
            self.language,
            row.state,
            self.text_of(number, row),
            &mut |class, text| match pieces.last_mut() {
                Some(last) if last.class == class => last.text.push_str(text),
                _ => pieces.push(Piece {
                    class,
                    text: text.to_owned(),
                }),
            },
        );
        let fold = match self.fold_at(number) {
            None => Fold::None,
            Some(fold) if fold.folded => Fold::Closed(fold.last - number),
            Some(_) => Fold::Open,
        };
        Some(TextRow {
            row: number,
            line: (!continues).then_some(row.line),
            fold,
            pieces,
        })
    }

    fn text_of(&self, number: u32, row: &Row) -> &str {
        let next = self
            .rows
            .get(in_memory(number) + 1)
            .map(|next| in_memory(next.start));
        let text = self
            .text
            .get(in_memory(row.start)..next.unwrap_or(self.text.len()));
        without_break(text.unwrap_or_default())
    }

    fn fold_at(&self, row: u32) -> Option<&FoldRange> {
        let at = self
            .folds
            .binary_search_by_key(&row, |fold| fold.head)
            .ok()?;
        self.folds.get(at)
    }

    /// Folds by rows: what lies between the first and the last row goes. Of several that start in one
    /// row the longest counts.
    fn folds_in_rows(&self, offsets: &[(u32, u32)]) -> Vec<FoldRange> {
        let row_of = |at: u32| {
            let after = self.rows.partition_point(|row| row.start <= at);
            u32::try_from(after.saturating_sub(1)).unwrap_or(u32::MAX)
        };
        let mut folds: Vec<(u32, u32)> = offsets
            .iter()
            .map(|(start, end)| (row_of(*start), row_of(*end).saturating_sub(1)))
            .filter(|(head, last)| last > head)
            .collect();
        sort_by_key(&mut folds, |(head, last)| (*head, Reverse(*last)));
        folds.dedup_by_key(|(head, _)| *head);
        let ranges = folds.into_iter();
        ranges
            .map(|(head, last)| FoldRange {
                head,
                last,
                folded: false,
            })
            .collect()
    }

    fn rebuild(&mut self) {
        if self.folds.iter().all(|fold| !fold.folded) {
            self.visible = None;
            return;
        }
        let count = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let mut visible = Vec::new();
        let mut row = 0;
        while row < count {
            visible.push(row);
            let folded = self.fold_at(row).filter(|fold| fold.folded);
            row = folded.map_or(row, |fold| fold.last) + 1;
        }
        self.visible = Some(visible);
    }
}

fn without_break(line: &str) -> &str {
    let line = line.strip_suffix('\n').unwrap_or(line);
    line.strip_suffix('\r').unwrap_or(line)
}

fn contains_ascii(text: &[u8], wanted: &[u8]) -> bool {
    text.windows(wanted.len())
        .any(|part| part.eq_ignore_ascii_case(wanted))
}

/// Texts above 64 MiB are not laid out, so offsets fit 32 bits.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
