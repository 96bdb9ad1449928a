use serde::Serialize;

use super::libraries::Libraries;
use super::{Field, NamedField};
use crate::{Card, DocumentAt, Element, Sheet, Table, TextPos, Value, XmlDocument};

/// `DeploymentActions.xml`: what happens behind the copying of an application package.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeploymentActions {
    /// The name of the outermost element.
    #[serde(skip)]
    pub root: String,
    /// `DefaultProtocolVisios/DefaultProtocolVisio`: drawings that become the default of a connector.
    pub default_drawings: Vec<DefaultDrawing>,
    /// `ProductionProtocols/ProductionProtocol`: connector versions that become production.
    pub production_protocols: Vec<ProductionProtocol>,
    /// `TemplatesToPreserve`: templates that are left alone where they already exist.
    pub preserved_templates: Vec<PreservedTemplate>,
    /// All other elements, with their path, as read.
    pub other: Vec<NamedField>,
}

/// A drawing that becomes the default of a connector.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DefaultDrawing {
    /// `ProtocolName`.
    pub protocol: Option<Field>,
    /// `VisioFileName`.
    pub file_name: Option<Field>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A connector version that becomes production.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ProductionProtocol {
    /// `ProtocolName`.
    pub protocol: Option<Field>,
    /// `ProtocolVersion`.
    pub version: Option<Field>,
    /// `CopyTemplates`: whether alarm and trend templates go along.
    pub copy_templates: Option<Field>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A template that is left alone where it already exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PreservedTemplate {
    /// The element: `AlarmTemplate`, `InformationTemplate`, `TrendTemplate`.
    #[serde(rename = "type")]
    pub kind: String,
    /// `Name`.
    pub name: Option<Field>,
    /// `ProtocolName`.
    pub protocol: Option<Field>,
    /// `ProtocolVersion`.
    pub version: Option<Field>,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

impl DeploymentActions {
    /// Reads what the document says, in any order of its elements.
    pub fn read(document: &XmlDocument) -> Self {
        let root = document.root();
        let mut actions = Self {
            root: root.map_or("", Element::name).to_owned(),
            ..Self::default()
        };
        for group in root.into_iter().flat_map(Element::children) {
            let is_known = matches!(
                group.name(),
                "DefaultProtocolVisios" | "ProductionProtocols" | "TemplatesToPreserve"
            );
            if !is_known {
                actions.other.push(NamedField::of(group));
                continue;
            }
            for item in group.children() {
                actions.read_item(group, item);
            }
        }
        actions
    }

    fn read_item(&mut self, group: Element<'_>, item: Element<'_>) {
        let field = |name| item.child(name).map(Field::of);
        match (group.name(), item.name()) {
            ("DefaultProtocolVisios", "DefaultProtocolVisio") => {
                self.default_drawings.push(DefaultDrawing {
                    protocol: field("ProtocolName"),
                    file_name: field("VisioFileName"),
                    position: item.position(),
                });
            }
            ("ProductionProtocols", "ProductionProtocol") => {
                self.production_protocols.push(ProductionProtocol {
                    protocol: field("ProtocolName"),
                    version: field("ProtocolVersion"),
                    copy_templates: field("CopyTemplates"),
                    position: item.position(),
                });
            }
            (
                "TemplatesToPreserve",
                "AlarmTemplates" | "InformationTemplates" | "TrendTemplates",
            ) => {
                let templates = item.children().map(|template| PreservedTemplate {
                    kind: template.name().to_owned(),
                    name: template.child("Name").map(Field::of),
                    protocol: template.child("ProtocolName").map(Field::of),
                    version: template.child("ProtocolVersion").map(Field::of),
                    position: template.position(),
                });
                self.preserved_templates.extend(templates);
            }
            _ => {
                let mut other = NamedField::of(item);
                other.name = format!("{}/{}", group.name(), other.name);
                self.other.push(other);
            }
        }
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let mut sheet = Sheet::new("Deployment actions", None);
        let mut card = Card::new("What it asks for");
        let counts = [
            (
                "Connectors that become production",
                self.production_protocols.len(),
                "Elements that follow the production version of a connector switch to it as soon as the package is installed.",
            ),
            (
                "Default drawings",
                self.default_drawings.len(),
                "Drawings that all elements of a connector show from then on, unless they have one of their own.",
            ),
            (
                "Templates left alone",
                self.preserved_templates.len(),
                "Templates that the installation does not replace where they already exist.",
            ),
        ];
        for (label, count, hint) in counts {
            card.push(crate::Fact::new(label, Value::number(count)).hint(hint));
        }
        sheet.card(card);
        sheet.table(self.production_table(at));
        sheet.table(self.drawing_table(at));
        sheet.table(self.template_table(at));
        sheet.card(super::field::unknown(&self.other, at));
        sheet
    }

    fn production_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Connector", "Version", "Copy templates", "In this package"];
        let mut table = Table::new("Connectors that become production", &columns).hint("The default installer carries this out at the end. Copy templates: the alarm and trend templates of the version before go along.");
        let libraries = Libraries::of(&at.package.archive);
        for it in &self.production_protocols {
            let stated = |field: &Option<Field>| {
                crate::lower_case(field.as_ref().map_or("", |field| &field.value))
            };
            let (protocol, version) = (stated(&it.protocol), stated(&it.version));
            let path = format!("appinstallcontent/protocols/{protocol}/{version}/protocol.xml");
            let is_here = match libraries.find(&path) {
                Some(_) => "yes",
                None => "not as a folder; it may come as a .dmprotocol or be on the agent",
            };
            let cells = vec![
                Field::cell(it.protocol.as_ref()),
                Field::cell(it.version.as_ref()),
                Field::cell(it.copy_templates.as_ref()),
                Value::Text(is_here.to_owned()),
            ];
            table.row(cells, at.place(it.position));
        }
        table
    }

    fn drawing_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Connector", "Drawing"];
        let mut table = Table::new("Default drawings", &columns)
            .hint("The drawing lies in the folder of the connector and becomes its default.");
        for it in &self.default_drawings {
            let cells = vec![
                Field::cell(it.protocol.as_ref()),
                Field::cell(it.file_name.as_ref()),
            ];
            table.row(cells, at.place(it.position));
        }
        table
    }

    fn template_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Kind", "Template", "Connector", "Version"];
        let mut table = Table::new("Templates left alone", &columns)
            .hint("The installation does not replace these templates where they already exist.");
        for it in &self.preserved_templates {
            let kind = match it.kind.as_str() {
                "AlarmTemplate" => "alarm",
                "InformationTemplate" => "information",
                "TrendTemplate" => "trend",
                other => other,
            };
            let cells = vec![
                Value::Text(kind.to_owned()),
                Field::cell(it.name.as_ref()),
                Field::cell(it.protocol.as_ref()),
                Field::cell(it.version.as_ref()),
            ];
            table.row(cells, at.place(it.position));
        }
        table
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DecodedText;

    fn read(text: &str) -> DeploymentActions {
        DeploymentActions::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())))
    }

    #[test]
    fn every_list_is_read() {
        let actions = read(
            "<AppPackageDeploymentActions><More>1</More>\n<TemplatesToPreserve><TrendTemplates><TrendTemplate><Name>T</Name><ProtocolName>P</ProtocolName></TrendTemplate></TrendTemplates><Odd>2</Odd></TemplatesToPreserve>\n<ProductionProtocols><ProductionProtocol><ProtocolVersion>1.0.0.1</ProtocolVersion><ProtocolName>P</ProtocolName><CopyTemplates>false</CopyTemplates></ProductionProtocol><ProductionProtocol/></ProductionProtocols>\n<DefaultProtocolVisios><DefaultProtocolVisio><ProtocolName>P</ProtocolName><VisioFileName>v.vsdx</VisioFileName></DefaultProtocolVisio></DefaultProtocolVisios></AppPackageDeploymentActions>",
        );
        let value = |field: &Option<Field>| field.as_ref().map(|it| it.value.clone());
        let [first, second] = actions.production_protocols.as_slice() else {
            panic!("{:?}", actions.production_protocols);
        };
        assert_eq!(value(&first.version).as_deref(), Some("1.0.0.1"));
        assert_eq!((first.position.line, &second.protocol), (3, &None));
        assert_eq!(actions.preserved_templates[0].kind, "TrendTemplate");
        assert_eq!(
            value(&actions.default_drawings[0].file_name).as_deref(),
            Some("v.vsdx")
        );
        let other: Vec<_> = actions.other.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(other, ["More", "TemplatesToPreserve/Odd"]);
    }

    #[test]
    fn broken_ones_keep_what_stands_before() {
        assert_eq!(read(""), DeploymentActions::default());
        let cut = read("<A><ProductionProtocols><ProductionProtocol><ProtocolName>P</Prot");
        assert_eq!(cut.production_protocols.len(), 1);
    }
}
