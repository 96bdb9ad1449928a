use dmpkg::PACKAGE_EXTENSIONS;
use yew::{Callback, Html, html};

use crate::address::InFront;
use crate::command::Command;
use crate::icons::{Glyph, glyph};
use crate::parts::link_button;

/// The page before the first file.
pub fn start(on_command: &Callback<Command>) -> Html {
    html! {
        <div class="start">
            <h1>{ "DataMiner package inspector" }</h1>
            <p class="start-lead">
                { "Shows what a package is, what it states about itself, and every file inside, down to the last byte." }
            </p>
            { drop_field("drop-field", on_command) }
        </div>
    }
}

/// The ways to get a file in.
pub fn drop_field(class: &'static str, on_command: &Callback<Command>) -> Html {
    let pick = Command::Pick.on_click(on_command);
    let sample = Command::Sample.on_click(on_command);
    html! {
        <>
            <section {class} aria-label="Open a file">
                <button type="button" class="button button-primary" onclick={pick}>
                    { glyph(Glyph::Open) }
                    { "Open a package" }
                </button>
                <p>{ "or drop it anywhere in this window, or paste it" }</p>
                <ul class="extensions" aria-label="Accepted extensions">
                    { for PACKAGE_EXTENSIONS.iter().copied().chain(["zip"]).map(|extension| html! {
                        <li>{ format!(".{extension}") }</li>
                    }) }
                </ul>
            </section>
            <div class="start-foot">
                <p>
                    { "Files never leave this device. " }
                    <a class="link" href={InFront::Check.href()}>{ "How can I check this?" }</a>
                </p>
                { link_button("Try a sample".into(), sample) }
            </div>
        </>
    }
}
