use std::cell::{Cell, RefCell};
use std::rc::Rc;

use dmpkg::{EntryAddress, Fold, Matches, TextRow, ViewMode};
use dmpkg_wasm::Client;
use dmpkg_wasm::message::{Failure, Request, Response};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::prelude::*;

use crate::viewer::unexpected;
use crate::windowed::{Align, Fetch, Rows, Stretch, Viewport};

/// Rows that one copy of the whole text puts together at most.
pub(super) const COPY_AT_MOST: u64 = 50_000;
/// Rows asked for at a time while copying.
const COPY_STEP: u32 = 5_000;

/// What the actions on a text share.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) client: Client,
    pub(super) address: EntryAddress,
    pub(super) mode: ViewMode,
    pub(super) rows: Rows<Rc<TextRow>>,
    pub(super) viewport: Viewport,
    pub(super) wrapped: bool,
    pub(super) total: UseStateHandle<u64>,
    pub(super) current: UseStateHandle<Option<u64>>,
    pub(super) failure: UseStateHandle<Option<Failure>>,
    pub(super) matches: UseStateHandle<Option<Matches>>,
    pub(super) shown_match: UseStateHandle<usize>,
    pub(super) edition: UseStateHandle<u32>,
    pub(super) editions: Rc<RefCell<u32>>,
    /// Whether rows may be folded, so that the places of matches do not hold.
    pub(super) folded: Rc<Cell<bool>>,
}

/// What can be done with a text.
pub(super) enum Work {
    /// Fold or unfold all rows.
    FoldAll { open: bool },
    /// Fold or unfold the row at this place.
    Toggle(u64),
    /// Go to a line of the original text.
    Line(u32),
    /// Look for a text.
    Find(String),
    /// Show the next or the previous occurrence.
    Step { forward: bool },
}

impl Desk {
    /// Begins some work and does not wait for its end.
    pub(super) fn start(&self, work: Work) {
        let desk = self.clone();
        spawn_local(async move {
            match work {
                Work::FoldAll { open } => desk.fold(None, open).await,
                Work::Toggle(at) => desk.toggle(at).await,
                Work::Line(line) => desk.go_to_line(line).await,
                Work::Find(text) => desk.find(text).await,
                Work::Step { forward } => desk.step(forward).await,
            }
        });
    }

    /// Folds or unfolds a row, by its own number; all rows when none.
    async fn fold(&self, row: Option<u32>, open: bool) {
        let request = Request::ViewFold {
            address: self.address.clone(),
            mode: self.mode,
            row,
            open,
        };
        self.folded.set(!(open && row.is_none()));
        if row.is_none() && !open {
            self.current.set(None);
        }
        if let Some(Some(at)) = self.change(request).await {
            self.current.set(Some(at));
        }
    }

    /// Folds an open row and unfolds a folded one.
    async fn toggle(&self, at: u64) {
        let Some(row) = self.rows.get(at) else {
            return;
        };
        match row.fold {
            Fold::None => {}
            Fold::Open => self.fold(Some(row.row), false).await,
            Fold::Closed(_) => self.fold(Some(row.row), true).await,
        }
    }

    /// Makes a row the current one and shows it.
    pub(super) fn go(&self, at: u64, align: Align) {
        self.current.set(Some(at));
        if self.wrapped {
            let row = self.viewport.rows.cast::<Element>().and_then(|rows| {
                let at = u32::try_from(at).ok()?;
                rows.children().item(at)
            });
            if let Some(row) = row {
                row.scroll_into_view_with_bool(align == Align::Nearest && at == 0);
            }
        } else {
            self.viewport.reveal(at, align);
        }
    }

    /// Goes to a line of the original text.
    async fn go_to_line(&self, line: u32) {
        let request = Request::ViewLine {
            address: self.address.clone(),
            mode: self.mode,
            line,
        };
        if let Some(Some(at)) = self.change(request).await {
            self.go(at, Align::Middle);
        }
    }

    /// Looks for a text and shows its first occurrence from the current place on.
    async fn find(&self, text: String) {
        self.matches.set(None);
        if text.is_empty() {
            return;
        }
        let request = Request::ViewFind {
            address: self.address.clone(),
            mode: self.mode,
            text,
        };
        match self.client.ask(request).await.map(|answer| answer.response) {
            Ok(Response::Found(matches)) => {
                let from = self
                    .current
                    .unwrap_or_else(|| self.viewport.first_visible());
                let place = matches.rows.iter().position(|row| u64::from(*row) >= from);
                self.matches.set(Some(matches.clone()));
                self.show_match(&matches, place.unwrap_or(0)).await;
            }
            Ok(other) => self.failure.set(Some(unexpected(&other))),
            Err(failure) => self.failure.set(Some(failure)),
        }
    }

    /// Shows the next or the previous occurrence, round and round.
    async fn step(&self, forward: bool) {
        let Some(matches) = (*self.matches).clone() else {
            return;
        };
        let count = matches.rows.len().max(1);
        let back = if forward { 1 } else { count - 1 };
        self.show_match(&matches, (*self.shown_match + back) % count)
            .await;
    }

    /// The whole text, when it is not too long to be copied.
    pub(super) async fn whole(&self) -> Option<String> {
        if *self.total > COPY_AT_MOST {
            return None;
        }
        let fetch = fetch(&self.client, &self.address, self.mode);
        let mut text = String::new();
        let mut first = 0;
        loop {
            let stretch = fetch.emit((first, COPY_STEP)).await.ok()?;
            append(&mut text, &stretch.rows);
            first += stretch.rows.len() as u64;
            if stretch.rows.is_empty() || first >= stretch.total {
                return Some(text);
            }
        }
    }

    async fn show_match(&self, matches: &Matches, place: usize) {
        self.shown_match.set(place);
        let Some(at) = matches.rows.get(place) else {
            return;
        };
        if self.folded.get() {
            self.fold(None, true).await;
        }
        self.go(u64::from(*at), Align::Middle);
    }

    /// Asks for a change of the visible rows. The place of the row in question is the answer.
    async fn change(&self, request: Request) -> Option<Option<u64>> {
        let answer = self.client.ask(request).await;
        match answer.map(|answer| answer.response) {
            Ok(Response::RowsChanged { total, row }) => {
                self.failure.set(None);
                self.total.set(total.into());
                let mut editions = self.editions.borrow_mut();
                *editions += 1;
                self.edition.set(*editions);
                Some(row.map(u64::from))
            }
            Ok(other) => {
                self.failure.set(Some(unexpected(&other)));
                None
            }
            Err(failure) => {
                self.failure.set(Some(failure));
                None
            }
        }
    }
}

/// The way to ask for rows of a text.
pub(super) fn fetch(
    client: &Client,
    address: &EntryAddress,
    mode: ViewMode,
) -> Callback<(u64, u32), Fetch<Rc<TextRow>>> {
    let (client, address) = (client.clone(), address.clone());
    Callback::from(move |(first, count): (u64, u32)| -> Fetch<Rc<TextRow>> {
        let request = Request::ViewRows {
            address: address.clone(),
            mode,
            first: u32::try_from(first).unwrap_or(u32::MAX),
            count,
        };
        let client = client.clone();
        Box::pin(async move {
            match client.ask(request).await?.response {
                Response::Rows(window) => Ok(Stretch {
                    total: window.total.into(),
                    first: window.first.into(),
                    rows: window.rows.into_iter().map(Rc::new).collect(),
                }),
                other => Err(unexpected(&other)),
            }
        })
    })
}

/// Puts rows together as lines; what continues a long line follows without a break.
fn append(text: &mut String, rows: &[Rc<TextRow>]) {
    for row in rows {
        if row.line.is_some() && !text.is_empty() {
            text.push('\n');
        }
        for piece in &row.pieces {
            text.push_str(&piece.text);
        }
    }
}
