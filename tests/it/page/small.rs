//! Small windows and large letters.

use dmpkg_browser::Viewport;
use dmpkg_tests::Inspector;

use super::too_wide;

const PHONE: Viewport = Viewport {
    width: 390,
    height: 844,
    scale: 1.0,
    mobile: true,
};

/// Fails when the document is wider than its window.
#[track_caller]
fn assert_fits(page: &Inspector, state: &str) {
    if let Some(why) = too_wide(page, 320) {
        panic!("{state}: {why}");
    }
}

#[test]
fn the_parts_of_the_page_are_a_touch_away_on_a_phone() {
    let page = Inspector::start();
    page.viewport(PHONE).unwrap();
    page.open_sample();
    assert!(page.is("document.querySelector('.overview').checkVisibility()"));
    page.press_named_in("nav.bottom-bar", "Contents");
    page.filter("weather.json");
    page.press_named_in("[role=tree]", "weather.json");
    assert!(page.shown_text().contains("ModuleId"));
    page.press_named_in("nav.bottom-bar", "Overview");
    page.until("document.querySelector('.overview').checkVisibility()");
    let small = page.ask(
        "[...document.querySelectorAll('nav.bottom-bar button')].filter(one => one.getBoundingClientRect().height < 36)
            .map(one => one.outerHTML)",
    );
    assert_eq!(small, serde_json::json!([]));
    page.assert_quiet();
}

#[test]
fn at_four_hundred_percent_everything_can_be_reached() {
    let page = Inspector::start();
    page.viewport(Viewport {
        height: 1024,
        ..Viewport::default()
    })
    .unwrap();
    page.zoom(400).unwrap();
    assert_fits(&page, "empty");
    page.open_sample();
    assert_fits(&page, "overview");
    page.show_entry("Install.xml");
    assert!(page.shown_text().contains("<DMSScript"));
    assert_fits(&page, "text");
    let height = page
        .ask("document.querySelector('.text-rows').getBoundingClientRect().height")
        .as_f64()
        .unwrap();
    assert!(height >= 60.0, "only {height} px are left for the text");
    page.assert_quiet();
}
