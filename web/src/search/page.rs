use std::rc::Rc;

use dmpkg_wasm::errand::Query;
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::keys::{entrance, leads_to};
use super::lines::Lines;
use super::results::Drawing;
use crate::command::Command;
use crate::icons::{Mark, mark};
use crate::parts::flag;
use crate::parts::word_button;
use crate::state::{Amount, ErrandKind, LINES, Search, SearchState};
use crate::windowed::{line_of, use_tall};

/// What the search needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SearchPageProps {
    /// How it stands.
    pub search: Search,
    /// Whether it is in front.
    pub front: bool,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// How many times as many lines are shown when more are asked for.
const MORE: u32 = 4;

/// The search in names and contents.
#[component]
pub fn SearchPage(props: &SearchPageProps) -> Html {
    let search = &props.search;
    let on_command = &props.on_command;
    let field = use_node_ref();
    let [match_case, expression] = [use_node_ref(), use_node_ref()];
    let chosen = use_mut_ref(|| false);
    // The line that had the keyboard last.
    let at = use_state_eq(|| None::<u64>);
    let found = (search.serial, search.names.len(), search.lines());
    let found = use_memo(found, |_| Lines::of(search));
    let lines = found.lines.as_slice();
    let tall = use_tall(&found.heights);
    let is_there = |key: &u64| lines.iter().any(|line| line.key == *key);
    let last = at.filter(is_there);
    {
        let field = field.clone();
        use_effect_with(search.calls, move |_| {
            if let Some(field) = field.cast::<HtmlInputElement>() {
                let _ = field.focus();
                field.select();
            }
        });
    }
    {
        let tall = tall.clone();
        use_effect_with(search.serial, move |_| tall.rewind());
    }
    // Back from a line that was gone to.
    {
        let (tall, chosen) = (tall.clone(), chosen.clone());
        use_effect_with(props.front, move |front| {
            if let Some(last) = last.filter(|_| *front && chosen.replace(false)) {
                tall.reveal(last, true);
            }
        });
    }
    let running = search.state == SearchState::Running;
    let onsubmit = {
        let (field, on_command) = (field.clone(), on_command.clone());
        let (match_case, expression) = (match_case.clone(), expression.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let is_on = |switch: &NodeRef| {
                let switch = switch.cast::<HtmlInputElement>();
                switch.is_some_and(|switch| switch.checked())
            };
            let text = field.cast::<HtmlInputElement>().map(|field| field.value());
            if let Some(text) = text.filter(|text| !text.is_empty()) {
                let query = Query {
                    text,
                    match_case: is_on(&match_case),
                    expression: is_on(&expression),
                };
                on_command.emit(Command::Search(query, LINES));
            }
        })
    };
    let to_results = {
        let (tall, found) = (tall.clone(), Rc::clone(&found));
        Callback::from(move |event: KeyboardEvent| {
            if event.key() == "ArrowDown"
                && let Some(line) = last.or_else(|| leads_to("Home", None, &found.lines))
            {
                event.prevent_default();
                tall.reveal(line, true);
            }
        })
    };
    let onkeydown = {
        let (tall, found) = (tall.clone(), Rc::clone(&found));
        Callback::from(move |event: KeyboardEvent| {
            let Some(target) = event.target_dyn_into::<Element>() else {
                return;
            };
            // The list itself has the keyboard when the line that had it was scrolled away.
            let is_list = tall.scroller.cast() == Some(target.clone());
            let from = line_of(&target).or(last.filter(|_| is_list));
            if from.is_none() || event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            if let Some(line) = leads_to(&event.key(), from, &found.lines) {
                event.prevent_default();
                event.stop_propagation();
                tall.reveal(line, true);
            }
        })
    };
    let onfocusin = {
        let at = at.clone();
        Callback::from(move |event: FocusEvent| {
            let target = event.target_dyn_into::<Element>();
            if let Some(line) = target.and_then(|target| line_of(&target)) {
                at.set(Some(line));
            }
        })
    };
    let on_go = {
        let on_command = on_command.clone();
        Callback::from(move |command: Command| {
            chosen.replace(true);
            on_command.emit(command);
        })
    };
    let more = Command::Search(search.query.clone(), search.limit.saturating_mul(MORE));
    let drawn = lines.get(tall.range.clone()).unwrap_or_default();
    let drawing = Drawing {
        search,
        lines,
        entrance: entrance(drawn, last),
        on_command: &on_go,
    };
    let is_wrong = matches!(search.state, SearchState::NoExpression(_));
    html! {
        <section
            ref={tall.scroller.clone()}
            class="search"
            aria-label="Search"
            tabindex="-1"
            onscroll={tall.onscroll.clone()}
            {onkeydown}
        >
            <form class="search-bar" role="search" aria-label="Names and contents" {onsubmit}>
                <input
                    ref={field}
                    type="text"
                    class="search-field"
                    placeholder="Search in names and contents"
                    aria-label="Search in names and contents"
                    aria-invalid={flag(is_wrong)}
                    aria-describedby="search-words"
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    onkeydown={to_results}
                />
                { switch(match_case, "Match case") }
                { switch(expression, "Regular expression") }
                if running {
                    <button
                        key="stop"
                        type="button"
                        class="button"
                        onclick={Command::StopErrand(ErrandKind::Search).on_click(on_command)}
                    >
                        { "Stop" }
                    </button>
                } else {
                    <button key="search" type="submit" class="button button-primary">{ "Search" }</button>
                }
            </form>
            if running { { progress(search) } }
            <p id="search-words" class="search-words" data-search={name(&search.state)}>
                { sign(&search.state) }
                { words(search) }
            </p>
            <div ref={tall.list.clone()} class="search-results" {onfocusin}>
                <div key="before" ref={tall.before.clone()} />
                { for drawing.groups(tall.range.clone()) }
                <div key="after" ref={tall.after.clone()} />
            </div>
            if search.is_limited() {
                <p class="search-more">
                    { word_button("Show more".into(), false, more.on_click(on_command)) }
                </p>
            }
        </section>
    }
}

fn switch(switch: NodeRef, label: &'static str) -> Html {
    html! {
        <label class="check">
            <input ref={switch} type="checkbox" />
            { label }
        </label>
    }
}

fn progress(search: &Search) -> Html {
    let amount = Amount {
        done: search.reach.done,
        total: search.reach.total,
    };
    let percent = amount.percent().map(|percent| percent.to_string());
    html! { <progress class="reading-bar" max="100" value={percent} aria-label="Searched" /> }
}

fn sign(state: &SearchState) -> Html {
    match state {
        SearchState::Idle | SearchState::Running | SearchState::Done => Html::default(),
        SearchState::Stopped => mark(Mark::Skipped),
        SearchState::NoExpression(_) => mark(Mark::Error),
        SearchState::Failed(_) => mark(Mark::Tool),
    }
}

fn words(search: &Search) -> String {
    match search.state {
        SearchState::Idle => "Looks through all names and all texts, those in archives inside included. Regular expressions are those of your browser.".to_owned(),
        _ => search.words(),
    }
}

/// What programs read of a state.
const fn name(state: &SearchState) -> &'static str {
    match state {
        SearchState::Idle => "idle",
        SearchState::Running => "running",
        SearchState::Done => "done",
        SearchState::Stopped => "stopped",
        SearchState::NoExpression(_) => "no-expression",
        SearchState::Failed(_) => "failed",
    }
}
