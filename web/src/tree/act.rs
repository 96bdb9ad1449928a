use std::cell::RefCell;
use std::rc::Rc;

use dmpkg::{Branch, EntryAddress, Icon};
use dmpkg_wasm::message::Request;
use gloo_timers::callback::Timeout;
use yew::prelude::*;

use super::desk::{self, Desk, Work};
use super::keys::Intent;
use crate::viewer::copy_text;
use crate::windowed::Align;

/// Typed letters belong together when they come faster than this, in milliseconds.
const TYPING: u32 = 600;

/// What was typed, and the time after which it is forgotten.
pub(super) type Typed = (String, Option<Timeout>);

/// Does what a key or a click on a row means.
pub(super) async fn perform(
    desk: &Desk,
    on_open: &Callback<(EntryAddress, Icon)>,
    at: u64,
    intent: Intent,
) {
    let last = desk.total.saturating_sub(1);
    let page = desk.viewport.page().saturating_sub(1).max(1);
    let target = match intent {
        Intent::Next => Some(at.saturating_add(1)),
        Intent::Previous => Some(at.saturating_sub(1)),
        Intent::First => Some(0),
        Intent::Last => Some(last),
        Intent::PageDown => Some(at.saturating_add(page)),
        Intent::PageUp => Some(at.saturating_sub(page)),
        _ => None,
    };
    if let Some(target) = target {
        desk.go(target.min(last), Align::Nearest);
        return;
    }
    let Some(row) = desk.row(at).await else {
        return;
    };
    match (intent, row.branch) {
        (Intent::Inward | Intent::Toggle, Branch::Closed) => desk.fold(row.node, true).await,
        (Intent::Outward | Intent::Toggle, Branch::Open) => desk.fold(row.node, false).await,
        (Intent::Inward, Branch::Open) => desk.go(at.saturating_add(1).min(last), Align::Nearest),
        (Intent::Outward, _) => desk.go_to_parent(at).await,
        (Intent::Siblings, _) => {
            let node = row.node;
            desk.change(Request::TreeUnfoldSiblings { node }, Align::Nearest)
                .await;
        }
        (Intent::Copy, _) => {
            let path = desk.path(at, &row).await;
            copy_text(&path).await;
        }
        (Intent::Open, branch) => match &row.address {
            Some(address) if branch == Branch::Leaf || desk::is_archive(&row) => {
                on_open.emit((address.clone(), row.icon));
            }
            _ if branch != Branch::Leaf => desk.fold(row.node, branch == Branch::Closed).await,
            _ => {}
        },
        _ => {}
    }
}

/// Goes to the next name that starts with what was typed. A single letter goes on from row to row;
/// more letters may fit the row they already led to.
pub(super) fn type_ahead(desk: &Desk, typed: &Rc<RefCell<Typed>>, character: char) {
    let text = {
        let forget = Rc::downgrade(typed);
        let mut typed = typed.borrow_mut();
        typed.0.push(character);
        typed.1 = Some(Timeout::new(TYPING, move || {
            if let Some(typed) = forget.upgrade() {
                typed.borrow_mut().0.clear();
            }
        }));
        typed.0.clone()
    };
    let at = *desk.active;
    let after = match text.chars().nth(1) {
        None => at,
        Some(_) => at.checked_sub(1).unwrap_or(desk.total.saturating_sub(1)),
    };
    let after = u32::try_from(after).unwrap_or(u32::MAX);
    desk.start(Work::Type { text, after });
}
