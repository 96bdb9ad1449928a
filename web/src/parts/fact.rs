use dmpkg::{Fact, Place, Value};
use yew::{Callback, Html, MouseEvent, Properties, component, html, use_state_eq};

use crate::amounts::{count, exact, size};
use crate::command::Command;
use crate::icons::{Glyph, Mark, mark};
use crate::parts::{breakable, flag, icon_button};

/// Values of a list that are shown before the rest is asked for.
const FIRST_VALUES: usize = 8;
/// Characters of a text that are shown before the rest is asked for.
const FIRST_CHARACTERS: usize = 420;

/// What a fact needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FactRowProps {
    /// The fact.
    pub fact: Fact,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// One fact: what it is, what it says, where it stands.
#[component]
pub fn FactRow(props: &FactRowProps) -> Html {
    let explained = use_state_eq(|| false);
    let whole = use_state_eq(|| false);
    let fact = &props.fact;
    let label = if fact.hint.is_some() {
        let onclick = {
            let explained = explained.clone();
            Callback::from(move |_| explained.set(!*explained))
        };
        html! {
            <button
                type="button"
                class="fact-label"
                aria-expanded={flag(*explained)}
                title={fact.hint.clone()}
                {onclick}
            >
                { &fact.label }
            </button>
        }
    } else {
        html! { &fact.label }
    };
    let more = {
        let whole = whole.clone();
        Callback::from(move |_| whole.set(!*whole))
    };
    html! {
        <div class={if is_long(&fact.value) { "fact fact-wide" } else { "fact" }}>
            <dt>{ label }</dt>
            <dd class="fact-value">
                { show(&fact.value, *whole, &more) }
                if let Some(hint) = fact.hint.as_ref().filter(|_| *explained) {
                    <p class="fact-hint">{ hint }</p>
                }
            </dd>
            <dd class="fact-actions">
                if let Some(text) = plain(&fact.value) {
                    { icon_button(Glyph::Copy, format!("Copy {}", fact.label).into(), "Copy".into(), Command::Copy(text).on_click(&props.on_command)) }
                }
                if let Some(place) = &fact.place {
                    { go(place, &props.on_command) }
                }
            </dd>
        </div>
    }
}

fn go(place: &Place, on_command: &Callback<Command>) -> Html {
    let line = place.position.map(|position| position.line);
    let words = match line {
        Some(line) => format!("Open {} at line {line}", place.path),
        None => format!("Open {}", place.path),
    };
    html! {
        { icon_button(Glyph::Go, words.clone().into(), words.into(), Command::go(place).on_click(on_command)) }
    }
}

/// Whether a value needs more room than there is beside its label.
fn is_long(value: &Value) -> bool {
    const TEXT: usize = 72;
    const LINE: usize = 48;
    match value {
        Value::Text(text) | Value::Code(text) => text.chars().count() > TEXT,
        Value::List(values) => values.iter().any(|value| value.chars().count() > LINE),
        _ => false,
    }
}

/// The value for the eye.
fn show(value: &Value, whole: bool, more: &Callback<MouseEvent>) -> Html {
    match value {
        Value::Text(text) => long_text(text, whole, more),
        Value::Code(text) => html! { <code>{ breakable(text) }</code> },
        Value::List(values) => {
            let shown = if whole { values.len() } else { FIRST_VALUES };
            html! {
                <>
                    <ul class="fact-list">
                        { for values.iter().take(shown).map(|value| html! { <li>{ breakable(value) }</li> }) }
                    </ul>
                    if values.len() > FIRST_VALUES {
                        { more_button(format!("Show all {}", values.len()), whole, more) }
                    }
                </>
            }
        }
        Value::Bytes(bytes) => html! { <span title={exact(*bytes)}>{ size(*bytes) }</span> },
        Value::Count(number) => html! { count(*number) },
        Value::Secret(text) => html! {
            <>
                if whole { <code>{ breakable(text) }</code>{ " " } }
                <button
                    type="button"
                    class="link"
                    aria-expanded={flag(whole)}
                    onclick={more.clone()}
                >
                    { if whole { "Hide" } else { "Show" } }
                </button>
            </>
        },
        Value::NotStated => html! { <span class="muted">{ "not stated" }</span> },
        Value::Unreadable(why) => html! {
            <span class="unreadable">
                { mark(Mark::Error) }
                <span>{ "could not be read: " }{ why }</span>
            </span>
        },
    }
}

fn long_text(text: &str, whole: bool, more: &Callback<MouseEvent>) -> Html {
    let Some((cut, _)) = text.char_indices().nth(FIRST_CHARACTERS) else {
        return html! { <span class="fact-text">{ breakable(text) }</span> };
    };
    let shown = if whole {
        text
    } else {
        text.get(..cut).unwrap_or(text)
    };
    html! {
        <>
            <span class="fact-text">{ breakable(shown) }{ (!whole).then_some("…") }</span>
            { more_button("Show all".to_owned(), whole, more) }
        </>
    }
}

fn more_button(words: String, whole: bool, more: &Callback<MouseEvent>) -> Html {
    html! {
        <button
            type="button"
            class="link"
            aria-expanded={flag(whole)}
            onclick={more.clone()}
        >
            { if whole { "Show less".to_owned() } else { words } }
        </button>
    }
}

/// The value for the clipboard, when it is worth copying.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) | Value::Code(text) => Some(text.clone()),
        Value::List(values) => Some(values.join("\n")),
        Value::Bytes(number) => Some(number.to_string()),
        _ => None,
    }
}
