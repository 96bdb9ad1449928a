//! The server: a listener, its thread, and a thread for each connection.

use crate::connection::Shared;
use crate::log::{Log, LoggedRequest};
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

/// How a folder is served.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The port; 0 takes any free one.
    pub port: u16,
    /// Whether the next free port is taken when `port` is in use.
    pub next_free_port: bool,
    /// Whether a policy is sent as a header with every file: the one that the folder's `_headers` names for it, else
    /// the one that its `index.html` declares, with `frame-ancestors` added. Without it the page is served as a plain
    /// static host would serve it.
    pub policy_header: bool,
    /// Whether byte ranges are answered; some static hosts do not.
    pub ranges: bool,
}

/// A folder that is being served; dropping it stops it.
#[derive(Debug)]
pub struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

impl Default for Options {
    /// Any free port, with the policy header and with ranges.
    fn default() -> Self {
        Self {
            port: 0,
            next_free_port: false,
            policy_header: true,
            ranges: true,
        }
    }
}

impl Server {
    /// Serves `folder` on the loopback address.
    ///
    /// # Errors
    ///
    /// When `folder` is no readable folder, or when the port cannot be had.
    pub fn start(folder: impl AsRef<Path>, options: Options) -> io::Result<Self> {
        let root = readable_folder(folder.as_ref())?;
        let listener = bind(&options)?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            root,
            options,
            log: Log::default(),
            stopped: AtomicBool::new(false),
        });
        let accepting = Arc::clone(&shared);
        let listener = thread::spawn(move || accept(&listener, &accepting));
        Ok(Self {
            address,
            shared,
            listener: Some(listener),
        })
    }

    /// The address on which the server listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The address as a browser takes it, with a slash at its end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Every request answered so far, in the order of the answers.
    #[must_use]
    pub fn requests(&self) -> Vec<LoggedRequest> {
        self.shared.log.all()
    }

    /// The same as [`Server::requests`], and the log begins anew.
    pub fn take_requests(&self) -> Vec<LoggedRequest> {
        self.shared.log.take()
    }

    /// Waits for ever: the server runs until the program ends.
    pub fn run(mut self) {
        if let Some(listener) = self.listener.take() {
            // A listener that panicked has printed why; there is nothing to add.
            let _ = listener.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.stopped.store(true, Ordering::SeqCst);
        if let Some(listener) = self.listener.take() {
            // The listener waits for a connection, so it is given one; then it sees that it has to stop.
            if TcpStream::connect(self.address).is_ok() {
                let _ = listener.join();
            }
        }
    }
}

fn readable_folder(folder: &Path) -> io::Result<PathBuf> {
    let root = folder.canonicalize().map_err(|error| {
        let message = format!("the folder {} cannot be served: {error}", folder.display());
        io::Error::new(error.kind(), message)
    })?;
    if root.is_dir() {
        Ok(root)
    } else {
        let message = format!("{} is no folder, so it cannot be served", folder.display());
        Err(io::Error::new(io::ErrorKind::NotADirectory, message))
    }
}

fn bind(options: &Options) -> io::Result<TcpListener> {
    let mut port = options.port;
    loop {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && options.next_free_port => {
                port = port.checked_add(1).ok_or(error)?;
            }
            Err(error) => {
                let message = format!("port {port} of this machine cannot be had: {error}");
                return Err(io::Error::new(error.kind(), message));
            }
            Ok(listener) => return Ok(listener),
        }
    }
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.stopped.load(Ordering::SeqCst) {
            return;
        }
        // A connection that could not be accepted is the client's to try again.
        let Ok(stream) = stream else { continue };
        let shared = Arc::clone(shared);
        thread::spawn(move || {
            // A client that hangs up in the middle of an answer is no failure of the server.
            let _ = shared.converse(&stream);
        });
    }
}

#[cfg(test)]
mod tests;
