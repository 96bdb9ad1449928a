use std::rc::Rc;

use dmpkg::rules::{self, FAMILIES};
use dmpkg::{Findings, Settings};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::list::{Filter, list};
use super::rule::rule_page;
use crate::address::href;
use crate::command::Command;
use crate::effect::use_effect_on;
use crate::front::{use_keyboard_in_front, way_back};

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
    use_keyboard_in_front(&page, props.of.clone());
    let field = use_node_ref();
    {
        let (field, text) = (field.clone(), filter.text.clone());
        use_effect_on(props.of.clone(), move |_| {
            // The field is new where a rule was shown before.
            if let Some(field) = field.cast::<HtmlInputElement>() {
                field.set_value(&text);
            }
        });
    }
    let rule = rules::find(&props.of);
    let family = FAMILIES.iter().find(|family| family.name == props.of);
    let is_known = props.of.is_empty() || rule.is_some() || family.is_some();
    html! {
        <main ref={page} class="catalogue" tabindex="-1" aria-label="Rules">
            <nav class="catalogue-way" aria-label="Place in the catalogue">
                { way_back(props.file.as_ref()) }
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
