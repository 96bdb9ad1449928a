use dmpkg::{Place, StepLine, Steps, Weight};
use yew::{Callback, Html, html};

use crate::amounts::counted;
use crate::command::Command;
use crate::icons::{Glyph, Mark, glyph, mark};
use crate::parts::breakable;

/// Steps that are drawn before the rest is unfolded.
const FIRST: usize = 200;

/// What happens, one after the other: each step with its weight as mark and word.
pub(super) fn steps_view(steps: &Steps, on_command: &Callback<Command>) -> Html {
    let (first, rest) = steps.steps.split_at(steps.steps.len().min(FIRST));
    let all = u64::try_from(steps.steps.len()).unwrap_or(u64::MAX);
    html! {
        <section class="steps" aria-label={steps.title.clone()}>
            <div class="sheet-head">
                { heading(&steps.title, &summary(steps), steps.hint.as_ref().map(|hint| html! { hint })) }
            </div>
            <ol>{ for first.iter().map(|step| line(step, on_command)) }</ol>
            if !rest.is_empty() {
                <details class="steps-rest">
                    <summary>{ format!("All {}", counted(all, "step", "steps")) }</summary>
                    <ol start={(FIRST + 1).to_string()}>
                        { for rest.iter().map(|step| line(step, on_command)) }
                    </ol>
                </details>
            }
        </section>
    }
}

/// The heading of a part of a sheet; its explanation unfolds below it.
pub(super) fn heading(title: &str, count: &str, explanation: Option<Html>) -> Html {
    let words = html! { <>{ title }<span class="sheet-count">{ count }</span></> };
    match explanation {
        None => html! { <h3 class="sheet-heading">{ words }</h3> },
        Some(explanation) => html! {
            <details class="hint sheet-heading">
                <summary><h3>{ words }</h3></summary>
                <div class="fact-hint">{ explanation }</div>
            </details>
        },
    }
}

/// The way to a place.
pub(super) fn place_link(place: &Place, on_command: &Callback<Command>) -> Html {
    let (short, long) = place_words(place);
    html! {
        <button
            type="button"
            class="link place-link"
            title={long.clone()}
            aria-label={long}
            onclick={Command::go(place).on_click(on_command)}
        >
            if short.is_empty() { { glyph(Glyph::Go) } } else { { short } }
        </button>
    }
}

/// A place in short, as far as it has a line, and in full.
pub(super) fn place_words(place: &Place) -> (String, String) {
    match place.position {
        Some(position) => (
            format!("line {}", position.line),
            format!("Open {} at line {}", place.path, position.line),
        ),
        None => (String::new(), format!("Open {}", place.path)),
    }
}

/// How many steps there are, and how many of them matter most.
fn summary(steps: &Steps) -> String {
    let of = |weight| {
        let steps = steps.steps.iter().filter(|step| step.weight == weight);
        u64::try_from(steps.count()).unwrap_or(u64::MAX)
    };
    let all = u64::try_from(steps.steps.len()).unwrap_or(u64::MAX);
    let mut words = counted(all, "step", "steps");
    for (weight, one, many) in [
        (Weight::Loud, "deletes or interrupts", "delete or interrupt"),
        (Weight::Unknown, "is not public", "are not public"),
    ] {
        match of(weight) {
            0 => {}
            count => words.push_str(&format!(", {}", counted(count, one, many))),
        }
    }
    words
}

fn line(step: &StepLine, on_command: &Callback<Command>) -> Html {
    let (class, sign, word) = match step.weight {
        Weight::Loud => ("step step-loud", Mark::Loud, "Deletes or interrupts"),
        Weight::Change => ("step step-change", Mark::Change, "Changes"),
        Weight::Quiet => ("step step-quiet", Mark::Quiet, "No change itself"),
        Weight::Unknown => ("step step-unknown", Mark::Unknown, "Not public"),
    };
    html! {
        <li {class}>
            <span class="step-weight">{ mark(sign) }{ word }</span>
            <div class="step-words">
                if let Some(hint) = &step.hint {
                    <details class="hint">
                        <summary>{ breakable(&step.text) }</summary>
                        <p class="fact-hint">{ hint }</p>
                    </details>
                } else {
                    <p>{ breakable(&step.text) }</p>
                }
                if let Some(detail) = &step.detail {
                    <code class="step-detail">{ breakable(detail) }</code>
                }
            </div>
            if let Some(place) = &step.place {
                { place_link(place, on_command) }
            }
        </li>
    }
}
