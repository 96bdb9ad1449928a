use gloo_timers::callback::Timeout;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

use crate::amounts;
use crate::command::on_click;
use crate::effect::use_effect_on;

/// Typing faster than this asks once, in milliseconds.
const PAUSE: u32 = 150;

/// Which of the matches is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// Place of the shown match, from 0.
    pub(super) at: usize,
    /// Matches that can be gone to.
    pub(super) reachable: usize,
    /// Matches in all.
    pub(super) total: u32,
}

#[derive(Properties, PartialEq)]
pub(super) struct FindProps {
    /// None before the first answer.
    pub(super) count: Option<Count>,
    /// What is searched for, to begin with.
    pub(super) text: String,
    /// Changes when the keyboard shall come here.
    pub(super) called: u32,
    pub(super) on_text: Callback<String>,
    /// The next match, or the one before when false.
    pub(super) on_step: Callback<bool>,
    pub(super) on_close: Callback<()>,
}

/// The field that searches a text.
#[component]
pub(super) fn Find(props: &FindProps) -> Html {
    let field = use_node_ref();
    let timer = use_mut_ref(|| None::<Timeout>);
    {
        let (field, text) = (field.clone(), props.text.clone());
        use_effect_on(props.called, move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                if field.value().is_empty() {
                    field.set_value(&text);
                }
                field.select();
                // Without the keyboard the field can still be clicked.
                let _ = field.focus();
            }
        });
    }
    let oninput = {
        let (on_text, timer) = (props.on_text.clone(), timer.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let on_text = on_text.clone();
                let ask = Timeout::new(PAUSE, move || on_text.emit(input.value()));
                timer.replace(Some(ask));
            }
        })
    };
    let onkeydown = {
        let (on_step, on_close) = (props.on_step.clone(), props.on_close.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Enter" => on_step.emit(!event.shift_key()),
                "Escape" => on_close.emit(()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let step = |forward: bool| props.on_step.reform(move |_: MouseEvent| forward);
    html! {
        <div class="viewer-bar" role="search" aria-label="Text">
            <input
                ref={field}
                type="text"
                class="viewer-field is-wide"
                placeholder="Find in this text"
                aria-label="Find in this text"
                autocomplete="off"
                spellcheck="false"
                {oninput}
                {onkeydown}
            />
            <span class="viewer-count" role="status">{ props.count.map(words) }</span>
            <button type="button" class="is-icon" title="Previous (Shift+Enter)" aria-label="Previous" onclick={step(false)}>{ "↑" }</button>
            <button type="button" class="is-icon" title="Next (Enter)" aria-label="Next" onclick={step(true)}>{ "↓" }</button>
            <button type="button" title="Close (Esc)" onclick={on_click(&props.on_close)}>{ "Close" }</button>
        </div>
    }
}

/// "3 of 27"; rows beyond the reachable ones are told.
fn words(count: Count) -> String {
    if count.total == 0 {
        return "not found".to_owned();
    }
    let at = amounts::count(count.at as u64 + 1);
    let total = amounts::count(count.total.into());
    if count.reachable as u64 == u64::from(count.total) {
        format!("{at} of {total}")
    } else {
        let reachable = amounts::count(count.reachable as u64);
        format!("{at} of {total} (first {reachable})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn matches_are_counted() {
        let cases = [
            (0, 0, 0, "not found"),
            (2, 27, 27, "3 of 27"),
            (0, 1_000, 4_812, "1 of 4,812 (first 1,000)"),
        ];
        for (at, reachable, total, text) in cases {
            let count = Count {
                at,
                reachable,
                total,
            };
            assert_eq!(words(count), text);
        }
    }
}
