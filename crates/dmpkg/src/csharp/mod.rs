//! The words, texts and signs of C# source code, without comments and preprocessor lines.
//!
//! Not a parser: it only knows where texts and comments begin and end, so that what is looked for in
//! code is found in code alone. All branches of `#if` count as code.

#[cfg(test)]
mod tests;
mod text;

use self::text::Form;

/// A piece of code that means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token<'c> {
    /// What it is.
    pub(crate) kind: TokenKind,
    /// The piece; of a text what stands between its quotes, as it is written.
    pub(crate) text: &'c str,
    /// Where it begins, in bytes from the start of the code.
    pub(crate) at: usize,
}

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// A name, a keyword or a number.
    Word,
    /// A text, or a part of one that has values in it.
    Text,
    /// One character of anything else.
    Symbol,
}

/// Goes through code, from its start to its end.
#[derive(Clone)]
pub(crate) struct Tokens<'c> {
    code: &'c str,
    at: usize,
    /// The texts in whose values the reader is, outermost first, with the braces open in each value.
    open: Vec<(Form, usize)>,
}

impl Token<'_> {
    /// Whether it is this sign.
    pub(crate) fn is_symbol(&self, symbol: char) -> bool {
        self.kind == TokenKind::Symbol && self.text.starts_with(symbol)
    }
}

impl<'c> Tokens<'c> {
    /// Begins at the start of code.
    pub(crate) fn new(code: &'c str) -> Self {
        Self {
            code,
            at: 0,
            open: Vec::new(),
        }
    }

    fn rest(&self) -> &'c str {
        self.code.get(self.at..).unwrap_or_default()
    }

    fn token(&mut self, kind: TokenKind, len: usize) -> Token<'c> {
        let at = self.at;
        self.at += len;
        Token {
            kind,
            text: self.code.get(at..self.at).unwrap_or_default(),
            at,
        }
    }

    /// What stands between here and something that ends it, which is passed as well.
    fn skip_behind(&mut self, end: &str) {
        let rest = self.rest();
        self.at += rest.find(end).map_or(rest.len(), |at| at + end.len());
    }

    /// Whether only blanks stand before this place in its line.
    fn is_first_in_line(&self) -> bool {
        let before = self.code.get(..self.at).unwrap_or_default();
        let blanks = before.trim_end_matches([' ', '\t']);
        blanks.is_empty() || blanks.ends_with('\n')
    }

    /// A text from here to its end or to the first value in it.
    fn text(&mut self, form: Form) -> Token<'c> {
        let (part, len, has_value) = form.part(self.rest());
        let at = self.at;
        self.at += len;
        if has_value {
            self.open.push((form, 0));
        }
        Token {
            kind: TokenKind::Text,
            text: part,
            at,
        }
    }

    /// A brace, which may end a value of a text.
    fn brace(&mut self, is_opening: bool) -> Token<'c> {
        match self.open.last_mut() {
            Some((_, depth)) if is_opening => *depth += 1,
            Some((_, depth)) if *depth > 0 => *depth -= 1,
            Some(_) => {
                if let Some((form, _)) = self.open.pop() {
                    self.at += form.value_end(self.rest());
                    return self.text(form);
                }
            }
            None => {}
        }
        self.token(TokenKind::Symbol, 1)
    }
}

impl<'c> Iterator for Tokens<'c> {
    type Item = Token<'c>;

    fn next(&mut self) -> Option<Token<'c>> {
        loop {
            let rest = self.rest();
            let first = rest.chars().next()?;
            if first.is_whitespace() {
                self.at += first.len_utf8();
            } else if rest.starts_with("//") || first == '#' && self.is_first_in_line() {
                self.skip_behind("\n");
            } else if rest.starts_with("/*") {
                self.at += 2;
                self.skip_behind("*/");
            } else if let Some((form, start)) = Form::begins(rest) {
                self.at += start;
                return Some(self.text(form));
            } else if is_word(first) {
                let len = rest.find(|letter| !is_word(letter)).unwrap_or(rest.len());
                return Some(self.token(TokenKind::Word, len));
            } else if let Some(len) = text::character(rest) {
                self.at += len;
            } else if matches!(first, '{' | '}') {
                return Some(self.brace(first == '{'));
            } else {
                return Some(self.token(TokenKind::Symbol, first.len_utf8()));
            }
        }
    }
}

fn is_word(letter: char) -> bool {
    letter == '_' || letter.is_ascii_alphanumeric() || !letter.is_ascii() && !letter.is_whitespace()
}
