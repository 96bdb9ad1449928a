use std::rc::Rc;

use dmpkg::{EntryAddress, Findings, Tone, ViewFacts, ViewMode};
use dmpkg_wasm::Client;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::header::header;
use super::hex::HexView;
use super::info::info;
use super::modes::switch;
use super::notices::notices;
use super::picture::Picture;
use super::save::{save_banner, use_save};
use super::summary::Summary;
use super::text::{Signal, TextView, line_marks};
use crate::command::Command;
use crate::effect::use_effect_on;
use crate::state::{Hash, Wish};

#[derive(Properties, PartialEq)]
pub(super) struct ShownProps {
    pub(super) client: Client,
    pub(super) facts: ViewFacts,
    pub(super) wish: Wish,
    pub(super) wishes: u32,
    pub(super) front: bool,
    pub(super) hash: Hash,
    pub(super) findings: Rc<Findings>,
    pub(super) on_hash: Callback<bool>,
    pub(super) on_overview: Callback<EntryAddress>,
    pub(super) on_command: Callback<Command>,
}

/// An entry that is open.
#[component]
pub(super) fn Shown(props: &ShownProps) -> Html {
    let facts = &props.facts;
    let mode = use_state_eq(|| wished_mode(&facts.modes, props.wish, None));
    {
        let (mode, modes) = (mode.clone(), facts.modes.clone());
        let first = use_mut_ref(|| true);
        use_effect_on((props.wish, props.wishes), move |(wish, _)| {
            if !first.replace(false) {
                mode.set(wished_mode(&modes, *wish, Some(*mode)));
            }
        });
    }
    let found = use_memo(
        (Rc::clone(&props.findings), facts.address.clone()),
        |(findings, address)| Rc::new(line_marks(findings, address)),
    );
    let summarized = use_mut_ref(|| false);
    *summarized.borrow_mut() |= *mode == ViewMode::Summary && facts.size > 0;
    let calls = use_mut_ref(|| 0_u32);
    let signal = use_state_eq(Signal::default);
    let save = use_save(props.client.clone());
    let on_save = {
        let (save, address) = (save.clone(), facts.address.clone());
        let name = facts.path.0.last().cloned().unwrap_or_default();
        Callback::from(move |()| save.start(address.clone(), &name))
    };
    let on_mode = {
        let (mode, signal) = (mode.clone(), signal.clone());
        Callback::from(move |next: ViewMode| {
            signal.set(Signal::None);
            mode.set(next);
        })
    };
    let onkeydown = {
        let (mode, on_save, signal) = (*mode, on_save.clone(), signal.clone());
        Callback::from(move |event: KeyboardEvent| {
            if !(event.ctrl_key() || event.meta_key()) || event.alt_key() || event.shift_key() {
                return;
            }
            let is_text = matches!(mode, ViewMode::Formatted | ViewMode::Text);
            let number = calls.borrow().wrapping_add(1);
            match event.key().as_str() {
                "f" if is_text => signal.set(Signal::Find(number)),
                "g" if is_text || mode == ViewMode::Hex => signal.set(Signal::GoTo(number)),
                "s" => on_save.emit(()),
                _ => return,
            }
            calls.replace(number);
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let view = match *mode {
        _ if facts.size == 0 && *mode != ViewMode::Info => html! {
            <div class="viewer-body viewer-quiet"><p>{ nothing(facts) }</p></div>
        },
        ViewMode::Formatted | ViewMode::Text => html! {
            <TextView
                key={super::modes::label(*mode)}
                client={props.client.clone()}
                address={facts.address.clone()}
                mode={*mode}
                lines={facts.text.as_ref().map_or(1, |text| text.lines.max(1))}
                found={Rc::clone(&*found)}
                line={props.wish.line}
                wishes={props.wishes}
                signal={*signal}
            />
        },
        ViewMode::Image => html! {
            <Picture
                client={props.client.clone()}
                address={facts.address.clone()}
                media_type={facts.media_type.clone().unwrap_or_default()}
                name={facts.path.0.last().cloned().unwrap_or_default()}
                size={facts.size}
                on_hex={let mode = mode.clone(); Callback::from(move |_| mode.set(ViewMode::Hex))}
            />
        },
        ViewMode::Hex => html! {
            <HexView
                client={props.client.clone()}
                address={facts.address.clone()}
                size={facts.size}
                signal={*signal}
            />
        },
        ViewMode::Summary => Html::default(),
        ViewMode::Info => info(&facts.info, &props.hash, &props.on_hash),
    };
    html! {
        <section class="viewer" aria-label="Entry" {onkeydown}>
            { header(facts, &props.on_overview, &on_save) }
            { save_banner(&save) }
            { notices(&facts.notices) }
            { switch(&facts.modes, *mode, &on_mode) }
            // It stays behind the others, so that it keeps its place.
            if *summarized.borrow() {
                <Summary
                    client={props.client.clone()}
                    address={facts.address.clone()}
                    shown={*mode == ViewMode::Summary}
                    front={props.front && *mode == ViewMode::Summary}
                    on_command={props.on_command.clone()}
                />
            }
            { view }
        </section>
    }
}

/// The way to look at an entry that shows what is wished; the best one when nothing is.
fn wished_mode(modes: &[ViewMode], wish: Wish, now: Option<ViewMode>) -> ViewMode {
    let is_text = |mode: &ViewMode| matches!(mode, ViewMode::Formatted | ViewMode::Text);
    let wished = if wish.line.is_some() {
        now.filter(is_text)
            .or_else(|| modes.iter().copied().find(is_text))
    } else if wish.info {
        modes.iter().copied().find(|mode| *mode == ViewMode::Info)
    } else {
        None
    };
    wished.unwrap_or_else(|| first_mode(modes))
}

/// The best way to look at an entry; the bytes when none is stated.
fn first_mode(modes: &[ViewMode]) -> ViewMode {
    modes.first().copied().unwrap_or(ViewMode::Hex)
}

/// Why there is nothing to see: an entry without content is no damage, damage is no empty entry.
fn nothing(facts: &ViewFacts) -> &'static str {
    let damaged = facts
        .notices
        .iter()
        .any(|notice| notice.tone == Tone::Damage);
    if damaged {
        "Nothing of this entry could be read."
    } else {
        "This entry is empty."
    }
}
