//! Lists whose lines differ in height. Their heights are estimated until they were drawn once.
//!
//! What the user looks at stays where it is, whatever comes above it or turns out taller: the list
//! holds on to one line, and scrolls by as much as that line would have moved.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Element, HtmlElement, ResizeObserver, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::prelude::*;

use super::focus::{holds_focus, is_focus_lost};
use super::layout::Layout;
use super::pixels::pixels;
use crate::effect::use_effect_until;

/// Lists up to this length are drawn whole, so that the browser finds and prints all of them.
const WHOLE: usize = 250;
/// Lines this far above and below the visible part are drawn, in pixels.
const AROUND: f64 = 700.0;
/// Others are drawn when less than this is left, in pixels.
const LEFT: f64 = 250.0;
/// Drawings after which a line that does not come is given up.
const PATIENCE: u32 = 4;
/// Height of the visible part where there is no screen.
const USUAL_VIEWPORT: f64 = 720.0;

/// The visible part of a list, and the way to move it.
#[derive(Clone)]
pub struct Tall {
    /// For the element that scrolls.
    pub scroller: NodeRef,
    /// For the element in it that holds the lines. Each line has its name as `data-line`.
    pub list: NodeRef,
    /// For an empty element above the lines. It has a key, as everything in the list, so that it stays
    /// the same element.
    pub before: NodeRef,
    /// For an empty element below them, with a key, too.
    pub after: NodeRef,
    /// The lines to draw.
    pub range: Range<usize>,
    /// For the scroller.
    pub onscroll: Callback<Event>,
    shared: Rc<RefCell<Shared>>,
    update: UseForceUpdateHandle,
}

#[derive(Default)]
struct Shared {
    layout: Layout,
    /// The line that is held on to, and how far below the edge of the scroller it stands.
    anchor: Option<(u64, f64)>,
    goal: Option<Goal>,
    /// Whether the keyboard was on a line before others were drawn.
    focused_inside: bool,
}

/// What the next drawing shall bring about.
#[derive(Clone, Copy, PartialEq)]
enum Goal {
    /// The start of the list is visible.
    Start,
    /// This line is visible, and has the keyboard when asked for. It may take some drawings until it
    /// is there.
    Line {
        key: u64,
        focus: bool,
        drawings: u32,
    },
}

impl Tall {
    /// Brings a line into view, and the keyboard to it when asked for.
    pub fn reveal(&self, key: u64, focus: bool) {
        self.shared.borrow_mut().goal = Some(Goal::Line {
            key,
            focus,
            drawings: 0,
        });
        self.update.force_update();
    }

    /// Goes back to the start, for a list that was put together anew.
    pub fn rewind(&self) {
        self.shared.borrow_mut().goal = Some(Goal::Start);
        self.update.force_update();
    }

    fn elements(&self) -> Option<(HtmlElement, HtmlElement)> {
        Some((self.scroller.cast()?, self.list.cast()?))
    }
}

/// Follows the scrolling of a list of these lines, each with its name and an estimate of its height.
#[hook]
pub fn use_tall(lines: &Rc<[(u64, f64)]>) -> Tall {
    let scroller = use_node_ref();
    let list = use_node_ref();
    let before = use_node_ref();
    let after = use_node_ref();
    let update = use_force_update();
    let shared = use_mut_ref(Shared::default);
    shared.borrow_mut().layout.set(lines);
    let range = use_state_eq(|| shared.borrow().layout.around(0.0, USUAL_VIEWPORT, AROUND));
    let now = if lines.len() <= WHOLE {
        0..lines.len()
    } else {
        range.start.min(lines.len())..range.end.min(lines.len())
    };
    let mut tall = Tall {
        scroller,
        list,
        before,
        after,
        range: now,
        onscroll: Callback::noop(),
        shared,
        update,
    };
    tall.onscroll = {
        let (tall, range) = (tall.clone(), range.clone());
        Callback::from(move |_: Event| {
            hold(&tall);
            follow(&tall, &range);
        })
    };
    {
        let (tall, range) = (tall.clone(), range.clone());
        use_effect(move || settle(&tall, &range));
    }
    {
        let tall = tall.clone();
        use_effect_until((), move |()| watch_size(tall));
    }
    tall
}

/// Brings the document in line with the state, after each drawing.
fn settle(tall: &Tall, range: &UseStateHandle<Range<usize>>) {
    let Some((scroller, list)) = tall.elements() else {
        return;
    };
    let drawn = drawn(&list);
    for (key, element) in &drawn {
        let height = element.get_bounding_client_rect().height();
        tall.shared.borrow_mut().layout.measured(*key, height);
    }
    make_room(tall);
    let goal = tall.shared.borrow_mut().goal.take();
    match goal {
        Some(Goal::Start) => scroller.set_scroll_top(0),
        Some(Goal::Line {
            key,
            focus,
            drawings,
        }) => go(tall, &drawn, key, focus, drawings),
        None => keep(tall, &scroller, &list, &drawn),
    }
    let was_inside = std::mem::take(&mut tall.shared.borrow_mut().focused_inside);
    if was_inside && is_focus_lost(&scroller) {
        // Refused where the list is no place for the keyboard.
        let _ = scroller.focus();
    }
    hold(tall);
    follow(tall, range);
}

/// Leaves room for the lines that are not drawn. The list never gets shorter than all lines together,
/// not even between the drawing of others and this: the browser would scroll to another place.
fn make_room(tall: &Tall) {
    let mut shared = tall.shared.borrow_mut();
    shared.layout.place();
    let (above, below) = shared.layout.beyond(&tall.range);
    set(&tall.before, "height", above);
    set(&tall.after, "height", below);
    set(&tall.list, "min-height", shared.layout.height());
}

/// Brings a line into view; where it is not drawn yet, the next drawing will do it.
fn go(tall: &Tall, drawn: &[(u64, HtmlElement)], key: u64, focus: bool, drawings: u32) {
    let Some((scroller, list)) = tall.elements() else {
        return;
    };
    if let Some((_, line)) = drawn.iter().find(|(name, _)| *name == key) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&options);
        if focus {
            let inside = line.query_selector("button, a").ok().flatten();
            let inside = inside.and_then(|inside| inside.dyn_into::<HtmlElement>().ok());
            // A line that cannot take the keyboard is visible all the same.
            let _ = inside.as_ref().unwrap_or(line).focus();
        }
        return;
    }
    let mut shared = tall.shared.borrow_mut();
    if let Some(top) = shared.layout.top_of(key).filter(|_| drawings < PATIENCE) {
        let third = f64::from(scroller.client_height()) / 3.0;
        scroll_to(&scroller, start_of(&scroller, &list) + top - third);
        let drawings = drawings + 1;
        shared.goal = Some(Goal::Line {
            key,
            focus,
            drawings,
        });
    }
}

/// Scrolls so that the line that is held on to stays where it was.
fn keep(tall: &Tall, scroller: &HtmlElement, list: &HtmlElement, drawn: &[(u64, HtmlElement)]) {
    let shared = tall.shared.borrow();
    let Some((key, offset)) = shared.anchor else {
        return;
    };
    // At the top, untouched, what is worst shall be seen when it comes.
    if scroller.scroll_top() == 0 && !is_in_use(list) {
        return;
    }
    let line = drawn.iter().find(|(name, _)| *name == key);
    if let Some((_, line)) = line {
        let moved = top_in(scroller, line) - offset;
        if moved.abs() >= 1.0 {
            scroll_to(scroller, f64::from(scroller.scroll_top()) + moved);
        }
    } else if let Some(top) = shared.layout.top_of(key) {
        scroll_to(scroller, start_of(scroller, list) + top - offset);
    }
}

/// Chooses the line to hold on to: the one that has the keyboard, or the first that can be seen.
fn hold(tall: &Tall) {
    let Some((scroller, list)) = tall.elements() else {
        return;
    };
    let active = scroller
        .owner_document()
        .and_then(|document| document.active_element());
    let height = f64::from(scroller.client_height());
    let mut first = None;
    let mut focused = None;
    for (key, line) in drawn(&list) {
        let place = line.get_bounding_client_rect();
        let top = top_in(&scroller, &line);
        let is_visible = top + place.height() > 0.0 && top < height;
        if is_visible && line.contains(active.as_ref().map(AsRef::as_ref)) {
            focused = Some((key, top));
        }
        if is_visible && first.is_none() {
            first = Some((key, top));
        }
    }
    tall.shared.borrow_mut().anchor = focused.or(first);
}

/// Draws other lines when others can be seen.
fn follow(tall: &Tall, range: &UseStateHandle<Range<usize>>) {
    let Some((scroller, list)) = tall.elements() else {
        return;
    };
    let top = f64::from(scroller.scroll_top()) - start_of(&scroller, &list);
    let height = f64::from(scroller.client_height());
    let shared = tall.shared.borrow();
    let visible = shared.layout.around(top, height, AROUND);
    let needed = shared.layout.around(top, height, LEFT);
    let enough = range.start <= needed.start
        && range.end >= needed.end
        && range.end <= shared.layout.lines.len();
    let goal = shared.goal.is_some();
    drop(shared);
    if !enough || goal {
        tall.shared.borrow_mut().focused_inside = holds_focus(&list);
        range.set(visible);
    }
    if goal {
        tall.update.force_update();
    }
}

/// Whether the keyboard or the pointer is on the list, so that its lines must not move away.
fn is_in_use(list: &Element) -> bool {
    list.matches(":hover").unwrap_or(false) || list.matches(":focus-within").unwrap_or(false)
}

fn drawn(list: &Element) -> Vec<(u64, HtmlElement)> {
    let Ok(lines) = list.query_selector_all("[data-line]") else {
        return Vec::new();
    };
    (0..lines.length())
        .filter_map(|at| lines.item(at)?.dyn_into::<HtmlElement>().ok())
        .filter_map(|line| Some((line_of(&line)?, line)))
        .collect()
}

/// The name of the line that an element is, or lies in.
pub fn line_of(element: &Element) -> Option<u64> {
    let line = element.closest("[data-line]").ok()??;
    line.get_attribute("data-line")?.parse().ok()
}

/// How far below the edge of the scroller an element starts.
fn top_in(scroller: &Element, element: &Element) -> f64 {
    element.get_bounding_client_rect().top() - scroller.get_bounding_client_rect().top()
}

/// How far below the start of what scrolls the list starts.
fn start_of(scroller: &Element, list: &Element) -> f64 {
    top_in(scroller, list) + f64::from(scroller.scroll_top())
}

fn scroll_to(scroller: &Element, top: f64) {
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the conversion saturates, and the browser knows the ends"
    )]
    scroller.set_scroll_top(top.round() as i32);
}

fn set(of: &NodeRef, property: &str, height: f64) {
    if let Some(element) = of.cast::<HtmlElement>() {
        // A browser that refuses a height has no list to show.
        let _ = element.style().set_property(property, &pixels(height));
    }
}

fn watch_size(tall: Tall) -> impl FnOnce() {
    let measured = tall.clone();
    let mut width = 0;
    let on_resize = Closure::<dyn FnMut()>::new(move || {
        let now = measured.scroller.cast::<Element>();
        let now = now.map_or(0, |scroller| scroller.client_width());
        if std::mem::replace(&mut width, now) != now {
            measured.shared.borrow_mut().layout.forget();
        }
        measured.update.force_update();
    });
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(scroller)) = (&observer, tall.scroller.cast::<HtmlElement>()) {
        observer.observe(&scroller);
    }
    move || {
        if let Some(observer) = observer {
            observer.disconnect();
        }
        drop(on_resize);
    }
}
