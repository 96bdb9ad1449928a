use dmpkg::{EntryAddress, EntryPath, Notice, Overview, Tone};
use yew::{Callback, Html, html};

use crate::command::Command;
use crate::icons::{kind_icon, tone_mark};
use crate::parts::fact_card;
use crate::state::Tab;

/// What the package of a tab is: notices first, then cards of facts.
pub fn overview_page(
    overview: &Overview,
    tab: &Tab,
    file: &str,
    on_command: &Callback<Command>,
) -> Html {
    html! {
        <div class="overview">
            if !tab.address.0.is_empty() {
                { breadcrumb(tab, file, on_command) }
                <h2 class="overview-title">
                    { kind_icon(overview.kind) }
                    <span>{ &overview.title }</span>
                    if let Some(version) = &overview.version {
                        <span class="overview-version">{ version }</span>
                    }
                    <span class="muted">{ &overview.kind_label }</span>
                </h2>
            }
            if !overview.notices.is_empty() {
                <ul class="notices" aria-label="Notices">
                    { for overview.notices.iter().map(|notice| notice_row(notice, on_command)) }
                </ul>
            }
            <div class="cards">
                { for overview.cards.iter().map(|card| fact_card(card, on_command)) }
            </div>
        </div>
    }
}

fn notice_row(notice: &Notice, on_command: &Callback<Command>) -> Html {
    let (class, word) = match notice.tone {
        Tone::Damage => ("notice notice-damage", "Damage"),
        Tone::Attention => ("notice notice-attention", "Attention"),
        Tone::Information => ("notice notice-information", "Note"),
    };
    html! {
        <li {class}>
            <span class="notice-tone">{ tone_mark(notice.tone) }{ word }</span>
            <span class="notice-text">{ &notice.text }</span>
            if let Some(place) = &notice.place {
                <button
                    type="button"
                    class="link"
                    onclick={Command::go(place).on_click(on_command)}
                >
                    { "Show" }
                </button>
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
                <button
                    type="button"
                    class="link"
                    onclick={Command::package(address, path).on_click(on_command)}
                >
                    { label }
                </button>
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
