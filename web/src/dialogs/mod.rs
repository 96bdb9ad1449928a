//! What opens above the page: native dialogs, which keep the focus inside and give it back.

mod about;
mod keys;
mod numbers;
mod panel;
mod proof;

use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::command::Command;
use crate::state::{Action, State, Topic};
use panel::Panel;

/// What the dialogs need.
#[derive(Clone, PartialEq, Properties)]
pub struct DialogsProps {
    /// Everything the page knows.
    pub state: State,
    /// The version of the application.
    pub version: AttrValue,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// The dialog that is open, if any.
#[component]
pub fn Dialogs(props: &DialogsProps) -> Html {
    let Some(topic) = props.state.dialog else {
        return Html::default();
    };
    let on_close = props.on_command.reform(|()| Action::Dialog(None).into());
    let (title, content) = match topic {
        Topic::Keys => (
            "Keys",
            keys::content(!props.state.single_keys_off, &props.on_command),
        ),
        Topic::Proof => ("How can I check this?", proof::content()),
        Topic::Numbers => ("Numbers", numbers::content(&props.state)),
        Topic::About => ("About", about::content(&props.version)),
    };
    html! {
        <Panel key={title} {title} {on_close}>{ content }</Panel>
    }
}
