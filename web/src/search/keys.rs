use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
use yew::TargetCast;

/// The lines that can be gone to.
const LINES: &str = ".search-line";

/// Moves the keyboard among the lines.
pub(super) fn walk(results: &Element, event: &KeyboardEvent) {
    if event.alt_key() || event.ctrl_key() || event.meta_key() {
        return;
    }
    let lines = lines(results);
    let here = event.target_dyn_into::<HtmlElement>();
    let at = lines.iter().position(|line| here.as_ref() == Some(line));
    let last = lines.len().saturating_sub(1);
    let next = match event.key().as_str() {
        "ArrowDown" => at.map_or(0, |at| at + 1).min(last),
        "ArrowUp" => at.map_or(0, |at| at.saturating_sub(1)),
        "Home" => 0,
        "End" => last,
        _ => return,
    };
    if let Some(line) = lines.get(next) {
        event.prevent_default();
        event.stop_propagation();
        let _ = line.focus();
    }
}

/// Makes the line that has the keyboard the one by which the Tab key enters.
pub(super) fn remember(results: &Element, event: &FocusEvent) {
    let Some(line) = event
        .target_dyn_into::<Element>()
        .filter(|line| line.matches(LINES).unwrap_or(false))
    else {
        return;
    };
    if let Some(before) = entrance(results) {
        let _ = before.set_attribute("tabindex", "-1");
    }
    let _ = line.set_attribute("tabindex", "0");
}

/// Brings the keyboard to the lines, to the one that had it last.
pub(super) fn enter(results: &Element) {
    let line = entrance(results).or_else(|| lines(results).into_iter().next());
    if let Some(line) = line {
        let _ = line.focus();
    }
}

fn entrance(results: &Element) -> Option<HtmlElement> {
    let found = results.query_selector(".search-line[tabindex='0']");
    found.ok().flatten()?.dyn_into().ok()
}

fn lines(results: &Element) -> Vec<HtmlElement> {
    let Ok(found) = results.query_selector_all(LINES) else {
        return Vec::new();
    };
    (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into().ok())
        .collect()
}
