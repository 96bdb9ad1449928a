//! The search in names and contents.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector};

use super::{tabs, until_workers};

/// Whether the search is in front.
const IN_FRONT: &str = "document.querySelector('[role=tab][aria-selected=true] .tab-title').innerText.trim() === 'Search'";

/// Texts in a file and in an archive inside it, and something that is no text.
pub(super) fn texts() -> Vec<u8> {
    let inner = ArchiveBuilder::new()
        .entry(Entry::deflated(
            "Notes/deep.txt",
            format!("{}der Schlüssel 42\n", "no\n".repeat(900)),
        ))
        .build();
    ArchiveBuilder::new()
        .entry(Entry::stored("abc.txt", "abc"))
        .entry(Entry::deflated("first.txt", "one\nthe SCHLÜSSEL, 7\n"))
        .entry(Entry::stored("program.dll", *b"MZ\0\0schl\xc3\xbcssel"))
        .entry(Entry::deflated("inner.zip", inner))
        .build()
}

/// The page with such a file and the search in front.
fn searching(desk: &Desk, name: &str, bytes: &[u8]) -> Inspector {
    let page = Inspector::start();
    page.open(&desk.put(name, bytes));
    page.keys(["Control+Shift+F"]);
    page.until("document.activeElement.matches('.search-field')");
    page
}

/// Types something to look for, and waits until the search ended so.
fn look_for(page: &Inspector, text: &str, end: &str) -> String {
    page.click(".search-field").unwrap();
    page.keys(["Control+a"]);
    page.type_text(text).unwrap();
    page.keys(["Enter"]);
    until_search(page, end)
}

fn until_search(page: &Inspector, end: &str) -> String {
    page.until(&format!("document.querySelector('[data-search={end}]')"));
    page.text_of(".search-words")
}

fn switch(page: &Inspector, label: &str) {
    page.ask(&format!(
        "[...document.querySelectorAll('.search-bar label')].find(label => label.innerText.trim() === '{label}').click()"
    ));
}

/// Headings and lines as they are shown, with the places in brackets.
fn shown(page: &Inspector) -> Vec<String> {
    let lines = page.ask(
        r"[...document.querySelectorAll('.search-results :is(h2, .search-line)')].map(line => {
            const copy = line.cloneNode(true);
            for (const mark of copy.querySelectorAll('mark')) mark.textContent = `[${mark.textContent}]`;
            return copy.textContent.replace(/\s+/g, ' ').trim();
        })",
    );
    serde_json::from_value(lines).unwrap()
}

#[test]
fn names_and_lines_are_found_on_all_levels_and_lead_to_their_place() {
    let desk = Desk::new();
    let page = searching(&desk, "texts.zip", &texts());
    page.until(IN_FRONT);
    let words = look_for(&page, "schlüssel", "done");
    assert_eq!(
        words,
        "2 lines in 2 entries; 3 entries searched, 1 is no text."
    );
    assert_eq!(
        shown(&page),
        [
            "first.txt1 line",
            "Line 2the [SCHLÜSSEL], 7",
            "inner.zip › Notes/deep.txt1 line",
            "Line 901der [Schlüssel] 42",
        ]
    );
    // By the keyboard to the second line, and back to it.
    page.keys(["ArrowDown", "ArrowDown", "Enter"]);
    page.until("document.querySelector('.panel:not(.panel-behind) .text-row.is-current')");
    let row = page.text_of(".panel:not(.panel-behind) .text-row.is-current .text-code");
    assert_eq!(row, "der Schlüssel 42");
    assert!(
        tabs(&page).ends_with(&["Search".to_owned(), "[deep.txt]".to_owned()]),
        "{:?}",
        tabs(&page)
    );
    page.ask("history.back()");
    page.until(IN_FRONT);
    page.until("document.activeElement.innerText.includes('Schlüssel')");

    let words = look_for(&page, "DEEP", "done");
    assert!(words.starts_with("1 name; "), "{words}");
    assert_eq!(
        shown(&page),
        ["Names1 name", "Notes/[deep].txtin inner.zip"]
    );
    switch(&page, "Match case");
    let words = look_for(&page, "DEEP", "done");
    assert!(words.starts_with("Nothing found; 3 entries"), "{words}");
    page.assert_quiet();
}

#[test]
fn regular_expressions_are_those_of_the_browser() {
    let desk = Desk::new();
    let page = searching(&desk, "texts.zip", &texts());
    switch(&page, "Regular expression");
    look_for(&page, r"^.*schl.(?<s>s)\k<s>el\W+\d+$|\bone$|q*", "done");
    assert_eq!(
        shown(&page),
        [
            "first.txt2 lines",
            "Line 1[one]",
            "Line 2[the SCHLÜSSEL, 7]",
            "inner.zip › Notes/deep.txt1 line",
            "Line 901[der Schlüssel 42]",
        ]
    );
    let words = look_for(&page, "(one", "no-expression");
    assert!(words.starts_with("Invalid regular expression"), "{words}");
    assert!(words.contains("Unterminated group. Correct it"), "{words}");
    assert!(page.is("document.querySelector('.search-field[aria-invalid=true]')"));
    assert_eq!(shown(&page), Vec::<String>::new());
    look_for(&page, "one", "done");
    page.assert_quiet();
}

#[test]
fn an_expression_without_end_is_stopped() {
    let desk = Desk::new();
    let bytes = ArchiveBuilder::new()
        .entry(Entry::stored("a.txt", "aab\n"))
        .entry(Entry::deflated("z.txt", format!("{}b\n", "a".repeat(200))))
        .build();
    let page = searching(&desk, "endless.zip", &bytes);
    page.wait_checked();
    until_workers(&page, 1);
    switch(&page, "Regular expression");
    look_for(&page, "(a+)+$", "running");
    page.press_named_in(".search-bar", "Stop");
    let words = until_search(&page, "stopped");
    assert!(
        words.starts_with("Stopped: not everything was searched."),
        "{words}"
    );
    // Its worker is gone, and the next search is a new one.
    until_workers(&page, 1);
    let words = look_for(&page, "b$", "done");
    assert!(words.starts_with("2 lines in 2 entries; "), "{words}");
}

#[test]
fn a_search_ends_at_its_limit_and_goes_farther_when_asked() {
    let desk = Desk::new();
    let bytes = ArchiveBuilder::new()
        .entry(Entry::deflated("many.txt", "needle\n".repeat(700)))
        .build();
    let page = searching(&desk, "many.zip", &bytes);
    let words = look_for(&page, "needle", "done");
    assert!(words.starts_with("500 lines in 1 entry; "), "{words}");
    assert!(words.ends_with("there may be more."), "{words}");
    page.press_named("Show more");
    page.until("document.querySelector('[data-search=done]')?.innerText.startsWith('700 lines')");
    assert!(!page.has_named("Show more"));
    assert_eq!(page.text_of(".search-count"), "700 lines");
}

#[test]
fn ten_thousand_lines_scroll_with_few_of_them_drawn() {
    let desk = Desk::new();
    let entry = |at: usize| {
        let text = format!("needle in {at}\n").repeat(500);
        Entry::deflated(format!("{at:02}.txt"), text)
    };
    let bytes = ArchiveBuilder::new().entries((0..20).map(entry)).build();
    let page = searching(&desk, "many.zip", &bytes);
    look_for(&page, "needle", "done");
    for lines in ["2,000 lines", "8,000 lines", "10,000 lines"] {
        page.press_named("Show more");
        page.until(&format!(
            "document.querySelector('[data-search=done]')?.innerText.startsWith('{lines}')"
        ));
    }
    let drawn = || page.count(".search-results [data-line]").unwrap();
    page.until("document.querySelector('.search').scrollHeight > 10000 * 20");
    assert!((10..200).contains(&drawn()), "{} lines are drawn", drawn());
    // To the end and back: lines are there wherever the list is scrolled to.
    for part in [0.1, 0.6, 1.0, 0.5, 0.55, 0.25, 0.0] {
        let wanted = page.ask(&format!(
            "(list => list.scrollTop = Math.round((list.scrollHeight - list.clientHeight) * {part}))(document.querySelector('.search'))"
        ));
        page.until(
            "(edge => [...document.querySelectorAll('.search-line')].some(line =>
                (box => box.top < edge + 300 && box.bottom > edge + 200)(line.getBoundingClientRect())))
            (document.querySelector('.search').getBoundingClientRect().top)",
        );
        let moved = page.ask(&format!(
            "Math.abs(document.querySelector('.search').scrollTop - {wanted})"
        ));
        assert!(moved.as_f64().unwrap() < 200.0, "{part}: moved by {moved}");
        assert!(drawn() < 200, "{} lines are drawn", drawn());
    }
    let around = "document.documentElement.scrollHeight <= innerHeight";
    assert!(page.is(around), "the document is taller than its window");
    // By the keyboard to the very end, to its place, and back.
    page.click(".search-field").unwrap();
    page.keys(["ArrowDown"]);
    page.until("document.activeElement.innerText.includes('needle in 0')");
    page.keys(["End"]);
    page.until("document.activeElement.innerText.includes('needle in 19')");
    page.keys(["ArrowUp"]);
    page.until("document.activeElement.innerText.includes('499')");
    assert!(page.is(
        "(box => box.top >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())"
    ));
    page.keys(["Enter"]);
    page.until("document.querySelector('.panel:not(.panel-behind) .text-row.is-current .text-line')?.innerText === '499'");
    page.ask("history.back()");
    page.until("document.activeElement.matches('.search-line') && document.activeElement.innerText.includes('499')");
    // The keyboard goes on from there also when the line was scrolled away.
    page.ask("document.querySelector('.search').scrollTop = 0");
    page.until("document.activeElement.matches('.search')");
    page.keys(["ArrowUp"]);
    page.until("document.activeElement.matches('.search-line') && document.activeElement.innerText.includes('498')");
    page.assert_quiet();
}

#[test]
fn a_line_that_was_gone_to_is_gone_to_again() {
    const LINE: &str = ".panel:not(.panel-behind) .text-row.is-current";
    let desk = Desk::new();
    let text = format!("{}needle\n{}", "no\n".repeat(900), "no\n".repeat(900));
    let bytes = ArchiveBuilder::new()
        .entry(Entry::deflated("long.txt", text))
        .build();
    let page = searching(&desk, "long.zip", &bytes);
    look_for(&page, "needle", "done");
    let shown = format!(
        "document.querySelector('{LINE} .text-code')?.innerText === 'needle' &&
        (box => box.top > 0 && box.bottom < innerHeight)(document.querySelector('{LINE}').getBoundingClientRect())"
    );
    page.keys(["ArrowDown", "Enter"]);
    page.until(&shown);
    // Another line is marked, and the text is scrolled to its end.
    page.click(".text-row:not(.is-current) .text-line").unwrap();
    page.until(&format!(
        "document.querySelector('{LINE} .text-code')?.innerText === 'no'"
    ));
    page.ask("(text => text.scrollTop = text.scrollHeight)(document.querySelector('.text-rows'))");
    page.until("[...document.querySelectorAll('.text-row .text-line')].some(line => line.innerText === '1801')");
    page.press_named_in("[role=tablist]", "Search");
    page.until(IN_FRONT);
    page.click(".search-line").unwrap();
    page.until(&shown);
    // The way back is one step for each time.
    page.ask("history.back()");
    page.until(IN_FRONT);
    page.assert_quiet();
}
