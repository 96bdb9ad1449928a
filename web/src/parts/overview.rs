use dmpkg::{Card, EntryAddress, EntryPath, Notice, Overview, Tone};
use yew::{Callback, Html, html};

use super::effects::not_yet;
use crate::command::Command;
use crate::findings::findings_card;
use crate::icons::{kind_icon, tone_mark};
use crate::parts::{card_over, fact_card, link_button, signature_card};
use crate::sheet::sheet_view;
use crate::state::{Aspect, Loaded, LoadedAction, SECOND, Tab};

/// What the package of a tab is: notices first, then cards of facts, and for a package inside, which
/// has no other tab, what it does to an agent.
pub fn overview_page(
    overview: &Overview,
    tab: &Tab,
    loaded: &Loaded,
    on_command: &Callback<Command>,
) -> Html {
    let insights = loaded.jobs.insights.as_deref();
    let plan = insights.map(|insights| insights.plan(&tab.address));
    let plan = plan.filter(|plan| !tab.address.0.is_empty() && !plan.blocks.is_empty());
    html! {
        <div class="overview">
            if !tab.address.0.is_empty() {
                { breadcrumb(tab, &loaded.name, on_command) }
                <h2 class="overview-title">
                    { kind_icon(overview.kind) }
                    <span>{ &overview.title }</span>
                    if let Some(version) = &overview.version {
                        <span class="overview-version">{ version }</span>
                    }
                    <span class="muted">{ &overview.kind_label }</span>
                </h2>
            }
            if !overview.notices.is_empty() { { notice_list(&overview.notices, on_command) } }
            <div class="cards">
                { for cards(overview, tab, loaded, on_command) }
            </div>
            if let Some(plan) = plan { { sheet_view(&plan, loaded.tab() == Some(tab), on_command) } }
        </div>
    }
}

/// The cards of the overview and of the inspection. As long as that runs, its most important one keeps
/// its place free.
fn cards(
    overview: &Overview,
    tab: &Tab,
    loaded: &Loaded,
    on_command: &Callback<Command>,
) -> Vec<Html> {
    let is_file = tab.address.0.is_empty();
    let running = loaded.jobs.is_at_work();
    let found = || findings_card(&loaded.findings, &tab.address, running, on_command);
    let signature = signature_card(loaded, &tab.address, on_command);
    let Some(insights) = loaded.jobs.insights.as_deref() else {
        let known = overview.cards.iter();
        let mut cards: Vec<Html> = known.map(|card| fact_card(card, on_command)).collect();
        if is_file && loaded.has(Aspect::Effects) {
            let foot = html! { <div class="card-foot">{ not_yet(loaded, on_command) }</div> };
            let empty = Card::new(SECOND);
            cards.insert(cards.len().min(1), card_over(&empty, foot, on_command));
        }
        cards.insert(cards.len().min(2), found());
        let behind = cards.len().min(3);
        cards.splice(behind..behind, signature);
        return cards;
    };
    let all = Command::from(LoadedAction::Stay(Aspect::Effects)).on_click(on_command);
    let cards = insights.cards(&tab.address, overview);
    let draw = |card: &Card| {
        let leads = is_file && card.title == SECOND && loaded.has(Aspect::Effects);
        let foot = html! {
            if leads {
                <p class="card-foot">
                    { link_button("All effects".into(), all.clone()) }
                </p>
            }
        };
        card_over(card, foot, on_command)
    };
    let mut cards: Vec<Html> = cards.iter().map(draw).collect();
    cards.insert(cards.len().min(2), found());
    let behind = cards.len().min(3);
    cards.splice(behind..behind, signature);
    cards
}

/// Sentences that stand above the rest.
pub fn notice_list<'a>(
    notices: impl IntoIterator<Item = &'a Notice>,
    on_command: &Callback<Command>,
) -> Html {
    html! {
        <ul class="notices" aria-label="Notices">
            { for notices.into_iter().map(|notice| notice_row(notice, on_command)) }
        </ul>
    }
}

fn notice_row(notice: &Notice, on_command: &Callback<Command>) -> Html {
    let (class, word) = match notice.tone {
        Tone::Damage => ("notice notice-damage", "Damage"),
        Tone::Attention => ("notice notice-attention", "Attention"),
        Tone::Information => ("notice notice-information", "Note"),
        Tone::Sound => ("notice notice-sound", "Confirmed"),
    };
    html! {
        <li {class}>
            <span class="notice-tone">{ tone_mark(notice.tone) }{ word }</span>
            <span class="notice-text">{ &notice.text }</span>
            if let Some(place) = &notice.place {
                { link_button("Show".into(), Command::go(place).on_click(on_command)) }
            }
        </li>
    }
}

/// The way from the opened file to a nested package; each step but the last can be taken.
fn breadcrumb(tab: &Tab, file: &str, on_command: &Callback<Command>) -> Html {
    let names = tab.path.as_ref().map_or(&[][..], |path| &path.0);
    let link = |depth: usize, label: &str| {
        let address = EntryAddress(tab.address.0.iter().take(depth).copied().collect());
        let path = EntryPath(names.iter().take(depth).cloned().collect());
        let path = (depth > 0).then_some(path);
        html! {
            <li>
                { link_button((label).into(), Command::package(address, path).on_click(on_command)) }
            </li>
        }
    };
    let last = names.len().saturating_sub(1);
    html! {
        <nav class="breadcrumb" aria-label="Place of this package">
            <ol>
                { link(0, file) }
                { for names.iter().take(last).enumerate().map(|(depth, name)| link(depth + 1, name)) }
                <li aria-current="page">{ names.last().map_or("…", String::as_str) }</li>
            </ol>
        </nav>
    }
}
