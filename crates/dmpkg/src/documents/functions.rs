use serde::Serialize;

use super::{Field, NamedField};
use crate::{Card, DocumentAt, Element, Sheet, Table, TextPos, Value, XmlDocument};

/// Functions of a connector: parts of an element that can be booked and connected for themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Functions {
    /// `Version`.
    pub version: Option<Field>,
    /// `Protocol/Name`: the connector that they are of.
    pub connector: Option<Field>,
    /// `OverrideTimeoutVF`.
    pub override_timeout: Option<Field>,
    /// `Function`.
    pub functions: Vec<Function>,
    /// Other elements, as read.
    pub other: Vec<NamedField>,
}

/// One function.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Function {
    /// Attribute `id`.
    pub id: String,
    /// Attribute `name`.
    pub name: String,
    /// Attribute `maxInstances`.
    pub maximum: String,
    /// Attribute `parent`.
    pub parent: String,
    /// Attribute `profile`.
    pub profile: String,
    /// `FunctionType`.
    pub kind: String,
    /// `Parameters/Parameter`: their ids.
    pub parameters: Vec<String>,
    /// `EntryPoints/EntryPoint`: tables whose rows can be chosen, by their ids.
    pub entry_points: Vec<String>,
    /// `Interfaces/Interface`.
    pub interfaces: Vec<FunctionInterface>,
    /// Where it starts.
    #[serde(flatten)]
    pub position: TextPos,
}

/// An input or output of a function.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FunctionInterface {
    /// Attribute `id`.
    pub id: String,
    /// Attribute `name`.
    pub name: String,
    /// Attribute `type`: in, out or inout.
    pub kind: String,
    /// Attribute `profile`.
    pub profile: String,
    /// Attribute `parameterGroupLink`: the interface of the connector.
    pub parameter_group: String,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

impl Functions {
    /// Reads what the document says, in any order of its elements.
    pub fn read(document: &XmlDocument) -> Self {
        let mut functions = Self::default();
        let Some(root) = document.root() else {
            return functions;
        };
        for element in root.children() {
            match element.name() {
                "Version" if functions.version.is_none() => {
                    functions.version = Some(Field::of(element));
                }
                "Protocol" if functions.connector.is_none() => {
                    functions.connector = element.child("Name").map(Field::of);
                }
                "OverrideTimeoutVF" if functions.override_timeout.is_none() => {
                    functions.override_timeout = Some(Field::of(element));
                }
                "Function" => functions.functions.push(Function::of(element)),
                _ => functions.other.push(NamedField::of(element)),
            }
        }
        functions
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let connector = self.connector.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new("Functions", connector.map(|name| format!("of {name}")));
        let mut card = Card::new("Functions of a connector");
        card.push(at.field("Connector", self.connector.as_ref()).hint("Functions are parts of an element of this connector that can be booked and connected for themselves."));
        card.push(
            at.field("Version", self.version.as_ref())
                .hint("The version of these functions, not of the connector."),
        );
        let override_timeout = at.stated("Override timeout", self.override_timeout.as_ref());
        card.extend([override_timeout.map(|fact| {
            fact.hint("An element of the file, shown as it stands (OverrideTimeoutVF).")
        })]);
        for other in &self.other {
            let fact = at.field(&other.name, Some(&other.field));
            card.push(fact.hint("The meaning of this element is not known to this tool."));
        }
        sheet.card(card);
        sheet.table(self.table(at));
        sheet.table(self.interfaces(at));
        sheet
    }

    fn table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = [
            "Name",
            "Type",
            "#At most",
            "#Parameters",
            "Entry points",
            "#Interfaces",
            "Parent",
            "Profile",
            "Id",
        ];
        let mut table = Table::new("Functions", &columns)
            .hint("Each function with the number of elements that may be made of it at once, the tables by whose rows it is chosen, and its profile definition.");
        for function in &self.functions {
            let maximum = match function.maximum.parse() {
                Ok(maximum) => Value::Count(maximum),
                Err(_) => Value::Text(function.maximum.clone()),
            };
            let cells = vec![
                Value::Text(function.name.clone()),
                Value::Text(function.kind.clone()),
                maximum,
                Value::number(function.parameters.len()),
                Value::Text(function.entry_points.join(", ")),
                Value::number(function.interfaces.len()),
                Value::Text(function.parent.clone()),
                Value::Code(function.profile.clone()),
                Value::Code(function.id.clone()),
            ];
            table.row(cells, at.place(function.position));
        }
        table
    }

    fn interfaces(&self, at: &DocumentAt<'_>) -> Table {
        let columns = [
            "Function",
            "#Id",
            "Interface",
            "Direction",
            "Of the connector",
            "Profile",
        ];
        let mut table = Table::new("Interfaces of functions", &columns)
            .hint("Inputs and outputs by which functions are connected, and the parameter group of the connector that each one is.");
        for function in &self.functions {
            for interface in &function.interfaces {
                let id = match interface.id.parse() {
                    Ok(id) => Value::Count(id),
                    Err(_) => Value::Text(interface.id.clone()),
                };
                let cells = vec![
                    Value::Text(function.name.clone()),
                    id,
                    Value::Text(interface.name.clone()),
                    Value::Text(interface.kind.clone()),
                    Value::Text(interface.parameter_group.clone()),
                    Value::Code(interface.profile.clone()),
                ];
                table.row(cells, at.place(interface.position));
            }
        }
        table
    }
}

impl Function {
    fn of(element: Element<'_>) -> Self {
        let mut function = Self {
            position: element.position(),
            ..Self::default()
        };
        for (name, value) in element.attributes() {
            match name.as_str() {
                "id" => function.id = value,
                "name" => function.name = value,
                "maxInstances" => function.maximum = value,
                "parent" => function.parent = value,
                "profile" => function.profile = value,
                _ => {}
            }
        }
        for child in element.children() {
            let attributes = |name| child.children().map(move |it| it.attribute_or_empty(name));
            match child.name() {
                "FunctionType" => function.kind = child.value().into_owned(),
                "Parameters" => function.parameters.extend(attributes("id")),
                "EntryPoints" => function.entry_points.extend(attributes("pid")),
                "Interfaces" => {
                    let interfaces = child.children().map(FunctionInterface::of);
                    function.interfaces.extend(interfaces);
                }
                _ => {}
            }
        }
        function
    }
}

impl FunctionInterface {
    fn of(element: Element<'_>) -> Self {
        let mut interface = Self {
            position: element.position(),
            ..Self::default()
        };
        for (name, value) in element.attributes() {
            match name.as_str() {
                "id" => interface.id = value,
                "name" => interface.name = value,
                "type" => interface.kind = value,
                "profile" => interface.profile = value,
                "parameterGroupLink" => interface.parameter_group = value,
                _ => {}
            }
        }
        interface
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DecodedText;

    fn read(text: &str) -> Functions {
        Functions::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())))
    }

    #[test]
    fn functions_and_their_interfaces_are_read() {
        let functions = read(
            "<Functions xmlns='http://www.skyline.be/config/functions'><Protocol><Name>Demo</Name></Protocol><Version>1.0.0.1</Version><New>x</New>\n<Function id='f1' name='Sense' maxInstances='4' profile='p1'><Interfaces><Interface id='1' name='In' type='in' parameterGroupLink='3'/></Interfaces><Parameters><Parameter id='7'/><Parameter id='8'/></Parameters><EntryPoints><EntryPoint pid='200'/></EntryPoints></Function></Functions>",
        );
        assert_eq!(functions.connector.unwrap().value, "Demo");
        assert_eq!(functions.other[0].name, "New");
        let function = &functions.functions[0];
        let shown = (
            function.id.as_str(),
            function.name.as_str(),
            function.maximum.as_str(),
        );
        assert_eq!(shown, ("f1", "Sense", "4"));
        assert_eq!(function.parameters, ["7", "8"]);
        assert_eq!(function.entry_points, ["200"]);
        let interface = &function.interfaces[0];
        assert_eq!(
            (interface.kind.as_str(), interface.parameter_group.as_str()),
            ("in", "3")
        );
        assert_eq!(function.position.line, 2);
    }

    #[test]
    fn what_breaks_off_is_kept_as_far_as_it_goes() {
        let functions = read("<Functions><Version>2</Version><Function name='a'><Interfaces>");
        assert_eq!(functions.functions[0].name, "a");
        assert_eq!(read(""), Functions::default());
    }
}
