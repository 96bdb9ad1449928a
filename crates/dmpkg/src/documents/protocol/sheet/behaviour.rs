use super::{Shown, id, text, yes};
use crate::{Table, Value};

impl Shown<'_> {
    /// Connectors for virtual elements.
    pub(super) fn exported(&self) -> Table {
        let columns = ["Connector", "Table", "Options"];
        let mut table = Table::new("Virtual elements", &columns)
            .hint("Connectors that this one brings along: each row of the table becomes an element of that connector. With noElementPrefix, its name does not begin with that of the parent.");
        for exported in &self.connector.exported {
            table.row(
                vec![
                    text(&exported.name),
                    Value::Text(self.names.parameter(&exported.table)),
                    text(&exported.options),
                ],
                self.place(exported.position),
            );
        }
        table
    }

    /// Interfaces for connectivity.
    pub(super) fn interfaces(&self) -> Table {
        let columns = [
            "#Id",
            "Name",
            "Direction",
            "Of each row of",
            "Rows",
            "Internal",
            "Parameters",
        ];
        let mut table = Table::new("Interfaces", &columns)
            .hint("Inputs and outputs of an element, by which DataMiner follows signals from one element to the next (parameter groups).");
        for interface in &self.connector.interfaces {
            table.row(
                vec![
                    id(&interface.id),
                    text(&interface.name),
                    text(&interface.kind),
                    Value::Text(self.names.parameter(&interface.table)),
                    text(&interface.filter),
                    yes(interface.is_internal),
                    Value::Text(self.names.things("parameter", &interface.parameters)),
                ],
                self.place(interface.position),
            );
        }
        table
    }

    /// What is done together.
    pub(super) fn groups(&self) -> Table {
        let columns = ["#Id", "Name", "#Connection", "What it does"];
        let mut table = Table::new("Groups", &columns)
            .hint("What is done in one go, started by a timer, an action or the element itself.");
        for group in &self.connector.groups {
            table.row(
                vec![
                    id(&group.id),
                    text(&group.name),
                    super::connection(&group.connection),
                    Value::Text(self.group_words(group)),
                ],
                self.place(group.position),
            );
        }
        table
    }

    /// What happens when something else happened.
    pub(super) fn triggers(&self) -> Table {
        let columns = ["#Id", "Name", "On", "When", "Runs", "Condition"];
        let mut table = Table::new("Triggers", &columns)
            .hint("What happens when something else happened: a parameter changed, a group is about to run, the element started.");
        for trigger in &self.connector.triggers {
            let on = self.names.thing(&trigger.on, &trigger.on_id);
            let what = self.names.things(&trigger.kind, &trigger.content);
            table.row(
                vec![
                    id(&trigger.id),
                    text(&trigger.name),
                    text(format!("{} {on}", trigger.on).trim_end()),
                    text(&trigger.time),
                    text(format!("{} {what}", trigger.kind).trim_end()),
                    text(&trigger.condition),
                ],
                self.place(trigger.position),
            );
        }
        table
    }

    /// What can be done.
    pub(super) fn actions(&self) -> Table {
        let columns = ["#Id", "Name", "What is done", "To", "Details", "Condition"];
        let mut table = Table::new("Actions", &columns)
            .hint("Single things that triggers and groups have done, such as running a QAction, clearing a table or executing a group.");
        for action in &self.connector.actions {
            let on = self.names.thing(&action.on, &action.on_id);
            table.row(
                vec![
                    id(&action.id),
                    text(&action.name),
                    text(&action.kind),
                    text(format!("{} {on}", action.on).trim_end()),
                    text(&action.details),
                    text(&action.condition),
                ],
                self.place(action.position),
            );
        }
        table
    }

    /// Commands with their responses.
    pub(super) fn pairs(&self) -> Table {
        let mut table = Table::new("Pairs", &["#Id", "Name", "Command and responses"])
            .hint("What is sent over a serial connection, and what may come back.");
        for pair in &self.connector.pairs {
            table.row(
                vec![
                    id(&pair.id),
                    text(&pair.name),
                    Value::Text(self.names.content(&pair.content)),
                ],
                self.place(pair.position),
            );
        }
        table
    }

    /// What is not taken apart.
    pub(super) fn sections(&self) -> Table {
        let mut table = Table::new("Further parts", &["Element", "#Elements inside"])
            .hint("Other elements of Protocol.xml, to be read where they stand.");
        for section in &self.connector.sections {
            table.row(
                vec![text(&section.name), Value::number(section.elements)],
                self.place(section.position),
            );
        }
        table
    }
}
