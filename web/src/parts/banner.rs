use yew::{Callback, Html, html};

use crate::command::Command;
use crate::icons::{Glyph, Mark, glyph, mark};
use crate::state::{Action, State};

/// Sentences above everything else: a stopped engine, and a word on the last thing tried.
pub fn banner(state: &State, on_command: &Callback<Command>) -> Html {
    html! {
        <>
            if let Some(message) = &state.stopped {
                <section class="banner banner-error" aria-label="Engine">
                    { mark(Mark::Tool) }
                    <p>
                        if !message.starts_with("The engine stopped") {
                            { "The engine stopped: " }
                        }
                        { sentence(message) }
                        { " " }
                        if state.loaded().is_some() {
                            { "What was shown stays." }
                        }
                    </p>
                    <button
                        type="button"
                        class="button"
                        onclick={Command::Reload.on_click(on_command)}
                    >
                        { "Reload the engine" }
                    </button>
                </section>
            }
            if let Some(remark) = &state.remark {
                <section class="banner" aria-label="Remark">
                    { mark(Mark::Note) }
                    <p>{ remark }</p>
                    <button
                        type="button"
                        class="icon-button"
                        aria-label="Dismiss"
                        title="Dismiss"
                        onclick={Command::from(Action::RemarkRead).on_click(on_command)}
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
