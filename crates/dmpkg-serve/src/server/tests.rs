use super::{Options, Server};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};

const PAGE: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">";

/// A folder of its own for one test, removed at the end of it.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("dmpkg-serve-{}-{name}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(path.join("sub folder")).unwrap();
        fs::write(path.join("index.html"), PAGE).unwrap();
        fs::write(path.join("digits.txt"), "0123456789").unwrap();
        fs::write(path.join("engine.wasm"), "\0asm").unwrap();
        fs::write(path.join("sub folder/index.html"), "below").unwrap();
        Self(path)
    }

    fn serve(&self, options: Options) -> Server {
        Server::start(&self.0, options).unwrap()
    }
}

impl AsRef<Path> for Folder {
    fn as_ref(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Sends `head` as the only request of a connection; returns the head and the body of the answer.
fn ask(server: &Server, head: &str) -> (String, String) {
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(stream, "{head}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.to_owned(), body.to_owned())
}

#[test]
fn a_file_comes_whole_with_its_type_and_the_policy_of_the_page() {
    let folder = Folder::new("whole");
    let server = folder.serve(Options::default());
    let (head, body) = ask(&server, "GET /engine.wasm?v=1 HTTP/1.1");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    for header in [
        "Content-Length: 4",
        "Content-Type: application/wasm",
        "Cache-Control: no-store",
        "X-Content-Type-Options: nosniff",
        "Content-Security-Policy: default-src 'none'; frame-ancestors 'none'",
        "Accept-Ranges: bytes",
    ] {
        assert!(
            head.lines().any(|line| line == header),
            "{header} not in {head}"
        );
    }
    assert_eq!(body, "\0asm");
}

#[test]
fn a_plain_static_host_sends_no_policy_and_no_ranges() {
    let folder = Folder::new("plain");
    let server = folder.serve(Options {
        policy_header: false,
        ranges: false,
        ..Options::default()
    });
    let (head, body) = ask(&server, "GET /digits.txt HTTP/1.1\r\nRange: bytes=0-1");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(!head.contains("Content-Security-Policy"), "{head}");
    assert!(head.contains("Accept-Ranges: none"), "{head}");
    assert_eq!(body, "0123456789");
}

#[test]
fn ranges_are_answered_in_part() {
    let folder = Folder::new("ranges");
    let server = folder.serve(Options::default());
    let (head, body) = ask(&server, "GET /digits.txt HTTP/1.1\r\nRange: bytes=-3");
    assert!(
        head.starts_with("HTTP/1.1 206 Partial Content\r\n"),
        "{head}"
    );
    assert!(head.contains("Content-Range: bytes 7-9/10"), "{head}");
    assert_eq!(body, "789");

    let (head, _) = ask(&server, "GET /digits.txt HTTP/1.1\r\nRange: bytes=10-");
    assert!(head.starts_with("HTTP/1.1 416 "), "{head}");
    assert!(head.contains("Content-Range: bytes */10"), "{head}");

    let (head, body) = ask(
        &server,
        "GET /digits.txt HTTP/1.1\r\nRange: bytes=0-1\r\nIf-Range: \"x\"",
    );
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert_eq!(body, "0123456789");
}

#[test]
fn head_announces_the_length_and_sends_nothing() {
    let folder = Folder::new("head");
    let server = folder.serve(Options::default());
    let (head, body) = ask(&server, "HEAD /digits.txt HTTP/1.1\r\nRange: bytes=0-1");
    assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
    assert!(head.contains("Content-Length: 10"), "{head}");
    assert_eq!(body, "");
}

#[test]
fn folders_answer_with_their_page_and_only_below_the_root() {
    let folder = Folder::new("folders");
    let server = folder.serve(Options::default());
    assert_eq!(ask(&server, "GET / HTTP/1.1").1, PAGE);
    assert_eq!(ask(&server, "GET /sub%20folder/ HTTP/1.1").1, "below");
    let (head, _) = ask(&server, "GET /sub%20folder HTTP/1.1");
    assert!(head.starts_with("HTTP/1.1 301 "), "{head}");
    assert!(head.contains("Location: /sub%20folder/"), "{head}");
    for (target, status) in [
        ("/none.js", "404"),
        ("/digits.txt/", "404"),
        ("/%2e%2e/digits.txt", "404"),
        ("/sub%20folder/../digits.txt", "404"),
        ("/..%5cdigits.txt", "404"),
        ("/%zz", "400"),
    ] {
        let (head, _) = ask(&server, &format!("GET {target} HTTP/1.1"));
        assert!(
            head.starts_with(&format!("HTTP/1.1 {status} ")),
            "{target}: {head}"
        );
    }
    let (head, _) = ask(&server, "POST / HTTP/1.1\r\nContent-Length: 3");
    assert!(head.starts_with("HTTP/1.1 405 "), "{head}");
    assert!(head.contains("Allow: GET, HEAD"), "{head}");
}

#[test]
fn one_connection_carries_several_requests_and_each_is_logged() {
    let folder = Folder::new("log");
    let server = folder.serve(Options::default());
    let mut stream = TcpStream::connect(server.address()).unwrap();
    write!(
        stream,
        "GET /digits.txt HTTP/1.1\r\nRange: bytes=2-3\r\n\r\n"
    )
    .unwrap();
    write!(stream, "HEAD /none HTTP/1.1\r\nConnection: close\r\n\r\n").unwrap();
    let mut answers = String::new();
    stream.read_to_string(&mut answers).unwrap();
    assert_eq!(answers.matches("HTTP/1.1 ").count(), 2, "{answers}");

    let logged: Vec<_> = server
        .take_requests()
        .into_iter()
        .map(|request| {
            (
                request.method,
                request.path,
                request.range,
                request.status,
                request.bytes,
            )
        })
        .collect();
    assert_eq!(
        logged,
        [
            (
                "GET".to_owned(),
                "/digits.txt".to_owned(),
                Some("bytes=2-3".to_owned()),
                206,
                2
            ),
            ("HEAD".to_owned(), "/none".to_owned(), None, 404, 0),
        ]
    );
    assert_eq!(server.requests(), []);
}

#[test]
fn a_taken_port_gives_the_next_free_one_or_an_error() {
    let folder = Folder::new("port");
    let first = folder.serve(Options::default());
    let port = first.address().port();
    let options = Options {
        port,
        ..Options::default()
    };
    let error = Server::start(&folder, options.clone()).unwrap_err();
    assert!(
        error.to_string().contains(&format!("port {port}")),
        "{error}"
    );
    let second = folder.serve(Options {
        next_free_port: true,
        ..options
    });
    assert!(second.address().port() > port);
}

#[test]
fn a_dropped_server_answers_no_more_not_even_on_an_open_connection() {
    let folder = Folder::new("drop");
    let server = folder.serve(Options::default());
    let address = server.address();
    let mut stream = TcpStream::connect(address).unwrap();
    drop(server);
    let mut answer = String::new();
    let _ = write!(stream, "GET / HTTP/1.1\r\n\r\n");
    let _ = stream.read_to_string(&mut answer);
    assert_eq!(answer, "");
    assert!(TcpStream::connect(address).is_err());
}

#[test]
fn a_folder_that_is_none_is_refused_with_its_name() {
    let error = Server::start("no-such-folder", Options::default()).unwrap_err();
    assert!(error.to_string().contains("no-such-folder"), "{error}");
}
