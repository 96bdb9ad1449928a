/// JSON that is written piece by piece, indented: of what is written once, types that serialise would be more
/// code than the writing.
#[derive(Default)]
pub(super) struct JsonText {
    text: String,
    /// How each object and list that is open will be closed.
    open: Vec<char>,
    /// Whether something stands in the innermost of them.
    is_filled: bool,
}

impl JsonText {
    /// Opens an object; the key is empty in a list and at the start.
    pub(super) fn object(&mut self, key: &str) {
        self.open(key, '{', '}');
    }

    /// Opens a list.
    pub(super) fn list(&mut self, key: &str) {
        self.open(key, '[', ']');
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self) {
        let Some(sign) = self.open.pop() else { return };
        if self.is_filled {
            self.line();
        }
        self.text.push(sign);
        self.is_filled = true;
    }

    /// A text.
    pub(super) fn text(&mut self, key: &str, text: &str) {
        self.key(key);
        self.quoted(text);
    }

    /// An object with a text as its member `text`.
    pub(super) fn message(&mut self, key: &str, text: &str) {
        self.object(key);
        self.text("text", text);
        self.close();
    }

    /// A number, a truth, or whatever else is written as JSON already.
    pub(super) fn plain(&mut self, key: &str, value: &str) {
        self.key(key);
        self.text.push_str(value);
    }

    /// A number.
    pub(super) fn number(&mut self, key: &str, number: u64) {
        self.plain(key, &number.to_string());
    }

    /// A number of things in memory.
    pub(super) fn index(&mut self, key: &str, index: usize) {
        self.plain(key, &index.to_string());
    }

    /// A truth.
    pub(super) fn truth(&mut self, key: &str, truth: bool) {
        self.plain(key, if truth { "true" } else { "false" });
    }

    /// Bytes written so far.
    pub(super) fn len(&self) -> usize {
        self.text.len()
    }

    /// What was written, with a line break at its end.
    pub(super) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.push('\n');
        self.text
    }

    fn open(&mut self, key: &str, sign: char, end: char) {
        self.key(key);
        self.text.push(sign);
        self.open.push(end);
        self.is_filled = false;
    }

    fn key(&mut self, key: &str) {
        if self.is_filled {
            self.text.push(',');
        }
        if !self.open.is_empty() {
            self.line();
        }
        self.is_filled = true;
        if !key.is_empty() {
            self.quoted(key);
            self.text.push_str(": ");
        }
    }

    fn line(&mut self) {
        self.text.push('\n');
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }

    fn quoted(&mut self, text: &str) {
        // A text always has a JSON form.
        let json = serde_json::to_string(text).unwrap_or_default();
        self.text.push_str(&json);
    }
}

#[cfg(test)]
mod tests {
    use super::JsonText;

    #[test]
    fn what_is_written_is_what_a_serializer_writes() {
        let mut json = JsonText::default();
        json.object("");
        json.text("a", "x\"\u{1}");
        json.list("b");
        json.number("", 1);
        json.object("");
        json.close();
        json.list("");
        json.close();
        json.close();
        json.message("c", "d");
        json.truth("e", true);
        let written = json.finish();
        let value: serde_json::Value = serde_json::from_str(&written).unwrap();
        let keyed =
            serde_json::json!({"a": "x\"\u{1}", "b": [1, {}, []], "c": {"text": "d"}, "e": true});
        assert_eq!(value, keyed);
        assert_eq!(
            written,
            serde_json::to_string_pretty(&keyed).unwrap() + "\n"
        );
    }
}
