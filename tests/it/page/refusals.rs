//! Files that are no packages.

use dmpkg_fixtures::all;
use dmpkg_tests::{Desk, Inspector};

use super::title;

#[test]
fn every_wrong_file_gets_a_sentence_and_another_try() {
    let desk = Desk::new();
    let page = Inspector::start();
    let wrong = all()
        .into_iter()
        .filter(|fixture| fixture.name.starts_with("no-zip-"));
    let mut sentences = Vec::new();
    for fixture in wrong {
        page.open(&desk.put_fixture(&fixture));
        let words = page.text_of(".failed");
        assert!(
            words.starts_with("This file could not be opened"),
            "{}: {words}",
            fixture.name
        );
        assert!(
            words.contains(&fixture.file_name),
            "{}: {words}",
            fixture.name
        );
        assert!(
            page.has_named("Open a package"),
            "{}: no other try",
            fixture.name
        );
        let sentence = page.text_of(".failed p:not(.failed-name)");
        assert!(sentence.ends_with('.'), "{}: {sentence}", fixture.name);
        sentences.push(sentence);
    }
    assert!(sentences.len() >= 6, "{sentences:#?}");
    let several = sentences.len();
    sentences.sort();
    sentences.dedup();
    assert_eq!(
        sentences.len(),
        several,
        "two kinds of file get the same sentence"
    );
    page.open(&desk.fixture("application-smallest"));
    assert_eq!(title(&page), "Demo Station");
    page.assert_quiet();
}

#[test]
fn a_file_of_zero_bytes_is_named_as_such() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.fixture("no-zip-zero-bytes"));
    let words = page.text_of(".failed").to_lowercase();
    assert!(
        words.contains("empty") || words.contains("zero bytes") || words.contains("0 bytes"),
        "{words}"
    );
    page.assert_quiet();
}

#[test]
fn a_refusal_takes_the_keyboard() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.fixture("no-zip-text"));
    page.until("document.activeElement.innerText.includes('This file could not be opened')");
}

#[test]
fn a_cut_package_says_that_it_is_not_whole() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.fixture("zip-truncated"));
    let words = page.text_of(".failed");
    assert!(
        words.contains("cut") || words.contains("incomplete") || words.contains("missing"),
        "{words}"
    );
}
