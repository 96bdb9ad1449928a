//! How a script is started, and what is chosen then.

use super::{code, number};
use crate::{DocumentAt, Field, Script, Table, Value};

impl Script {
    pub(super) fn entry_point_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Starts it", "Method", "Parameters"];
        let mut table = Table::new("Entry points", &columns).hint("The methods by which DataMiner can start the script. An attribute of the code names them; the method Run needs none. Scripts of an application package are never started by Run.");
        for point in self.entry_points() {
            let starts = match point.is_marked {
                true => point.name.clone(),
                false => "running the script".to_owned(),
            };
            let cells = vec![
                Value::Text(starts),
                code(point.method.as_deref()),
                Value::Text(point.parameters.join(", ")),
            ];
            table.row(cells, at.place(point.position));
        }
        table
    }

    pub(super) fn dummy_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Id", "Dummy", "Connector", "Version", "Default element"];
        let mut table = Table::new("Dummies", &columns).hint(
            "Elements that are chosen when the script starts. Each has to run this connector.",
        );
        for dummy in &self.dummies {
            let cells = vec![
                number(dummy.id.as_deref()),
                Field::cell(dummy.description.as_ref()),
                Field::cell(dummy.protocol.as_ref()),
                Field::cell(dummy.version.as_ref()),
                Field::cell(dummy.default_element.as_ref()),
            ];
            table.row(cells, at.place(dummy.position));
        }
        table
    }

    pub(super) fn parameter_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Id", "Parameter", "Type", "Values"];
        let mut table = Table::new("Parameters", &columns).hint(
            "Texts that are given when the script starts. Values names the memory file from which they are chosen.",
        );
        for parameter in &self.parameters {
            let cells = vec![
                number(parameter.id.as_deref()),
                Field::cell(parameter.description.as_ref()),
                Value::Text(parameter.kind.clone().unwrap_or_default()),
                Value::Text(parameter.values.clone().unwrap_or_default()),
            ];
            table.row(cells, at.place(parameter.position));
        }
        table
    }

    pub(super) fn memory_table(&self, at: &DocumentAt<'_>) -> Table {
        let mut table = Table::new("Memory files", &["#Id", "Memory file", "Volatile"]).hint(
            "Small tables that the script reads and fills. Volatile ones are gone when it ends.",
        );
        for memory in &self.memory {
            let cells = vec![
                number(memory.id.as_deref()),
                Field::cell(memory.description.as_ref()),
                Value::Text(memory.volatile.clone().unwrap_or_default()),
            ];
            table.row(cells, at.place(memory.position));
        }
        table
    }

    pub(super) fn credential_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Id", "Name", "Type", "Entry of the library"];
        let mut table = Table::new("Credentials", &columns).hint("Entries of the credentials library of the agent that the script may use. The script holds no password. Known from DataMiner 10.6.10 on.");
        for credential in &self.credentials {
            let cells = vec![
                number(credential.id.as_deref()),
                Field::cell(credential.name.as_ref()),
                Field::cell(credential.kind.as_ref()),
                code(credential.credential_id.as_ref().and_then(Field::stated)),
            ];
            table.row(cells, at.place(credential.position));
        }
        table
    }
}
