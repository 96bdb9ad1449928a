//! A package that the address names, beside the page.

use std::fs;

use dmpkg_serve::Options;
use dmpkg_tests::{Desk, Inspector};

/// The built page with files beside it.
fn desk(put: impl FnOnce(&Desk)) -> Desk {
    let desk = Desk::with_page();
    put(&desk);
    desk
}

/// The page at an address that names a package.
fn visit(desk: &Desk, options: Options, fragment: &str) -> Inspector {
    let page = Inspector::bare(desk.path(), options);
    let url = format!("{}{fragment}", page.server().url());
    page.goto(&url).unwrap();
    page
}

/// How the requests for a package were answered.
fn answers(page: &Inspector) -> Vec<u16> {
    let asked = page.server().requests().into_iter();
    let asked = asked.filter(|request| request.path.contains(".dmapp"));
    asked.map(|request| request.status).collect()
}

#[test]
fn it_is_read_by_ranges_and_the_status_bar_says_so() {
    let desk = desk(|desk| {
        fs::create_dir(desk.path().join("old")).unwrap();
        let file = desk.fixture("application-smallest");
        fs::rename(file, desk.path().join("old/my package.dmapp")).unwrap();
    });
    let page = visit(&desk, Options::default(), "#package=old/my%20package.dmapp");
    page.until("document.querySelector('.top-title')?.innerText.includes('Demo Station')");
    page.wait_checked();
    assert!(page.text_of(".status").contains("read from this site"));
    assert!(page.text_of("body").contains("my package.dmapp"));
    let answers = answers(&page);
    assert!(
        answers.len() > 1 && answers.iter().all(|status| *status == 206),
        "{answers:?}"
    );
    // Other files are opened as ever.
    page.open(&desk.fixture("protocol-smallest"));
    assert!(!page.text_of(".status").contains("read from this site"));
    page.assert_quiet();
}

#[test]
fn a_site_without_ranges_delivers_it_as_a_whole() {
    let desk = desk(|desk| {
        let file = desk.fixture("application-smallest");
        fs::rename(file, desk.path().join("a.dmapp")).unwrap();
    });
    let options = Options {
        ranges: false,
        ..Options::default()
    };
    let page = visit(&desk, options, "#package=a.dmapp");
    page.until("document.querySelector('.top-title')?.innerText.includes('Demo Station')");
    assert!(page.text_of(".status").contains("read from this site"));
    assert!(answers(&page).iter().all(|status| *status == 200));
}

#[test]
fn a_large_one_is_opened_when_the_user_says_so() {
    let desk = desk(|desk| {
        let file = fs::File::create(desk.path().join("large.dmapp")).unwrap();
        file.set_len(60_000_000).unwrap();
    });
    let page = visit(&desk, Options::default(), "#package=large.dmapp");
    page.until("document.querySelector('.banner')?.innerText.includes('large.dmapp')");
    assert!(
        page.text_of(".banner").contains("57 MB"),
        "{}",
        page.text_of(".banner")
    );
    assert_eq!(answers(&page).len(), 1);
    page.press_named("Open it");
    page.until("document.querySelector('main')?.innerText.includes('is not a zip')");
    assert!(answers(&page).len() > 1);
}

#[test]
fn what_is_not_there_and_what_lies_elsewhere_is_said_in_a_sentence() {
    let desk = desk(|_| {});
    let page = visit(&desk, Options::default(), "#package=missing.dmapp");
    page.until("document.querySelector('main')?.innerText.includes('status 404')");
    for elsewhere in ["https://other.test/x.dmapp", "//other.test/x.dmapp"] {
        let page = visit(&desk, Options::default(), &format!("#package={elsewhere}"));
        page.until("document.querySelector('.banner')?.innerText.includes('does not lie beside')");
        assert_eq!(answers(&page), Vec::<u16>::new());
    }
}

#[test]
fn connections_stay_closed_but_to_the_own_site() {
    let desk = desk(|desk| {
        desk.put("a.dmapp", b"x");
    });
    let leak = "fetch(%).then(() => 'came', () => 'refused')";
    let page = visit(&desk, Options::default(), "#package=a.dmapp");
    page.until("document.querySelector('.failed, main h1')");
    let other = Inspector::start();
    let there = other.server().url();
    assert_eq!(
        page.ask(&leak.replace('%', &format!("'{there}'"))),
        "refused"
    );
    assert_eq!(page.ask(&leak.replace('%', "location.href")), "came");
    assert_eq!(other.ask(&leak.replace('%', "location.href")), "refused");
}
