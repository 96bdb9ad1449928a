use std::rc::Rc;

use dmpkg::EntryAddress;
use dmpkg_wasm::Client;
use dmpkg_wasm::message::{Request, Response};
use web_sys::KeyboardEvent;
use yew::prelude::*;

use super::keys::Step;
use super::line::{self, Line};
use super::offset;
use super::pointer::byte_under;
use super::row::Row;
use crate::amounts;
use crate::effect::use_effect_on;
use crate::viewer::failed::{failed, unexpected};
use crate::viewer::go_to::GoTo;
use crate::viewer::text::Signal;
use crate::windowed::{Align, Fetch, Rows, Stretch, use_rows, use_viewport};

/// Bytes of a row where there is room.
const WIDE: u64 = 16;
/// Bytes of a row on narrow screens.
const NARROW: u64 = 8;
/// Room that a wide row needs, in pixels.
const ROOM: f64 = 620.0;

#[derive(Properties, PartialEq)]
pub(in crate::viewer) struct HexProps {
    pub(in crate::viewer) client: Client,
    pub(in crate::viewer) address: EntryAddress,
    /// Number of bytes.
    pub(in crate::viewer) size: u64,
    pub(in crate::viewer) signal: Signal,
}

/// The bytes of an entry.
#[component]
pub(in crate::viewer) fn HexView(props: &HexProps) -> Html {
    let size = use_state_eq(|| props.size);
    let per_row = use_state_eq(|| WIDE);
    let attempt = use_state_eq(|| 0_u32);
    let marked = use_state_eq(|| None::<u64>);
    let caret = use_state_eq(|| None::<u64>);
    let asking = use_state_eq(|| false);
    let viewport = use_viewport(size.div_ceil(*per_row));
    {
        let per_row = per_row.clone();
        use_effect_on(viewport.width, move |width| {
            if let Some(width) = *width {
                per_row.set(if width < ROOM { NARROW } else { WIDE });
            }
        });
    }
    let edition = u32::try_from(*per_row)
        .unwrap_or(0)
        .wrapping_add(*attempt * 64);
    let rows = {
        let (size, per_row) = (size.clone(), *per_row);
        use_rows(
            viewport.range.clone(),
            edition,
            || Stretch {
                total: 0,
                first: 0,
                rows: Vec::new(),
            },
            fetch(&props.client, &props.address, per_row, size.setter()),
            Callback::noop(),
        )
    };
    {
        let asking = asking.clone();
        use_effect_on(props.signal, move |signal| {
            if matches!(signal, Signal::GoTo(_)) {
                asking.set(true);
            }
        });
    }
    {
        // The first visible byte stays where it is when rows become longer or shorter.
        let (viewport, caret) = (viewport.clone(), *caret);
        let row = caret.map(|at| at / *per_row);
        use_effect_on(*per_row, move |_| {
            if let Some(row) = row {
                viewport.reveal(row, Align::Middle);
            }
        });
    }
    let go = {
        let (viewport, caret, per_row) = (viewport.clone(), caret.clone(), *per_row);
        move |at: u64, align: Align| {
            caret.set(Some(at));
            viewport.reveal(at / per_row, align);
        }
    };
    let onkeydown = {
        let (go, size, per_row, caret) = (go.clone(), *size, *per_row, *caret);
        let (viewport, marked) = (viewport.clone(), marked.clone());
        Callback::from(move |event: KeyboardEvent| {
            let from = caret.unwrap_or_else(|| viewport.first_visible().saturating_mul(per_row));
            let page = viewport.page().saturating_sub(1).max(1);
            let step = Step {
                from,
                per_row,
                page,
                last: size.saturating_sub(1),
            };
            let command = event.ctrl_key() || event.meta_key();
            if !event.alt_key()
                && size > 0
                && let Some(at) = step.after(&event.key(), command)
            {
                event.prevent_default();
                marked.set(None);
                go(at, Align::Nearest);
            }
        })
    };
    let onmousemove = {
        let marked = marked.clone();
        Callback::from(move |event: MouseEvent| marked.set(byte_under(&event)))
    };
    let onmouseleave = {
        let marked = marked.clone();
        Callback::from(move |_: MouseEvent| marked.set(None))
    };
    let onclick = {
        let caret = caret.clone();
        Callback::from(move |event: MouseEvent| {
            if let Some(at) = byte_under(&event) {
                caret.set(Some(at));
            }
        })
    };
    let ask = {
        let asking = asking.clone();
        Callback::from(move |_: MouseEvent| asking.set(true))
    };
    let on_close = {
        let (asking, viewport) = (asking.clone(), viewport.clone());
        Callback::from(move |()| {
            asking.set(false);
            viewport.focus();
        })
    };
    if let Some(failure) = rows.failure() {
        let on_retry = Callback::from(move |()| attempt.set(*attempt + 1));
        return html! { <div class="viewer-body">{ failed(&failure, &on_retry) }</div> };
    }
    let digits = line::offset_digits(*size);
    let within = |place: Option<u64>, line: &Line| {
        let at = usize::try_from(place?.checked_sub(line.offset)?).ok()?;
        (at < line.bytes.len()).then_some(at)
    };
    let draw = |at: u64| match rows.get(at) {
        Some(line) => html! {
            <Row
                key={format!("b{}", line.offset)}
                line={Rc::clone(line)}
                {digits}
                per_row={usize::try_from(*per_row).unwrap_or(16)}
                marked={within(*marked, line)}
                caret={within(*caret, line)}
            />
        },
        None => html! { <div key={format!("p{at}")} class="hex-row is-waiting" /> },
    };
    let bounds = format!("0 to {}, or 0x…", amounts::count(size.saturating_sub(1)));
    let size_now = *size;
    let on_go = {
        let go = go.clone();
        Callback::from(move |text: String| {
            offset::parse(&text, size_now).map(|at| go(at, Align::Middle))
        })
    };
    let reading = (*marked)
        .or(*caret)
        .and_then(|at| reading(at, *per_row, &rows));
    html! {
        <>
            <div class="viewer-tools">
                <button type="button" title="Go to offset (Ctrl+G)" onclick={ask}>{ "Go to offset" }</button>
            </div>
            if *asking {
                <GoTo label="Go to offset" hint={bounds} {on_go} {on_close} />
            }
            <div
                ref={viewport.scroller.clone()}
                class="viewer-body hex-rows"
                role="group"
                aria-label="Bytes"
                tabindex="0"
                onscroll={viewport.onscroll.clone()}
                {onkeydown}
            >
                <div ref={viewport.filler.clone()} class="windowed-filler">
                    <div
                        ref={viewport.rows.clone()}
                        class="windowed-rows"
                        {onmousemove}
                        {onmouseleave}
                        {onclick}
                    >
                        { for viewport.range.clone().map(draw) }
                    </div>
                </div>
            </div>
            <p class="hex-reading" aria-live="polite">
                { reading.unwrap_or_else(|| amounts::exact(*size)) }
            </p>
        </>
    }
}

fn reading(at: u64, per_row: u64, rows: &Rows<Rc<Line>>) -> Option<String> {
    let row = at / per_row;
    let mut bytes = rows.get(row)?.bytes.clone();
    if let Some(next) = rows.get(row.saturating_add(1)) {
        bytes.extend_from_slice(&next.bytes);
    }
    let skip = usize::try_from(at % per_row).ok()?;
    line::reading(at, bytes.get(skip..)?)
}

fn fetch(
    client: &Client,
    address: &EntryAddress,
    per_row: u64,
    size: UseStateSetter<u64>,
) -> Callback<(u64, u32), Fetch<Rc<Line>>> {
    let (client, address) = (client.clone(), address.clone());
    Callback::from(move |(first, count): (u64, u32)| -> Fetch<Rc<Line>> {
        let bytes = u64::from(count).saturating_mul(per_row);
        let request = Request::ViewBytes {
            address: address.clone(),
            offset: first.saturating_mul(per_row),
            count: u32::try_from(bytes).unwrap_or(u32::MAX),
        };
        let (client, size) = (client.clone(), size.clone());
        Box::pin(async move {
            let window = match client.ask(request).await?.response {
                Response::Bytes(window) => window,
                other => return Err(unexpected(&other)),
            };
            size.set(window.total);
            let width = usize::try_from(per_row).unwrap_or(16);
            let lines = line::lines(window.offset, &window.bytes, width);
            Ok(Stretch {
                total: window.total.div_ceil(per_row),
                first: window.offset / per_row,
                rows: lines.into_iter().map(Rc::new).collect(),
            })
        })
    })
}
