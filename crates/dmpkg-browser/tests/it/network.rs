//! Who asked for what, and what was refused.

use std::thread;
use std::time::{Duration, Instant};

use dmpkg_browser::{ConsoleEntry, ConsoleLevel, Page, Request, TargetKind};

use crate::server::Server;
use crate::{SOON, launch, show};

const SITE: &[(&str, &str)] = &[
    (
        "/",
        "<!doctype html><link rel=icon href='data:,'><script>
        const start = text => new Worker(URL.createObjectURL(new Blob([text])));
        window.nest = () => start(`new Worker(URL.createObjectURL(new Blob([\"fetch('${location.origin}/nested')\"])))`);
        window.serve = async () => { await navigator.serviceWorker.register('sw.js'); await navigator.serviceWorker.ready; };
        </script>",
    ),
    ("/sw.js", "oninstall = e => e.waitUntil(fetch('/from-sw')); onactivate = e => e.waitUntil(clients.claim());
        onfetch = e => { if (e.request.url.endsWith('/made-up')) e.respondWith(new Response('made up')); };"),
    ("/locked", "<!doctype html><link rel=icon href='data:,'>
        <meta http-equiv=Content-Security-Policy content=\"default-src 'none'; script-src 'unsafe-inline'; worker-src blob:; img-src data:\">
        <script>
        const text = `onmessage = e => fetch(e.data).then(() => postMessage('sent'), () => postMessage('refused'))`;
        window.worker = new Worker(URL.createObjectURL(new Blob([text])));
        </script>"),
    ("/from-page", "<link rel=icon href='data:,'>"),
    ("/from-worker", "ok"),
    ("/nested", "ok"),
    ("/from-sw", "ok"),
];

#[test]
fn records_page_worker_nested_worker_and_service_worker() {
    let server = Server::start(SITE);
    let browser = launch();
    let page = browser.page().unwrap();
    page.goto(&server.url("/")).unwrap();
    assert_eq!(
        remote(&page),
        [(TargetKind::Page, server.url("/"), "Document".into())]
    );
    assert_eq!(page.requests()[0].status, Some(200));
    page.clear_requests();

    page.evaluate("fetch('/from-page', { method: 'PUT' }).then(r => r.text())")
        .unwrap();
    assert_eq!(
        remote(&page),
        [(TargetKind::Page, server.url("/from-page"), "Fetch".into())]
    );
    assert_eq!(page.requests()[0].method, "PUT");
    page.clear_requests();

    page.evaluate("void open('/from-page')").unwrap();
    wait_for(&page, "/from-page");
    assert_eq!(
        remote(&page),
        [(
            TargetKind::Page,
            server.url("/from-page"),
            "Document".into()
        )],
        "a window it opened"
    );
    page.clear_requests();

    page.evaluate("start(`fetch('${location.origin}/from-worker')`)")
        .unwrap();
    wait_for(&page, "/from-worker");
    assert_eq!(
        remote(&page),
        [(
            TargetKind::Worker,
            server.url("/from-worker"),
            "Fetch".into()
        )]
    );
    let request = page
        .requests()
        .into_iter()
        .find(|request| request.url.starts_with("blob:"))
        .expect("the script");
    assert!(!request.is_remote());
    wait_until("1 workers", || page.workers() == 1);
    page.clear_requests();

    page.evaluate("nest()").unwrap();
    wait_for(&page, "/nested");
    assert_eq!(
        remote(&page),
        [(TargetKind::Worker, server.url("/nested"), "Fetch".into())]
    );
    wait_until("3 workers", || page.workers() == 3);
    page.clear_requests();

    page.evaluate("serve()").unwrap();
    let expected = [
        (
            TargetKind::ServiceWorker,
            server.url("/sw.js"),
            "Script".into(),
        ),
        (
            TargetKind::ServiceWorker,
            server.url("/from-sw"),
            "Fetch".into(),
        ),
    ];
    assert_eq!(remote(&page), expected, "each of them once");
    page.clear_requests();

    page.wait("navigator.serviceWorker.controller", SOON)
        .unwrap();
    assert_eq!(
        page.evaluate("fetch('/made-up').then(r => r.text())")
            .unwrap(),
        "made up"
    );
    let request = page
        .requests()
        .into_iter()
        .find(|request| request.url.ends_with("/made-up"))
        .expect("the request");
    assert!(request.from_service_worker && request.target == TargetKind::Page);
}

#[test]
fn a_policy_holds_in_page_and_worker_and_is_seen() {
    let server = Server::start(SITE);
    let browser = launch();
    let page = browser.page().unwrap();
    page.goto(&server.url("/locked")).unwrap();
    page.clear_requests();
    let target = server.url("/from-page");
    assert_eq!(
        page.evaluate(&format!(
            "fetch('{target}').then(() => 'sent', () => 'refused')"
        ))
        .unwrap(),
        "refused"
    );
    assert_eq!(
        page.evaluate_in_worker(
            0,
            &format!("fetch('{target}').then(() => 'sent', () => 'refused')")
        )
        .unwrap(),
        "refused"
    );
    let violations: Vec<TargetKind> = page
        .console()
        .iter()
        .filter(|entry| entry.source == "security" && entry.is_policy_violation())
        .map(|entry| entry.target)
        .collect();
    assert_eq!(violations, [TargetKind::Page, TargetKind::Worker]);
    assert_eq!(remote(&page), []);
    let error = page.evaluate_in_worker(1, "1").unwrap_err().to_string();
    assert_eq!(
        error,
        "there is no worker 1: the page has 1, counted from 0"
    );
    page.evaluate("worker.terminate()").unwrap();
    wait_until("0 workers", || page.workers() == 0);
}

#[test]
fn collects_console_exceptions_and_dialogs() {
    let (page, _browser) = show(
        "<script>
        console.log('one', 2, { a: 1 }, null, undefined);
        console.warn('careful');
        setTimeout(() => { throw new RangeError('too far'); });
        new Worker(URL.createObjectURL(new Blob(['console.error(\"from below\"); fetch'])));
        onbeforeunload = e => e.preventDefault();
        </script><button onclick='alert(\"stop\")'>x</button>",
    );
    page.click("button").unwrap();
    page.wait("true", SOON).unwrap();
    let find = |text: &str| {
        // The page repeats what its workers say, before or after them.
        let wanted = |entry: &ConsoleEntry| entry.text.contains(text) && entry.source != "worker";
        let entry = || page.console().into_iter().find(wanted);
        wait_until(text, || entry().is_some());
        entry()
            .map(|entry| (entry.target, entry.level, entry.source))
            .unwrap()
    };
    let (kind, console) = (TargetKind::Page, "console".to_owned());
    assert_eq!(
        find("one 2 Object null undefined"),
        (kind, ConsoleLevel::Info, console.clone())
    );
    assert_eq!(
        find("careful"),
        (kind, ConsoleLevel::Warning, console.clone())
    );
    assert_eq!(
        find("RangeError: too far"),
        (kind, ConsoleLevel::Error, "exception".into())
    );
    assert_eq!(
        find("from below"),
        (TargetKind::Worker, ConsoleLevel::Error, console)
    );
    assert_eq!(
        find("alert: stop"),
        (kind, ConsoleLevel::Info, "dialog".into())
    );
    page.goto("about:blank")
        .expect("a page that asks before it is left is left");
    page.clear_console();
    assert_eq!(page.console(), []);
}

fn remote(page: &Page) -> Vec<(TargetKind, String, String)> {
    page.requests()
        .into_iter()
        .filter(Request::is_remote)
        .map(|request| (request.target, request.url, request.kind))
        .collect()
}

fn wait_for(page: &Page, path: &str) {
    let answered = |request: &Request| request.url.ends_with(path) && request.status.is_some();
    wait_until(path, || page.requests().iter().any(answered));
}

fn wait_until(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = Instant::now() + SOON;
    while !condition() {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        thread::sleep(Duration::from_millis(5));
    }
}
