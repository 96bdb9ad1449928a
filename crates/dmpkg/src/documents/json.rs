//! Reads the members of a JSON object: names, texts and whole numbers. A library for all of JSON would
//! add seven kilobytes to the download of the page, most of them for numbers with fractions.

use crate::text::LineIndex;

/// What a member says.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// `null`.
    Null,
    /// Anything else, of which only the form was looked at.
    Other,
}

/// The members of the object that a text is, in their order.
///
/// # Errors
/// A clause that says what is wrong and where, when the text is no JSON object.
pub(super) fn members(text: &str) -> Result<Vec<(String, Value)>, String> {
    let mut reader = Reader { text, at: 0 };
    let read = reader.members();
    read.map_err(|what| {
        let place = LineIndex::new(text).position(text, reader.at);
        format!("{what} at line {} column {}", place.line, place.column)
    })
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
}

/// What is wrong at the place of the reader.
type Wrong = &'static str;

const NO_VALUE: Wrong = "a value is expected";
const NO_END: Wrong = "`,` or a closing bracket is expected";

impl Reader<'_> {
    fn members(&mut self) -> Result<Vec<(String, Value)>, Wrong> {
        let mut members = Vec::new();
        self.expect(b'{', "`{` is expected")?;
        if !self.eat(b'}') {
            loop {
                let key = self.key()?;
                members.push((key, self.value()?));
                if self.eat(b'}') {
                    break;
                }
                self.expect(b',', NO_END)?;
            }
        }
        match self.peek() {
            None => Ok(members),
            Some(_) => Err("nothing more is expected"),
        }
    }

    fn key(&mut self) -> Result<String, Wrong> {
        self.expect(b'"', "a name in quotes is expected")?;
        let key = self.string()?;
        self.expect(b':', "`:` is expected")?;
        Ok(key)
    }

    /// A value with all that lies in it, without recursion.
    fn value(&mut self) -> Result<Value, Wrong> {
        let mut closers = Vec::new();
        loop {
            if self.eat(b'{') {
                closers.push(b'}');
                if self.peek() != Some(b'}') {
                    self.key()?;
                    continue;
                }
            } else if self.eat(b'[') {
                closers.push(b']');
                if self.peek() != Some(b']') {
                    continue;
                }
            } else {
                let value = self.scalar()?;
                if closers.is_empty() {
                    return Ok(value);
                }
            }
            while closers.pop_if(|closer| self.eat(*closer)).is_some() {}
            match closers.last() {
                None => return Ok(Value::Other),
                Some(closer) => {
                    let is_object = *closer == b'}';
                    self.expect(b',', NO_END)?;
                    if is_object {
                        self.key()?;
                    }
                }
            }
        }
    }

    fn scalar(&mut self) -> Result<Value, Wrong> {
        if self.eat(b'"') {
            return Ok(Value::Text(self.string()?));
        }
        let words = [
            ("null", Value::Null),
            ("true", Value::Other),
            ("false", Value::Other),
        ];
        for (word, value) in words {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        self.number()
    }

    fn number(&mut self) -> Result<Value, Wrong> {
        let start = self.at;
        self.eat_here(b'-');
        if !self.eat_here(b'0') {
            self.digits(NO_VALUE)?;
        }
        let whole = self.text.get(start..self.at).unwrap_or_default();
        let mut value = whole.parse().map_or(Value::Other, Value::Whole);
        if self.eat_here(b'.') {
            self.digits("a digit is expected")?;
            value = Value::Other;
        }
        if self.eat_here(b'e') || self.eat_here(b'E') {
            let _ = self.eat_here(b'+') || self.eat_here(b'-');
            self.digits("a digit is expected")?;
            value = Value::Other;
        }
        Ok(value)
    }

    fn digits(&mut self, missing: Wrong) -> Result<(), Wrong> {
        let rest = self.rest().bytes();
        let count = rest.take_while(u8::is_ascii_digit).count();
        self.at += count;
        (count > 0).then_some(()).ok_or(missing)
    }

    /// The text up to the closing quote.
    fn string(&mut self) -> Result<String, Wrong> {
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let is_special = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
            let end = rest.bytes().position(is_special).unwrap_or(rest.len());
            text.push_str(rest.get(..end).unwrap_or_default());
            self.at += end;
            if self.eat_here(b'"') {
                return Ok(text);
            }
            if !self.eat_here(b'\\') {
                return Err("a text has no end, or a sign in it that must be escaped");
            }
            text.push(self.escaped()?);
        }
    }

    fn escaped(&mut self) -> Result<char, Wrong> {
        const WRONG: Wrong = "an escape is wrong";
        let sign = self.rest().bytes().next().ok_or(WRONG)?;
        let plain = match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => '\0',
            _ => return Err(WRONG),
        };
        self.at += 1;
        if sign != b'u' {
            return Ok(plain);
        }
        let first = self.unit().ok_or(WRONG)?;
        let is_pair = (0xD800..0xDC00).contains(&first) && self.rest().starts_with("\\u");
        let mut units = vec![first];
        if is_pair {
            self.at += 2;
            units.push(self.unit().ok_or(WRONG)?);
        }
        let mut characters = char::decode_utf16(units);
        match (characters.next(), characters.next()) {
            (Some(Ok(character)), None) => Ok(character),
            _ => Err(WRONG),
        }
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u16> {
        let digits = self.text.get(self.at..self.at + 4)?;
        let is_hexadecimal = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
        let unit = u16::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        is_hexadecimal.then_some(unit)
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte behind white space.
    fn peek(&mut self) -> Option<u8> {
        let rest = self.rest();
        let space = rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
        self.at += space;
        self.rest().bytes().next()
    }

    /// Whether this comes next behind white space; then it is behind the reader.
    fn eat(&mut self, byte: u8) -> bool {
        self.peek();
        self.eat_here(byte)
    }

    fn eat_here(&mut self, byte: u8) -> bool {
        let is_next = self.rest().bytes().next() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    fn expect(&mut self, byte: u8, missing: Wrong) -> Result<(), Wrong> {
        self.eat(byte).then_some(()).ok_or(missing)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Map;

    use super::{Value, members};

    #[test]
    fn names_texts_and_whole_numbers_are_read() {
        let text = r#" { "a" : "\u00e4\ud83d\ude00\n\"\\\/", "b":-12 ,"c":null,"d":[{},[1.5e-3,{"x":[]}],true],
            "e":{"y":0,"z":{}},"f":99999999999999999999,"g":-0.0, "":"\t" } "#;
        let read = members(text).unwrap();
        let expected = [
            ("a", Value::Text("ä😀\n\"\\/".to_owned())),
            ("b", Value::Whole(-12)),
            ("c", Value::Null),
            ("d", Value::Other),
            ("e", Value::Other),
            ("f", Value::Other),
            ("g", Value::Other),
            ("", Value::Text("\t".to_owned())),
        ];
        assert_eq!(read, expected.map(|(name, value)| (name.to_owned(), value)));
        assert_eq!(members("{}"), Ok(Vec::new()));
    }

    #[test]
    fn what_is_no_object_is_refused_as_a_library_does() {
        let cases = [
            "",
            "{",
            "[]",
            "1",
            "{}}",
            "{,}",
            r#"{"a"}"#,
            r#"{"a":}"#,
            r#"{"a":1,}"#,
            r#"{"a":01}"#,
            r#"{"a":-}"#,
            r#"{"a":1.}"#,
            r#"{"a":1e}"#,
            r#"{"a":+1}"#,
            r#"{"a":.5}"#,
            r#"{"a":[1,]}"#,
            r#"{"a":[1}"#,
            r#"{"a":{"b"}}"#,
            r#"{"a":{"b":1]}"#,
            r#"{"a":"\x"}"#,
            r#"{"a":"\ud800"}"#,
            r#"{"a":"\udc00"}"#,
            r#"{"a":"\ud800\u0041"}"#,
            r#"{"a":"\u00g0"}"#,
            r#"{"a":"\u+123"}"#,
            r#"{"a":"b}"#,
            "{\"a\":\"\n\"}",
            r#"{"a":nul}"#,
            r#"{"a":truex}"#,
            r#"{a:1}"#,
            "{'a':1}",
            "{\"a\":1}\u{a0}",
        ];
        for case in cases {
            assert!(
                serde_json::from_str::<Map<String, serde_json::Value>>(case).is_err(),
                "{case}"
            );
            assert!(members(case).is_err(), "{case}");
        }
        let wrong = members("{\"a\":\n [1 2]}").unwrap_err();
        assert_eq!(
            wrong,
            "`,` or a closing bracket is expected at line 2 column 5"
        );
    }

    #[test]
    fn depth_costs_no_stack() {
        let deep = format!("{{\"a\":{}1{}}}", "[".repeat(200_000), "]".repeat(200_000));
        assert_eq!(members(&deep), Ok(vec![("a".to_owned(), Value::Other)]));
    }
}
