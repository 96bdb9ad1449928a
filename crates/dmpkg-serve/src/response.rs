//! An answer: status, headers, and bytes that are streamed rather than held.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};

/// An answer that is ready to be written.
#[derive(Debug)]
pub(crate) struct Response {
    /// The status code.
    pub(crate) status: u16,
    /// Headers beside those that every answer has.
    headers: Vec<(&'static str, String)>,
    body: Body,
}

#[derive(Debug)]
enum Body {
    Text(&'static str),
    Part {
        file: File,
        offset: u64,
        length: u64,
    },
}

impl Response {
    /// An answer whose body is one sentence.
    pub(crate) fn text(status: u16, sentence: &'static str) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", "text/plain; charset=utf-8".to_owned())],
            body: Body::Text(sentence),
        }
    }

    /// `length` bytes of `file` from `offset` on.
    pub(crate) fn part(
        status: u16,
        media_type: &str,
        file: File,
        offset: u64,
        length: u64,
    ) -> Self {
        Self {
            status,
            headers: vec![("Content-Type", media_type.to_owned())],
            body: Body::Part {
                file,
                offset,
                length,
            },
        }
    }

    /// The same answer with one more header.
    pub(crate) fn with_header(mut self, name: &'static str, value: String) -> Self {
        self.headers.push((name, value));
        self
    }

    /// The number of bytes of the body.
    pub(crate) fn len(&self) -> u64 {
        match &self.body {
            Body::Text(sentence) => sentence.len() as u64,
            Body::Part { length, .. } => *length,
        }
    }

    /// Writes the answer; `HEAD` leaves the body out but announces its length all the same.
    pub(crate) fn write(
        self,
        writer: &mut impl Write,
        with_body: bool,
        keep_alive: bool,
    ) -> io::Result<()> {
        let length = self.len();
        let connection = if keep_alive { "keep-alive" } else { "close" };
        let mut head = format!(
            "HTTP/1.1 {} {}\r\nContent-Length: {length}\r\nCache-Control: no-store\r\n\
             X-Content-Type-Options: nosniff\r\nConnection: {connection}\r\n",
            self.status,
            reason(self.status)
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        writer.write_all(head.as_bytes())?;
        if with_body {
            self.body.write(writer)?;
        }
        writer.flush()
    }
}

impl Body {
    fn write(self, writer: &mut impl Write) -> io::Result<()> {
        match self {
            Self::Text(sentence) => writer.write_all(sentence.as_bytes()),
            Self::Part {
                mut file,
                offset,
                length,
            } => {
                file.seek(SeekFrom::Start(offset))?;
                let copied = io::copy(&mut file.take(length), writer)?;
                if copied == length {
                    Ok(())
                } else {
                    // The announced length cannot be kept, so the connection must not be used again.
                    Err(io::ErrorKind::UnexpectedEof.into())
                }
            }
        }
    }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        206 => "Partial Content",
        301 => "Moved Permanently",
        400 => "Bad Request",
        404 => "Not Found",
        405 => "Method Not Allowed",
        416 => "Range Not Satisfiable",
        _ => "",
    }
}
