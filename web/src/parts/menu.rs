use dmpkg::ExportFormat;
use dmpkg_wasm::errand::ListForm;
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, KeyboardEvent, Node};
use yew::{
    AttrValue, Callback, Html, NodeRef, Properties, component, html, use_node_ref, use_state,
};

use crate::address::InFront;
use crate::command::Command;
use crate::effect::use_effect_on;
use crate::icons::{Glyph, glyph};
use crate::parts::flag;
use crate::state::{Action, Topic};
use crate::theme::Theme;

/// What the menu needs.
#[derive(Clone, PartialEq, Properties)]
pub struct MenuProps {
    /// The colours that are on.
    pub theme: Theme,
    /// Whether there is a file to report on.
    pub reportable: bool,
    /// Whether there is a file whose entries can be listed.
    pub listable: bool,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// The menu of everything that is not needed every minute.
#[component]
pub fn Menu(props: &MenuProps) -> Html {
    let open = use_state(|| false);
    let button = use_node_ref();
    let list = use_node_ref();
    {
        let list = list.clone();
        use_effect_on(*open, move |open| {
            if *open {
                focus_item(&list, Move::First);
            }
        });
    }
    let close = {
        let open = open.clone();
        let button = button.clone();
        Callback::from(move |()| {
            open.set(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                let _ = button.focus();
            }
        })
    };
    let choose = |command: Command| {
        let close = close.clone();
        let on_command = props.on_command.clone();
        Callback::from(move |_| {
            // First: a dialog gives the focus back to what had it, which shall be the button.
            close.emit(());
            on_command.emit(command.clone());
        })
    };
    let item = |label: AttrValue, command: Command, disabled: bool| {
        html! {
            <button type="button" role="menuitem" tabindex="-1" {disabled} onclick={choose(command)}>
                { label }
            </button>
        }
    };
    let onkeydown = {
        let list = list.clone();
        let close = close.clone();
        Callback::from(move |event: KeyboardEvent| {
            let towards = match event.key().as_str() {
                "ArrowDown" => Move::Next,
                "ArrowUp" => Move::Previous,
                "Home" => Move::First,
                "End" => Move::Last,
                "Escape" => {
                    event.prevent_default();
                    close.emit(());
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            focus_item(&list, towards);
        })
    };
    let onfocusout = {
        let open = open.clone();
        let list = list.clone();
        Callback::from(move |event: FocusEvent| {
            let to = event.related_target();
            let to = to.and_then(|target| target.dyn_into::<Node>().ok());
            let inside = list.get().is_some_and(|list| list.contains(to.as_ref()));
            if !inside {
                open.set(false);
            }
        })
    };
    let toggle = {
        let open = open.clone();
        Callback::from(move |_| open.set(!*open))
    };
    html! {
        <div class="menu">
            <button
                ref={button}
                type="button"
                class="icon-button"
                aria-label="More"
                title="More"
                aria-haspopup="menu"
                aria-expanded={flag(*open)}
                onclick={toggle}
            >
                { glyph(Glyph::More) }
            </button>
            if *open {
                <div ref={list} class="menu-list" role="menu" aria-label="More" tabindex="-1" {onkeydown} {onfocusout}>
                    { item("Copy findings as Markdown".into(), Command::CopyFindings, !props.reportable) }
                    { item("Copy report as JSON".into(), Command::CopyReport, !props.reportable) }
                    <div class="menu-rule" role="separator" />
                    { for ExportFormat::ALL.into_iter().map(|format| {
                        let label = format!("Save report as {}", format.label());
                        item(label.into(), Command::SaveReport(format), !props.reportable)
                    }) }
                    <div class="menu-rule" role="separator" />
                    { item("Save list of all entries as CSV".into(), Command::SaveList(ListForm::Csv), !props.listable) }
                    { item("Save list of all entries as JSON".into(), Command::SaveList(ListForm::Json), !props.listable) }
                    { item("Save SHA-256 of all entries".into(), Command::SaveList(ListForm::Sha256), !props.listable) }
                    <div class="menu-rule" role="separator" />
                    <div role="group" aria-label="Colours">
                        <p class="menu-heading" aria-hidden="true">{ "Colours" }</p>
                        { for Theme::ALL.into_iter().map(|theme| {
                            let on = theme == props.theme;
                            html! {
                                <button
                                    type="button"
                                    role="menuitemradio"
                                    tabindex="-1"
                                    aria-checked={flag(on)}
                                    onclick={choose(Action::Theme(theme).into())}
                                >
                                    <span class="menu-check">
                                        if on { { glyph(Glyph::Check) } }
                                    </span>
                                    { theme.label() }
                                </button>
                            }
                        }) }
                    </div>
                    <div class="menu-rule" role="separator" />
                    { item("All rules".into(), Action::InFront(Some(InFront::Rules(String::new()))).into(), false) }
                    { item("Rule settings".into(), Command::dialog(Topic::Settings), false) }
                    <div class="menu-rule" role="separator" />
                    { item("Try a sample".into(), Command::Sample, false) }
                    { item("Keys".into(), Command::dialog(Topic::Keys), false) }
                    { item("How can I check this?".into(), Action::InFront(Some(InFront::Check)).into(), false) }
                    { item("About".into(), Command::dialog(Topic::About), false) }
                </div>
            }
        </div>
    }
}

#[derive(Clone, Copy)]
enum Move {
    First,
    Last,
    Next,
    Previous,
}

/// Moves the focus among the items that can be chosen, round at both ends.
fn focus_item(list: &NodeRef, towards: Move) {
    let Some(list) = list.cast::<HtmlElement>() else {
        return;
    };
    let Ok(found) = list.query_selector_all("button:not([disabled])") else {
        return;
    };
    let items: Vec<HtmlElement> = (0..found.length())
        .filter_map(|place| found.item(place)?.dyn_into().ok())
        .collect();
    let focused = list.owner_document().and_then(|page| page.active_element());
    let at = items
        .iter()
        .position(|item| focused.as_ref() == Some(item.as_ref()));
    let last = items.len().saturating_sub(1);
    let place = match towards {
        Move::First => 0,
        Move::Last => last,
        Move::Next => at.filter(|at| *at < last).map_or(0, |at| at + 1),
        Move::Previous => at.and_then(|at| at.checked_sub(1)).unwrap_or(last),
    };
    if let Some(item) = items.get(place) {
        let _ = item.focus();
    }
}
