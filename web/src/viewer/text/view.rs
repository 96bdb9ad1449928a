use std::rc::Rc;

use dmpkg::{EntryAddress, Matches, TextRow, ViewMode};
use dmpkg_wasm::Client;
use dmpkg_wasm::message::Failure;
use web_sys::{HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::desk::{Desk, Work, fetch};
use super::find::{Count, Find};
use super::found::{LineMark, of_line};
use super::keys::{line_number, press_key};
use super::row::{Press, Row};
use super::strip::{Strip, WRAP_AT_MOST, buttons};
use super::width;
use crate::amounts;
use crate::command::on_click;
use crate::effect::use_effect_on;
use crate::viewer::failed::failed;
use crate::viewer::go_to::GoTo;
use crate::windowed::{Rows, Stretch, Viewport, use_rows, use_viewport};

/// What a key of the viewer asks of the view in it; the number tells repeated wishes apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::viewer) enum Signal {
    /// Nothing.
    #[default]
    None,
    /// To open the search.
    Find(u32),
    /// To ask for a place to go to.
    GoTo(u32),
}

#[derive(Properties, PartialEq)]
pub(in crate::viewer) struct TextProps {
    pub(in crate::viewer) client: Client,
    pub(in crate::viewer) address: EntryAddress,
    pub(in crate::viewer) mode: ViewMode,
    /// Lines of the original text.
    pub(in crate::viewer) lines: u32,
    /// What was found in its lines.
    pub(in crate::viewer) found: Rc<Vec<LineMark>>,
    /// The line to go to.
    pub(in crate::viewer) line: Option<u32>,
    /// How often something was asked for.
    pub(in crate::viewer) wishes: u32,
    pub(in crate::viewer) signal: Signal,
}

/// What stands in the bar above the text.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Bar {
    None,
    Find,
    GoTo,
    /// What came of copying.
    Said(&'static str),
}

/// A text in rows.
#[component]
pub(in crate::viewer) fn TextView(props: &TextProps) -> Html {
    let total = use_state_eq(|| u64::from(props.lines));
    let edition = use_state_eq(|| 0_u32);
    let wrap = use_state_eq(|| false);
    let bar = use_state_eq(|| Bar::None);
    let called = use_state_eq(|| 0_u32);
    let needle = use_state_eq(String::new);
    let whole = use_state_eq(|| false);
    let foldable = use_mut_ref(|| false);
    let widest = use_mut_ref(|| 0_usize);
    let viewport = use_viewport(*total);
    let can_wrap = *total <= WRAP_AT_MOST;
    let wrapped = *wrap && can_wrap;
    let range = if wrapped {
        0..*total
    } else {
        viewport.range.clone()
    };
    let rows = {
        let total = total.clone();
        use_rows(
            range.clone(),
            *edition,
            || Stretch {
                total: props.lines.into(),
                first: 0,
                rows: Vec::new(),
            },
            fetch(&props.client, &props.address, props.mode),
            Callback::from(move |now| total.set(now)),
        )
    };
    let desk = Desk {
        client: props.client.clone(),
        address: props.address.clone(),
        mode: props.mode,
        rows: rows.clone(),
        viewport: viewport.clone(),
        wrapped,
        total: total.clone(),
        current: use_state_eq(|| None),
        failure: use_state_eq(|| None::<Failure>),
        matches: use_state_eq(|| None::<Matches>),
        shown_match: use_state_eq(|| 0),
        edition,
        editions: use_mut_ref(|| 0),
        folded: use_memo((), |()| std::cell::Cell::new(true)),
    };
    *foldable.borrow_mut() |= rows.held().iter().any(|row| row.fold != dmpkg::Fold::None);

    {
        let desk = desk.clone();
        use_effect_on((props.line, props.wishes), move |(line, _)| {
            if let Some(line) = *line {
                desk.start(Work::Line(line));
            }
        });
    }
    {
        let (bar, called) = (bar.clone(), called.clone());
        use_effect_on(props.signal, move |signal| match *signal {
            Signal::None => {}
            Signal::Find(number) => {
                called.set(number);
                bar.set(Bar::Find);
            }
            Signal::GoTo(_) => bar.set(Bar::GoTo),
        });
    }
    {
        let (viewport, rows, lines) = (viewport.clone(), rows.clone(), props.lines);
        use_effect(move || give_room(&viewport, &rows, lines, &mut widest.borrow_mut()));
    }

    let on_press = {
        let (desk, whole) = (desk.clone(), whole.clone());
        Callback::from(move |(at, press): (u64, Press)| {
            whole.set(false);
            desk.current.set(Some(at));
            if press == Press::Fold {
                desk.start(Work::Toggle(at));
            }
        })
    };
    let onkeydown = {
        let (desk, bar, whole) = (desk.clone(), bar.clone(), whole.clone());
        Callback::from(move |event: KeyboardEvent| press_key(&desk, &bar, &whole, &event))
    };
    let close_bar = {
        let (bar, needle, desk) = (bar.clone(), needle.clone(), desk.clone());
        Callback::from(move |()| {
            bar.set(Bar::None);
            needle.set(String::new());
            desk.matches.set(None);
            desk.viewport.focus();
        })
    };
    let strip = buttons(Strip {
        foldable: *foldable.borrow(),
        wrapped,
        can_wrap,
        on_wrap: {
            let wrap = wrap.clone();
            Callback::from(move |_| wrap.set(!*wrap))
        },
        on_fold: {
            let desk = desk.clone();
            Callback::from(move |open: bool| desk.start(Work::FoldAll { open }))
        },
        on_find: {
            let (bar, called) = (bar.clone(), called.clone());
            Callback::from(move |_| {
                called.set(called.wrapping_add(1));
                bar.set(Bar::Find);
            })
        },
    });
    let bar_now = match *bar {
        Bar::None => Html::default(),
        Bar::Said(what) => html! {
            <div class="viewer-bar" role="status">
                <span>{ what }</span>
                <button type="button" onclick={on_click(&close_bar)}>{ "Close" }</button>
            </div>
        },
        Bar::Find => {
            let count = (*desk.matches).as_ref().map(|matches| Count {
                at: *desk.shown_match,
                reachable: matches.rows.len(),
                total: matches.total,
            });
            let on_text = {
                let (desk, needle) = (desk.clone(), needle.clone());
                Callback::from(move |text: String| {
                    needle.set(text.clone());
                    desk.start(Work::Find(text));
                })
            };
            let on_step = {
                let desk = desk.clone();
                Callback::from(move |forward: bool| desk.start(Work::Step { forward }))
            };
            html! {
                <Find {count} text={(*needle).clone()} called={*called} {on_text} {on_step} on_close={close_bar} />
            }
        }
        Bar::GoTo => {
            let (desk, lines) = (desk.clone(), props.lines);
            let on_go = Callback::from(move |text: String| {
                desk.start(Work::Line(line_number(&text, lines)?));
                Ok(())
            });
            let hint = format!("1 to {}", amounts::count(props.lines.into()));
            html! { <GoTo label="Go to line" {hint} {on_go} on_close={close_bar} /> }
        }
    };

    if let Some(failure) = rows.failure().or_else(|| (*desk.failure).clone()) {
        let desk = desk.clone();
        let on_retry = Callback::from(move |()| {
            desk.failure.set(None);
            desk.start(Work::FoldAll { open: true });
        });
        return html! { <div class="viewer-body">{ failed(&failure, &on_retry) }</div> };
    }
    let needle = AttrValue::from((*needle).clone());
    let draw = |at: u64| match rows.get(at) {
        Some(row) => html! {
            <Row
                key={format!("r{}", row.row)}
                {at}
                row={Rc::clone(row)}
                current={*desk.current == Some(at)}
                found={of_line(&props.found, row.line).cloned()}
                needle={needle.clone()}
                on_press={on_press.clone()}
            />
        },
        None => html! { <div key={format!("p{at}")} class="text-row is-waiting" /> },
    };
    let class = match (wrapped, *whole) {
        (false, false) => "viewer-body text-rows",
        (true, false) => "viewer-body text-rows is-wrapped",
        (false, true) => "viewer-body text-rows is-whole",
        (true, true) => "viewer-body text-rows is-wrapped is-whole",
    };
    html! {
        <>
            { strip }
            { bar_now }
            <div
                ref={viewport.scroller.clone()}
                class={classes!(class, (!props.found.is_empty()).then_some("has-found"))}
                role="group"
                aria-label="Text"
                tabindex="0"
                onscroll={viewport.onscroll.clone()}
                {onkeydown}
            >
                <div ref={viewport.filler.clone()} class="windowed-filler">
                    <div ref={viewport.rows.clone()} class="windowed-rows">{ for range.map(draw) }</div>
                </div>
            </div>
        </>
    }
}

/// Makes room for line numbers and for the longest row seen so far.
fn give_room(viewport: &Viewport, rows: &Rows<Rc<TextRow>>, lines: u32, widest: &mut usize) {
    let here = rows.held().iter().map(|row| width::columns(row)).max();
    *widest = here.unwrap_or(0).max(*widest);
    if let Some(filler) = viewport.filler.cast::<HtmlElement>() {
        let style = filler.style();
        // A browser without these properties shows narrower rows.
        let _ = style.set_property("--columns", &widest.to_string());
        let _ = style.set_property("--digits", &width::digits(lines).to_string());
    }
}
