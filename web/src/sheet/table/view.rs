use std::rc::Rc;

use dmpkg::{Block, Sheet, Table};
use web_sys::{
    Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::prelude::*;

use super::cell::tab_separated;
use super::columns::tracks;
use super::keys::{Meaning, meaning};
use super::order::{next, order};
use super::row::{Drawing, head};
use crate::amounts::count;
use crate::command::Command;
use crate::effect::use_effect_on;
use crate::icons::Glyph;
use crate::parts::icon_button;
use crate::sheet::steps::heading;
use crate::viewer::is_text_selected;
use crate::windowed::{Align, use_viewport};

/// Tables of more rows can be filtered.
const FILTERED: usize = 15;
/// Tables of more rows scroll by themselves, so that their headings stay.
const SCROLLED: usize = 30;
/// Of tables of more rows only what can be seen is drawn.
const WHOLE: usize = 200;
/// Rows that the keys for a page go at once where the whole table is drawn.
const PAGE: usize = 10;

/// What is drawn when a part of a sheet is no table.
static NOTHING: Table = Table {
    title: String::new(),
    hint: None,
    columns: Vec::new(),
    rows: Vec::new(),
};

#[derive(Clone, PartialEq, Properties)]
pub(in crate::sheet) struct TableProps {
    pub(in crate::sheet) sheet: Rc<Sheet>,
    /// Which part of it.
    pub(in crate::sheet) block: usize,
    /// Whether it can be seen.
    pub(in crate::sheet) front: bool,
    pub(in crate::sheet) on_command: Callback<Command>,
}

/// A table that can be sorted, filtered and copied, and whose rows lead to their places.
#[component]
pub(in crate::sheet) fn TableView(props: &TableProps) -> Html {
    let table = match props.sheet.blocks.get(props.block) {
        Some(Block::Table(table)) => table,
        _ => &NOTHING,
    };
    let filter = use_state_eq(String::new);
    let sorting = use_state_eq(|| None);
    let current = use_state_eq(|| None::<usize>);
    let revealed = use_state_eq(Vec::<usize>::new);
    let gone = use_mut_ref(|| false);
    let about = (Rc::clone(&props.sheet), props.block);
    let order = use_memo((about.clone(), (*filter).clone(), *sorting), |_| {
        order(table, &filter, *sorting)
    });
    let with_place = table.rows.iter().any(|row| row.place.is_some());
    let tracks = use_memo(about, |_| tracks(table, with_place));
    let is_windowed = table.rows.len() > WHOLE;
    let viewport = use_viewport(match is_windowed {
        true => long(order.len()),
        false => 0,
    });
    {
        let scroller = viewport.scroller.clone();
        use_effect_on(tracks, move |tracks| {
            if let Some(scroller) = scroller.cast::<HtmlElement>() {
                let style = scroller.style();
                // A browser without these properties shows columns of one width.
                let _ = style.set_property("--columns", &tracks.0);
                let _ = style.set_property("--least", &tracks.1);
            }
        });
    }
    // Back from the place of a row.
    {
        let (gone, viewport) = (gone.clone(), viewport.clone());
        use_effect_on(props.front, move |front| {
            if *front && gone.replace(false) {
                viewport.focus();
            }
        });
    }
    let name = format!("grid-{}-{}", Rc::as_ptr(&props.sheet).addr(), props.block);
    let go = {
        let (sheet, block, order) = (Rc::clone(&props.sheet), props.block, Rc::clone(&order));
        let (current, gone) = (current.clone(), gone.clone());
        let on_command = props.on_command.clone();
        Callback::from(move |at: usize| {
            current.set(Some(at));
            let Some(Block::Table(table)) = sheet.blocks.get(block) else {
                return;
            };
            let row = order.get(at).and_then(|row| table.rows.get(*row));
            if let Some(place) = row.and_then(|row| row.place.as_ref()) {
                gone.replace(true);
                on_command.emit(Command::go(place));
            }
        })
    };
    let onclick = {
        let (go, revealed) = (go.clone(), revealed.clone());
        Callback::from(move |event: MouseEvent| {
            let Some(target) = event.target_dyn_into::<Element>() else {
                return;
            };
            if let Some(row) = number_of(&target, "data-secret") {
                let mut rows = (*revealed).clone();
                rows.retain(|other| *other != row);
                if rows.len() == revealed.len() {
                    rows.push(row);
                }
                revealed.set(rows);
                return;
            }
            let is_button = target.closest("button").is_ok_and(|it| it.is_some());
            let row = number_of(&target, "data-row").filter(|_| !is_button);
            if let Some(at) = row.filter(|_| !is_text_selected()) {
                go.emit(at);
            }
        })
    };
    let onkeydown = {
        let (go, current, viewport) = (go.clone(), current.clone(), viewport.clone());
        let (rows, name) = (order.len(), name.clone());
        Callback::from(move |event: KeyboardEvent| {
            let grid = event.target_dyn_into::<Element>();
            let is_here = grid.is_some_and(|grid| grid.has_attribute("aria-rowcount"));
            if !is_here || event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let page = match is_windowed {
                true => usize::try_from(viewport.page()).unwrap_or(PAGE),
                false => PAGE,
            };
            match meaning(&event.key(), *current, rows, page) {
                None => return,
                Some(Meaning::Go) => go.emit(current.unwrap_or_default()),
                Some(Meaning::Row(at)) => {
                    current.set(Some(at));
                    match is_windowed {
                        true => viewport.reveal(long(at), Align::Nearest),
                        false => bring_into_view(&format!("{name}-{at}")),
                    }
                }
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let on_filter = {
        let (filter, current) = (filter.clone(), current.clone());
        let viewport = viewport.clone();
        Callback::from(move |text: String| {
            current.set(None);
            filter.set(text);
            viewport.reveal(0, Align::Nearest);
        })
    };
    let on_sort = |column: usize| {
        let (sorting, current) = (sorting.clone(), current.clone());
        Callback::from(move |_: MouseEvent| {
            current.set(None);
            sorting.set(next(*sorting, column));
        })
    };
    let on_copy = {
        let (sheet, block, order) = (Rc::clone(&props.sheet), props.block, Rc::clone(&order));
        props.on_command.reform(move |_: MouseEvent| {
            Command::Copy(match sheet.blocks.get(block) {
                Some(Block::Table(table)) => tab_separated(table, &order),
                _ => String::new(),
            })
        })
    };
    let listed = match order.len() == table.rows.len() {
        true => count(long(table.rows.len())),
        false => format!(
            "{} of {}",
            count(long(order.len())),
            count(long(table.rows.len()))
        ),
    };
    let range = match is_windowed {
        true => short(viewport.range.start)..short(viewport.range.end),
        false => 0..order.len(),
    };
    let drawing = Drawing {
        columns: &table.columns,
        name: &name,
        current: *current,
        cut: is_windowed,
        revealed: &revealed,
        with_place,
    };
    let active = current.filter(|at| range.contains(at));
    let rows = order.get(range.clone()).unwrap_or_default();
    let rows = range.zip(rows).filter_map(|(at, own)| {
        let row = table.rows.get(*own)?;
        Some(drawing.row(at, *own, row))
    });
    let rows: Html = rows.collect();
    let class = match table.rows.len() {
        rows if rows > WHOLE => "grid-scroller is-long is-windowed",
        rows if rows > SCROLLED => "grid-scroller is-long",
        _ => "grid-scroller",
    };
    html! {
        <section class="grid" aria-label={table.title.clone()}>
            <div class="sheet-head">
                { heading(&table.title, &listed, explanation(table)) }
                <div class="sheet-tools">
                    if table.rows.len() > FILTERED {
                        { filter_field(&table.title, &filter, &on_filter, &viewport.scroller) }
                    }
                    { icon_button(Glyph::Copy, format!("Copy {}", table.title).into(), "Copy these rows as tab-separated text".into(), on_copy) }
                </div>
            </div>
            <div
                ref={viewport.scroller.clone()}
                {class}
                role="grid"
                aria-readonly="true"
                aria-label={table.title.clone()}
                aria-rowcount={(order.len() + 1).to_string()}
                aria-activedescendant={active.map(|at| format!("{name}-{at}"))}
                tabindex="0"
                onscroll={viewport.onscroll.clone()}
                {onclick}
                {onkeydown}
            >
                { head(&table.columns, *sorting, with_place, &on_sort) }
                if order.is_empty() {
                    // Nothing to be drawn.
                } else if is_windowed {
                    <div ref={viewport.filler.clone()} class="windowed-filler" role="presentation">
                        <div ref={viewport.rows.clone()} class="windowed-rows" role="rowgroup">
                            { rows }
                        </div>
                    </div>
                } else {
                    <div class="grid-body" role="rowgroup">{ rows }</div>
                }
            </div>
            if order.is_empty() { <p class="grid-none muted">{ "No row fits the filter." }</p> }
        </section>
    }
}

/// What the table and its columns mean.
fn explanation(table: &Table) -> Option<Html> {
    let columns = table.columns.iter();
    let columns: Vec<Html> = columns
        .filter_map(|column| {
            let hint = column.hint.as_ref()?;
            Some(html! { <p><strong>{ &column.label }</strong>{ ": " }{ hint }</p> })
        })
        .collect();
    if table.hint.is_none() && columns.is_empty() {
        return None;
    }
    Some(html! {
        <>
            if let Some(hint) = &table.hint { <p>{ hint }</p> }
            { for columns }
        </>
    })
}

fn filter_field(title: &str, text: &str, on_filter: &Callback<String>, grid: &NodeRef) -> Html {
    let oninput = on_filter.reform(|event: InputEvent| {
        let field = event.target_dyn_into::<HtmlInputElement>();
        field.map(|field| field.value()).unwrap_or_default()
    });
    let onkeydown = {
        let (on_filter, grid, is_empty) = (on_filter.clone(), grid.clone(), text.is_empty());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Escape" if !is_empty => on_filter.emit(String::new()),
                "ArrowDown" | "Enter" => {
                    if let Some(grid) = grid.cast::<HtmlElement>() {
                        // Without the keyboard the rows can be read all the same.
                        let _ = grid.focus();
                    }
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    html! {
        <input
            type="text"
            class="grid-filter"
            placeholder="Filter"
            aria-label={format!("Filter {title}")}
            autocomplete="off"
            spellcheck="false"
            value={text.to_owned()}
            {oninput}
            {onkeydown}
        />
    }
}

/// The number that an element bears, or one around it.
fn number_of(target: &Element, attribute: &str) -> Option<usize> {
    let bearer = target.closest(&format!("[{attribute}]")).ok()??;
    bearer.get_attribute(attribute)?.parse().ok()
}

fn bring_into_view(id: &str) {
    let page = web_sys::window().and_then(|window| window.document());
    if let Some(row) = page.and_then(|page| page.get_element_by_id(id)) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Nearest);
        row.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn long(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn short(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
