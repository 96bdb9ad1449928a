use dmpkg::rules::{Kinds, Rule};
use dmpkg::{Finding, Findings};
use yew::{Callback, Html, html};

use super::CataloguePageProps;
use crate::address::links;
use crate::amounts::counted;
use crate::command::Command;
use crate::dialogs::{level_words, place, reason};
use crate::findings::{details, key, severity};
use crate::icons::Glyph;
use crate::parts::{breakable, icon_button};
use crate::state::LoadedAction;

/// Places that are listed; the others are among the findings.
const LISTED: usize = 20;

/// A rule in full: what it says, what is set, and what it found here.
pub(super) fn rule_page(rule: &'static Rule, props: &CataloguePageProps) -> Html {
    let on_command = &props.on_command;
    let copy = on_command.reform(move |_| Command::Copy(links().of(rule.id)));
    html! {
        <article class="catalogue-one">
            <h1>{ rule.title }</h1>
            <p class="catalogue-facts">
                { severity(rule.severity) }
                <code>{ breakable(rule.id) }</code>
                { icon_button(Glyph::Copy, "Copy the address of this rule".into(), "Copy the address of this rule".into(), copy) }
            </p>
            { details(rule.id, on_command) }
            if let Kinds::Only(kinds) = rule.kinds {
                <h2>{ "Packages that it concerns" }</h2>
                <p>{ kinds.iter().map(|kind| kind.label()).collect::<Vec<_>>().join(", ") }</p>
            }
            <h2>{ "Setting" }</h2>
            { settings(rule, props) }
            if let (Some(findings), Some(file)) = (&props.findings, &props.file) {
                <h2>{ "In " }{ breakable(file) }</h2>
                { found(rule, findings, on_command) }
            }
        </article>
    }
}

fn settings(rule: &'static Rule, props: &CataloguePageProps) -> Html {
    let mine: Vec<_> = props.settings.of(rule).collect();
    let change = Command::propose(rule.id, None).on_click(&props.on_command);
    html! {
        <>
            if mine.is_empty() {
                <p>{ "Nothing is set: the rule weighs as it says." }</p>
            } else {
                <ul class="catalogue-settings">
                    { for mine.iter().map(|(_, setting)| html! {
                        <li>
                            <strong>{ level_words(setting.level) }</strong>
                            { " " }{ place(setting) }
                            if setting.rule != rule.id {
                                { " by " }<code>{ breakable(&setting.rule) }</code>
                            }
                            <span class="muted">{ " " }{ reason(setting) }</span>
                        </li>
                    }) }
                </ul>
            }
            <p>
                <button type="button" class="button" onclick={change}>
                    { if mine.is_empty() { "Switch off this rule, or weigh it otherwise" } else { "Change" } }
                </button>
            </p>
        </>
    }
}

/// What the rule found in the open file, or why nothing.
fn found(rule: &'static Rule, findings: &Findings, on_command: &Callback<Command>) -> Html {
    let mine = |list: Vec<Finding>| -> Vec<Finding> {
        let mine = list.into_iter().filter(|finding| finding.rule == rule.id);
        mine.collect()
    };
    let (list, hidden) = (mine(findings.list()), mine(findings.suppressed()));
    let places = |list: &[Finding]| list.iter().map(|finding| finding.places).sum::<u64>();
    let rest = list.len().saturating_sub(LISTED);
    html! {
        <>
            if list.is_empty() && hidden.is_empty() {
                <p>{ findings.standing(rule) }</p>
            }
            if !list.is_empty() {
                <ul class="catalogue-found">
                    { for list.iter().take(LISTED).map(|finding| html! {
                        <li>
                            <button
                                type="button"
                                class="finding-go"
                                onclick={Command::from(LoadedAction::GoTo(key(finding))).on_click(on_command)}
                            >
                                <span class="finding-path">{ where_it_is(finding) }</span>
                                <span class="finding-message">{ breakable(&finding.message) }</span>
                            </button>
                        </li>
                    }) }
                </ul>
            }
            if rest > 0 {
                <p class="muted">{ format!("{rest} more stand among the findings.") }</p>
            }
            if !hidden.is_empty() {
                <p>{ format!("{} hidden by settings.", counted(places(&hidden), "finding is", "findings are")) }</p>
            }
        </>
    }
}

fn where_it_is(finding: &Finding) -> Html {
    match finding.place() {
        place if place.is_empty() => html! { { "The file as a whole" } },
        place => breakable(&place),
    }
}
