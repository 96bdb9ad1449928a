use dmpkg::{EntryAddress, EntryPath, Notice, Overview, Tone};
use std::rc::Rc;
use yew::{Callback, Html, Properties, component, html};

use crate::command::Command;
use crate::icons::{kind_icon, tone_mark};
use crate::parts::FactCard;

/// What an overview needs.
#[derive(Clone, PartialEq, Properties)]
pub struct OverviewProps {
    /// What the package is.
    pub overview: Rc<Overview>,
    /// Where it lies; empty for the opened file.
    pub address: EntryAddress,
    /// Where it lies, for people.
    pub path: Option<EntryPath>,
    /// The name of the opened file.
    pub file: String,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// What a package is: notices first, then cards of facts.
#[component]
pub fn OverviewPage(props: &OverviewProps) -> Html {
    let overview = &props.overview;
    let nested = !props.address.0.is_empty();
    html! {
        <div class="overview">
            if nested {
                <Breadcrumb
                    address={props.address.clone()}
                    path={props.path.clone()}
                    file={props.file.clone()}
                    on_command={props.on_command.clone()}
                />
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
                    { for overview.notices.iter().map(|notice| notice_row(notice, &props.on_command)) }
                </ul>
            }
            <div class="cards">
                { for overview.cards.iter().map(|card| html! {
                    <FactCard key={card.title.clone()} card={card.clone()} on_command={props.on_command.clone()} />
                }) }
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
            if let Some(place) = notice.place.clone() {
                <button
                    type="button"
                    class="link"
                    onclick={on_command.reform(move |_| Command::go(&place))}
                >
                    { "Show" }
                </button>
            }
        </li>
    }
}

/// What a breadcrumb needs.
#[derive(Clone, PartialEq, Properties)]
struct BreadcrumbProps {
    address: EntryAddress,
    path: Option<EntryPath>,
    file: String,
    on_command: Callback<Command>,
}

/// The way from the opened file to a nested package; each step but the last can be taken.
#[component]
fn Breadcrumb(props: &BreadcrumbProps) -> Html {
    let names = props.path.as_ref().map_or(&[][..], |path| &path.0);
    let link = |depth: usize, label: String| {
        let address = EntryAddress(props.address.0.iter().take(depth).copied().collect());
        let path = EntryPath(names.iter().take(depth).cloned().collect());
        let path = (depth > 0).then_some(path);
        html! {
            <li>
                <button
                    type="button"
                    class="link"
                    onclick={props.on_command.reform(move |_| Command::package(address.clone(), path.clone()))}
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
                { link(0, props.file.clone()) }
                { for names.iter().take(last).enumerate().map(|(depth, name)| link(depth + 1, name.clone())) }
                <li aria-current="page">{ names.last().map_or("…", String::as_str) }</li>
            </ol>
        </nav>
    }
}
