//! What was found: the list, the way to each place, and what stands elsewhere because of it.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Desk, Inspector};

use super::{tabs, with};

const LINES: &str = ".panel:not(.panel-behind) [data-line]";

/// The page with the findings of a fixture in front. The jobs read the file as long as it is open.
fn findings_of(desk: &Desk, fixture: &str) -> Inspector {
    let page = Inspector::start();
    page.open(&desk.fixture(fixture));
    page.until("document.querySelector('[data-integrity=done]')");
    page.show_findings();
    page
}

/// An archive with so many archives inside, each with a hundred names that Windows does not take.
fn many(archives: usize) -> Vec<u8> {
    let inner = |at: usize| {
        let names = (0..100).map(|name| Entry::stored(format!("{at}/{name}/con?.txt"), "x"));
        ArchiveBuilder::new().entries(names).build()
    };
    let entries = (0..archives).map(|at| Entry::stored(format!("{at}.zip"), inner(at)));
    ArchiveBuilder::new().entries(entries).build()
}

#[test]
fn the_title_line_says_what_it_comes_to_and_leads_to_the_list() {
    let desk = Desk::new();
    let page = findings_of(&desk, "damaged-crc");
    let verdict = page.text_of(".top-verdict");
    assert!(verdict.starts_with("Do not install: "), "{verdict}");
    assert_eq!(tabs(&page), ["Overview", "[Findings]"]);
    let label = page.ask("document.querySelector('[role=tab][aria-selected=true]').textContent");
    assert!(label.as_str().unwrap().contains(" error"), "{label}");
    let words = page.text_of(".findings");
    for part in [
        "Why it matters",
        "What to do",
        "Scripts/Install.xml",
        "What was checked",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    // The entry and the folder that it lies in are marked in the tree.
    page.until("document.querySelector('.tree-mark .mark-error')");
    page.assert_quiet();
}

#[test]
fn a_finding_leads_to_its_place_and_back_by_keyboard() {
    let desk = Desk::new();
    let page = findings_of(&desk, "damaged-crc");
    page.tab_to("focused.matches('.findings-fold')");
    page.keys(["ArrowDown"]);
    page.until("document.activeElement.matches('.finding-go')");
    page.keys(["Enter"]);
    page.until("document.activeElement.matches('.strip')");
    assert_eq!(tabs(&page), ["Overview", "Findings", "[Install.xml]"]);
    page.press_named("All findings");
    page.until("document.activeElement.matches('.finding.is-active .finding-go')");
    page.keys(["ArrowLeft", "ArrowLeft"]);
    page.until("document.activeElement.ariaExpanded === 'false'");
    page.keys(["ArrowRight"]);
    page.until("document.activeElement.ariaExpanded === 'true'");
    page.assert_quiet();
}

#[test]
fn the_key_for_findings_walks_through_all_of_them_from_anywhere() {
    let desk = Desk::new();
    let page = findings_of(&desk, "duplicate-names");
    let all = page.count(".finding").unwrap();
    assert!(all > 0);
    page.keys(["1", "F8"]);
    page.until("document.querySelector('.strip-number')?.innerText.startsWith('1 of ')");
    let heard = page.text_of(".announcer");
    assert!(heard.contains(" 1 of "), "{heard}");
    page.keys(["Shift+F8"]);
    page.until(
        "(([at, of]) => at === of)(document.querySelector('.strip-number').innerText.split(' of '))",
    );
    page.press_named("Close the finding");
    page.until("!document.querySelector('.strip')");
    page.assert_quiet();
}

#[test]
fn the_list_can_be_narrowed_grouped_and_stays_so() {
    let desk = Desk::new();
    let page = findings_of(&desk, "damaged-crc");
    page.filter_findings("nothing has this word");
    page.until("document.querySelector('.findings-none')");
    page.press_named("Show all");
    page.until("!document.querySelector('.findings-none')");
    page.choose_grouping("File");
    page.until("document.querySelector('.findings-title').innerText.includes('Install.xml')");
    page.click(".findings-toggle").unwrap();
    page.until("document.querySelector('.findings-toggle').ariaPressed === 'false'");
    page.until("!document.querySelector('.findings-list .mark-error')");
    let listed = page.text_of(".findings-listed");
    page.keys(["1"]);
    page.show_findings();
    assert_eq!(page.text_of(".findings-listed"), listed);
    page.assert_quiet();
}

#[test]
fn nothing_found_says_what_was_checked() {
    let desk = Desk::new();
    let page = findings_of(&desk, "application-smallest");
    page.until("document.querySelector('.top-verdict .mark-sound, .top-verdict .mark-note, .top-verdict .mark-skipped')");
    let words = page.text_of(".findings-checked");
    for part in [
        "rules ran on",
        "All contents were unpacked",
        "second, independent reader",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }
    page.assert_quiet();
}

#[test]
fn thousands_of_findings_scroll_with_few_lines_drawn() {
    let desk = Desk::new();
    let page = Inspector::start();
    page.open(&desk.put("many.zip", &many(120)));
    page.until("document.querySelector('[data-integrity=done]')");
    page.show_findings();
    page.choose_grouping("File");
    page.until("document.querySelector('.findings').scrollHeight > 20000");
    let drawn = page.count(LINES).unwrap();
    assert!((10..200).contains(&drawn), "{drawn} lines are drawn");
    // To the end and back: lines are there wherever the list is scrolled to.
    for part in [1.0, 0.5, 0.25, 0.0] {
        page.ask(&format!(
            "(list => list.scrollTop = (list.scrollHeight - 1500) * {part})(document.querySelector('.findings'))"
        ));
        page.until(
            "(edge => [...document.querySelectorAll('.findings [data-line]')].some(line =>
                (box => box.top < edge + 300 && box.bottom > edge + 100)(line.getBoundingClientRect())))
            (document.querySelector('.findings').getBoundingClientRect().top)",
        );
    }
    page.tab_to("focused.matches('.findings-fold')");
    page.keys(["End"]);
    page.until("document.activeElement.closest('[data-line]')");
    let visible = page.is(
        "(box => box.top >= 0 && box.bottom <= innerHeight)(document.activeElement.getBoundingClientRect())",
    );
    assert!(visible, "the line that has the keyboard cannot be seen");
    page.assert_quiet();
}

#[test]
fn references_are_links_that_the_user_follows() {
    let desk = Desk::new();
    let page = findings_of(&desk, "damaged-crc");
    page.server().take_requests();
    let links = page.ask(
        "[...document.querySelectorAll('.findings a:not([href^=\"#/rules/\"])')].map(link => [link.rel, link.target, new URL(link.href).protocol])",
    );
    let links = links.as_array().unwrap();
    assert!(!links.is_empty());
    for link in links {
        assert_eq!(*link, serde_json::json!(["noreferrer", "_blank", "https:"]));
    }
    page.assert_quiet();
}

#[test]
fn a_file_that_cannot_be_read_says_why_and_what_to_do() {
    let page = with("no-zip-text");
    page.until("document.querySelector('.failed-findings')");
    let words = page.text_of(".failed-findings");
    for part in ["What to do", "Why it matters", "Not everything was checked"] {
        assert!(words.contains(part), "{part}: {words}");
    }
    page.assert_quiet();
}
