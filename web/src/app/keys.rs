use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::{Callback, UseReducerHandle, hook};

use super::listen::use_window_event;
use crate::command::Command;
use crate::state::{Action, LoadedAction, Part, State, Topic};

/// A key with what matters of how it was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Press<'a> {
    key: &'a str,
    /// Ctrl, or Cmd where that is the key for commands.
    command: bool,
    alt: bool,
    shift: bool,
    /// Whether it was meant for a text field.
    typing: bool,
}

/// Listens to the keys that work everywhere.
#[hook]
pub(super) fn use_keys(state: &UseReducerHandle<State>, on_command: &Callback<Command>) {
    let state = state.clone();
    let on_command = on_command.clone();
    use_window_event(
        "keydown",
        Callback::from(move |event: KeyboardEvent| {
            if event.default_prevented() || event.is_composing() {
                return;
            }
            let press = Press {
                key: &event.key(),
                command: event.ctrl_key() || event.meta_key(),
                alt: event.alt_key(),
                shift: event.shift_key(),
                typing: in_text_field(&event),
            };
            if let Some(command) = meaning(press, &state) {
                event.prevent_default();
                on_command.emit(command);
            }
        }),
    );
}

/// What a key means now; nothing when it is the browser's or another part's.
fn meaning(press: Press<'_>, state: &State) -> Option<Command> {
    // A dialog has the keys for itself, and the browser closes it by Escape.
    if state.dialog.is_some() || press.alt {
        return None;
    }
    if press.command {
        return match press.key {
            "o" | "O" => Some(Command::Pick),
            "f" | "F" if press.shift => state.loaded().map(|_| LoadedAction::Search.into()),
            "s" | "S" => state.loaded()?.entry().map(|_| LoadedAction::Save.into()),
            _ => None,
        };
    }
    if press.key == "Escape" {
        return escape(state);
    }
    if press.key == "F8" {
        state.loaded()?;
        let forward = !press.shift;
        return Some(LoadedAction::Walk { forward }.into());
    }
    if press.typing || state.single_keys_off {
        return None;
    }
    if press.key == "?" {
        return Some(Action::Dialog(Some(Topic::Keys)).into());
    }
    let number: usize = press.key.parse().ok()?;
    let index = number.checked_sub(1).filter(|index| *index < 5)?;
    let loaded = state.loaded()?;
    (index < loaded.tabs.len()).then(|| LoadedAction::Select(index).into())
}

/// Innermost first: what stands in front, the drawer, the reading, the remark.
fn escape(state: &State) -> Option<Command> {
    if state.in_front.is_some() {
        return Some(Action::InFront(None).into());
    }
    let drawer = state
        .loaded()
        .is_some_and(|loaded| loaded.part == Part::Contents);
    if drawer {
        Some(LoadedAction::LeaveContents.into())
    } else if state.reading.is_some() {
        Some(Command::Cancel)
    } else {
        state.remark.as_ref().map(|_| Action::RemarkRead.into())
    }
}

fn in_text_field(event: &KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| {
            element
                .matches("input:not([type=checkbox]), textarea, select, [contenteditable]")
                .unwrap_or(false)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::{after, chosen, opened};

    fn press(key: &str) -> Press<'_> {
        Press {
            key,
            command: false,
            alt: false,
            shift: false,
            typing: false,
        }
    }

    #[test]
    fn numbers_select_tabs_that_are_there() {
        let state = after([chosen(1, "weather.dmapp"), opened(1, "Weather Station")]);
        let first = Command::from(LoadedAction::Select(0));
        assert_eq!(meaning(press("1"), &state), Some(first));
        for key in ["0", "4", "6"] {
            assert_eq!(meaning(press(key), &state), None, "{key}");
        }
        assert_eq!(meaning(press("1"), &State::default()), None);
    }

    #[test]
    fn a_question_mark_lists_the_keys_unless_switched_off_or_typed() {
        let mut state = State::default();
        let list = Some(Command::Do(Action::Dialog(Some(Topic::Keys))));
        assert_eq!(meaning(press("?"), &state), list);
        let typed = Press {
            typing: true,
            ..press("?")
        };
        assert_eq!(meaning(typed, &state), None);
        state.single_keys_off = true;
        assert_eq!(meaning(press("?"), &state), None);
    }

    #[test]
    fn commands_work_in_text_fields_too() {
        let open = Press {
            command: true,
            typing: true,
            ..press("o")
        };
        assert_eq!(meaning(open, &State::default()), Some(Command::Pick));
    }

    #[test]
    fn the_search_needs_a_file() {
        let search = Press {
            command: true,
            shift: true,
            ..press("F")
        };
        let state = after([chosen(1, "weather.dmapp"), opened(1, "Weather Station")]);
        let wanted = Some(Command::from(LoadedAction::Search));
        assert_eq!(meaning(search, &state), wanted);
        assert_eq!(meaning(search, &State::default()), None);
    }

    #[test]
    fn a_dialog_keeps_all_keys() {
        let state = State {
            dialog: Some(Topic::About),
            remark: Some("Something.".to_owned()),
            ..State::default()
        };
        assert_eq!(meaning(press("Escape"), &state), None);
    }

    #[test]
    fn escape_takes_the_remark_away_and_then_means_nothing() {
        let mut state = State {
            remark: Some("Something.".to_owned()),
            ..State::default()
        };
        let read = Some(Command::Do(Action::RemarkRead));
        assert_eq!(meaning(press("Escape"), &state), read);
        state.remark = None;
        assert_eq!(meaning(press("Escape"), &state), None);
    }

    #[test]
    fn the_browser_keeps_its_own_keys() {
        for key in ["t", "w", "f", "p", "1"] {
            let browser = Press {
                command: true,
                ..press(key)
            };
            assert_eq!(meaning(browser, &State::default()), None, "{key}");
        }
    }
}
