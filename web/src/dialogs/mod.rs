//! What opens above the page: native dialogs, which keep the focus inside and give it back.

mod about;
mod keys;
mod numbers;
mod panel;
mod setting;
mod settings;

use yew::{Callback, Html, html};

use crate::command::Command;
use crate::state::{Action, State, Topic};
use panel::Panel;

pub(crate) use setting::level_words;
pub(crate) use settings::{place, reason};

/// The dialog that is open, if any.
pub fn dialogs(state: &State, version: &str, on_command: &Callback<Command>) -> Html {
    let Some(topic) = &state.dialog else {
        return Html::default();
    };
    let on_close = on_command.reform(|_| Action::Dialog(None).into());
    let (title, content) = match topic {
        Topic::Keys => ("Keys", keys::content(!state.single_keys_off, on_command)),
        Topic::Numbers => ("Numbers", numbers::content(state, on_command)),
        Topic::About => ("About", about::content(version)),
        Topic::Settings => (
            "Rule settings",
            settings::content(&state.settings, &state.said, on_command),
        ),
        Topic::Setting(proposal) => (
            "Setting for a rule",
            setting::content(proposal, &state.settings, on_command),
        ),
    };
    html! {
        <Panel key={title} {title} {on_close} {content} />
    }
}
