use dmpkg::Counts;
use dmpkg::rules::Severity;
use gloo_timers::callback::Timeout;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use super::words::severity_mark;
use super::{Choice, Grouping, SightAction};
use crate::amounts::count;
use crate::effect::use_effect_on;
use crate::icons::{Glyph, glyph, mark};
use crate::parts::flag;

/// Typing faster than this filters once, in milliseconds.
const PAUSE: u32 = 80;

#[derive(PartialEq, Properties)]
pub(super) struct HeadProps {
    /// At how many places something was found.
    pub(super) counts: Counts,
    /// How many of them are listed.
    pub(super) listed: u64,
    pub(super) choice: Choice,
    pub(super) on_sight: Callback<SightAction>,
    /// The keyboard shall go to the list.
    pub(super) on_leave: Callback<()>,
    /// What is listed shall be copied.
    pub(super) on_copy: Callback<()>,
}

/// What is listed, and the ways to change that.
#[component]
pub(super) fn Head(props: &HeadProps) -> Html {
    let total = props.counts.total();
    let listed = format!("{} of {} shown", count(props.listed), count(total));
    html! {
        <div class="findings-bar" role="group" aria-label="What is shown">
            <div class="findings-toggles" role="group" aria-label="Severities">
                { for Severity::WORST_FIRST.map(|severity| toggle(severity, props)) }
            </div>
            <Filter
                text={props.choice.text.clone()}
                on_sight={props.on_sight.clone()}
                on_leave={props.on_leave.clone()}
            />
            <label class="findings-grouping">
                <span>{ "Group by" }</span>
                <select onchange={props.on_sight.reform(|event: Event| {
                    let chosen = event.target_dyn_into::<web_sys::HtmlSelectElement>();
                    let chosen = chosen.map_or_else(String::new, |chosen| chosen.value());
                    let grouping = Grouping::ALL.into_iter().find(|one| one.label() == chosen);
                    SightAction::Group(grouping.unwrap_or_default())
                })}>
                    { for Grouping::ALL.map(|one| html! {
                        <option value={one.label()} selected={one == props.choice.grouping}>
                            { one.label() }
                        </option>
                    }) }
                </select>
            </label>
            <span class="findings-listed">{ listed }</span>
            <button
                type="button"
                class="button"
                disabled={props.listed == 0}
                title="Copy what is shown as Markdown"
                onclick={props.on_copy.reform(|_: MouseEvent| ())}
            >
                { glyph(Glyph::Copy) }
                { "Copy" }
            </button>
        </div>
    }
}

/// Icon, number, word: pressed as long as findings of this severity are listed.
fn toggle(severity: Severity, props: &HeadProps) -> Html {
    let number = props.counts.of(severity);
    let on = !props.choice.hidden.contains(&severity);
    html! {
        <button
            type="button"
            class="findings-toggle"
            aria-pressed={flag(on)}
            disabled={number == 0 && on}
            title={if on { "Leave out" } else { "Take in again" }}
            onclick={props.on_sight.reform(move |_: MouseEvent| SightAction::Toggle(severity))}
        >
            { mark(severity_mark(severity)) }
            { severity.counted(number) }
        </button>
    }
}

#[derive(PartialEq, Properties)]
struct FilterProps {
    text: String,
    on_sight: Callback<SightAction>,
    on_leave: Callback<()>,
}

/// The field for words.
#[component]
fn Filter(props: &FilterProps) -> Html {
    let field = use_node_ref();
    let timer = use_mut_ref(|| None::<Timeout>);
    {
        let field = field.clone();
        use_effect_on(props.text.clone(), move |text| {
            if let Some(field) = field.cast::<HtmlInputElement>()
                && field.value() != *text
            {
                field.set_value(text);
            }
        });
    }
    let oninput = {
        let (on_sight, timer) = (props.on_sight.clone(), timer.clone());
        Callback::from(move |event: InputEvent| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            let on_sight = on_sight.clone();
            let tell = move || on_sight.emit(SightAction::Text(input.value()));
            timer.replace(Some(Timeout::new(PAUSE, tell)));
        })
    };
    let onkeydown = {
        let (on_sight, on_leave) = (props.on_sight.clone(), props.on_leave.clone());
        let is_empty = props.text.is_empty();
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" if !is_empty => {
                event.prevent_default();
                event.stop_propagation();
                timer.replace(None);
                on_sight.emit(SightAction::Text(String::new()));
            }
            "ArrowDown" | "Enter" => {
                event.prevent_default();
                on_leave.emit(());
            }
            _ => {}
        })
    };
    html! {
        <input
            ref={field}
            type="text"
            class="findings-filter"
            placeholder="Filter by words, rule, path"
            aria-label="Filter findings by words, rule or path"
            autocomplete="off"
            spellcheck="false"
            {oninput}
            {onkeydown}
        />
    }
}
