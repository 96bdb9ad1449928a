use std::rc::Rc;

use dmpkg::{EntryPath, Hit, Icon, NameHit};
use yew::prelude::*;

use crate::amounts::{count, counted};
use crate::command::Command;
use crate::icons::entry_icon;
use crate::parts::breakable;
use crate::state::{Group, Search};

/// What the lines of an entry need.
#[derive(PartialEq, Properties)]
struct LinesProps {
    group: Rc<Group>,
    /// Whether the Tab key enters by the first of them.
    entrance: bool,
    on_command: Callback<Command>,
}

/// What the names need.
#[derive(PartialEq, Properties)]
struct NamesProps {
    names: Vec<Rc<NameHit>>,
    on_command: Callback<Command>,
}

/// What was found: names first, then lines by entry.
pub(super) fn results(search: &Search, on_command: &Callback<Command>) -> Html {
    html! {
        <>
            if !search.names.is_empty() {
                <Names
                    key={format!("{}-names", search.serial)}
                    names={search.names.clone()}
                    on_command={on_command.clone()}
                />
            }
            { for search.groups.iter().enumerate().map(|(place, group)| html! {
                <Lines
                    key={format!("{}-{:?}", search.serial, group.address.0)}
                    group={Rc::clone(group)}
                    entrance={place == 0 && search.names.is_empty()}
                    on_command={on_command.clone()}
                />
            }) }
        </>
    }
}

/// The entries in whose name it was found.
#[component]
fn Names(props: &NamesProps) -> Html {
    let number = u64::try_from(props.names.len()).unwrap_or(u64::MAX);
    let name = |(place, hit): (usize, &Rc<NameHit>)| {
        let (_, around) = split(&hit.path);
        let go = Command::line(&hit.address, &hit.path, None).on_click(&props.on_command);
        html! {
            <button type="button" class="search-line search-name" tabindex={tabindex(place == 0)} onclick={go}>
                { icon(&hit.path) }
                <span class="search-text">
                    { breakable(&hit.before) }<mark>{ &hit.found }</mark>{ breakable(&hit.after) }
                    if !around.is_empty() {
                        <span class="search-around">{ "in " }{ breakable(&around) }</span>
                    }
                </span>
            </button>
        }
    };
    html! {
        <section class="search-group" aria-label="Names">
            <h3>{ "Names" }<span class="search-count">{ counted(number, "name", "names") }</span></h3>
            { for props.names.iter().enumerate().map(name) }
        </section>
    }
}

/// The lines of one entry.
#[component]
fn Lines(props: &LinesProps) -> Html {
    let group = &props.group;
    let (name, around) = split(&group.path);
    let number = u64::try_from(group.hits.len()).unwrap_or(u64::MAX);
    let line = |(place, hit): (usize, &Hit)| {
        let go = Command::line(&hit.address, &hit.path, Some(hit.line)).on_click(&props.on_command);
        let entrance = props.entrance && place == 0;
        html! {
            <button type="button" class="search-line" tabindex={tabindex(entrance)} onclick={go}>
                <span class="search-number">
                    <span class="unseen">{ "Line " }</span>
                    { count(hit.line.into()) }
                </span>
                <code class="search-text">
                    { &hit.before }<mark>{ &hit.found }</mark>{ &hit.after }
                </code>
            </button>
        }
    };
    html! {
        <section class="search-group" aria-label={group.path.to_string()}>
            <h3>
                { icon(&group.path) }
                <span class="search-path">
                    if !around.is_empty() {
                        <span class="search-around">{ breakable(&around) }{ " › " }</span>
                    }
                    { breakable(&name) }
                </span>
                <span class="search-count">{ counted(number, "line", "lines") }</span>
            </h3>
            { for group.hits.iter().enumerate().map(line) }
        </section>
    }
}

/// The name of an entry in its archive, and the chain of archives around it.
fn split(path: &EntryPath) -> (String, String) {
    let Some((name, around)) = path.0.split_last() else {
        return Default::default();
    };
    let shown = |names: &[String]| EntryPath(names.to_vec()).to_string();
    (shown(std::slice::from_ref(name)), shown(around))
}

fn icon(path: &EntryPath) -> Html {
    let name = path.0.last().map_or("", String::as_str);
    entry_icon(Icon::of_file(name))
}

const fn tabindex(entrance: bool) -> &'static str {
    if entrance { "0" } else { "-1" }
}
