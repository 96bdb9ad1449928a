//! The requests that a page and its workers sent.

use std::collections::BTreeMap;
use std::time::Duration;

use serde_json::Value;

/// Who did something: the page itself, or one of its threads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TargetKind {
    /// The page, a frame in it, or a window that it opened.
    Page,
    /// A dedicated or shared worker, or a worklet, at any depth.
    Worker,
    /// A service worker.
    ServiceWorker,
}

impl TargetKind {
    /// From the type of a DevTools target.
    pub(crate) fn of(target_type: &str) -> Self {
        match target_type {
            "service_worker" => Self::ServiceWorker,
            "worker" | "shared_worker" => Self::Worker,
            other if other.ends_with("worklet") => Self::Worker,
            _ => Self::Page,
        }
    }
}

/// One request. A request that a Content-Security-Policy refused was never sent and is not here, but in the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who sent it.
    pub target: TargetKind,
    /// The whole address.
    pub url: String,
    /// The HTTP method.
    pub method: String,
    /// What was loaded, in the words of the protocol: `Document`, `Script`, `Fetch`, `Ping`, `WebSocket`, ...
    pub kind: String,
    /// When the recorder heard of it, counted from the opening of the page.
    pub at: Duration,
    /// The HTTP status, once there is an answer.
    pub status: Option<u16>,
    /// Why it failed, in the browser's own words such as `net::ERR_FAILED`.
    pub failure: Option<String>,
    /// The answer came from the browser's own cache.
    pub from_cache: bool,
    /// A service worker answered; what that had to ask for itself is a request of its own.
    pub from_service_worker: bool,
}

impl Request {
    /// Whether the address is one of another machine, and not a `blob:`, `data:` or `file:` address.
    pub fn is_remote(&self) -> bool {
        ["http:", "https:", "ws:", "wss:", "ftp:"]
            .iter()
            .any(|scheme| self.url.starts_with(scheme))
    }
}

/// The requests of one page in the order in which they were sent.
#[derive(Default)]
pub(crate) struct Recorder {
    requests: Vec<Request>,
    /// The newest request of each id; a redirect keeps its id.
    places: BTreeMap<(String, String), usize>,
}

impl Recorder {
    pub(crate) fn requests(&self) -> &[Request] {
        &self.requests
    }

    pub(crate) fn clear(&mut self) {
        self.requests.clear();
        self.places.clear();
    }

    /// Takes in one event of the `Network` domain.
    pub(crate) fn receive(
        &mut self,
        target: TargetKind,
        session: &str,
        method: &str,
        event: &Value,
        at: Duration,
    ) {
        let id = (session.to_owned(), text(&event["requestId"]));
        match method {
            "Network.requestWillBeSent" => {
                let request = &event["request"];
                self.add(
                    id,
                    new_request(
                        target,
                        request,
                        text(&event["type"]),
                        text(&request["method"]),
                        at,
                    ),
                );
            }
            "Network.webSocketCreated" => self.add(
                id,
                new_request(target, event, "WebSocket".into(), "GET".into(), at),
            ),
            "Network.webTransportCreated" => {
                let id = (session.to_owned(), text(&event["transportId"]));
                self.add(
                    id,
                    new_request(target, event, "WebTransport".into(), "CONNECT".into(), at),
                );
            }
            "Network.responseReceived" => {
                if let Some(request) = self.get(&id) {
                    let response = &event["response"];
                    request.status = response["status"]
                        .as_u64()
                        .and_then(|status| u16::try_from(status).ok());
                    request.from_service_worker = response["fromServiceWorker"] == true;
                    request.from_cache |= response["fromDiskCache"] == true;
                }
            }
            "Network.requestServedFromCache" => {
                if let Some(request) = self.get(&id) {
                    request.from_cache = true;
                }
            }
            "Network.loadingFailed" => {
                if let Some(request) = self.get(&id) {
                    request.failure = Some(text(&event["errorText"]));
                }
            }
            _ => {}
        }
    }

    fn add(&mut self, id: (String, String), request: Request) {
        self.places.insert(id, self.requests.len());
        self.requests.push(request);
    }

    fn get(&mut self, id: &(String, String)) -> Option<&mut Request> {
        self.places
            .get(id)
            .and_then(|place| self.requests.get_mut(*place))
    }
}

fn new_request(
    target: TargetKind,
    described: &Value,
    kind: String,
    method: String,
    at: Duration,
) -> Request {
    Request {
        target,
        url: text(&described["url"]),
        method,
        kind,
        at,
        status: None,
        failure: None,
        from_cache: false,
        from_service_worker: false,
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
