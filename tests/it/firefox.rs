//! The hosted page and the single file in a second engine: Firefox.

use std::env;
use std::time::Duration;

use dmpkg_browser::{Firefox, find_firefox};
use dmpkg_serve::{Options, Server};
use dmpkg_tests::{Desk, SOON, built_page, npm_package};

/// A Firefox, or none on a machine of a person who has none. Where everything must hold, there must be one.
fn firefox() -> Option<Firefox> {
    if find_firefox().is_none() && env::var_os("CI").is_none() {
        eprintln!("there is no Firefox (apt-get install firefox-esr): nothing was tested in it");
        return None;
    }
    Some(Firefox::launch().unwrap_or_else(|error| panic!("{error}")))
}

fn until(firefox: &mut Firefox, condition: &str) {
    if let Err(error) = firefox.wait(condition, SOON) {
        let shown = firefox.evaluate("document.body.innerText");
        panic!(
            "{error}\nThe page shows {shown:?}\n{:?}",
            firefox.take_complaints()
        );
    }
}

/// Opens two packages, lets them be checked, and looks into a file.
fn visit(firefox: &mut Firefox, desk: &Desk) {
    until(firefox, "document.querySelector('.drop-field')");
    firefox
        .set_file("#file", &desk.fixture("protocol-smallest"))
        .unwrap();
    until(
        firefox,
        "document.querySelector('h1')?.innerText === 'Demo Rain Gauge'",
    );
    firefox.set_file("#file", &desk.fixture("bundle")).unwrap();
    until(
        firefox,
        "document.querySelector('[data-check=done]') && document.querySelector('[data-integrity=done]')",
    );
    until(
        firefox,
        "document.querySelectorAll('[role=treeitem]').length > 1",
    );
}

fn remote(requests: Vec<String>) -> Vec<String> {
    requests
        .into_iter()
        .filter(|url| url.starts_with("http") || url.starts_with("ws"))
        .collect()
}

#[test]
fn the_hosted_page_works_and_asks_for_nothing_once_it_is_kept() {
    let Some(mut firefox) = firefox() else { return };
    let desk = Desk::new();
    let server = Server::start(built_page(), Options::default()).unwrap();
    firefox.goto(&server.url()).unwrap();
    until(
        &mut firefox,
        "document.querySelector('.status')?.innerText.includes('offline ready')",
    );
    assert!(!remote(firefox.take_requests().unwrap()).is_empty());
    server.take_requests();
    visit(&mut firefox, &desk);
    assert_eq!(
        remote(firefox.take_requests().unwrap()),
        Vec::<String>::new()
    );
    assert_eq!(server.requests(), []);
    until(
        &mut firefox,
        "document.querySelector('.status').innerText.includes('requests since load: 0')",
    );
    assert_eq!(firefox.take_complaints().unwrap(), Vec::<String>::new());
    // And without the server.
    drop(server);
    firefox.reload().unwrap();
    visit(&mut firefox, &desk);
}

#[test]
fn the_single_file_works_from_a_disk() {
    let Some(mut firefox) = firefox() else { return };
    let desk = Desk::new();
    let file = built_page().join("dmpkg-inspector.html");
    firefox.goto(&format!("file://{}", file.display())).unwrap();
    visit(&mut firefox, &desk);
    assert_eq!(
        remote(firefox.take_requests().unwrap()),
        Vec::<String>::new()
    );
    assert_eq!(firefox.take_complaints().unwrap(), Vec::<String>::new());
}

#[test]
fn no_connection_leads_out_of_either() {
    let Some(mut firefox) = firefox() else { return };
    let nothing = Desk::new();
    let sink = Server::start(nothing.path(), Options::default()).unwrap();
    let plain = Options {
        policy_header: false,
        ..Options::default()
    };
    let server = Server::start(built_page(), plain).unwrap();
    let single = format!(
        "file://{}",
        built_page().join("dmpkg-inspector.html").display()
    );
    for page in [server.url(), single] {
        firefox.goto(&page).unwrap();
        until(&mut firefox, "document.querySelector('.drop-field')");
        let tried = firefox.evaluate(&format!(
            "Promise.allSettled([
                fetch('{0}fetch', {{ mode: 'no-cors' }}),
                new Promise((_, fail) => setTimeout(fail, 300)),
                navigator.sendBeacon('{0}beacon', 'text') && Promise.reject(),
                new Promise(done => {{
                    const text = \"fetch('{0}worker', {{ mode: 'no-cors' }}).then(() => postMessage(1), () => postMessage(0))\";
                    const worker = new Worker(URL.createObjectURL(new Blob([text], {{ type: 'text/javascript' }})));
                    worker.onmessage = event => done(event.data);
                }}),
            ]).then(all => all.map(one => one.value ?? null))",
            sink.url()
        ));
        assert_eq!(
            tried.unwrap()[3],
            0,
            "the fetch of a worker got through from {page}"
        );
        std::thread::sleep(Duration::from_millis(400));
        assert_eq!(sink.requests(), [], "{page}");
    }
}

#[test]
fn the_package_for_javascript_works_in_a_page_and_the_page_in_a_frame() {
    let Some(mut firefox) = firefox() else { return };
    let desk = Desk::new();
    let damaged = desk.fixture("damaged-crc");
    let options = Options {
        policy_header: false,
        ..Options::default()
    };
    let package = Server::start(npm_package(), options.clone()).unwrap();
    let inspector = Server::start(built_page(), options).unwrap();
    let examples = format!("{}examples", package.url());
    firefox.goto(&format!("{examples}/page.html")).unwrap();
    firefox.set_file("#file", &damaged).unwrap();
    until(
        &mut firefox,
        "document.body.innerText.includes('error archive/crc-mismatch: ')",
    );
    let framed = format!("{examples}/embed.html?inspector={}", inspector.url());
    firefox.goto(&framed).unwrap();
    until(&mut firefox, "!document.querySelector('#file').disabled");
    firefox.set_file("#file", &damaged).unwrap();
    until(
        &mut firefox,
        "document.body.innerText.includes('is checked. Errors: 1, ')",
    );
    assert_eq!(firefox.take_complaints().unwrap(), Vec::<String>::new());
}
