use super::JsonText;
use crate::{Finding, path};

/// Where in a file something was found.
pub(super) struct InFile {
    /// Names of entries, outermost archive first; none for the file itself.
    names: Vec<String>,
    /// The chain of names, for people.
    chain: String,
    line: Option<u32>,
    column: Option<u32>,
    offset: Option<u64>,
}

impl InFile {
    pub(super) fn of(finding: &Finding) -> Self {
        let names = finding.path.0.iter();
        Self {
            names: names.map(|name| path::shown(name).into_owned()).collect(),
            chain: finding.path.to_string(),
            line: finding.line,
            column: finding.column,
            offset: finding.offset,
        }
    }

    /// The location in the file with this address, which has this place in the list of files.
    pub(super) fn write(&self, json: &mut JsonText, uri: &str, file: usize) {
        json.object("");
        json.object("physicalLocation");
        json.object("artifactLocation");
        json.text("uri", uri);
        json.index("index", file);
        json.close();
        // Hosts show nothing of a result without a line, so that the first stands for none.
        json.object("region");
        json.number("startLine", u64::from(self.line.unwrap_or(1)));
        if let (Some(_), Some(column)) = (self.line, self.column) {
            json.number("startColumn", u64::from(column));
        }
        json.close();
        json.close();
        if let Some(name) = self.names.last() {
            json.list("logicalLocations");
            json.object("");
            json.text("name", name);
            json.text("fullyQualifiedName", &self.chain);
            json.text("kind", "resource");
            json.close();
            json.close();
        }
        if !self.names.is_empty() || self.offset.is_some() {
            json.object("properties");
            json.list("path");
            for name in &self.names {
                json.text("", name);
            }
            json.close();
            if let Some(offset) = self.offset {
                json.number("offset", offset);
            }
            json.close();
        }
        json.close();
    }
}

/// A relative address: the names between its slashes with `%` for all bytes that mean something else in
/// addresses.
pub(super) fn uri(location: &str) -> String {
    let mut uri = String::with_capacity(location.len());
    for byte in location.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            other => {
                uri.push('%');
                for half in [other >> 4, other & 0xF] {
                    let digit = char::from_digit(u32::from(half), 16).unwrap_or('0');
                    uri.push(digit.to_ascii_uppercase());
                }
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn addresses_are_names_and_slashes() {
        for (location, expected) in [
            ("out/My Package 1.0.dmapp", "out/My%20Package%201.0.dmapp"),
            ("C:#?%.zip", "C%3A%23%3F%25.zip"),
            ("größe.zip", "gr%C3%B6%C3%9Fe.zip"),
        ] {
            assert_eq!(uri(location), expected);
        }
    }
}
