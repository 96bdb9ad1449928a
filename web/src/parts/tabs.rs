use std::rc::Rc;

use dmpkg::Findings;
use wasm_bindgen::JsCast;
use web_sys::{
    HtmlElement, KeyboardEvent, MouseEvent, ScrollIntoViewOptions, ScrollLogicalPosition,
};
use yew::{Callback, Html, Properties, TargetCast, component, html};

use crate::amounts::count;
use crate::command::Command;
use crate::effect::use_effect_on;
use crate::findings::{severity_mark, tab_words};
use crate::icons::mark;
use crate::icons::{Glyph, entry_icon, glyph};
use crate::parts::flag;
use crate::state::{Aspect, Insights, LoadedAction, Tab, things};

/// What the tabs need.
#[derive(Clone, PartialEq, Properties)]
pub struct TabsProps {
    /// The tabs.
    pub tabs: Vec<Tab>,
    /// The one in front.
    pub selected: usize,
    /// What was found so far.
    pub findings: Rc<Findings>,
    /// What the inspection came to, once it is known.
    pub insights: Option<Rc<Insights>>,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// The tabs of the main part. One of them is in the tab order; arrow keys go to the others.
#[component]
pub fn Tabs(props: &TabsProps) -> Html {
    let count = props.tabs.len();
    // Titles come later than their tabs, and then the tabs are wider.
    let titles: Vec<String> = props
        .tabs
        .iter()
        .map(|tab| tab.title().to_owned())
        .collect();
    use_effect_on((props.selected, titles), |(selected, _)| {
        bring_into_view(*selected);
    });
    let onkeydown = {
        let on_command = props.on_command.clone();
        let selected = props.selected;
        Callback::from(move |event: KeyboardEvent| {
            if event.alt_key() || event.ctrl_key() || event.meta_key() {
                return;
            }
            let action = match event.key().as_str() {
                "ArrowRight" => LoadedAction::Select((selected + 1) % count),
                "ArrowLeft" => LoadedAction::Select((selected + count - 1) % count),
                "Home" => LoadedAction::Select(0),
                "End" => LoadedAction::Select(count - 1),
                "Delete" => LoadedAction::Close(selected),
                _ => return,
            };
            event.prevent_default();
            let after = match action {
                LoadedAction::Select(index) => index,
                _ => selected.saturating_sub(1),
            };
            on_command.emit(action.into());
            focus_tab(&event, after);
        })
    };
    html! {
        <div class="tabs" role="tablist" aria-label="Open things" {onkeydown}>
            { for props.tabs.iter().enumerate().map(|(index, tab)| {
                tab_button(index, tab, props)
            }) }
        </div>
    }
}

fn tab_button(index: usize, tab: &Tab, props: &TabsProps) -> Html {
    let selected = index == props.selected;
    let on_command = &props.on_command;
    let closes = !tab.stays();
    let select = Command::from(LoadedAction::Select(index)).on_click(on_command);
    let close = Command::from(LoadedAction::Close(index)).on_click(on_command);
    let middle = {
        let close = close.clone();
        Callback::from(move |event: MouseEvent| {
            if event.button() == 1 {
                event.prevent_default();
                close.emit(event);
            }
        })
    };
    let place = tab.path.as_ref().map(ToString::to_string);
    html! {
        <div
            key={tab_key(tab)}
            class={if selected { "tab tab-selected" } else { "tab" }}
            role="presentation"
            onauxclick={middle}
        >
            <button
                type="button"
                role="tab"
                id={format!("tab-{index}")}
                aria-controls={format!("panel-{index}")}
                aria-selected={flag(selected)}
                aria-keyshortcuts={closes.then_some("Delete")}
                tabindex={if selected { "0" } else { "-1" }}
                title={place}
                onclick={select}
            >
                if closes { { entry_icon(tab.icon) } }
                <span class="tab-title">{ tab.title() }</span>
                { badge(tab.aspect(), props) }
            </button>
            // For the pointer alone: a list of tabs may hold nothing else, and Delete closes as well.
            if closes {
                <button
                    type="button"
                    class="tab-close"
                    aria-hidden="true"
                    title="Close"
                    tabindex="-1"
                    onclick={close}
                >
                    { glyph(Glyph::Close) }
                </button>
            }
        </div>
    }
}

/// How many things there are to be seen; of findings with the mark of the worst.
fn badge(aspect: Aspect, props: &TabsProps) -> Html {
    let sheet = props.insights.as_ref().and_then(|insights| match aspect {
        Aspect::Assemblies => Some(&insights.assemblies),
        Aspect::Disclosures => Some(&insights.disclosures),
        _ => None,
    });
    if let Some(sheet) = sheet {
        let number = u64::try_from(things(sheet)).unwrap_or(u64::MAX);
        return html! { <span class="tab-badge">{ count(number) }</span> };
    }
    if aspect != Aspect::Findings {
        return Html::default();
    }
    let findings = &props.findings;
    let worst = findings.worst();
    html! {
        <span class="tab-badge">
            if let Some(worst) = worst { { mark(severity_mark(worst)) } }
            { count(findings.counts().total()) }
            <span class="unseen">{ ": " }{ tab_words(findings) }</span>
        </span>
    }
}

/// Names a tab among all, whatever its place.
pub(super) fn tab_key(tab: &Tab) -> String {
    let chain: Vec<String> = tab.address.0.iter().map(u32::to_string).collect();
    let subject = match tab.aspect() {
        Aspect::Package => "package",
        Aspect::Entry => "entry",
        Aspect::Effects => "effects",
        Aspect::Findings => "findings",
        Aspect::Assemblies => "assemblies",
        Aspect::Disclosures => "disclosures",
        Aspect::Signature => "signature",
        Aspect::Search => "search",
    };
    format!("{subject}-{}", chain.join("-"))
}

/// Scrolls the tabs so that the one in front can be seen.
fn bring_into_view(index: usize) {
    let page = web_sys::window().and_then(|window| window.document());
    let tab = page.and_then(|page| page.get_element_by_id(&format!("tab-{index}")));
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    options.set_inline(ScrollLogicalPosition::Nearest);
    // With its button to close it.
    if let Some(tab) = tab.and_then(|tab| tab.parent_element()) {
        tab.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

fn focus_tab(event: &KeyboardEvent, index: usize) {
    let list = event.target_dyn_into::<HtmlElement>();
    let page = list.and_then(|element| element.owner_document());
    let tab = page.and_then(|page| page.get_element_by_id(&format!("tab-{index}")));
    if let Some(tab) = tab.and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
        let _ = tab.focus();
    }
}
