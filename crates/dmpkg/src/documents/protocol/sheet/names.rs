use dmpkg_archive::sorted::sort_by_key;

use super::super::{Connector, GroupContent};

/// The names of what has an id, for saying more than a number.
pub(super) struct Names<'a> {
    parameters: List<'a>,
    groups: List<'a>,
    actions: List<'a>,
    triggers: List<'a>,
    pairs: List<'a>,
    sessions: List<'a>,
}

/// Ids with what they are called, in the order of ids.
type List<'a> = Vec<(&'a str, &'a str)>;

/// Things that are named one by one in a cell.
const NAMED: usize = 8;
/// Characters of a name that is said at other places than its own.
const LONGEST: usize = 100;

impl<'a> Names<'a> {
    pub(super) fn of(connector: &'a Connector) -> Self {
        let it = connector;
        Self {
            parameters: list(&it.parameters, |it| (&it.id, &it.name)),
            groups: list(&it.groups, |it| (&it.id, &it.name)),
            actions: list(&it.actions, |it| (&it.id, &it.name)),
            triggers: list(&it.triggers, |it| (&it.id, &it.name)),
            pairs: list(&it.pairs, |it| (&it.id, &it.name)),
            sessions: list(&it.sessions, |it| (&it.id, &it.name)),
        }
    }

    /// A parameter with its name: "100 WindSpeed".
    pub(super) fn parameter(&self, id: &str) -> String {
        named(&self.parameters, id)
    }

    /// A group with its name.
    pub(super) fn group(&self, id: &str) -> String {
        named(&self.groups, id)
    }

    /// What an id means where the kind of thing is told by a word.
    pub(super) fn thing(&self, kind: &str, id: &str) -> String {
        let list = match kind.to_ascii_lowercase().as_str() {
            "param" | "parameter" => &self.parameters,
            "group" => &self.groups,
            "action" => &self.actions,
            "trigger" => &self.triggers,
            "pair" => &self.pairs,
            "session" => &self.sessions,
            _ => return short(id).to_owned(),
        };
        named(list, id)
    }

    /// The content of a group in words: "parameters 1 sysDescr, 2 sysName; pair 3 Login".
    pub(super) fn content(&self, content: &[GroupContent]) -> String {
        let mut words = String::new();
        let mut last = "";
        for (number, part) in content.iter().enumerate() {
            if number == NAMED {
                words.push_str(&format!(" and {} more", content.len() - NAMED));
                break;
            }
            if part.kind == last {
                words.push_str(", ");
            } else {
                words.push_str(if last.is_empty() { "" } else { "; " });
                words.push_str(match part.kind.as_str() {
                    "Param" => "parameter",
                    other => short(other),
                });
                words.push(' ');
                last = &part.kind;
            }
            words.push_str(&self.thing(&part.kind, &part.id));
        }
        words
    }

    /// Several things of one kind.
    pub(super) fn things(&self, kind: &str, ids: &[String]) -> String {
        let shown = ids.iter().take(NAMED).map(|id| self.thing(kind, id));
        let shown: Vec<_> = shown.collect();
        let mut words = shown.join(", ");
        if ids.len() > NAMED {
            words.push_str(&format!(" and {} more", ids.len() - NAMED));
        }
        words
    }
}

/// A text that is said again at many places, cut where names are no longer names.
pub(super) fn short(text: &str) -> &str {
    let end = text.char_indices().nth(LONGEST).map(|(at, _)| at);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

fn list<'a, T>(items: &'a [T], pick: fn(&'a T) -> (&'a String, &'a String)) -> List<'a> {
    let pairs = items.iter().map(pick);
    let mut list: List<'_> = pairs
        .map(|(id, name)| (id.as_str(), name.as_str()))
        .collect();
    sort_by_key(&mut list, |(id, _)| *id);
    list
}

fn named(list: &List<'_>, id: &str) -> String {
    let id = short(id.trim());
    let at = list.partition_point(|(known, _)| *known < id);
    match list.get(at) {
        Some((known, name)) if *known == id && !name.is_empty() => {
            format!("{id} {}", short(name))
        }
        _ => id.to_owned(),
    }
}
