//! The inspector in a frame of another page, which talks to it.

use std::time::{Duration, Instant};

use dmpkg_browser::DragPhase;
use dmpkg_serve::{Options, Server};
use dmpkg_tests::{Desk, Inspector, SOON, built_page, huge, npm_package};

/// A host that allows frames: the policy that forbids them is a header.
fn framing() -> Options {
    Options {
        policy_header: false,
        ..Options::default()
    }
}

/// The example page and, from another origin, the inspector in its frame with this behind its address.
struct Framed {
    page: Inspector,
    inspector: Server,
}

impl Framed {
    fn new() -> Self {
        Self {
            page: Inspector::bare(&npm_package(), framing()),
            inspector: Server::start(built_page(), framing()).unwrap(),
        }
    }

    /// Loads the example page, which names its own origin to the inspector.
    fn load(&self) {
        let (page, inspector) = (self.page.server().url(), self.inspector.url());
        self.page
            .goto(&format!("{page}examples/embed.html?inspector={inspector}"))
            .unwrap();
    }

    /// Loads a page that shows the inspector with this fragment, and keeps all that it hears.
    fn load_with(&self, fragment: &str) {
        let page = self.page.server().url();
        self.page.goto(&format!("{page}README.md")).unwrap();
        let address = format!("{}{fragment}", self.inspector.url());
        self.page.ask(&format!(
            "(() => {{
                window.heard = [];
                addEventListener('message', event => heard.push(event.data));
                const frame = document.createElement('iframe');
                frame.src = '{address}';
                document.body.append(frame);
                window.frame = frame;
                return new Promise(done => frame.onload = done).then(() => {{}});
            }})()"
        ));
        // A worker of the inspector says that it is there.
        self.page.evaluate_in_worker(0, "1").unwrap();
    }

    /// Asks the inspector and hands a package over, again and again for two seconds, and hears nothing.
    /// Messages come from the window that `sender` is.
    fn hear_nothing(&self, sender: &str) {
        let heard = self.page.ask(&format!(
            "(async () => {{
                const post = {sender}.eval('message => top.frame.contentWindow.postMessage(message, \"*\")');
                for (let turn = 0; turn < 20; turn += 1) {{
                    post({{ type: 'PING' }});
                    post({{ type: 'open', bytes: new Uint8Array(4), name: 'a.dmapp' }});
                    await new Promise(resume => setTimeout(resume, 100));
                }}
                return heard;
            }})()",
        ));
        assert_eq!(heard, serde_json::json!([]));
    }

    /// Waits until the inspector answers.
    fn wait_answered(&self) {
        self.page.until(
            "(frame.contentWindow.postMessage({ type: 'PING' }, '*'), heard.some(one => one.type === 'PONG'))",
        );
    }

    /// The fragment that names the page around.
    fn fragment(&self) -> String {
        let origin = self.page.server().url();
        format!("#embed={}", origin.trim_end_matches('/'))
    }
}

#[test]
fn a_page_that_the_address_names_hands_over_a_package_and_hears_what_is_in_it() {
    let desk = Desk::new();
    let framed = Framed::new();
    let page = &framed.page;
    framed.load();
    page.until_shown(&format!(
        "Version {} of the inspector is ready.",
        env!("CARGO_PKG_VERSION")
    ));
    page.ask(
        "(() => { window.heard = []; addEventListener('message', event => heard.push([event.origin, event.data])); })()",
    );
    page.set_files("#file", &[desk.fixture("damaged-crc")])
        .unwrap();
    page.until_shown("is checked. Errors: 1, ");
    let origin = framed.inspector.url();
    let origin = origin.trim_end_matches('/');
    page.until("heard.filter(([, { type }]) => type === 'checked').length === 1");
    let heard = page.ask("heard");
    for message in heard.as_array().unwrap() {
        assert_eq!(message[0], origin);
    }
    let types: Vec<_> = heard
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one[1]["type"])
        .collect();
    assert_eq!(types, ["opened", "checked"]);
    assert_eq!(heard[0][1]["summary"]["kind"], "application package");
    assert_eq!(heard[1][1]["summary"]["contents"], true);

    page.set_files("#file", &[desk.fixture("no-zip-text")])
        .unwrap();
    page.until_shown("(not-a-zip)");
    page.assert_quiet();
}

#[test]
fn bytes_are_taken_and_what_is_neither_is_refused() {
    let framed = Framed::new();
    framed.load_with(&framed.fragment());
    framed.wait_answered();
    for (message, name, code) in [
        (
            "bytes: new Uint8Array(9), name: 'a.dmapp'",
            "a.dmapp",
            "not-a-zip",
        ),
        ("bytes: new ArrayBuffer(9)", "package", "not-a-zip"),
        ("file: {}, name: 'b.dmapp'", "b.dmapp", "not-a-file"),
    ] {
        let page = &framed.page;
        page.ask(&format!(
            "void frame.contentWindow.postMessage({{ type: 'open', {message} }}, '*')"
        ));
        page.until(&format!(
            "heard.some(({{ type, summary }}) =>
                type === 'failed' && summary.name === '{name}' && summary.code === '{code}')"
        ));
    }
}

#[test]
fn of_a_package_that_the_user_opens_the_page_around_hears_nothing() {
    let framed = Framed::new();
    let page = &framed.page;
    framed.load_with(&framed.fragment());
    framed.wait_answered();
    page.drag_files(&[huge::many_entries()], "iframe", &DragPhase::ALL)
        .unwrap();
    // A second worker is one of the checks, which begin once the package is open and take seconds.
    let deadline = Instant::now() + SOON;
    while page.workers() < 2 {
        assert!(Instant::now() < deadline, "the package was not opened");
        std::thread::sleep(Duration::from_millis(10));
    }
    page.ask("new Promise(resume => setTimeout(resume, 500))");
    assert!(page.is("heard.every(one => one.type === 'PONG')"));
}

#[test]
fn another_window_is_not_answered_though_its_origin_is_named() {
    let framed = Framed::new();
    framed.load_with(&framed.fragment());
    framed.wait_answered();
    framed.page.ask(
        "(async () => {
            const other = document.createElement('iframe');
            document.body.append(other);
            window.other = other.contentWindow;
            // Answers to what was asked before come first.
            await new Promise(resume => setTimeout(resume, 500));
            heard.length = 0;
        })()",
    );
    framed.hear_nothing("other");
}

#[test]
fn without_its_origin_in_the_address_a_page_is_not_answered() {
    let framed = Framed::new();
    let origin = framed.page.server().url();
    let origin = origin.trim_end_matches('/');
    for fragment in [
        String::new(),
        "#embed".to_owned(),
        "#embed=*".to_owned(),
        "#embed=null".to_owned(),
        // Another site, the same site by another name, and what is more than an origin.
        "#embed=https://portal.example".to_owned(),
        format!("#embed={}", origin.replace("127.0.0.1", "localhost")),
        format!("#embed={origin}/"),
    ] {
        framed.load_with(&fragment);
        framed.hear_nothing("window");
    }
}
