//! Every way to open a connection that a page has, tried from the page and from its engine.

use std::collections::BTreeSet;
use std::thread;
use std::time::Instant;

use dmpkg_serve::{Options, Server};
use dmpkg_tests::{Desk, Inspector, SOON, built_page};

use super::{CALM, changed_page};

/// Ways to reach an address `U`, from pages.
const FROM_A_PAGE: &[(&str, &str)] = &[
    ("fetch", "fetch(U, { mode: 'no-cors' })"),
    ("request", "new Promise(done => { const x = new XMLHttpRequest(); x.onloadend = done; x.open('GET', U); x.send(); })"),
    ("socket", "new WebSocket(U.replace('http', 'ws'))"),
    ("events", "new EventSource(U)"),
    ("beacon", "navigator.sendBeacon(U, 'text')"),
    ("image", "new Image().src = U"),
    ("background", "document.body.style.setProperty('background-image', `url(${U})`)"),
    ("style-sheet", "document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet', href: U }))"),
    ("script", "document.head.append(Object.assign(document.createElement('script'), { src: U }))"),
    ("module", "import(U)"),
    ("frame", "document.body.append(Object.assign(document.createElement('iframe'), { src: U }))"),
    ("object", "document.body.append(Object.assign(document.createElement('object'), { data: U }))"),
    ("video", "document.body.append(Object.assign(document.createElement('video'), { src: U }))"),
    ("font", "new FontFace('planted', `url(${U})`).load()"),
    (
        "form",
        "(() => {
            const frame = Object.assign(document.createElement('iframe'), { name: 'planted' });
            const form = Object.assign(document.createElement('form'), { action: U, method: 'post', target: 'planted' });
            document.body.append(frame, form);
            form.submit();
        })()",
    ),
    (
        "worker-script",
        "new Worker(URL.createObjectURL(new Blob([`importScripts('${U}')`], { type: 'text/javascript' })))",
    ),
];

/// Ways to reach an address `U`, from workers.
const FROM_A_WORKER: &[(&str, &str)] = &[
    ("fetch", "fetch(U, { mode: 'no-cors' })"),
    (
        "request",
        "new Promise(done => { const x = new XMLHttpRequest(); x.onloadend = done; x.open('GET', U); x.send(); })",
    ),
    ("socket", "new WebSocket(U.replace('http', 'ws'))"),
    ("events", "new EventSource(U)"),
    ("module", "import(U)"),
    (
        "nested-worker",
        "new Worker(URL.createObjectURL(new Blob([`fetch('${U}', { mode: 'no-cors' })`], { type: 'text/javascript' })))",
    ),
    (
        "nested-script",
        "new Worker(URL.createObjectURL(new Blob([`importScripts('${U}')`], { type: 'text/javascript' })))",
    ),
];

/// Ways that lead to the page's own origin only.
const TO_THE_OWN_ORIGIN: &[(&str, &str)] = &[
    ("worker-from-the-network", "new Worker(U)"),
    ("shared-worker", "new SharedWorker(U)"),
    ("service-worker", "navigator.serviceWorker?.register(U)"),
];

/// Tries everything, and gives the names of the ways that arrived at a server. So many are waited for.
fn arrivals(
    page: &Inspector,
    sink: &Server,
    from_page: &[(&str, &str)],
    from_worker: &[(&str, &str)],
    expected: usize,
) -> Vec<String> {
    sink.take_requests();
    for (name, attempt) in from_page {
        page.evaluate(&trial(sink, "page", name, attempt)).unwrap();
    }
    for (name, attempt) in from_worker {
        page.evaluate_in_worker(0, &trial(sink, "worker", name, attempt))
            .unwrap();
    }
    let deadline = Instant::now() + SOON;
    let mut arrived = BTreeSet::new();
    loop {
        thread::sleep(2 * CALM);
        let paths = sink.take_requests().into_iter().map(|request| request.path);
        arrived.extend(paths.filter(|path| path.contains('-')));
        if arrived.len() >= expected || Instant::now() >= deadline {
            return arrived.into_iter().collect();
        }
    }
}

/// An attempt that waits for its end, but not long, and never throws.
fn trial(sink: &Server, from: &str, name: &str, attempt: &str) -> String {
    let address = format!("{}{from}-{name}", sink.url());
    format!(
        "(async U => {{
            try {{ await Promise.race([{attempt}, new Promise(done => setTimeout(done, 150))]); }} catch {{ }}
        }})('{address}')"
    )
}

fn names(from: &str, ways: &[(&str, &str)]) -> Vec<String> {
    ways.iter()
        .map(|(name, _)| format!("/{from}-{name}"))
        .collect()
}

fn sink() -> (Server, Desk) {
    let nothing = Desk::new();
    let options = Options {
        policy_header: false,
        ..Options::default()
    };
    (Server::start(nothing.path(), options).unwrap(), nothing)
}

#[test]
fn no_way_leads_to_another_origin() {
    let (sink, _nothing) = sink();
    let desk = Desk::new();
    // Once as a plain static host serves it, where only the page itself declares the policy.
    for policy_header in [true, false] {
        let page = Inspector::bare(
            &built_page(),
            Options {
                policy_header,
                ..Options::default()
            },
        );
        page.load();
        page.open(&desk.fixture("application-smallest"));
        let arrived = arrivals(&page, &sink, FROM_A_PAGE, FROM_A_WORKER, 0);
        assert_eq!(
            arrived,
            Vec::<String>::new(),
            "policy as header: {policy_header}"
        );
    }
}

#[test]
fn no_way_leads_out_of_the_single_file() {
    let (sink, _nothing) = sink();
    let page = Inspector::bare(&built_page(), Options::default());
    let file = built_page().join("dmpkg-inspector.html");
    page.load_from(&format!("file://{}", file.display()));
    let arrived = arrivals(&page, &sink, FROM_A_PAGE, FROM_A_WORKER, 0);
    assert_eq!(arrived, Vec::<String>::new());
}

#[test]
fn no_way_leads_to_another_origin_by_the_header_alone() {
    let by_header = changed_page(&[
        ("boot.js", "  closeConnections();\n", ""),
        (
            "index.html",
            "http-equiv=\"Content-Security-Policy\"",
            "name=\"none\"",
        ),
    ]);
    let (sink, _nothing) = sink();
    let page = Inspector::bare(by_header.path(), Options::default());
    page.load();
    assert!(!page.is("document.querySelector('meta[http-equiv]')"));
    let arrived = arrivals(&page, &sink, FROM_A_PAGE, FROM_A_WORKER, 0);
    assert_eq!(arrived, Vec::<String>::new());
}

#[test]
fn no_way_leads_back_to_the_own_origin() {
    let page = Inspector::start();
    let arrived = arrivals(
        &page,
        page.server(),
        &[FROM_A_PAGE, TO_THE_OWN_ORIGIN].concat(),
        FROM_A_WORKER,
        0,
    );
    assert_eq!(arrived, Vec::<String>::new());
}

#[test]
fn without_a_policy_every_way_leads_there() {
    let open = changed_page(&[
        ("boot.js", "  closeConnections();\n", ""),
        (
            "index.html",
            "http-equiv=\"Content-Security-Policy\"",
            "name=\"none\"",
        ),
    ]);
    let (sink, _nothing) = sink();
    let page = Inspector::bare(
        open.path(),
        Options {
            policy_header: false,
            ..Options::default()
        },
    );
    page.load();
    let mut expected = [names("page", FROM_A_PAGE), names("worker", FROM_A_WORKER)].concat();
    expected.sort();
    assert_eq!(
        arrivals(&page, &sink, FROM_A_PAGE, FROM_A_WORKER, expected.len()),
        expected
    );
    let mut expected = names("page", TO_THE_OWN_ORIGIN);
    expected.sort();
    assert_eq!(
        arrivals(&page, page.server(), TO_THE_OWN_ORIGIN, &[], expected.len()),
        expected
    );
}
