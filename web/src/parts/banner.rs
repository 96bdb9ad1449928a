use yew::{Callback, Html, html};

use crate::command::Command;
use crate::icons::{Glyph, Mark, mark};
use crate::parts::{icon_button, word_button};
use crate::state::{Action, NEW_VERSION, State};

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
                    { word_button("Reload the engine".into(), false, Command::Reload.on_click(on_command)) }
                </section>
            }
            if state.update {
                <section class="banner" aria-label="New version">
                    { mark(Mark::Note) }
                    <p>{ NEW_VERSION }{ " What is open stays until then." }</p>
                    { icon_button(Glyph::Close, "Dismiss".into(), "Dismiss".into(), Command::from(Action::Update(false)).on_click(on_command)) }
                </section>
            }
            if let Some(remark) = &state.remark {
                <section class="banner" aria-label="Remark">
                    { mark(Mark::Note) }
                    <p>{ remark }</p>
                    { icon_button(Glyph::Close, "Dismiss".into(), "Dismiss".into(), Command::from(Action::RemarkRead).on_click(on_command)) }
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
