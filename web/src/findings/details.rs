use dmpkg::rules::{self, Reference};
use yew::{Callback, Html, html};

use crate::command::Command;
use crate::icons::Glyph;
use crate::parts::{breakable, icon_button};

/// Why a rule matters, what to do, when it fires, and where that is documented.
pub(crate) fn details(rule: &str, on_command: &Callback<Command>) -> Html {
    let Some(rule) = rules::find(rule) else {
        return html! { <p class="muted">{ "Nothing more is known of this rule." }</p> };
    };
    html! {
        <dl class="finding-details">
            <dt>{ "Why it matters" }</dt>
            <dd>{ rule.why }</dd>
            <dt>{ "What to do" }</dt>
            <dd>{ rule.fix }</dd>
            <dt>{ "When it fires" }</dt>
            <dd>{ rule.condition }</dd>
            <dt>{ "Documented in" }</dt>
            <dd>
                <ul>{ for rule.references.iter().map(|one| reference(one, on_command)) }</ul>
            </dd>
        </dl>
    }
}

/// A public address, as text that can be read before it is followed. It is the project's own text,
/// never the package's, and following it is the user's doing.
fn reference(reference: &Reference, on_command: &Callback<Command>) -> Html {
    let copy = Command::Copy(reference.url.to_owned()).on_click(on_command);
    html! {
        <li>
            <span>
                { reference.title }{ ": " }
                <a class="link" href={reference.url} target="_blank" rel="noreferrer" title="Opens a new tab">
                    { breakable(reference.url) }
                </a>
            </span>
            { icon_button(Glyph::Copy, format!("Copy the address of {}", reference.title).into(), "Copy the address".into(), copy) }
        </li>
    }
}
