//! Serves a folder on this machine over HTTP/1.1 and keeps a log of every request.
//!
//! Made for two users: `cargo xtask serve`, which shows the built page, and the browser tests, which ask
//! the log what the page really requested. It has no dependencies, so that a test pays nothing for it.
//!
//! It answers `GET` and `HEAD`, byte ranges included, one thread for each connection. It is not made for
//! the internet: it listens on the loopback address only, knows no encryption, and follows symbolic links.
//!
//! ```no_run
//! # fn main() -> std::io::Result<()> {
//! let server = dmpkg_serve::Server::start("dist", dmpkg_serve::Options::default())?;
//! println!("{}", server.url());
//! for request in server.requests() {
//!     println!("{} {} {}", request.method, request.path, request.status);
//! }
//! # Ok(())
//! # }
//! ```

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "an outer shell: files, sockets and threads are what this crate is for"
)]

mod connection;
mod log;
mod mime;
mod policy;
mod range;
mod request;
mod resource;
mod response;
mod server;

pub use log::LoggedRequest;
pub use server::{Options, Server};
