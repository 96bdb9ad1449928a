use serde::Serialize;

use super::{Attribute, Field};
use crate::{
    Card, DocumentAt, Element, Fact, Sheet, Table, TextPos, Value, XmlDocument, lower_case,
};

/// An alarm, trend or information template. The form of trend templates is known; of the others, what
/// stands there is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Template {
    /// The name of the outermost element: `Trending` marks a trend template.
    pub root: String,
    /// `Name`.
    pub name: Option<Field>,
    /// `Description`.
    pub description: Option<Field>,
    /// `Protocol/Name`: the connector that it is for.
    pub connector: Option<Field>,
    /// `Protocol/Version`.
    pub connector_version: Option<Field>,
    /// The parameters of a trend template: `Id`.
    pub parameters: Vec<TrendedParameter>,
    /// Other elements of the outermost one.
    pub other: Vec<TemplateElement>,
}

/// An element of a template whose meaning is not public.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TemplateElement {
    /// Its name.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Number of elements in it.
    pub elements: usize,
    /// Its text, which is that of all elements in it.
    #[serde(flatten)]
    pub text: Field,
}

/// What a trend template says of a parameter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TrendedParameter {
    /// Attribute `id`, else the text.
    pub id: String,
    /// Attribute `rttrending`: every change is kept for some time.
    pub real_time: String,
    /// Attribute `avgtrending`: averages are kept.
    pub average: String,
    /// Attribute `filter`: which rows of a table.
    pub filter: String,
    /// All other attributes, as `name=value` with blanks between them.
    pub other: String,
    /// Where it stands.
    #[serde(flatten)]
    pub position: TextPos,
}

/// Elements that are shown of a template whose form is not public.
const SHOWN: usize = 1_000;

impl Template {
    /// Reads what the document says, in any order of its elements.
    pub fn read(document: &XmlDocument) -> Self {
        let mut template = Self::default();
        let Some(root) = document.root() else {
            return template;
        };
        template.root = root.name().to_owned();
        for element in root.children() {
            match element.name() {
                "Name" if template.name.is_none() => template.name = Some(Field::of(element)),
                "Description" if template.description.is_none() => {
                    template.description = Some(Field::of(element));
                }
                "Protocol" if template.connector.is_none() => {
                    template.connector = element.child("Name").map(Field::of);
                    template.connector_version = element.child("Version").map(Field::of);
                }
                "Id" => template.parameters.push(TrendedParameter::of(element)),
                _ => template.other.push(TemplateElement {
                    name: element.name().to_owned(),
                    attributes: attributes(element),
                    elements: element.children().count(),
                    text: Field::of(element),
                }),
            }
        }
        template
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let path = at.path.0.last().map_or("", String::as_str);
        let file_name = lower_case(path.rsplit('/').next().unwrap_or_default());
        let is_trend = self.root == "Trending";
        let title = match file_name.as_str() {
            _ if is_trend => "Trend template",
            name if name.starts_with("trending_") => "Trend template",
            name if name.starts_with("information_") => "Information template",
            _ => "Alarm template",
        };
        let name = self.name.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new(title, name.map(str::to_owned));
        let mut card = Card::new("Template");
        card.push(at.field("Name", self.name.as_ref()));
        card.extend([at.stated("Description", self.description.as_ref())]);
        card.push(
            at.field("Connector", self.connector.as_ref())
                .hint("Elements of this connector can be given the template."),
        );
        card.push(at.field("Connector version", self.connector_version.as_ref()).hint("The version for which it was made. DataMiner keeps templates for each version; the word Production follows the version that is set so."));
        if !is_trend && !self.root.is_empty() {
            let root = Fact::new("Outermost element", Value::Code(self.root.clone()));
            card.push(root.hint("The form of this kind of template is not public. Its elements are shown as they stand."));
        }
        sheet.card(card);
        sheet.table(self.parameters_table(at));
        sheet.table(self.others(at));
        sheet
    }

    fn parameters_table(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["#Parameter", "Every change", "Averages", "Rows", "Other"];
        let mut table = Table::new("Trended parameters", &columns)
            .hint("Of which parameters trend data is kept: every change for a shorter time, averages for a longer one. A filter names the rows of a table.");
        for parameter in &self.parameters {
            let id = match parameter.id.parse() {
                Ok(id) => Value::Count(id),
                Err(_) => Value::Text(parameter.id.clone()),
            };
            let cells = vec![
                id,
                Value::Text(parameter.real_time.clone()),
                Value::Text(parameter.average.clone()),
                Value::Text(parameter.filter.clone()),
                Value::Text(parameter.other.clone()),
            ];
            table.row(cells, at.place(parameter.position));
        }
        table
    }

    fn others(&self, at: &DocumentAt<'_>) -> Table {
        let columns = ["Element", "Attributes", "#Elements inside", "Text"];
        let mut table = Table::new("Other elements", &columns)
            .hint("The meaning of these elements is not public.");
        for other in self.other.iter().take(SHOWN) {
            let attributes = other.attributes.iter();
            let attributes = attributes.map(|it| format!("{}={}", it.name, it.value));
            let cells = vec![
                Value::Text(other.name.clone()),
                Value::Text(attributes.collect::<Vec<_>>().join(" ")),
                Value::number(other.elements),
                Value::Text(other.text.value.clone()),
            ];
            table.row(cells, at.place(other.text.position));
        }
        table
    }
}

impl TrendedParameter {
    fn of(element: Element<'_>) -> Self {
        let mut parameter = Self {
            position: element.position(),
            ..Self::default()
        };
        let mut other = Vec::new();
        for (name, value) in element.attributes() {
            match name.as_str() {
                "id" => parameter.id = value.trim().to_owned(),
                "rttrending" => parameter.real_time = value,
                "avgtrending" => parameter.average = value,
                "filter" => parameter.filter = value,
                _ => other.push(format!("{name}={value}")),
            }
        }
        if parameter.id.is_empty() {
            parameter.id = element.value().into_owned();
        }
        parameter.other = other.join(" ");
        parameter
    }
}

fn attributes(element: Element<'_>) -> Vec<Attribute> {
    let pairs = element.attributes();
    pairs
        .map(|(name, value)| Attribute { name, value })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DecodedText;

    fn read(text: &str) -> Template {
        Template::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())))
    }

    #[test]
    fn trend_templates_are_known() {
        let template = read(
            "<Trending><Protocol><Version>1.0.0.1</Version><Name>Demo</Name></Protocol>\n<Id id='7' rttrending='true' avgtrending='false' filter='a*' centraldbdisablert='false'/><Id>8</Id><Name>Default</Name><New>x</New></Trending>",
        );
        assert_eq!(template.root, "Trending");
        assert_eq!(template.name.unwrap().value, "Default");
        assert_eq!(template.connector.unwrap().value, "Demo");
        assert_eq!(template.connector_version.unwrap().value, "1.0.0.1");
        let [first, second] = template.parameters.as_slice() else {
            panic!("{:?}", template.parameters)
        };
        let shown = (
            first.id.as_str(),
            first.real_time.as_str(),
            first.average.as_str(),
        );
        assert_eq!(shown, ("7", "true", "false"));
        assert_eq!((first.filter.as_str(), first.position.line), ("a*", 2));
        assert_eq!(first.other, "centraldbdisablert=false");
        assert_eq!(second.id, "8");
        assert_eq!(template.other[0].name, "New");
    }

    #[test]
    fn other_templates_are_kept_as_they_stand() {
        let template = read("<AlarmTemplate><Monitored id='5'><A>1</A><B>2</B></Monitored><Broken");
        assert_eq!(template.root, "AlarmTemplate");
        let other = &template.other[0];
        assert_eq!((other.text.value.as_str(), other.elements), ("12", 2));
        assert_eq!(other.attributes[0].value, "5");
        assert_eq!(read(""), Template::default());
        assert_eq!(read("no XML"), Template::default());
    }
}
