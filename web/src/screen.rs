//! The whole window.

use dmpkg_wasm::Client;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::command::Command;
use crate::dialogs::Dialogs;
use crate::parts::{Banner, Failed, ReadingBar, Start, StatusBar, Top, Workspace};
use crate::state::{Shown, State};

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
            <Top state={state.clone()} on_command={on_command.clone()} />
            <div class="shell-messages">
                if let Some(reading) = &state.reading {
                    <ReadingBar reading={reading.clone()} on_command={on_command.clone()} />
                }
                <Banner state={state.clone()} on_command={on_command.clone()} />
            </div>
            { shown(props) }
            <StatusBar
                state={state.clone()}
                version={props.version.clone()}
                on_command={on_command.clone()}
            />
            <Announcer state={state.clone()} />
            if state.dragging {
                <div class="drop-overlay" aria-hidden="true">
                    <p>{ release_words(state) }</p>
                </div>
            }
            <Dialogs
                state={state.clone()}
                version={props.version.clone()}
                on_command={on_command.clone()}
            />
        </div>
    }
}

fn shown(props: &ScreenProps) -> Html {
    match &props.state.shown {
        Shown::Empty => html! {
            <main class="page">
                <Start on_command={props.on_command.clone()} />
            </main>
        },
        Shown::Failed(refusal) => html! {
            <main class="page">
                <Failed
                    refusal={refusal.clone()}
                    version={props.version.clone()}
                    on_command={props.on_command.clone()}
                />
            </main>
        },
        Shown::Loaded(loaded) => html! {
            <Workspace
                loaded={(**loaded).clone()}
                client={props.client.clone()}
                on_command={props.on_command.clone()}
            />
        },
    }
}

fn release_words(state: &State) -> String {
    match state.loaded() {
        Some(loaded) => format!("Release to replace {}", loaded.name),
        None => "Release to inspect".to_owned(),
    }
}

/// What the announcer needs.
#[derive(Clone, PartialEq, Properties)]
struct AnnouncerProps {
    state: State,
}

/// Words for assistive technology. Two places take turns, so that the same words are read again.
#[component]
fn Announcer(props: &AnnouncerProps) -> Html {
    let announcement = &props.state.announcement;
    let even = announcement.serial.is_multiple_of(2);
    let words = |mine: bool| {
        if mine {
            announcement.text.clone()
        } else {
            String::new()
        }
    };
    html! {
        <div class="announcer" role="status" aria-live="polite">
            <p>{ words(even) }</p>
            <p>{ words(!even) }</p>
        </div>
    }
}
