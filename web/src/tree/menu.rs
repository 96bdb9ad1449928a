use std::rc::Rc;

use dmpkg::{Branch, TreeRow};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::prelude::*;

use crate::effect::use_effect_on;

/// What can be done with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Command {
    /// Show it.
    Open,
    /// Put its path on the clipboard.
    CopyPath,
    /// Save it as a file.
    Save,
    /// Unfold it and all folders in it.
    UnfoldBelow,
}

impl Command {
    const fn label(self) -> &'static str {
        match self {
            Self::Open => "Open",
            Self::CopyPath => "Copy path",
            Self::Save => "Save entry",
            Self::UnfoldBelow => "Unfold all folders below",
        }
    }

    fn fits(self, row: &TreeRow) -> bool {
        match self {
            Self::Open | Self::Save => row.address.is_some() && row.size.is_some(),
            Self::CopyPath => true,
            Self::UnfoldBelow => row.branch != Branch::Leaf,
        }
    }
}

#[derive(Properties, PartialEq)]
pub(super) struct MenuProps {
    pub(super) row: Rc<TreeRow>,
    /// Where it was asked for, in the window.
    pub(super) place: (i32, i32),
    pub(super) on_pick: Callback<Command>,
    pub(super) on_close: Callback<()>,
}

/// The menu of a row.
#[component]
pub(super) fn Menu(props: &MenuProps) -> Html {
    let menu = use_node_ref();
    {
        let menu = menu.clone();
        use_effect_on(props.place, move |place| {
            if let Some(menu) = menu.cast::<HtmlElement>() {
                put(&menu, *place);
                step(&menu, Step::First);
            }
        });
    }
    let onkeydown = {
        let (menu, on_close) = (menu.clone(), props.on_close.clone());
        Callback::from(move |event: KeyboardEvent| {
            let Some(menu) = menu.cast::<HtmlElement>() else {
                return;
            };
            match event.key().as_str() {
                "ArrowDown" => step(&menu, Step::Next),
                "ArrowUp" => step(&menu, Step::Previous),
                "Home" => step(&menu, Step::First),
                "End" => step(&menu, Step::Last),
                "Escape" | "Tab" => on_close.emit(()),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        })
    };
    let onfocusout = {
        let (menu, on_close) = (menu.clone(), props.on_close.clone());
        Callback::from(move |event: FocusEvent| {
            let next = event
                .related_target()
                .and_then(|target| target.dyn_into::<Node>().ok());
            let stays = menu
                .cast::<Node>()
                .is_some_and(|menu| next.is_some() && menu.contains(next.as_ref()));
            if !stays {
                on_close.emit(());
            }
        })
    };
    let commands = [
        Command::Open,
        Command::CopyPath,
        Command::Save,
        Command::UnfoldBelow,
    ];
    let item = |command: Command| {
        let onclick = props.on_pick.reform(move |_: MouseEvent| command);
        html! {
            <button type="button" role="menuitem" tabindex="-1" {onclick}>{ command.label() }</button>
        }
    };
    html! {
        <div
            ref={menu}
            class="tree-menu"
            role="menu"
            aria-label={format!("Actions for {}", props.row.name)}
            {onkeydown}
            {onfocusout}
        >
            { for commands.into_iter().filter(|command| command.fits(&props.row)).map(item) }
        </div>
    }
}

#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

fn step(menu: &HtmlElement, step: Step) {
    let active = menu
        .owner_document()
        .and_then(|document| document.active_element());
    let target: Option<Element> = match step {
        Step::First => menu.first_element_child(),
        Step::Last => menu.last_element_child(),
        Step::Next => active
            .and_then(|item| item.next_element_sibling())
            .or_else(|| menu.first_element_child()),
        Step::Previous => active
            .and_then(|item| item.previous_element_sibling())
            .or_else(|| menu.last_element_child()),
    };
    if let Some(item) = target.and_then(|item| item.dyn_into::<HtmlElement>().ok()) {
        // An item that cannot take the keyboard can still be clicked.
        let _ = item.focus();
    }
}

/// Puts the menu where it was asked for, but inside the window.
fn put(menu: &HtmlElement, (x, y): (i32, i32)) {
    let root = menu
        .owner_document()
        .and_then(|document| document.document_element());
    let (width, height) = root.map_or((0, 0), |root| (root.client_width(), root.client_height()));
    let left = x.min(width - menu.offset_width() - 4).max(4);
    let top = y.min(height - menu.offset_height() - 4).max(4);
    let style = menu.style();
    // Without a place the menu stands at the start of the tree.
    let _ = style.set_property("left", &format!("{left}px"));
    let _ = style.set_property("top", &format!("{top}px"));
}
