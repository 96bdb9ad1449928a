use std::rc::Rc;

use dmpkg::rules::{self, FAMILIES};
use dmpkg::{Findings, Settings};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};
use yew::prelude::*;

use super::list::{Filter, list};
use super::rule::rule_page;
use crate::address::{ELSEWHERE, href};
use crate::command::Command;
use crate::effect::{use_effect_on, use_effect_until};
use crate::icons::{Glyph, glyph};

/// What the catalogue needs.
#[derive(Clone, PartialEq, Properties)]
pub struct CataloguePageProps {
    /// What of it is shown: nothing for the whole, a family, or a rule.
    pub of: String,
    /// What the user wants of the rules.
    pub settings: Rc<Settings>,
    /// What was found in the file that is shown, when there is one.
    pub findings: Option<Rc<Findings>>,
    /// The name of that file.
    pub file: Option<AttrValue>,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// All rules, or one of them. It stands in front of what else the window shows.
#[component]
pub fn CataloguePage(props: &CataloguePageProps) -> Html {
    let filter = use_state_eq(Filter::default);
    let page = use_node_ref();
    // The keyboard comes with what is shown, and goes back to where it was.
    use_effect_until((), |()| {
        let page = web_sys::window().and_then(|window| window.document());
        let before = page.and_then(|page| page.active_element());
        move || give_back(before.as_ref())
    });
    let field = use_node_ref();
    {
        let (page, field, text) = (page.clone(), field.clone(), filter.text.clone());
        use_effect_on(props.of.clone(), move |_| {
            // The field is new where a rule was shown before.
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.set_value(&text);
            }
            if let Some(page) = page.cast::<HtmlElement>() {
                page.set_scroll_top(0);
                let _ = page.focus();
            }
        });
    }
    let rule = rules::find(&props.of);
    let family = FAMILIES.iter().find(|family| family.name == props.of);
    let is_known = props.of.is_empty() || rule.is_some() || family.is_some();
    let back = match &props.file {
        Some(file) => format!("Back to {file}"),
        None => "Back".to_owned(),
    };
    html! {
        <main ref={page} class="catalogue" tabindex="-1" aria-label="Rules">
            <nav class="catalogue-way" aria-label="Place in the catalogue">
                <a class="button" href={ELSEWHERE}>{ glyph(Glyph::Close) }<span>{ back }</span></a>
                if !props.of.is_empty() {
                    <a class="link" href={href("")}>{ "All rules" }</a>
                }
                if let Some(rule) = rule {
                    <a class="link" href={href(rule.family())}>{ rule.family() }</a>
                }
            </nav>
            if let Some(rule) = rule {
                { rule_page(rule, props) }
            } else if is_known {
                { list(family, &field, &filter, props) }
            } else {
                <h1>{ "There is no such rule" }</h1>
                <p>
                    { "This version knows no rule and no family of the name " }
                    <code>{ &props.of }</code>
                    { ". The report may come from another version." }
                </p>
            }
        </main>
    }
}

/// Gives the keyboard back to what had it, when that is still there.
fn give_back(before: Option<&Element>) {
    if let Some(before) = before.and_then(|it| it.dyn_ref::<HtmlElement>()) {
        let _ = before.focus();
    }
}
