use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{HtmlElement, ResizeObserver};
use yew::prelude::*;

use super::extent::Extent;
use super::focus::{holds_focus, is_focus_lost};
use super::pixels::pixels;
pub use super::position::Align;
use super::position::Position;
use crate::effect::use_effect_until;

/// A scaled list has come to rest after this time without scrolling, in milliseconds.
const REST: u32 = 150;
/// Height of a row until the style sheet has been asked.
const USUAL_ROW: f64 = 24.0;
/// Height of the visible part until it is measured, and where there is no screen.
const USUAL_VIEWPORT: f64 = 720.0;

/// The visible part of a list, and the way to move it.
#[derive(Clone)]
pub struct Viewport {
    /// For the element that scrolls. Its property `--window-row` states the height of a row, and
    /// `--window-head` that of what stays above the rows and scrolls with them sideways only.
    pub scroller: NodeRef,
    /// For the element in it that is as tall as the list.
    pub filler: NodeRef,
    /// For the element in that one that holds the rows.
    pub rows: NodeRef,
    /// The rows to draw.
    pub range: Range<u64>,
    /// Width of the visible part in pixels, once measured.
    pub width: Option<f64>,
    /// For the scroller.
    pub onscroll: Callback<Event>,
    shared: Rc<RefCell<Shared>>,
    update: UseForceUpdateHandle,
}

struct Shared {
    extent: Extent,
    position: Position,
    drawn: u64,
    goal: Option<(u64, Align)>,
    focused_inside: bool,
    rest: Option<Timeout>,
}

impl Viewport {
    /// Brings a row into view as soon as the list is long enough.
    pub fn reveal(&self, row: u64, align: Align) {
        self.shared.borrow_mut().goal = Some((row, align));
        self.update.force_update();
    }

    /// Number of rows that fit on the screen.
    pub fn page(&self) -> u64 {
        self.shared.borrow().extent.page()
    }

    /// The first row that is wholly visible.
    pub fn first_visible(&self) -> u64 {
        let shared = self.shared.borrow();
        shared.extent.first_visible(shared.position.top)
    }

    /// Moves the keyboard to the list without scrolling the page.
    pub fn focus(&self) {
        if let Some(scroller) = self.scroller.cast::<HtmlElement>() {
            // A list that cannot be focused any more is gone from the page.
            let _ = scroller.focus();
        }
    }

    fn place_rows(&self) {
        let Some(rows) = self.rows.cast::<HtmlElement>() else {
            return;
        };
        let shared = self.shared.borrow();
        let place = shared.position.place_of(shared.drawn, &shared.extent);
        set(
            &rows,
            "transform",
            &format!("translateY({})", pixels(place)),
        );
    }

    fn move_bar(&self) {
        if let Some(scroller) = self.scroller.cast::<HtmlElement>() {
            let bar = self.shared.borrow().position.bar;
            #[expect(clippy::cast_possible_truncation, reason = "at most eight million")]
            scroller.set_scroll_top(bar.round() as i32);
        }
    }
}

/// Follows the scrolling of a list of so many rows.
#[hook]
pub fn use_viewport(total: u64) -> Viewport {
    let scroller = use_node_ref();
    let filler = use_node_ref();
    let rows = use_node_ref();
    let update = use_force_update();
    let shared = use_mut_ref(|| Shared::new(total));
    let width = use_state_eq(|| None::<f64>);
    let range = use_state_eq(|| shared.borrow().visible());
    let range_now = range.start.min(total)..range.end.min(total);
    {
        let mut shared = shared.borrow_mut();
        shared.extent.total = total;
        shared.drawn = range_now.start;
    }
    let mut viewport = Viewport {
        scroller,
        filler,
        rows,
        range: range_now,
        width: *width,
        onscroll: Callback::noop(),
        shared,
        update,
    };
    viewport.onscroll = {
        let (viewport, range) = (viewport.clone(), range.clone());
        Callback::from(move |_: Event| scrolled(&viewport, &range))
    };
    {
        let (viewport, range) = (viewport.clone(), range.clone());
        use_effect(move || arrange(&viewport, &range));
    }
    {
        let viewport = viewport.clone();
        use_effect_until((), move |()| watch_size(viewport, range, width));
    }
    viewport
}

impl Shared {
    fn new(total: u64) -> Self {
        Self {
            extent: Extent {
                total,
                row: USUAL_ROW,
                viewport: USUAL_VIEWPORT,
            },
            position: Position::default(),
            drawn: 0,
            goal: None,
            focused_inside: false,
            rest: None,
        }
    }

    fn visible(&self) -> Range<u64> {
        self.extent.rows_at(self.position.top)
    }
}

fn scrolled(viewport: &Viewport, range: &UseStateHandle<Range<u64>>) {
    let Some(scroller) = viewport.scroller.cast::<HtmlElement>() else {
        return;
    };
    let bar = f64::from(scroller.scroll_top());
    let visible = {
        let mut shared = viewport.shared.borrow_mut();
        // What was set here is reported back, rounded.
        if (bar - shared.position.bar).abs() < 1.0 {
            return;
        }
        shared.position = shared.position.moved(bar, &shared.extent);
        shared.focused_inside = holds_focus(&scroller);
        if shared.extent.is_scaled() {
            let viewport = viewport.clone();
            shared.rest = Some(Timeout::new(REST, move || settle(&viewport)));
        }
        shared.visible()
    };
    viewport.place_rows();
    range.set(visible);
}

fn settle(viewport: &Viewport) {
    {
        let mut shared = viewport.shared.borrow_mut();
        shared.position = shared.position.settled(&shared.extent);
    }
    viewport.move_bar();
    viewport.place_rows();
}

/// Brings the document in line with the state, after each drawing.
fn arrange(viewport: &Viewport, range: &UseStateHandle<Range<u64>>) {
    let (Some(scroller), Some(filler)) = (
        viewport.scroller.cast::<HtmlElement>(),
        viewport.filler.cast::<HtmlElement>(),
    ) else {
        return;
    };
    let (moved, visible) = {
        let mut shared = viewport.shared.borrow_mut();
        let height = shared.extent.element();
        set(&filler, "height", &pixels(height));
        let before = shared.position;
        let settled = if before.top > shared.extent.last_top() {
            before.settled(&shared.extent)
        } else {
            before
        };
        shared.position = match shared.goal {
            Some((row, align)) if row < shared.extent.total => {
                shared.goal = None;
                settled.showing(row, align, &shared.extent)
            }
            _ => settled,
        };
        (shared.position != before, shared.visible())
    };
    if moved {
        viewport.move_bar();
    }
    viewport.place_rows();
    keep_focus(viewport, &scroller);
    range.set(visible);
}

/// A focused button may leave the document with its row; the keyboard then stays in the list.
fn keep_focus(viewport: &Viewport, scroller: &HtmlElement) {
    let was_inside = viewport.shared.borrow().focused_inside;
    if was_inside && is_focus_lost(scroller) {
        viewport.shared.borrow_mut().focused_inside = false;
        viewport.focus();
    }
}

fn watch_size(
    viewport: Viewport,
    range: UseStateHandle<Range<u64>>,
    width: UseStateHandle<Option<f64>>,
) -> impl FnOnce() {
    let measured = viewport.clone();
    let on_resize = Closure::<dyn FnMut()>::new(move || {
        measure(&measured, &range);
        let scroller = measured.scroller.cast::<HtmlElement>();
        width.set(scroller.map(|scroller| f64::from(scroller.client_width())));
    });
    let observer = ResizeObserver::new(on_resize.as_ref().unchecked_ref()).ok();
    if let (Some(observer), Some(scroller)) = (&observer, viewport.scroller.cast::<HtmlElement>()) {
        observer.observe(&scroller);
    }
    move || {
        if let Some(observer) = observer {
            observer.disconnect();
        }
        viewport.shared.borrow_mut().rest = None;
        drop(on_resize);
    }
}

fn measure(viewport: &Viewport, range: &UseStateHandle<Range<u64>>) {
    let Some(scroller) = viewport.scroller.cast::<HtmlElement>() else {
        return;
    };
    let head = stated(&scroller, "--window-head").unwrap_or_default();
    let height = (f64::from(scroller.client_height()) - head).max(0.0);
    let row = stated(&scroller, "--window-row").unwrap_or(USUAL_ROW);
    let visible = {
        let mut shared = viewport.shared.borrow_mut();
        shared.extent.viewport = height;
        if (shared.extent.row - row).abs() > f64::EPSILON {
            let first = shared.extent.first_visible(shared.position.top);
            shared.extent.row = row;
            shared.goal = shared.goal.or(Some((first, Align::Nearest)));
        }
        shared.visible()
    };
    range.set(visible);
    viewport.update.force_update();
}

fn stated(scroller: &HtmlElement, property: &str) -> Option<f64> {
    let style = web_sys::window()?.get_computed_style(scroller).ok()??;
    let stated = style.get_property_value(property).ok()?;
    // Whole pixels: reading fractions would cost a table of ten kilobytes.
    let pixels: u16 = stated.trim().strip_suffix("px")?.trim().parse().ok()?;
    (pixels >= 1).then_some(f64::from(pixels))
}

fn set(element: &HtmlElement, property: &str, value: &str) {
    // A browser that refuses a known property with a plain value has no list to show.
    let _ = element.style().set_property(property, value);
}
