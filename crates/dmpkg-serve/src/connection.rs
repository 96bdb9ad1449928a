//! One connection: requests are read and answered until one side closes it.

use crate::log::{Log, LoggedRequest};
use crate::mime::media_type;
use crate::policy;
use crate::range::Range;
use crate::request::{Incoming, Request};
use crate::resource::Resource;
use crate::response::Response;
use crate::server::Options;
use std::fs;
use std::io::{self, BufReader, BufWriter};
use std::net::TcpStream;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// A connection on which nothing is asked for so long is closed.
const IDLE: Duration = Duration::from_secs(30);

/// What all connections of a server share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) root: PathBuf,
    pub(crate) options: Options,
    pub(crate) log: Log,
    /// Set when the server is dropped: from then on nothing more is answered.
    pub(crate) stopped: AtomicBool,
}

impl Shared {
    /// Answers the requests of one connection.
    pub(crate) fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(IDLE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        let mut writer = BufWriter::new(stream);
        loop {
            let incoming = Request::read(&mut reader)?;
            if self.stopped.load(Ordering::SeqCst) {
                return Ok(());
            }
            let request = match incoming {
                Incoming::Closed => return Ok(()),
                Incoming::Malformed => {
                    let response = Response::text(400, "This is no HTTP/1 request.\n");
                    return response.write(&mut writer, true, false);
                }
                Incoming::Request(request) => request,
            };
            let with_body = request.method != "HEAD";
            let keep_alive = request.keep_alive && !request.has_body;
            let response = self.answer(&request);
            self.log.push(LoggedRequest {
                path: request.path().unwrap_or_else(|| request.target.clone()),
                method: request.method,
                range: request.range,
                status: response.status,
                bytes: if with_body { response.len() } else { 0 },
            });
            response.write(&mut writer, with_body, keep_alive)?;
            if !keep_alive {
                return Ok(());
            }
        }
    }

    fn answer(&self, request: &Request) -> Response {
        let response = self.find(request);
        match self.policy(request) {
            Some(policy) => response.with_header("Content-Security-Policy", policy),
            None => response,
        }
    }

    fn find(&self, request: &Request) -> Response {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Response::text(405, "Only GET and HEAD are answered here.\n")
                .with_header("Allow", "GET, HEAD".to_owned());
        }
        let Some(path) = request.path() else {
            return Response::text(400, "The address has a broken percent escape.\n");
        };
        match Resource::find(&self.root, &path) {
            Resource::Missing => Response::text(404, "There is no such file here.\n"),
            Resource::FolderWithoutSlash => {
                let target = request.target.split(['?', '#']).next().unwrap_or_default();
                Response::text(301, "The folder is one slash further.\n")
                    .with_header("Location", format!("{target}/"))
            }
            Resource::File { file, len, name } => {
                let media_type = media_type(&name);
                match self.range(request, len) {
                    Range::Whole => Response::part(200, media_type, file, 0, len),
                    Range::Part { offset, length } => {
                        let last = offset + length - 1;
                        Response::part(206, media_type, file, offset, length)
                            .with_header("Content-Range", format!("bytes {offset}-{last}/{len}"))
                    }
                    Range::Unsatisfiable => Response::text(416, "The file ends before this.\n")
                        .with_header("Content-Range", format!("bytes */{len}")),
                }
                .with_header("Accept-Ranges", self.accepted_ranges().to_owned())
            }
        }
    }

    /// Only `GET` has ranges (RFC 9110, section 14.2), and a validator we never gave out cannot match.
    fn range(&self, request: &Request, len: u64) -> Range {
        match &request.range {
            Some(header) if self.options.ranges && request.method == "GET" && !request.if_range => {
                Range::parse(header, len)
            }
            _ => Range::Whole,
        }
    }

    fn accepted_ranges(&self) -> &'static str {
        if self.options.ranges { "bytes" } else { "none" }
    }

    /// Read anew for each answer, so that a page that was built again is served under its new policy.
    fn policy(&self, request: &Request) -> Option<String> {
        if !self.options.policy_header {
            return None;
        }
        let headers = fs::read_to_string(self.root.join("_headers")).unwrap_or_default();
        let path = request.path().unwrap_or_default();
        if let Some(policy) = policy::from_headers(&headers, &path) {
            return Some(policy);
        }
        let html = fs::read_to_string(self.root.join("index.html")).ok()?;
        policy::from_page(&html)
    }
}
