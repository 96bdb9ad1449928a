use std::rc::Rc;

use dmpkg::{EntryAddress, Findings, Icon, TreeRow, TreeWindow};
use dmpkg_wasm::Client;
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::act::{Typed, type_ahead};
use super::desk::{Desk, Work, fetch};
use super::filter::Filter;
use super::keys::{self, Intent};
use super::menu::{Command, Menu};
use super::row::{self, Press, Row};
use crate::effect::use_effect_on;
use crate::findings::Marks;
use crate::viewer::{save_banner, use_save};
use crate::windowed::{Stretch, use_rows, use_viewport};

/// Properties of [`Tree`].
#[derive(Clone, Properties, PartialEq)]
pub struct TreeProps {
    /// The engine.
    pub client: Client,
    /// The first rows.
    pub window: TreeWindow,
    /// The entry that is shown beside the tree.
    pub selected: Option<EntryAddress>,
    /// Changes when another file is open.
    pub revision: u32,
    /// What was found so far, which leaves marks.
    pub findings: Rc<Findings>,
    /// An entry shall be shown.
    pub on_open: Callback<(EntryAddress, Icon)>,
}

/// The tree of contents.
#[component]
pub fn Tree(props: &TreeProps) -> Html {
    html! { <Contents key={props.revision} ..props.clone() /> }
}

/// The tree of one open file.
#[component]
fn Contents(props: &TreeProps) -> Html {
    let total = use_state_eq(|| u64::from(props.window.total));
    let edition = use_state_eq(|| 0_u32);
    let active = use_state_eq(|| 0_u64);
    let menu = use_state_eq(|| None::<(u64, Rc<TreeRow>, (i32, i32))>);
    let viewport = use_viewport(*total);
    let rows = {
        let total = total.clone();
        use_rows(
            viewport.range.clone(),
            *edition,
            || Stretch::from(props.window.clone()),
            fetch(&props.client),
            Callback::from(move |now| total.set(now)),
        )
    };
    let desk = Desk {
        client: props.client.clone(),
        rows: rows.clone(),
        viewport: viewport.clone(),
        total: total.clone(),
        active: active.clone(),
        matches: use_state_eq(|| None),
        reading: use_state_eq(|| None),
        failure: use_state_eq(|| None),
        on_row: use_state_eq(|| false),
        edition,
        editions: use_mut_ref(|| 0),
    };
    let marks = use_memo(Rc::clone(&props.findings), |findings| {
        Marks::of(&findings.list())
    });
    let save = use_save(props.client.clone());
    let typed = use_mut_ref(Typed::default);

    let act = {
        let (desk, on_open) = (desk.clone(), props.on_open.clone());
        Callback::from(move |(at, intent): (u64, Intent)| {
            desk.start(Work::Row(at, intent, on_open.clone()));
        })
    };
    let on_press = {
        let (desk, act, menu) = (desk.clone(), act.clone(), menu.clone());
        Callback::from(move |(at, press): (u64, Press)| {
            desk.active.set(at);
            match press {
                Press::Row => act.emit((at, Intent::Open)),
                Press::Chevron => act.emit((at, Intent::Toggle)),
                Press::Menu(x, y) => {
                    let row = desk.rows.get(at).map(Rc::clone);
                    menu.set(row.map(|row| (at, row, (x, y))));
                }
            }
        })
    };
    let onkeydown = {
        let (desk, act, menu) = (desk.clone(), act.clone(), menu.clone());
        Callback::from(move |event: KeyboardEvent| {
            let command = event.ctrl_key() || event.meta_key();
            let typing = !typed.borrow().0.is_empty();
            let Some(intent) = keys::intent(&event.key(), command, event.shift_key(), typing)
            else {
                return;
            };
            if event.alt_key() || (intent == Intent::Stop && desk.reading.is_none()) {
                return;
            }
            event.prevent_default();
            event.stop_propagation();
            let at = *desk.active;
            match intent {
                Intent::Type(character) => {
                    type_ahead(&desk, &typed, character);
                }
                Intent::Menu => {
                    if let Some(row) = desk.rows.get(at) {
                        menu.set(Some((at, Rc::clone(row), place_of(row.node))));
                    }
                }
                Intent::Stop => {
                    if let Some(reading) = *desk.reading {
                        desk.client.cancel(reading.request);
                    }
                }
                _ => act.emit((at, intent)),
            }
        })
    };
    let on_filter = {
        let desk = desk.clone();
        Callback::from(move |text: String| desk.start(Work::Filter(text)))
    };
    let on_leave = {
        let viewport = viewport.clone();
        Callback::from(move |()| viewport.focus())
    };
    let on_pick = {
        let (desk, menu, act, save) = (desk.clone(), menu.clone(), act.clone(), save.clone());
        Callback::from(move |command: Command| {
            let Some((at, row, _)) = (*menu).clone() else {
                return;
            };
            menu.set(None);
            desk.viewport.focus();
            match command {
                Command::Open => act.emit((at, Intent::Open)),
                Command::CopyPath => act.emit((at, Intent::Copy)),
                Command::Save => {
                    if let Some(address) = &row.address {
                        save.start(address.clone(), &row.name);
                    }
                }
                Command::UnfoldBelow => desk.start(Work::UnfoldBelow(at)),
            }
        })
    };
    let on_close = {
        let (menu, viewport) = (menu.clone(), viewport.clone());
        Callback::from(move |()| {
            menu.set(None);
            viewport.focus();
        })
    };
    {
        let desk = desk.clone();
        use_effect_on(props.selected.clone(), move |selected| {
            let at_hand = desk.rows.get(*desk.active);
            if let Some(address) = selected.clone().filter(|address| !address.0.is_empty())
                && at_hand.is_none_or(|row| row.address.as_ref() != Some(&address))
            {
                desk.start(Work::Reveal(address));
            }
        });
    }

    let draw = |at: u64| match rows.get(at) {
        Some(row) => html! {
            <Row
                key={format!("n{}", row.node)}
                {at}
                row={Rc::clone(row)}
                mark={marks.of_row(row)}
                active={*active == at}
                selected={row.address.is_some() && row.address == props.selected}
                reading={desk.reading.is_some_and(|reading| reading.node == row.node)}
                on_press={on_press.clone()}
            />
        },
        None => html! { <div key={format!("p{at}")} class="tree-row is-waiting" role="none" /> },
    };
    let pointed = rows
        .get(*active)
        .filter(|_| viewport.range.contains(&active));
    html! {
        <div class="tree">
            <Filter matches={*desk.matches} {on_filter} {on_leave} />
            if let Some(failure) = &*desk.failure {
                <p class={if *desk.on_row { "announcer" } else { "tree-failure" }} role="alert">{ &failure.message }{ " " }{ &failure.advice }</p>
            }
            { save_banner(&save) }
            <div
                ref={viewport.scroller.clone()}
                class="tree-rows"
                role="tree"
                aria-label="Contents"
                aria-activedescendant={pointed.map(|row| row::id(row.node))}
                tabindex="0"
                onscroll={viewport.onscroll.clone()}
                {onkeydown}
            >
                <div ref={viewport.filler.clone()} class="windowed-filler" role="none">
                    <div ref={viewport.rows.clone()} class="windowed-rows" role="none">
                        { for viewport.range.clone().map(draw) }
                    </div>
                </div>
            </div>
            if *total == 0 {
                <p class="tree-empty">{ if desk.matches.is_some() {
                    "No entry has this text in its path."
                } else {
                    "This file has no entries."
                } }</p>
            }
            if let Some((_, row, place)) = &*menu {
                <Menu row={Rc::clone(row)} place={*place} {on_pick} {on_close} />
            }
        </div>
    }
}

/// Where the menu of a row belongs when the keyboard asks for it.
fn place_of(node: u32) -> (i32, i32) {
    let row = web_sys::window()
        .and_then(|window| window.document())
        .and_then(|document| document.get_element_by_id(&row::id(node)));
    row.map_or((0, 0), |row| {
        let place = row.get_bounding_client_rect();
        #[expect(clippy::cast_possible_truncation, reason = "a place on the screen")]
        let place = (place.left() as i32 + 48, place.bottom() as i32);
        place
    })
}
