use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DataTransfer, DragEvent, Element};
use yew::{Callback, UseReducerHandle, hook};

use super::arrival::{self, Verdict};
use super::listen::use_window_event;
use super::session::Session;
use crate::state::{Action, State};

/// Takes what is dropped anywhere in the window, and files that are pasted.
#[hook]
pub(super) fn use_drops(state: &UseReducerHandle<State>, session: Option<Session>) {
    let over = {
        let state = state.clone();
        Callback::from(move |event: DragEvent| {
            if event
                .data_transfer()
                .is_some_and(|it| arrival::brings_files(&it))
            {
                event.prevent_default();
                if !state.dragging {
                    state.dispatch(Action::Dragging(true));
                }
            } else if !in_text_field(&event) {
                // Without this the browser would go to a dropped address.
                event.prevent_default();
            }
        })
    };
    use_window_event("dragenter", over.clone());
    use_window_event("dragover", over);
    use_window_event("dragleave", {
        let state = state.clone();
        Callback::from(move |event: DragEvent| {
            // Between elements of the page the event names the next one.
            if event.related_target().is_none() {
                state.dispatch(Action::Dragging(false));
            }
        })
    });
    use_window_event("drop", {
        let state = state.clone();
        let session = session.clone();
        Callback::from(move |event: DragEvent| {
            state.dispatch(Action::Dragging(false));
            if in_text_field(&event) && !state.dragging {
                return;
            }
            event.prevent_default();
            if let (Some(session), Some(transfer)) = (&session, event.data_transfer()) {
                take(session, &transfer);
            }
        })
    });
    use_window_event(
        "paste",
        Callback::from(move |event: ClipboardEvent| {
            let transfer = event.clipboard_data().filter(arrival::brings_files);
            if let (Some(session), Some(transfer)) = (&session, transfer) {
                event.prevent_default();
                take(session, &transfer);
            }
        }),
    );
}

fn take(session: &Session, transfer: &DataTransfer) {
    let (offered, files) = arrival::unpack(transfer);
    match arrival::judge(&offered) {
        Verdict::Open { place, remark } => {
            if let Some(file) = files.into_iter().nth(place).flatten() {
                session.take(file);
            }
            if let Some(remark) = remark {
                session.remark(&remark);
            }
        }
        Verdict::Refuse(words) => session.remark(&words),
        Verdict::Nothing => {}
    }
}

fn in_text_field(event: &web_sys::Event) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|element| element.matches("input, textarea").unwrap_or(false))
}
