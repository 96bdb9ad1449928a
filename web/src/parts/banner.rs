use yew::{Callback, Html, html};

use crate::amounts::size;
use crate::command::Command;
use crate::icons::{Glyph, Mark, mark};
use crate::parts::{icon_button, word_button};
use crate::state::{Action, NEW_VERSION, Offer, State};

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
            if let Some(offer) = &state.offer {
                <section class="banner" aria-label="Package of this site">
                    { mark(Mark::Note) }
                    <p>{ offered(offer) }</p>
                    { word_button("Open it".into(), false, Command::TakeOffer.on_click(on_command)) }
                    { icon_button(Glyph::Close, "Dismiss".into(), "Dismiss".into(), Command::from(Action::Offer(None)).on_click(on_command)) }
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

/// What opening a package of the site comes to.
fn offered(offer: &Offer) -> String {
    let name = &offer.name;
    let size = offer.size.map_or_else(
        || "of a size that the site does not tell".to_owned(),
        |bytes| format!("of {}", size(bytes)),
    );
    match offer.whole {
        true => format!(
            "The address names \u{201c}{name}\u{201d} {size}, which lies beside this page. The site delivers it only as a whole."
        ),
        false => format!(
            "The address names \u{201c}{name}\u{201d} {size}, which lies beside this page. Showing it reads parts of it, checking it reads all."
        ),
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
