use dmpkg::PACKAGE_EXTENSIONS;
use yew::{Callback, Html, Properties, classes, component, html};

use crate::command::Command;
use crate::icons::{Glyph, glyph};
use crate::state::{Action, Topic};

/// What a part needs that only says what the user wants.
#[derive(Clone, PartialEq, Properties)]
pub struct StartProps {
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// The page before the first file.
#[component]
pub fn Start(props: &StartProps) -> Html {
    html! {
        <div class="start">
            <h1>{ "DataMiner package inspector" }</h1>
            <p class="start-lead">
                { "Shows what a package is, what it states about itself, and every file inside, down to the last byte." }
            </p>
            <DropField on_command={props.on_command.clone()} />
        </div>
    }
}

/// What a drop field needs.
#[derive(Clone, PartialEq, Properties)]
pub struct DropFieldProps {
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
    /// Whether it stands below something more important.
    #[prop_or_default]
    pub small: bool,
}

/// The ways to get a file in.
#[component]
pub fn DropField(props: &DropFieldProps) -> Html {
    let pick = props.on_command.reform(|_| Command::Pick);
    let sample = props.on_command.reform(|_| Command::Sample);
    let proof = props
        .on_command
        .reform(|_| Action::Dialog(Some(Topic::Proof)).into());
    html! {
        <>
            <section
                class={classes!("drop-field", props.small.then_some("drop-field-small"))}
                aria-label="Open a file"
            >
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
                    <button type="button" class="link" onclick={proof}>
                        { "How can I check this?" }
                    </button>
                </p>
                <button type="button" class="link" onclick={sample}>{ "Try a sample" }</button>
            </div>
        </>
    }
}
