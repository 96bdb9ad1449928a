use std::ops::Range;

use dmpkg::{EntryPath, Hit, Icon, NameHit};
use yew::{Callback, Html, html};

use super::lines::{Line, Shows};
use crate::amounts::{count, counted};
use crate::command::Command;
use crate::icons::entry_icon;
use crate::parts::breakable;
use crate::state::{Group, Search};

/// What all lines are drawn from.
pub(super) struct Drawing<'a> {
    pub(super) search: &'a Search,
    pub(super) lines: &'a [Line],
    /// The line that the Tab key leads to.
    pub(super) entrance: Option<u64>,
    pub(super) on_command: &'a Callback<Command>,
}

impl Drawing<'_> {
    /// The names and entries of which a line is drawn.
    pub(super) fn groups(&self, range: Range<usize>) -> Vec<Html> {
        let lines = self.lines.get(range).unwrap_or_default();
        lines
            .chunk_by(|one, next| one.shows.entry() == next.shows.entry())
            .filter_map(|lines| {
                let entry = lines.first()?.shows.entry();
                let label = match entry {
                    None => "Names".to_owned(),
                    Some(entry) => self.search.groups.get(entry)?.path.to_string(),
                };
                Some(html! {
                    <section key={entry.map_or(0, |entry| entry + 1)} class="search-group" aria-label={label}>
                        { for lines.iter().map(|line| self.line(line)) }
                    </section>
                })
            })
            .collect()
    }

    fn line(&self, line: &Line) -> Html {
        let search = self.search;
        let drawn = match line.shows {
            Shows::Names => Some(names(line.key, search.names.len())),
            Shows::Name(at) => search.names.get(at).map(|hit| self.name(line.key, hit)),
            Shows::Entry(entry) => search.groups.get(entry).map(|group| head(line.key, group)),
            Shows::Hit(entry, at) => {
                let hit = search
                    .groups
                    .get(entry)
                    .and_then(|group| group.hits.get(at));
                hit.map(|hit| self.hit(line.key, hit))
            }
        };
        drawn.unwrap_or_default()
    }

    /// An entry in whose name it was found.
    fn name(&self, key: u64, hit: &NameHit) -> Html {
        let (_, around) = split(&hit.path);
        let shown = html! {
            <>
                { icon(&hit.path) }
                <span class="search-text">
                    { breakable(&hit.before) }<mark>{ &hit.found }</mark>{ breakable(&hit.after) }
                    if !around.is_empty() {
                        <span class="search-around">{ "in " }{ breakable(&around) }</span>
                    }
                </span>
            </>
        };
        let go = Command::line(&hit.address, &hit.path, None);
        self.button(key, "search-line search-name", go, shown)
    }

    /// A line of an entry.
    fn hit(&self, key: u64, hit: &Hit) -> Html {
        let shown = html! {
            <>
                <span class="search-number">
                    <span class="unseen">{ "Line " }</span>
                    { count(hit.line.into()) }
                </span>
                <code class="search-text">
                    { &hit.before }<mark>{ &hit.found }</mark>{ &hit.after }
                </code>
            </>
        };
        let go = Command::line(&hit.address, &hit.path, Some(hit.line));
        self.button(key, "search-line", go, shown)
    }

    fn button(&self, key: u64, class: &'static str, go: Command, shown: Html) -> Html {
        let tabindex = if self.entrance == Some(key) {
            "0"
        } else {
            "-1"
        };
        html! {
            <button
                {key}
                type="button"
                {class}
                data-line={key.to_string()}
                {tabindex}
                onclick={go.on_click(self.on_command)}
            >
                { shown }
            </button>
        }
    }
}

/// The heading above all names.
fn names(key: u64, number: usize) -> Html {
    let number = u64::try_from(number).unwrap_or(u64::MAX);
    html! {
        <h2 {key} data-line={key.to_string()}>
            { "Names" }<span class="search-count">{ counted(number, "name", "names") }</span>
        </h2>
    }
}

/// The heading above the lines of an entry.
fn head(key: u64, group: &Group) -> Html {
    let (name, around) = split(&group.path);
    let number = u64::try_from(group.hits.len()).unwrap_or(u64::MAX);
    html! {
        <h2 {key} data-line={key.to_string()}>
            { icon(&group.path) }
            <span class="search-path">
                if !around.is_empty() {
                    <span class="search-around">{ breakable(&around) }{ " › " }</span>
                }
                { breakable(&name) }
            </span>
            <span class="search-count">{ counted(number, "line", "lines") }</span>
        </h2>
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
