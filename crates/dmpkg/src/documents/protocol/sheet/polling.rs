use dmpkg_archive::sorted::sort_by_key;

use super::super::{Group, Timer};
use super::names::short;
use super::{Shown, text};
use crate::{Table, Value};

impl Shown<'_> {
    /// What timers do, the fastest first.
    pub(super) fn polling(&self) -> Table {
        let columns = ["Every", "Timer", "Group", "#Connection", "What it does"];
        let mut table = Table::new("Polling plan", &columns)
            .hint("What is done again and again while an element runs: each timer with its groups in their order, the fastest timer first.");
        let mut timers: Vec<&Timer> = self.connector.timers.iter().collect();
        sort_by_key(&mut timers, |timer| match timer.milliseconds() {
            Some(milliseconds) => (0, milliseconds),
            None if timer.time.eq_ignore_ascii_case("loop") => (0, 0),
            None => (1, 0),
        });
        let mut groups: Vec<&Group> = self.connector.groups.iter().collect();
        sort_by_key(&mut groups, |group| group.id.as_str());
        for timer in timers {
            let every = every(timer);
            let name = format!("{} {}", short(&timer.id), short(&timer.name));
            let first = |group: Value, connection: Value, what: String| {
                vec![
                    text(&every),
                    text(name.trim()),
                    group,
                    connection,
                    Value::Text(what),
                ]
            };
            if timer.groups.is_empty() {
                let what = "nothing: it has no group".to_owned();
                let cells = first(text(""), text(""), what);
                table.row(cells, self.place(timer.position));
            }
            for id in &timer.groups {
                let at = groups.partition_point(|group| group.id.as_str() < id.as_str());
                let group = groups.get(at).filter(|group| group.id == *id);
                let (connection, what, position) = match group {
                    Some(group) => {
                        let connection = match group.connection.as_str() {
                            "" => "0",
                            stated => stated,
                        };
                        (
                            super::id(connection),
                            self.group_words(group),
                            group.position,
                        )
                    }
                    None => (text(""), String::new(), timer.position),
                };
                let group = Value::Text(self.names.group(id));
                table.row(first(group, connection, what), self.place(position));
            }
        }
        table
    }

    /// What a group does: "poll: parameter 1 sysDescr".
    pub(super) fn group_words(&self, group: &Group) -> String {
        let content = self.names.content(&group.content);
        let mut words = match group.kind.as_str() {
            "" => content,
            kind => format!("{}: {content}", short(kind)),
        };
        if !group.condition.is_empty() {
            words.push_str(&format!("; only when {}", short(&group.condition)));
        }
        words
    }
}

fn every(timer: &Timer) -> String {
    let mut words = match timer.milliseconds() {
        Some(milliseconds) => duration(milliseconds),
        None if timer.time.eq_ignore_ascii_case("loop") => "without a pause".to_owned(),
        None => short(&timer.time).to_owned(),
    };
    if let Ok(milliseconds) = timer.while_shown.parse() {
        let shown = duration(milliseconds);
        words.push_str(&format!(" ({shown} while somebody looks)"));
    }
    words
}

/// Milliseconds in the largest unit without a fraction.
fn duration(milliseconds: u64) -> String {
    let units = [(3_600_000, "h"), (60_000, "min"), (1_000, "s")];
    let fits = |(size, _): &&(u64, &str)| milliseconds > 0 && milliseconds.is_multiple_of(*size);
    match units.iter().find(fits) {
        Some((size, unit)) => format!("{} {unit}", milliseconds / size),
        None => format!("{milliseconds} ms"),
    }
}
