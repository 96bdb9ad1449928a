use yew::{Callback, Html, Properties, component, html};

use crate::command::Command;
use crate::icons::{Glyph, Mark, glyph, mark};
use crate::state::{Action, State};

/// What the banners need.
#[derive(Clone, PartialEq, Properties)]
pub struct BannerProps {
    /// Everything the page knows.
    pub state: State,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// Sentences above everything else: a stopped engine, and a word on the last thing tried.
#[component]
pub fn Banner(props: &BannerProps) -> Html {
    html! {
        <>
            if let Some(message) = &props.state.stopped {
                <section class="banner banner-error" aria-label="Engine">
                    { mark(Mark::Tool) }
                    <p>
                        if !message.starts_with("The engine stopped") {
                            { "The engine stopped: " }
                        }
                        { sentence(message) }
                        { " " }
                        if props.state.loaded().is_some() {
                            { "What was shown stays." }
                        }
                    </p>
                    <button
                        type="button"
                        class="button"
                        onclick={props.on_command.reform(|_| Command::Reload)}
                    >
                        { "Reload the engine" }
                    </button>
                </section>
            }
            if let Some(remark) = &props.state.remark {
                <section class="banner" aria-label="Remark">
                    { mark(Mark::Note) }
                    <p>{ remark }</p>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label="Dismiss"
                        title="Dismiss"
                        onclick={props.on_command.reform(|_| Action::RemarkRead.into())}
                    >
                        { glyph(Glyph::Close) }
                    </button>
                </section>
            }
        </>
    }
}

/// The text with a full stop at its end.
fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}
