use dmpkg::{Finding, Findings, rules};
use yew::{Callback, Html, html};

use super::SightAction;
use super::words::severity;
use crate::address::href;
use crate::amounts::counted;
use crate::command::Command;
use crate::icons::{Mark, mark};
use crate::parts::{breakable, flag, link_button};
use crate::state::{LoadedAction, Topic};

/// Findings that are listed here; settings can hide many more than anybody reads.
const LISTED: usize = 100;

/// What settings hide and switch off, in numbers and, when wanted, one by one with the reasons.
pub(super) fn set_aside(findings: &Findings, shown: bool, on_command: &Callback<Command>) -> Html {
    let hidden = findings.suppressed_counts().total();
    let off = findings.switched_off();
    let unknown = findings.unknown_settings();
    if hidden == 0 && off.is_empty() && unknown.is_empty() {
        return Html::default();
    }
    let mut words = Vec::new();
    if hidden > 0 {
        words.push(counted(hidden, "finding is hidden", "findings are hidden"));
    }
    if !off.is_empty() {
        let off = u64::try_from(off.len()).unwrap_or(u64::MAX);
        words.push(counted(
            off,
            "rule is switched off",
            "rules are switched off",
        ));
    }
    if !unknown.is_empty() {
        let unknown = u64::try_from(unknown.len()).unwrap_or(u64::MAX);
        words.push(counted(
            unknown,
            "setting names no rule",
            "settings name no rule",
        ));
    }
    let turn = Command::from(LoadedAction::Sight(SightAction::Aside(!shown))).on_click(on_command);
    let all = Command::dialog(Topic::Settings).on_click(on_command);
    html! {
        <section class="set-aside" aria-label="Set aside by settings">
            <p class="findings-remark">
                { mark(Mark::Skipped) }
                <span>{ format!("By settings {}: ", words.join(", ")) }</span>
                <button type="button" class="link" aria-expanded={flag(shown)} onclick={turn}>
                    { if shown { "hide" } else { "show" } }
                </button>
                { ", " }
                { link_button("change settings".into(), all) }
            </p>
            if shown { { each(findings) } }
        </section>
    }
}

/// What settings hide and switch off, one by one.
pub(super) fn each(findings: &Findings) -> Html {
    let hidden = findings.suppressed();
    let rest = hidden.len().saturating_sub(LISTED);
    html! {
        <ul>
            { for hidden.iter().take(LISTED).map(one) }
            if rest > 0 {
                <li class="muted">{ format!("{rest} more are in the report.") }</li>
            }
            { for findings.switched_off().iter().map(|off| html! {
                <li>
                    <p>{ "Switched off: " }{ rule_link(&off.rule) }</p>
                    <p class="muted">{ breakable(off.because()) }</p>
                </li>
            }) }
            { for findings.unknown_settings().iter().map(|unknown| html! {
                <li>{ "There is no rule " }<code>{ breakable(unknown) }</code>{ ": this setting does nothing." }</li>
            }) }
        </ul>
    }
}

fn one(finding: &Finding) -> Html {
    let place = finding.place();
    html! {
        <li>
            <p>
                { severity(finding.severity) }
                { " " }{ rule_link(&finding.rule) }
                if !place.is_empty() { <span class="muted">{ " " }{ breakable(&place) }</span> }
            </p>
            <p>{ breakable(&finding.message) }</p>
            <p class="muted">{ "Hidden: " }{ breakable(finding.hidden_because()) }</p>
        </li>
    }
}

fn rule_link(id: &str) -> Html {
    let title = rules::find(id).map_or("", |rule| rule.title);
    html! {
        <a class="link" href={href(id)}>{ title }{ " " }<code>{ breakable(id) }</code></a>
    }
}
