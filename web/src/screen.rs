//! The whole window.

use std::rc::Rc;

use dmpkg_wasm::Client;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::address::InFront;
use crate::catalogue::CataloguePage;
use crate::check::CheckPage;
use crate::command::Command;
use crate::dialogs::dialogs;
use crate::parts::{Failed, banner, reading_bar, start, status_bar, top, workspace};
use crate::state::{Announcement, Shown, State};

/// What the screen needs.
#[derive(Clone, PartialEq, Properties)]
pub struct ScreenProps {
    /// Everything the page knows.
    pub state: State,
    /// The engine; none before it is started.
    pub client: Option<Client>,
    /// The version of the application.
    pub version: AttrValue,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// The whole window, drawn from what the page knows.
#[component]
pub fn Screen(props: &ScreenProps) -> Html {
    let state = &props.state;
    let on_command = &props.on_command;
    html! {
        <div class="shell">
            { top(state, on_command) }
            <div class="shell-messages">
                if let Some(reading) = &state.reading {
                    { reading_bar(reading, on_command) }
                }
                { banner(state, on_command) }
            </div>
            { shown(props) }
            { in_front(state, on_command) }
            { status_bar(state, &props.version, on_command) }
            { announcer(&state.announcement) }
            if state.dragging {
                <div class="drop-overlay" aria-hidden="true">
                    <p>{ release_words(state) }</p>
                </div>
            }
            { dialogs(state, &props.version, on_command) }
        </div>
    }
}

fn in_front(state: &State, on_command: &Callback<Command>) -> Html {
    let file = state
        .file_name()
        .map(|name| AttrValue::from(name.to_owned()));
    match &state.in_front {
        None => Html::default(),
        Some(InFront::Check) => html! { <CheckPage {file} /> },
        Some(InFront::Rules(of)) => html! {
            <CataloguePage
                of={of.clone()}
                settings={Rc::clone(&state.settings)}
                findings={state.findings().cloned()}
                {file}
                on_command={on_command.clone()}
            />
        },
    }
}

fn shown(props: &ScreenProps) -> Html {
    let on_command = &props.on_command;
    let behind = props.state.in_front.is_some();
    match &props.state.shown {
        Shown::Empty | Shown::Failed(_) if behind => Html::default(),
        Shown::Empty => html! { <main class="page">{ start(on_command) }</main> },
        Shown::Failed(refusal) => html! {
            <main class="page">
                <Failed
                    refusal={refusal.clone()}
                    version={props.version.clone()}
                    on_command={on_command.clone()}
                />
            </main>
        },
        Shown::Loaded(loaded) => workspace(loaded, behind, props.client.as_ref(), on_command),
    }
}

fn release_words(state: &State) -> String {
    match state.loaded() {
        Some(loaded) => format!("Release to replace {}", loaded.name),
        None => "Release to inspect".to_owned(),
    }
}

/// Words for assistive technology. Two places take turns, so that the same words are read again.
fn announcer(announcement: &Announcement) -> Html {
    let text = announcement.text.as_str();
    let (even, odd) = if announcement.serial.is_multiple_of(2) {
        (text, "")
    } else {
        ("", text)
    };
    html! {
        <div class="announcer" role="status" aria-live="polite">
            <p>{ even }</p>
            <p>{ odd }</p>
        </div>
    }
}
