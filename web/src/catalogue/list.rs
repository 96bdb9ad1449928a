use dmpkg::rules::{FAMILIES, Family, Rule, Severity};
use dmpkg::sorted::Set;
use dmpkg::{Level, Settings, lower_case};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::CataloguePageProps;
use crate::address::href;
use crate::amounts::{count, counted};
use crate::findings::{severity, severity_mark};
use crate::icons::mark;
use crate::parts::{breakable, flag};

/// Which rules are listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Filter {
    /// Words that a rule must hold somewhere.
    pub(super) text: String,
    /// Severities that are left out.
    pub(super) hidden: Set<Severity>,
}

impl Filter {
    /// Whether a rule is listed.
    pub(super) fn takes(&self, rule: &Rule) -> bool {
        if self.hidden.contains(&rule.severity) {
            return false;
        }
        let words = lower_case(&self.text);
        let mut words = words.split_whitespace().peekable();
        if words.peek().is_none() {
            return true;
        }
        let text = [rule.id, rule.title, rule.condition, rule.why, rule.fix].join("\n");
        let text = lower_case(&text);
        words.all(|word| text.contains(word))
    }
}

/// The rules of a family, or all, as far as the filter takes them.
pub(super) fn list(
    family: Option<&Family>,
    field: &NodeRef,
    filter: &UseStateHandle<Filter>,
    props: &CataloguePageProps,
) -> Html {
    let is_meant = |one: &&Family| family.is_none_or(|family| family.name == one.name);
    let families = FAMILIES.iter().filter(is_meant);
    let all: usize = families.clone().map(|family| family.rules.len()).sum();
    let groups: Vec<(&Family, Vec<&Rule>)> = families
        .map(|family| {
            let rules = family.rules.iter().filter(|rule| filter.takes(rule));
            (family, rules.collect())
        })
        .filter(|(_, rules): &(_, Vec<_>)| !rules.is_empty())
        .collect();
    let shown: usize = groups.iter().map(|(_, rules)| rules.len()).sum();
    let oninput = {
        let filter = filter.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                filter.set(Filter {
                    text: input.value(),
                    ..(*filter).clone()
                });
            }
        })
    };
    html! {
        <>
            <h1>{ family.map_or_else(|| "Rules".to_owned(), |family| format!("Rules: {}", family.name)) }</h1>
            <div class="catalogue-bar" role="group" aria-label="What is shown">
                <input
                    ref={field}
                    type="text"
                    class="findings-filter"
                    placeholder="Search in ids and texts"
                    aria-label="Search rules by id or words"
                    autocomplete="off"
                    spellcheck="false"
                    {oninput}
                />
                <div class="findings-toggles" role="group" aria-label="Severities">
                    { for Severity::WORST_FIRST.map(|one| toggle(one, filter)) }
                </div>
                <span class="muted" role="status">
                    { format!("{} of {}", count(many(shown)), counted(many(all), "rule", "rules")) }
                </span>
            </div>
            if family.is_none() {
                <nav class="catalogue-families" aria-label="Families">
                    { for FAMILIES.iter().filter(|one| !one.rules.is_empty()).map(|one| html! {
                        <a class="link" href={href(one.name)}>{ one.name }</a>
                    }) }
                </nav>
            }
            if groups.is_empty() {
                <p class="muted">{ "No rule fits." }</p>
            }
            // A part of its own: where families come and go beside it, the field above would be made anew.
            <div>
            { for groups.into_iter().map(|(family, rules)| html! {
                <section key={family.name} class="catalogue-family" aria-label={family.name}>
                    <h2>{ family.name }</h2>
                    <p class="muted">{ family.about }</p>
                    <ul>{ for rules.into_iter().map(|rule| line(rule, props)) }</ul>
                </section>
            }) }
            </div>
        </>
    }
}

fn toggle(one: Severity, filter: &UseStateHandle<Filter>) -> Html {
    let on = !filter.hidden.contains(&one);
    let onclick = {
        let filter = filter.clone();
        Callback::from(move |_: MouseEvent| {
            let mut next = (*filter).clone();
            next.hidden.turn(one);
            filter.set(next);
        })
    };
    html! {
        <button type="button" class="findings-toggle" aria-pressed={flag(on)} {onclick}>
            { mark(severity_mark(one)) }
            { one.word() }
        </button>
    }
}

/// A rule: how bad it is, what it is, and what there is to say of it here and now.
fn line(rule: &'static Rule, props: &CataloguePageProps) -> Html {
    let findings = props.findings.as_ref();
    let found = findings.map_or(0, |findings| findings.places_of(rule.id));
    html! {
        <li key={rule.id}>
            { severity(rule.severity) }
            <a class="catalogue-rule" href={href(rule.id)}>
                <span>{ rule.title }</span>
                <code>{ breakable(rule.id) }</code>
            </a>
            <span class="muted catalogue-now">
                { set(rule, &props.settings) }
                if found > 0 {
                    <span>{ counted(found, "finding", "findings") }</span>
                }
            </span>
        </li>
    }
}

/// What settings make of a rule, in a word.
fn set(rule: &Rule, settings: &Settings) -> Html {
    let Some((_, last)) = settings.of(rule).last() else {
        return Html::default();
    };
    let words = match (last.level, last.path.is_some()) {
        (Level::Off, false) => "switched off".to_owned(),
        (Level::As(severity), false) => format!("set to {}", severity.word()),
        (_, true) => "set at places".to_owned(),
    };
    html! { <span>{ words }</span> }
}

fn many(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
