//! Without a network, with a new version, and opened by the system.

use std::fs;

use dmpkg_serve::Options;
use dmpkg_tests::{Desk, Inspector, SOON, built_page};

use crate::no_upload::changed_page;

#[test]
fn what_was_opened_once_opens_without_a_network() {
    let desk = Desk::new();
    let mut page = Inspector::start();
    page.until_kept();
    page.stop_server();
    page.reload().unwrap();
    page.wait_ready();
    page.until_kept();
    page.answered(|| {
        page.drag_files(
            &[desk.fixture("application-smallest")],
            "body",
            &dmpkg_browser::DragPhase::ALL,
        )
        .unwrap()
    });
    page.wait_checked();
    assert_eq!(page.text_of("h1"), "Demo Station");
    page.assert_quiet();
}

#[test]
fn nothing_is_kept_that_a_visitor_does_not_need() {
    let page = Inspector::start();
    page.until_kept();
    let asked = page.server().requests();
    for beside in ["dmpkg-inspector.html", "_headers", "web.config"] {
        assert!(
            asked.iter().all(|request| !request.path.contains(beside)),
            "{asked:?}"
        );
    }
    let kept = page.ask(
        "caches.keys().then(names => caches.open(names[0])).then(cache => cache.keys()).then(keys => keys.length)",
    );
    // All files but those three, the hash, and the service worker itself.
    let files = fs::read_dir(built_page()).unwrap().count();
    assert_eq!(kept.as_u64(), u64::try_from(files - 5).ok());
}

#[test]
fn a_new_version_is_told_and_comes_with_the_next_load() {
    let desk = Desk::new();
    let host = changed_page(&[]);
    let page = Inspector::start_from(host.path());
    page.until_kept();
    let put = |name: &str, from: &str, to: &str| {
        let path = host.path().join(name);
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from), "{from} not in {text}");
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    };
    put("index.html", "<body>", "<body data-second>");
    put("sw.js", "const VERSION = '", "const VERSION = 'second ");
    page.reload().unwrap();
    page.wait_ready();
    page.open(&desk.fixture("application-smallest"));
    page.wait(
        "document.querySelector('[aria-label=\"New version\"]')",
        2 * SOON,
    )
    .unwrap();
    page.until_shown("A new version of this page is ready; it is used when you reload.");
    assert!(!page.is("'second' in document.body.dataset"));
    assert_eq!(page.text_of("h1"), "Demo Station");
    page.show_entry("Install.xml");
    page.press_named("Dismiss");
    page.until("!document.querySelector('[aria-label=\"New version\"]')");
    let names = page.ask("caches.keys().then(names => names.length)");
    assert_eq!(names, 1, "the old version was forgotten");
    page.reload().unwrap();
    page.wait_ready();
    page.until("'second' in document.body.dataset");
    page.assert_quiet();
}

#[test]
fn a_file_that_the_system_hands_over_is_opened() {
    let hand_over = "
        Object.defineProperty(globalThis, 'launchQueue', { value: {
            setConsumer(take) {
                const file = new File(['not a zip at all'], 'handed over.dmapp');
                take({ files: [] });
                take({ files: [{ getFile: () => Promise.resolve(file) }] });
            },
        } });
        boot();";
    let host = changed_page(&[("boot.js", "\nboot();", hand_over)]);
    let page = Inspector::bare(host.path(), Options::default());
    page.goto(&page.server().url()).unwrap();
    page.until("document.querySelector('.failed-name')?.innerText.includes('handed over.dmapp')");
}
