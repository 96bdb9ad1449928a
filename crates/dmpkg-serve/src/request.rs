//! The head of a request: its first line and the headers that matter here.

use std::io::{self, BufRead, Read};

/// No browser sends a longer head to a page of files; more than this is refused.
const MAX_HEAD: u64 = 64 * 1024;

/// A request as it was sent.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Request {
    /// `GET`, `HEAD`, ...
    pub(crate) method: String,
    /// The target as it was sent, with its query.
    pub(crate) target: String,
    /// The value of `Range`.
    pub(crate) range: Option<String>,
    /// Whether `If-Range` was sent. This server gives out no validators, so none can match.
    pub(crate) if_range: bool,
    /// Whether the connection stays open for another request.
    pub(crate) keep_alive: bool,
    /// Whether a body follows, which this server does not read.
    pub(crate) has_body: bool,
}

/// What came of reading one request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Incoming {
    /// The client closed the connection between two requests.
    Closed,
    /// The bytes are no HTTP/1 request, or their head is too long.
    Malformed,
    /// A request.
    Request(Request),
}

impl Request {
    /// Reads the head of the next request.
    pub(crate) fn read(reader: &mut impl BufRead) -> io::Result<Incoming> {
        let mut reader = reader.take(MAX_HEAD);
        let Some(first) = read_line(&mut reader)? else {
            return Ok(Incoming::Closed);
        };
        let mut parts = first.split(' ');
        let (Some(method), Some(target), Some(version), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Ok(Incoming::Malformed);
        };
        if !version.starts_with("HTTP/1.") {
            return Ok(Incoming::Malformed);
        }
        let mut request = Self {
            method: method.to_owned(),
            target: target.to_owned(),
            keep_alive: version != "HTTP/1.0",
            ..Self::default()
        };
        loop {
            let Some(line) = read_line(&mut reader)? else {
                return Ok(Incoming::Malformed);
            };
            if line.is_empty() {
                return Ok(Incoming::Request(request));
            }
            let Some((name, value)) = line.split_once(':') else {
                return Ok(Incoming::Malformed);
            };
            request.take_header(name, value.trim());
        }
    }

    fn take_header(&mut self, name: &str, value: &str) {
        match name.to_ascii_lowercase().as_str() {
            "connection" if value.eq_ignore_ascii_case("close") => self.keep_alive = false,
            "range" => self.range = Some(value.to_owned()),
            "if-range" => self.if_range = true,
            "content-length" => self.has_body = value != "0",
            "transfer-encoding" => self.has_body = true,
            _ => {}
        }
    }

    /// The path of the target, percent-decoded and without its query; `None` when it cannot be decoded.
    pub(crate) fn path(&self) -> Option<String> {
        let path = self.target.split(['?', '#']).next().unwrap_or_default();
        percent_decode(path)
    }
}

/// The next line without its end; `None` at the end of the bytes, also in the middle of a line.
fn read_line(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut line = Vec::new();
    reader.read_until(b'\n', &mut line)?;
    if line.pop() != Some(b'\n') {
        return Ok(None);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    Ok(Some(String::from_utf8_lossy(&line).into_owned()))
}

/// Decodes `%41` to `A`; `None` for a broken escape or for bytes that are no UTF-8.
fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(if byte == b'%' {
            hex_digit(rest.next()?)? * 16 + hex_digit(rest.next()?)?
        } else {
            byte
        });
    }
    String::from_utf8(bytes).ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Incoming, Request, percent_decode};

    fn read(text: &str) -> Incoming {
        Request::read(&mut text.as_bytes()).unwrap()
    }

    #[test]
    fn a_request_with_the_headers_that_matter() {
        let text = "GET /a%20b.js?x=1 HTTP/1.1\r\nHost: x\r\nRANGE: bytes=0-1\r\nConnection: Close\r\n\r\n";
        let Incoming::Request(request) = read(text) else {
            panic!("not read as a request")
        };
        assert_eq!(request.method, "GET");
        assert_eq!(request.path().as_deref(), Some("/a b.js"));
        assert_eq!(request.range.as_deref(), Some("bytes=0-1"));
        assert!(!request.keep_alive);
        assert!(!request.has_body);
    }

    #[test]
    fn connections_stay_open_unless_told_otherwise() {
        for (text, expected) in [
            ("GET / HTTP/1.1\r\n\r\n", true),
            ("GET / HTTP/1.0\r\n\r\n", false),
        ] {
            let Incoming::Request(request) = read(text) else {
                panic!("not read as a request: {text}")
            };
            assert_eq!(request.keep_alive, expected, "{text}");
        }
    }

    #[test]
    fn what_is_no_request_is_told_apart_from_the_end() {
        assert_eq!(read(""), Incoming::Closed);
        for text in [
            "GET /\r\n\r\n",
            "GET / SPDY/1\r\n\r\n",
            "GET / HTTP/1.1\r\nno colon\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: cut",
        ] {
            assert_eq!(read(text), Incoming::Malformed, "{text}");
        }
        let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(70_000));
        assert_eq!(read(&long), Incoming::Malformed);
    }

    #[test]
    fn percent_decoding() {
        assert_eq!(percent_decode("/%C3%A9%2e%2E").as_deref(), Some("/é.."));
        for broken in ["%", "%4", "%zz", "%FF"] {
            assert_eq!(percent_decode(broken), None, "{broken}");
        }
    }
}
