//! The inspector in a frame of another page, which talks to it.

use dmpkg_serve::{Options, Server};
use dmpkg_tests::{Desk, Inspector, built_page, npm_package};

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

    /// Asks the inspector and hands a package over, and waits as long as answers took in the other tests.
    fn hear_nothing(&self) {
        let heard = self.page.ask(
            "(async () => {
                for (let turn = 0; turn < 20; turn += 1) {
                    frame.contentWindow.postMessage({ type: 'PING' }, '*');
                    frame.contentWindow.postMessage({ type: 'open', bytes: new Uint8Array(4), name: 'a.dmapp' }, '*');
                    await new Promise(resume => setTimeout(resume, 100));
                }
                return heard;
            })()",
        );
        assert_eq!(heard, serde_json::json!([]));
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
    let origin = framed.page.server().url();
    framed.load_with(&format!("#embed={}", origin.trim_end_matches('/')));
    let page = &framed.page;
    page.until("(frame.contentWindow.postMessage({ type: 'PING' }, '*'), heard.some(one => one.type === 'PONG'))");
    page.ask("void frame.contentWindow.postMessage({ type: 'open', bytes: new Uint8Array(9), name: 'a.dmapp' }, '*')");
    page.until("heard.some(one => one.type === 'failed' && one.summary.name === 'a.dmapp' && one.summary.code === 'not-a-zip')");
    page.ask("void frame.contentWindow.postMessage({ type: 'open', name: 'b.dmapp' }, '*')");
    page.until("heard.some(one => one.type === 'failed' && one.summary.name === 'b.dmapp' && one.summary.code === 'not-a-file')");
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
        framed.hear_nothing();
    }
}
