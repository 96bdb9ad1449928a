//! Reads the part of YAML in which manifests are written: names with values, lists of texts, lists of
//! names with values, quotes, blocks of text. A library for all of YAML would add twenty-four kilobytes
//! to the download of the page. What is not read is told.

mod scalars;

use self::scalars::{quoted_length, without_comment};
use crate::TextPos;
use crate::documents::Field;

/// A line of meaning. `- name: x` are two: the item, and the name with its value.
pub(super) struct Line {
    /// The column at which it begins, from 0.
    pub(super) indent: usize,
    /// Whether it begins an item of a list.
    pub(super) is_item: bool,
    /// The name before the colon.
    pub(super) key: Option<Field>,
    /// The value; several of a list in brackets.
    pub(super) values: Vec<Field>,
}

/// What a text says.
#[derive(Default)]
pub(super) struct Yaml {
    pub(super) lines: Vec<Line>,
    /// What is YAML but not read here.
    pub(super) unread: Vec<(TextPos, &'static str)>,
    /// Where the text stops being YAML.
    pub(super) broken: Option<(TextPos, &'static str)>,
}

/// A piece of a line, and where it begins.
#[derive(Clone, Copy)]
struct Piece<'t> {
    text: &'t str,
    line: usize,
    column: usize,
}

struct Reader<'t> {
    lines: Vec<&'t str>,
    next: usize,
    yaml: Yaml,
}

pub(super) fn read(text: &str) -> Yaml {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = Reader {
        lines: text.lines().collect(),
        next: 0,
        yaml: Yaml::default(),
    };
    while let Some(piece) = reader.line() {
        if matches!(piece.text, "---" | "...") && piece.column == 0 {
            if reader.yaml.lines.is_empty() {
                continue;
            }
            if reader.lines_follow() {
                reader.unread(piece, "a second document");
            }
            break;
        }
        if let Err((place, message)) = reader.content(piece) {
            reader.yaml.broken = Some((place, message));
            break;
        }
    }
    reader.yaml
}

type Broken = (TextPos, &'static str);

impl<'t> Piece<'t> {
    fn position(self) -> TextPos {
        let number = |zero_based: usize| u32::try_from(zero_based + 1).unwrap_or(u32::MAX);
        TextPos {
            line: number(self.line),
            column: number(self.column),
        }
    }

    /// The rest behind so many bytes and the blanks that follow.
    fn behind(self, bytes: usize) -> Self {
        let before = self.text.get(..bytes).unwrap_or(self.text);
        let rest = self.text.get(bytes..).unwrap_or_default();
        let text = rest.trim_start();
        Self {
            text,
            line: self.line,
            column: self.column + before.chars().count() + (rest.len() - text.len()),
        }
    }

    fn field(self, value: &str) -> Field {
        Field {
            value: value.to_owned(),
            position: self.position(),
        }
    }
}

impl<'t> Reader<'t> {
    /// The next line that says something, without its indentation and without the white space behind.
    fn line(&mut self) -> Option<Piece<'t>> {
        loop {
            let line = self.next;
            let text = self.lines.get(line)?;
            self.next += 1;
            let content = text.trim_start_matches(' ');
            let is_blank = content.trim().is_empty() || content.starts_with(['#', '%']);
            if !is_blank {
                return Some(Piece {
                    text: content.trim_end(),
                    line,
                    column: text.len() - content.len(),
                });
            }
        }
    }

    fn lines_follow(&self) -> bool {
        let rest = self.lines.get(self.next..).unwrap_or_default();
        rest.iter().any(|line| !line.trim().is_empty())
    }

    fn unread(&mut self, piece: Piece<'_>, what: &'static str) {
        self.yaml.unread.push((piece.position(), what));
    }

    fn content(&mut self, mut piece: Piece<'t>) -> Result<(), Broken> {
        if piece.text.starts_with('\t') {
            return Err((
                piece.position(),
                "a tab indents this line, where YAML takes only spaces",
            ));
        }
        let mut is_item = false;
        while piece.text == "-" || piece.text.starts_with("- ") {
            self.push(piece, true, None);
            is_item = true;
            piece = piece.behind(1);
        }
        if piece.text.is_empty() || piece.text.starts_with('#') {
            return Ok(());
        }
        if let Some((key, rest)) = split_key(piece)? {
            self.push(piece, false, Some(key));
            return self.value(rest, piece.column);
        }
        if is_item {
            let indent = piece.column.saturating_sub(1);
            return self.value(piece, indent);
        }
        // A plain text goes on in the lines below it that are indented further.
        let last = self
            .yaml
            .lines
            .last_mut()
            .filter(|last| last.indent < piece.column);
        match last.and_then(|last| last.values.last_mut()) {
            Some(value) => {
                value.value.push(' ');
                value.value.push_str(without_comment(piece.text));
                Ok(())
            }
            None => Err((piece.position(), "expected a name, `:` and a value")),
        }
    }

    fn push(&mut self, piece: Piece<'_>, is_item: bool, key: Option<Field>) {
        self.yaml.lines.push(Line {
            indent: piece.column,
            is_item,
            key,
            values: Vec::new(),
        });
    }

    /// Reads the value that begins here, and gives it to the last line.
    fn value(&mut self, piece: Piece<'t>, indent: usize) -> Result<(), Broken> {
        let values = match piece.text.bytes().next() {
            None | Some(b'#') => return Ok(()),
            Some(quote @ (b'"' | b'\'')) => {
                let text = self.quoted(piece, quote)?;
                vec![piece.field(&text)]
            }
            Some(b'|' | b'>') => vec![self.block(piece, indent)],
            Some(b'[') => self.list(piece)?,
            Some(b'@' | b'`') => {
                return Err((
                    piece.position(),
                    "a value may not begin with this character",
                ));
            }
            Some(first) => {
                match first {
                    b'{' => self.unread(piece, "a list of names in braces"),
                    b'&' | b'*' => {
                        self.unread(piece, "a value that is given a name or taken by its name")
                    }
                    b'!' => self.unread(piece, "a value with a type"),
                    _ => {}
                }
                let text = without_comment(piece.text);
                match text {
                    "~" | "null" | "Null" | "NULL" => Vec::new(),
                    _ => vec![piece.field(text)],
                }
            }
        };
        if let Some(last) = self.yaml.lines.last_mut() {
            last.values = values;
        }
        Ok(())
    }
}

/// A name and what stands behind its colon.
fn split_key(piece: Piece<'_>) -> Result<Option<(Field, Piece<'_>)>, Broken> {
    let quote = piece
        .text
        .bytes()
        .next()
        .filter(|byte| matches!(byte, b'"' | b'\''));
    let end = match quote {
        Some(quote) => quoted_length(piece.text, quote),
        None if piece.text.starts_with(['[', '{', '|', '>', '#']) => return Ok(None),
        None if piece.text.starts_with("? ") => {
            return Err((
                piece.position(),
                "names that are marked with `?` are not read here",
            ));
        }
        None => {
            let text = without_comment(piece.text);
            let inside = text.find(": ").or_else(|| text.find(":\t"));
            let last = text.strip_suffix(':').map(str::len);
            match inside.or(last) {
                Some(end) => end,
                None => return Ok(None),
            }
        }
    };
    let colon = piece.behind(end);
    let is_colon =
        colon.text == ":" || colon.text.starts_with(": ") || colon.text.starts_with(":\t");
    if !is_colon {
        return Ok(None);
    }
    let name = piece.text.get(..end).unwrap_or_default().trim_end();
    let name = match quote {
        Some(quote) => name.trim_matches(char::from(quote)),
        None => name,
    };
    Ok(Some((piece.field(name), colon.behind(1))))
}
