//! How files come in.

use dmpkg_browser::DragPhase;
use dmpkg_tests::{Desk, Inspector, huge};

use super::title;

#[test]
fn a_button_opens_the_file_dialog() {
    let desk = Desk::new();
    let page = Inspector::start();
    let button = page.named_in("main", "Open a package");
    page.answered(|| {
        page.pick_files_by(&button, &[desk.fixture("application-smallest")])
            .unwrap()
    });
    assert_eq!(title(&page), "Demo Station");
    // With a file open there is another button for the next one.
    let button = page.named("Open");
    page.answered(|| {
        page.pick_files_by(&button, &[desk.fixture("protocol-smallest")])
            .unwrap()
    });
    assert_eq!(title(&page), "Demo Rain Gauge");
    page.assert_quiet();
}

#[test]
fn the_same_file_can_be_chosen_again() {
    let desk = Desk::new();
    let page = Inspector::start();
    let file = desk.fixture("application-smallest");
    page.open(&file);
    page.show_entry("Install.xml");
    page.open(&file);
    assert_eq!(page.count(".tab-close").unwrap(), 0);
}

#[test]
fn a_file_can_be_dropped_anywhere() {
    let desk = Desk::new();
    let page = Inspector::start();
    let file = desk.fixture("application-smallest");
    page.drag_over_only(&[&file], "header").unwrap();
    page.until_shown("Release to inspect");
    page.drag_leave().unwrap();
    page.until("!document.querySelector('.drop-overlay')");
    page.answered(|| page.drag_files(&[&file], "body", &DragPhase::ALL).unwrap());
    assert_eq!(title(&page), "Demo Station");
    page.drag_over_only(&[desk.fixture("protocol-smallest")], "body")
        .unwrap();
    page.until_shown("Release to replace Demo Station.1.0.0.dmapp");
    page.assert_quiet();
}

#[test]
fn a_file_can_be_pasted() {
    let desk = Desk::new();
    let page = Inspector::start();
    let mut taken = false;
    page.answered(|| {
        taken = page
            .paste_files(&[desk.fixture("application-smallest")])
            .unwrap()
    });
    assert!(taken, "the page left the paste to the browser");
    assert_eq!(title(&page), "Demo Station");
    page.assert_quiet();
}

#[test]
fn the_sample_is_built_in() {
    let page = Inspector::start();
    page.press_named("Try a sample");
    page.until_shown("Demo Weather Station");
    page.until_shown("application package");
    page.assert_quiet();
}

#[test]
fn a_folder_is_told_from_a_file() {
    let desk = Desk::new();
    desk.put("Packages/readme.txt", b"text");
    let page = Inspector::start();
    page.drag_files(&[desk.path().join("Packages")], "body", &DragPhase::ALL)
        .unwrap();
    page.until_shown(
        "\u{201c}Packages\u{201d} is a folder. Open it and drop the package file that lies inside.",
    );
    assert!(page.has_named("Open a package"));
    page.press_named("Dismiss");
    page.until("!document.querySelector('.banner')");
    page.assert_quiet();
}

#[test]
fn of_several_files_the_first_is_opened() {
    let desk = Desk::new();
    let page = Inspector::start();
    let files = [
        desk.fixture("application-smallest"),
        desk.fixture("protocol-smallest"),
    ];
    page.answered(|| page.drag_files(&files, "body", &DragPhase::ALL).unwrap());
    page.until_shown("2 files were dropped.");
    assert_eq!(title(&page), "Demo Station");
    page.assert_quiet();
}

#[test]
fn the_second_file_wins_while_the_first_is_read() {
    let desk = Desk::new();
    let page = Inspector::start();
    let second = desk.fixture("protocol-smallest");
    page.choose(&huge::five_gigabytes());
    page.choose(&second);
    page.until_shown("Demo Rain Gauge");
    // And it stays.
    std::thread::sleep(std::time::Duration::from_millis(700));
    assert_eq!(title(&page), "Demo Rain Gauge");
    assert!(!page.is("document.querySelector('.reading')"));
    page.assert_quiet();
}

#[test]
fn reading_shows_itself_when_it_takes_long_and_can_be_stopped() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.fixture("application-smallest"));
    // The engine is kept from answering for longer than this takes anywhere; the page must not be.
    page.evaluate_in_worker(
        0,
        "void setTimeout(() => { const end = Date.now() + 60000; while (Date.now() < end); })",
    )
    .unwrap();
    page.choose(&desk.fixture("protocol-smallest"));
    page.until("document.querySelector('.reading')");
    // A deaf engine is replaced by another, in which what was open is opened again.
    page.ask(
        "void (window.flashed = new Promise(done => new MutationObserver(() => document.querySelector('.failed') && done())
            .observe(document.body, { subtree: true, childList: true })))",
    );
    page.answered(|| page.press_named("Cancel"));
    let flashed = page.ask("Promise.race([window.flashed.then(() => true), new Promise(done => setTimeout(done, 600, false))])");
    assert_eq!(flashed, false, "what was shown gave way to a failure");
    assert_eq!(title(&page), "Demo Station");
    page.show_entry("Install.xml");
    assert!(
        page.shown_text().contains("<DMSScript"),
        "{}",
        page.shown_text()
    );
}
