//! What documents say, and what a package does.

use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_tests::{Inspector, disclosing};

use super::{with, with_sample};

/// The way to look at the entry in front.
fn mode(page: &Inspector) -> String {
    page.text_of(".panel:not(.panel-behind) [role=radio][aria-checked=true]")
}

/// Waits until this line is the current one of the text in front.
#[track_caller]
fn until_line(page: &Inspector, line: &str) {
    page.until(&format!(
        "document.querySelector('.panel:not(.panel-behind) .text-row.is-current .text-line')?.innerText === '{line}'"
    ));
}

/// A connector with so many parameters, open at its summary.
fn connector(parameters: u32) -> Inspector {
    let parameters: String = (1..=parameters)
        .map(|id| {
            format!(
                "<Param id=\"{id}\">\n<Name>level{id}</Name>\n<Description>Level {}</Description>\n<Type>read</Type>\n</Param>\n",
                id % 7
            )
        })
        .collect();
    let xml = format!(
        "<Protocol xmlns=\"http://www.skyline.be/protocol\">\n<Name>Levels</Name>\n<Version>1.0.0.1</Version>\n<Params>\n{parameters}</Params>\n</Protocol>\n"
    );
    let archive = ArchiveBuilder::new()
        .entry(Entry::deflated("Protocol/Protocol.xml", xml.as_bytes()))
        .build();
    let page = Inspector::start();
    page.open(&page.desk().put("Levels 1.0.0.1.dmprotocol", &archive));
    page.show_entry("Protocol.xml");
    page.until_sheet();
    page
}

const GRID: &str = "document.querySelector('[role=grid][aria-label=Parameters]')";

/// The cells of a row of the parameters, by its place in the order from 1.
fn cells(page: &Inspector, row: u32) -> Vec<String> {
    let cells = page.ask(&format!(
        "[...{GRID}.querySelectorAll('[aria-rowindex=\"{}\"] [role=gridcell]')].map(cell => cell.innerText.trim())",
        row + 1
    ));
    let cells = cells.as_array().unwrap().iter();
    cells
        .map(|cell| cell.as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn a_known_document_shows_its_summary_first() {
    let page = with_sample();
    page.show_entry("Install.xml");
    page.until_sheet();
    assert_eq!(mode(&page), "Summary");
    assert!(
        page.text_of(".panel:not(.panel-behind) .sheet-title")
            .starts_with("Automation script")
    );
    assert!(page.shown_text().contains("<DMSScript"));
    assert_eq!(mode(&page), "Formatted");
    page.assert_quiet();
}

#[test]
fn a_row_leads_to_its_line_and_back() {
    let page = with_sample();
    page.show_entry("Install.xml");
    page.until_sheet();
    let line =
        page.text_of(".panel:not(.panel-behind) .grid-row.is-link .grid-place [aria-hidden]");
    let line = line.strip_prefix("line ").unwrap().to_owned();
    page.click(".panel:not(.panel-behind) .grid-row.is-link .grid-cell")
        .unwrap();
    until_line(&page, &line);
    assert_ne!(mode(&page), "Summary");
    page.ask("history.back()");
    page.until("document.activeElement.matches('[role=grid]') && document.activeElement.querySelector('.grid-row.is-current')");
    assert_eq!(mode(&page), "Summary");
    // The same row leads there again, by the keyboard, too.
    page.keys(["Enter"]);
    until_line(&page, &line);
    page.press_named("Summary");
    page.until("document.activeElement.matches('[role=grid], [role=radio]')");
    page.ask("document.querySelector('.panel:not(.panel-behind) [role=grid]').focus()");
    page.keys(["Home", "Enter"]);
    until_line(&page, &line);
    page.assert_quiet();
}

#[test]
fn thousands_of_rows_are_sorted_filtered_and_walked_in_a_window() {
    let page = connector(5_000);
    page.until(&format!(
        "{GRID}?.ariaRowCount === '5001' || {GRID}?.getAttribute('aria-rowcount') === '5001'"
    ));
    let drawn = || {
        page.ask(&format!("{GRID}.querySelectorAll('[data-row]').length"))
            .as_u64()
            .unwrap()
    };
    assert!((10..120).contains(&drawn()), "{} rows", drawn());
    assert_eq!(cells(&page, 1)[0], "1");
    let part = "[role=grid][aria-label=Parameters]";
    page.press_named_in(part, "Id");
    page.until(&format!("{GRID}.querySelector('[aria-sort=ascending]')"));
    page.press_named_in(part, "Id");
    page.until(&format!("{GRID}.querySelector('[aria-sort=descending]')"));
    assert_eq!(cells(&page, 1)[0], "5000");
    page.press_named_in(part, "Id");
    page.until(&format!("!{GRID}.querySelector('[aria-sort=descending]')"));
    assert_eq!(cells(&page, 2)[0], "2");

    page.ask(&format!("{GRID}.focus()"));
    page.keys(["End"]);
    page.until(&format!("{GRID}.querySelector('.is-current')?.ariaRowIndex === '5001' || {GRID}.querySelector('.is-current')?.getAttribute('aria-rowindex') === '5001'"));
    assert_eq!(cells(&page, 5_000)[0], "5000");
    let hidden = page.ask(&format!(
        "(grid => (row => row.bottom > grid.bottom + 1 || row.top < grid.top)(
            document.getElementById({GRID}.getAttribute('aria-activedescendant')).getBoundingClientRect()
        ))({GRID}.getBoundingClientRect())"
    ));
    assert_eq!(hidden, false, "the row of the keyboard can be seen");
    assert!(drawn() < 120, "{} rows", drawn());

    page.click("[aria-label='Filter Parameters']").unwrap();
    page.type_text("LEVEL499").unwrap();
    page.until(&format!("{GRID}.getAttribute('aria-rowcount') === '12'"));
    page.until_shown("11 of 5,000");
    assert_eq!(cells(&page, 1)[0], "499");
    page.keys(["Enter", "ArrowDown", "ArrowDown", "Enter"]);
    // The eleven are 499 and 4990 to 4999; each takes five lines below the first four.
    until_line(&page, &(5 + 5 * 4_989).to_string());
    page.ask("history.back()");
    page.until("document.activeElement.matches('[role=grid]')");
    page.until_shown("11 of 5,000");
    page.assert_quiet();
}

#[test]
fn what_a_package_does_stands_in_its_own_tab_step_by_step() {
    let page = with_sample();
    page.show_kept("Effects");
    page.until_sheet();
    assert!(page.count(".panel:not(.panel-behind) .step").unwrap() >= 5);
    assert!(page.text_of(".panel:not(.panel-behind) .step-weight").len() > 4);
    page.keys(["1"]);
    page.until(
        "document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === 'Overview'",
    );
    let second = page.text_of(".overview .card:nth-of-type(2) h2");
    assert_eq!(second, "What it will do");
    page.press_named("All effects");
    page.until(
        "document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === 'Effects'",
    );
    page.click(".panel:not(.panel-behind) .step .place-link")
        .unwrap();
    page.until("document.querySelector('.tab-selected .tab-close')");
    page.until("document.querySelector('.panel:not(.panel-behind) .text-row.is-current')");
    page.assert_quiet();
}

#[test]
fn a_package_inside_shows_what_it_does_below_what_it_is() {
    let page = with("bundle");
    page.wait_checked();
    page.keys_in_tree(["Enter"]);
    page.until("document.querySelector('.panel:not(.panel-behind) .overview .sheet .step')");
    page.assert_quiet();
}

#[test]
fn assemblies_of_all_levels_are_one_table() {
    let page = with_sample();
    page.show_kept("Assemblies");
    page.until_sheet();
    let number = page.text_of(".tab-selected .tab-badge");
    let rows = page.ask("document.querySelector('.panel:not(.panel-behind) [role=grid]').querySelectorAll('[data-row]').length");
    assert_eq!(rows.to_string(), number);
    page.assert_quiet();
}

#[test]
fn secrets_are_hidden_until_they_are_asked_for_and_never_copied() {
    let page = Inspector::start();
    page.open(&page.desk().put("settings.zip", &disclosing()));
    page.show_kept("Personal data");
    page.until_sheet();
    let shown = |words: &str| page.is(&format!("document.body.innerText.includes('{words}')"));
    for secret in ["Windmill7", "Anna"] {
        assert!(!shown(secret), "{secret} is shown");
    }
    let buttons = page.count("[data-secret]").unwrap();
    assert!(buttons >= 4, "{buttons} secrets");
    page.click("[data-row='0'] [data-secret]").unwrap();
    page.until("document.querySelector('[data-row=\"0\"] code') && document.querySelector('[data-row=\"0\"] [aria-expanded=true]')");
    assert_eq!(
        page.count("[data-secret][aria-expanded=true]").unwrap(),
        1,
        "one row at a time"
    );
    assert!(shown("Windmill7") && !shown("Anna"));
    assert_eq!(
        viewers(&page),
        0,
        "a press on the button is none on the row"
    );
    page.assert_quiet();
}

/// Number of entries that are open.
fn viewers(page: &Inspector) -> usize {
    page.count(".viewer").unwrap()
}
