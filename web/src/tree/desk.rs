use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use dmpkg::{Branch, EntryAddress, Icon, TreeRow};
use dmpkg_wasm::Client;
use dmpkg_wasm::message::{Failure, Request, Response};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::act::perform;
use super::climb;
use super::keys::Intent;
use crate::windowed::{Align, Fetch, Rows, Stretch, Viewport};

/// Rows asked for at a time on the way up to a parent; each step asks for twice as many.
const CLIMB: u64 = 256;
/// Rows asked for at a time on the way up at most.
const LONGEST_CLIMB: u64 = 8_192;
/// Folders unfolded by one command at most.
const UNFOLD_AT_MOST: u32 = 1_000;

/// What is being unfolded, and the request that can be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading {
    pub(super) node: u32,
    pub(super) request: u32,
}

/// What the tree's actions share.
#[derive(Clone)]
pub(super) struct Desk {
    pub(super) client: Client,
    pub(super) rows: Rows<Rc<TreeRow>>,
    pub(super) viewport: Viewport,
    pub(super) total: UseStateHandle<u64>,
    pub(super) active: UseStateHandle<u64>,
    pub(super) matches: UseStateHandle<Option<u32>>,
    pub(super) reading: UseStateHandle<Option<Reading>>,
    pub(super) failure: UseStateHandle<Option<Failure>>,
    /// Whether the failure stands on its row and need only be heard.
    pub(super) on_row: UseStateHandle<bool>,
    pub(super) edition: UseStateHandle<u32>,
    pub(super) editions: Rc<RefCell<u32>>,
}

/// What can be done with the tree.
pub(super) enum Work {
    /// What a key or a click on the row at this place means.
    Row(u64, Intent, Callback<(EntryAddress, Icon)>),
    /// Go to the next name that starts so, after this place.
    Type { text: String, after: u32 },
    /// Show only what has a text in its path.
    Filter(String),
    /// Unfold the row at this place and all folders in it.
    UnfoldBelow(u64),
    /// Show an entry.
    Reveal(EntryAddress),
}

impl Desk {
    /// Begins some work and does not wait for its end.
    pub(super) fn start(&self, work: Work) {
        let desk = self.clone();
        spawn_local(async move {
            match work {
                Work::Row(at, intent, on_open) => perform(&desk, &on_open, at, intent).await,
                Work::Type { text, after } => {
                    let request = Request::TreeType { text, after };
                    desk.change(request, Align::Nearest).await;
                }
                Work::Filter(text) => desk.filter(text).await,
                Work::UnfoldBelow(at) => desk.unfold_below(at).await,
                Work::Reveal(address) => desk.reveal(address).await,
            }
        });
    }

    /// A row, asked for when it is not at hand.
    pub(super) async fn row(&self, at: u64) -> Option<Rc<TreeRow>> {
        if let Some(row) = self.rows.get(at) {
            return Some(Rc::clone(row));
        }
        let stretch = self.stretch(at, 1).await?;
        stretch.rows.into_iter().next()
    }

    /// Moves the keyboard to a row.
    pub(super) fn go(&self, row: u64, align: Align) {
        self.active.set(row);
        self.viewport.reveal(row, align);
    }

    /// Folds or unfolds.
    pub(super) async fn fold(&self, node: u32, open: bool) {
        let answer = self.client.ask(Request::TreeFold { node, open });
        let request = answer.id();
        self.reading.set(Some(Reading { node, request }));
        let answer = answer.await;
        self.reading.set(None);
        self.on_row.set(true);
        self.accept(answer.map(|answer| answer.response), Align::Nearest);
    }

    /// Asks for a change of the tree and shows it.
    pub(super) async fn change(&self, request: Request, align: Align) {
        let answer = self.client.ask(request).await;
        self.on_row.set(false);
        self.accept(answer.map(|answer| answer.response), align);
    }

    /// Shows only what has a text in its path. The keyboard goes to the first match, and without a
    /// text it stays on the entry that it was on.
    async fn filter(&self, text: String) {
        let before = self.rows.get(*self.active).map(Rc::clone);
        let filtered = !text.is_empty();
        self.change(Request::TreeFilter { text }, Align::Nearest)
            .await;
        if filtered {
            let first = self.stretch(0, CLIMB).await;
            let rows = first.map(|stretch| stretch.rows).unwrap_or_default();
            let found = rows.iter().position(|row| row.matched.is_some());
            self.go(found.unwrap_or(0) as u64, Align::Nearest);
        } else if let Some(address) = before.and_then(|row| row.address.clone()) {
            self.reveal(address).await;
        }
    }

    /// Goes to the parent of a row.
    pub(super) async fn go_to_parent(&self, at: u64) {
        if let Some(row) = self.row(at).await
            && let Some((parent, _)) = self.ancestors(at, &row, 1).await.first()
        {
            self.go(*parent, Align::Nearest);
        }
    }

    /// The path of a row for people: `/` within an archive, ` › ` from one into the next.
    pub(super) async fn path(&self, at: u64, row: &TreeRow) -> String {
        let mut path = String::new();
        let outer = self.ancestors(at, row, usize::MAX).await;
        for (_, ancestor) in outer.iter().rev() {
            path.push_str(&ancestor.name);
            path.push_str(if is_archive(ancestor) { " › " } else { "/" });
        }
        path.push_str(&row.name);
        path
    }

    /// Unfolds a row and the folders below, but no nested archives, of which each may take long.
    async fn unfold_below(&self, at: u64) {
        let Some(top) = self.row(at).await else {
            return;
        };
        if top.branch == Branch::Closed {
            self.fold(top.node, true).await;
        }
        let mut next = at.saturating_add(1);
        let mut ready = VecDeque::new();
        let mut unfolded = 0;
        while unfolded < UNFOLD_AT_MOST {
            if ready.is_empty() {
                let Some(stretch) = self.stretch(next, CLIMB).await else {
                    break;
                };
                ready.extend(stretch.rows);
            }
            let Some(row) = ready.pop_front() else { break };
            if row.level <= top.level {
                break;
            }
            next = next.saturating_add(1);
            if row.branch == Branch::Closed && !is_archive(&row) {
                let (node, open) = (row.node, true);
                if self
                    .client
                    .ask(Request::TreeFold { node, open })
                    .await
                    .is_err()
                {
                    break;
                }
                unfolded += 1;
                ready.clear();
            }
        }
        self.refresh();
    }

    /// Looks for an entry and shows it.
    async fn reveal(&self, address: EntryAddress) {
        let request = Request::TreeReveal { address };
        self.change(request, Align::Middle).await;
    }

    fn accept(&self, answer: Result<Response, Failure>, align: Align) {
        match answer {
            Ok(Response::TreeChanged {
                total,
                row,
                matches,
            }) => {
                self.failure.set(None);
                self.total.set(total.into());
                self.matches.set(matches);
                self.refresh();
                let last = u64::from(total).saturating_sub(1);
                match row {
                    Some(row) => self.go(row.into(), align),
                    None if *self.active > last => self.active.set(last),
                    None => {}
                }
            }
            Ok(_) => self.refresh(),
            Err(failure) => {
                self.failure.set(Some(failure));
                self.refresh();
            }
        }
    }

    fn refresh(&self) {
        let mut editions = self.editions.borrow_mut();
        *editions += 1;
        self.edition.set(*editions);
    }

    /// The rows that hold a row, innermost first, and where they stand.
    async fn ancestors(&self, at: u64, row: &TreeRow, enough: usize) -> Vec<(u64, Rc<TreeRow>)> {
        let mut found: Vec<(u64, Rc<TreeRow>)> = Vec::new();
        let (mut below, mut level, mut step) = (at, row.level, CLIMB);
        while below > 0 && level > 1 && found.len() < enough {
            let first = below.saturating_sub(step);
            let Some(stretch) = self.stretch(first, below - first).await else {
                break;
            };
            let rows = stretch.rows;
            for (distance, ancestor) in climb::above(rows.iter().map(|row| &**row), level) {
                level = ancestor.level;
                let place = below.saturating_sub(1 + distance as u64);
                found.push((place, Rc::new(ancestor.clone())));
            }
            below = first;
            step = step.saturating_mul(2).min(LONGEST_CLIMB);
        }
        found
    }

    async fn stretch(&self, first: u64, count: u64) -> Option<Stretch<Rc<TreeRow>>> {
        let count = u32::try_from(count).ok()?;
        fetch(&self.client).emit((first, count)).await.ok()
    }
}

/// The way to ask for rows of the tree.
pub(super) fn fetch(client: &Client) -> Callback<(u64, u32), Fetch<Rc<TreeRow>>> {
    let client = client.clone();
    Callback::from(move |(first, count): (u64, u32)| -> Fetch<Rc<TreeRow>> {
        let client = client.clone();
        Box::pin(async move {
            let first = u32::try_from(first).unwrap_or(u32::MAX);
            let answer = client.ask(Request::TreeRows { first, count }).await?;
            match answer.response {
                Response::Tree(window) => Ok(window.into()),
                other => Err(crate::viewer::unexpected(&other)),
            }
        })
    })
}

impl From<dmpkg::TreeWindow> for Stretch<Rc<TreeRow>> {
    fn from(window: dmpkg::TreeWindow) -> Self {
        Self {
            total: window.total.into(),
            first: window.first.into(),
            rows: window.rows.into_iter().map(Rc::new).collect(),
        }
    }
}

/// Whether a row is an archive inside the archive.
pub(super) const fn is_archive(row: &TreeRow) -> bool {
    matches!(row.icon, Icon::Package | Icon::Archive)
}
