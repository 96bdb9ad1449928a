use super::super::{PortSettings, Protocol};
use super::names::short;
use super::{Shown, id, text};
use crate::{Table, Value};

/// Settings that have a column of their own.
const KNOWN: [&str; 5] = ["IPport", "TimeoutTime", "Retries", "BusAddress", "SSH"];

impl Shown<'_> {
    /// The connections, each with what an element is given for it.
    pub(super) fn connections(&self) -> Table {
        let columns = [
            "#Nr",
            "Type",
            "Name",
            "Port",
            "Timeout",
            "Retries",
            "Bus address",
            "SSH",
            "Other settings",
        ];
        let mut table = Table::new("Connections", &columns)
            .hint("How elements talk to the device, and what a new element is given unless somebody chooses otherwise. Number 0 is the main connection; groups name the others by their number.");
        for (number, connection) in self.protocol.connections.iter().enumerate() {
            let ports = self.ports_of(number);
            let own_name = ports.map(|ports| ports.name.as_str());
            let name = connection.name.as_deref().or(own_name);
            let setting = |name: &str| match ports.and_then(|ports| ports.setting(name)) {
                Some(setting) => setting_words(&setting.value, &setting.range, setting.is_disabled),
                None => String::new(),
            };
            let ssh = ports.is_some_and(|ports| ports.setting("SSH").is_some());
            let timeout = setting("TimeoutTime");
            let is_number = !timeout.is_empty() && timeout.bytes().all(|it| it.is_ascii_digit());
            let unit = if is_number { " ms" } else { "" };
            table.row(
                vec![
                    Value::number(number),
                    text(&connection.kind.value),
                    text(name.unwrap_or_default()),
                    Value::Text(setting("IPport")),
                    Value::Text(format!("{timeout}{unit}")),
                    Value::Text(setting("Retries")),
                    Value::Text(setting("BusAddress")),
                    super::yes(ssh),
                    Value::Text(ports.map_or_else(String::new, other_settings)),
                ],
                ports.map_or_else(
                    || self.place(connection.kind.position),
                    |ports| self.place(ports.position),
                ),
            );
        }
        table
    }

    /// The settings of a connection: those of its name, otherwise those at its place.
    fn ports_of(&self, number: usize) -> Option<&PortSettings> {
        let Protocol { connections, .. } = self.protocol;
        let name = connections.get(number)?.name.as_deref();
        let ports = &self.connector.ports;
        let at_place = ports.get(number);
        if at_place.is_some_and(|ports| Some(ports.name.as_str()) == name) {
            return at_place;
        }
        // Few connectors have more than three connections; of a list of thousands no one is looked for.
        let mut known = ports.iter().take(100);
        let by_name = known.find(|ports| Some(ports.name.as_str()) == name);
        by_name.or(at_place)
    }

    /// The requests of HTTP sessions.
    pub(super) fn sessions(&self) -> Table {
        let columns = [
            "#Session",
            "Session name",
            "Request",
            "Verb",
            "Address",
            "Answer goes to",
            "Login",
        ];
        let mut table = Table::new("HTTP requests", &columns)
            .hint("What is asked of the device over HTTP. Addresses without a host are those of the element.");
        for session in &self.connector.sessions {
            for request in &session.requests {
                let address = match request.address_parameter.as_str() {
                    "" => request.url.clone(),
                    pid => format!("the value of parameter {}", self.names.parameter(pid)),
                };
                let name = format!("{} {}", request.id, request.name);
                table.row(
                    vec![
                        id(short(&session.id)),
                        text(short(&session.name)),
                        text(name.trim()),
                        text(&request.verb),
                        Value::Text(address),
                        Value::Text(self.names.parameter(&request.answer_parameter)),
                        text(short(&session.login_method)),
                    ],
                    self.place(request.position),
                );
            }
        }
        table
    }
}

fn setting_words(value: &str, range: &str, is_disabled: bool) -> String {
    let mut words = value.to_owned();
    let mut add = |more: &str| {
        let comma = if words.is_empty() { "" } else { ", " };
        words.push_str(comma);
        words.push_str(more);
    };
    if !range.is_empty() {
        add(range);
    }
    if is_disabled {
        add("cannot be set");
    }
    words
}

fn other_settings(ports: &PortSettings) -> String {
    let others = ports.settings.iter();
    let others = others.filter(|setting| !KNOWN.contains(&setting.name.as_str()));
    let words = others.map(|setting| {
        // By a community, devices are read and set: whoever looks at a screen need not see it.
        let value = match setting.name.ends_with("Community") && !setting.value.is_empty() {
            true => "(stated)",
            false => &setting.value,
        };
        let words = setting_words(value, &setting.range, setting.is_disabled);
        format!("{} {words}", setting.name).trim_end().to_owned()
    });
    words.collect::<Vec<_>>().join("; ")
}
