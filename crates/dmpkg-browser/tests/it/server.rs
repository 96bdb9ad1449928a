//! A web server of a few lines, for what needs an origin.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

/// Serves fixed contents from an address of its own until the test process ends.
pub(crate) struct Server {
    address: String,
}

impl Server {
    /// Paths with their contents; HTML unless the path ends in `.js`.
    pub(crate) fn start(contents: &'static [(&'static str, &'static str)]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                thread::spawn(move || answer(stream, contents));
            }
        });
        Self { address }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("{}{path}", self.address)
    }
}

fn answer(mut stream: TcpStream, contents: &[(&str, &str)]) -> Option<()> {
    let mut lines = BufReader::new(stream.try_clone().ok()?)
        .lines()
        .map_while(Result::ok);
    let request = lines.next()?;
    let path = request.split(' ').nth(1)?;
    lines.find(|line| line.is_empty())?;
    let (status, body) = match contents.iter().find(|(known, _)| *known == path) {
        Some((_, body)) => ("200 OK", *body),
        None => ("404 Not Found", ""),
    };
    let kind = if path.ends_with(".js") {
        "text/javascript"
    } else {
        "text/html"
    };
    let length = body.len();
    let head = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(format!("{head}{body}").as_bytes()).ok()
}
