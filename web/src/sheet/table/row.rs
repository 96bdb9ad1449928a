use dmpkg::{Column, Row};
use yew::{Html, html};

use super::cell::{cell, plain};
use super::order::Sorting;
use crate::icons::{Glyph, glyph};
use crate::sheet::steps::place_words;

/// What the rows of a table share.
pub(super) struct Drawing<'a> {
    pub(super) columns: &'a [Column],
    /// Begins the names of the rows in the document.
    pub(super) name: &'a str,
    /// The row where the keyboard is, by its place in the order.
    pub(super) current: Option<usize>,
    /// Whether a row may take one line only.
    pub(super) cut: bool,
    /// Rows whose secrets are shown, by their places in the package's order.
    pub(super) revealed: &'a [usize],
    /// Whether a column leads to the places.
    pub(super) with_place: bool,
}

impl Drawing<'_> {
    /// One row, by its places in the order and in the package.
    pub(super) fn row(&self, at: usize, own: usize, row: &Row) -> Html {
        let is_revealed = self.revealed.contains(&own);
        let is_current = self.current == Some(at);
        let mut class = "grid-row".to_owned();
        if is_current {
            class.push_str(" is-current");
        }
        if row.place.is_some() {
            class.push_str(" is-link");
        }
        html! {
            <div
                key={at}
                id={format!("{}-{at}", self.name)}
                {class}
                role="row"
                aria-rowindex={(at + 2).to_string()}
                aria-selected={is_current.then_some("true")}
                data-row={at.to_string()}
            >
                { for row.cells.iter().zip(self.columns).map(|(value, column)| {
                    let title = if self.cut { plain(value) } else { None };
                    html! {
                        <div
                            class={cell_class(column.is_number)}
                            role="gridcell"
                            title={title.map(|title| title.into_owned())}
                        >
                            { cell(value, own, is_revealed) }
                        </div>
                    }
                }) }
                if self.with_place { { place_cell(row) } }
            </div>
        }
    }
}

/// The headings, which sort.
pub(super) fn head(
    columns: &[Column],
    sorting: Sorting,
    with_place: bool,
    on_sort: &dyn Fn(usize) -> yew::Callback<yew::MouseEvent>,
) -> Html {
    let heading = |(at, column): (usize, &Column)| {
        let (order, sign) = match sorting {
            Some((by, backwards)) if by == at => match backwards {
                false => ("ascending", Some(Glyph::Up)),
                true => ("descending", Some(Glyph::Down)),
            },
            _ => ("none", None),
        };
        html! {
            <div class={cell_class(column.is_number)} role="columnheader" aria-sort={order}>
                <button type="button" title={column.hint.clone()} onclick={on_sort(at)}>
                    { &column.label }
                    if let Some(sign) = sign { { glyph(sign) } }
                </button>
            </div>
        }
    };
    html! {
        <div class="grid-head" role="rowgroup">
            <div class="grid-row" role="row" aria-rowindex="1">
                { for columns.iter().enumerate().map(heading) }
                if with_place {
                    <div class="grid-cell grid-place" role="columnheader">
                        <span class="unseen">{ "Place" }</span>
                    </div>
                }
            </div>
        </div>
    }
}

fn place_cell(row: &Row) -> Html {
    let words = row.place.as_ref().map(place_words);
    let (short, long) = words.unwrap_or_default();
    html! {
        <div class="grid-cell grid-place" role="gridcell" title={long.clone()}>
            if row.place.is_some() {
                <span aria-hidden="true">
                    if short.is_empty() { { glyph(Glyph::Go) } } else { { short } }
                </span>
                <span class="unseen">{ long }</span>
            }
        </div>
    }
}

const fn cell_class(is_number: bool) -> &'static str {
    match is_number {
        true => "grid-cell is-number",
        false => "grid-cell",
    }
}
