use wasm_bindgen_futures::spawn_local;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::desk::{COPY_AT_MOST, Desk, Work};
use super::view::Bar;
use crate::amounts;
use crate::viewer::copy_text;
use crate::windowed::Align;

/// Does what a key means in a text.
pub(super) fn press_key(
    desk: &Desk,
    bar: &UseStateHandle<Bar>,
    whole: &UseStateHandle<bool>,
    event: &KeyboardEvent,
) {
    let last = desk.total.saturating_sub(1);
    if event.ctrl_key() || event.meta_key() {
        match event.key().as_str() {
            "a" | "A" => {
                event.prevent_default();
                whole.set(true);
            }
            "c" | "C" if **whole => {
                event.prevent_default();
                copy_whole(desk.clone(), bar.clone());
            }
            _ => {}
        }
        return;
    }
    if event.alt_key() || event.shift_key() {
        return;
    }
    whole.set(false);
    let at = *desk.current;
    let from = at.unwrap_or_else(|| desk.viewport.first_visible());
    let page = desk.viewport.page().saturating_sub(1).max(1);
    let target = match event.key().as_str() {
        "ArrowDown" => at.map_or(from, |at| at.saturating_add(1)),
        "ArrowUp" => from.saturating_sub(1),
        "PageDown" => from.saturating_add(page),
        "PageUp" => from.saturating_sub(page),
        "Home" => 0,
        "End" => last,
        "Enter" | " " if at.is_some() => {
            event.prevent_default();
            desk.start(Work::Toggle(from));
            return;
        }
        _ => return,
    };
    event.prevent_default();
    desk.go(target.min(last), Align::Nearest);
}

/// Copies all rows: only some are in the document, so the browser cannot.
fn copy_whole(desk: Desk, bar: UseStateHandle<Bar>) {
    spawn_local(async move {
        let said = match desk.whole().await {
            Some(text) if copy_text(&text).await => "The whole text is on the clipboard.",
            Some(_) => "The browser does not allow copying. Save the entry instead.",
            None if *desk.total > COPY_AT_MOST => {
                "This text is too long for the clipboard. Save the entry instead."
            }
            None => "The text could not be read to its end. Save the entry instead.",
        };
        bar.set(Bar::Said(said));
    });
}

/// Reads the number of a line, or says which there are.
pub(super) fn line_number(text: &str, lines: u32) -> Result<u32, String> {
    let plain: String = text.chars().filter(|c| !matches!(c, ',' | ' ')).collect();
    match plain.parse() {
        Ok(line) if (1..=lines).contains(&line) => Ok(line),
        _ => Err(format!(
            "The lines are 1 to {}.",
            amounts::count(lines.into())
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_numbers_are_within_the_text() {
        let cases = [
            ("1", Ok(1)),
            (" 4,812 ", Ok(4_812)),
            ("0", Err("The lines are 1 to 5,000.")),
            ("5001", Err("The lines are 1 to 5,000.")),
            ("x", Err("The lines are 1 to 5,000.")),
            ("99999999999", Err("The lines are 1 to 5,000.")),
        ];
        for (text, expected) in cases {
            let expected = expected.map_err(str::to_owned);
            assert_eq!(line_number(text, 5_000), expected, "{text}");
        }
    }
}
