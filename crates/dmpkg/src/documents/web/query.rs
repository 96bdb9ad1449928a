use dmpkg_archive::sorted;
use serde::Serialize;

use super::super::Field;
use crate::{JsonDocument, JsonKind, JsonValue, TextPos};

/// A query of a dashboard or a low-code app, as steps: where its data come from and what is done to them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Query {
    /// Its id.
    pub id: Option<Field>,
    /// Its name for people.
    pub name: Option<Field>,
    /// Its steps; those of a query inside a step stand behind it.
    pub steps: Vec<QueryStep>,
    /// The ad hoc data sources and custom operators that it needs.
    pub extensions: Vec<QueryExtension>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A step of a query.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryStep {
    /// What it is called: "Elements", "Filter", "Join".
    pub name: String,
    /// The choices made in it, in order.
    pub choices: Vec<String>,
    /// Whether data come from here.
    pub is_source: bool,
    /// In how many other queries it lies.
    pub depth: usize,
}

/// Code of an automation library that a query runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueryExtension {
    /// Whether it changes data instead of delivering them.
    pub is_operator: bool,
    /// `TypeFullName`: the class.
    pub class: String,
    /// `LibraryName`: the library that holds the class.
    pub library: String,
    /// `ScriptName`: the script that holds the library.
    pub script: String,
    /// Where it is stated.
    #[serde(flatten)]
    pub position: TextPos,
}

/// Of choices more than this are left out.
const CHOICES: usize = 16;

impl Query {
    /// A query as it stands in a data pool: an object with `Query`.
    pub(in crate::documents) fn read(data: JsonValue<'_>) -> Option<Self> {
        let first = data
            .get("Query")
            .filter(|it| it.kind() == JsonKind::Object)?;
        let name = Field::member(data, "DisplayName").or_else(|| Field::member(first, "Name"));
        let mut query = Self {
            id: Field::member(data, "QueryID").or_else(|| Field::member(first, "Guid")),
            name,
            steps: Vec::new(),
            extensions: Vec::new(),
            position: data.position(),
        };
        // Steps to come, the next one last: the query inside a step precedes the step behind it.
        let mut open = vec![(first, 0, true)];
        while let Some((node, depth, is_source)) = open.pop() {
            if let Some(next) = node.get("Child").filter(|it| it.kind() == JsonKind::Object) {
                open.push((next, depth, false));
            }
            let mut choices = Choices::default();
            for option in node.get("Options").into_iter().flat_map(JsonValue::items) {
                let inside = choices.add(option);
                open.extend(inside.map(|query| (query, depth + 1, true)));
            }
            query.extensions.extend(choices.extensions);
            query.steps.push(QueryStep {
                name: text(node, "ID"),
                choices: choices.texts,
                is_source,
                depth,
            });
        }
        Some(query)
    }

    /// Where its data come from, in words.
    pub fn sources(&self) -> Vec<String> {
        let sources = self.steps.iter().filter(|step| step.is_source);
        let words = sources.map(|step| {
            let detail = step.choices.join(", ");
            match step.name.as_str() {
                "Custom data" => format!("ad hoc data source {detail}"),
                "Queries" => format!("query {detail}"),
                name if detail.is_empty() => name.to_owned(),
                name => format!("{name}: {detail}"),
            }
        });
        unique(words.collect())
    }

    /// What is done to the data, in order. Steps that only hold the arguments of the one before are
    /// left out.
    pub fn operations(&self) -> Vec<String> {
        let steps = self
            .steps
            .iter()
            .filter(|step| !step.is_source && step.depth == 0 && !step.name.ends_with("arguments"));
        let words = steps.map(|step| match step.choices.is_empty() {
            true => step.name.clone(),
            false => format!("{} ({})", step.name, step.choices.join(", ")),
        });
        words.collect()
    }
}

/// What was chosen in a step.
#[derive(Default)]
struct Choices {
    texts: Vec<String>,
    extensions: Vec<QueryExtension>,
}

impl Choices {
    /// Takes one option; returns the query that was chosen in it, when it is one.
    fn add<'a>(&mut self, option: JsonValue<'a>) -> Option<JsonValue<'a>> {
        let id = text(option, "ID");
        let value = option.get("Value")?;
        if id.starts_with("Custom.") {
            return None;
        }
        if value.get("Child").is_some() || value.get("Options").is_some() {
            return Some(value);
        }
        if value.kind() == JsonKind::List {
            for item in value.items() {
                // Arguments are options in an option.
                match (item.get("Value"), item.get("ID")) {
                    (Some(inner), Some(name)) if inner.kind() == JsonKind::Object => {
                        let name = name.text().unwrap_or_default();
                        let words = described(inner).filter(|_| !name.starts_with("Custom."));
                        self.push(words.map(|words| format!("{name} = {words}")));
                    }
                    _ => self.push(described(item)),
                }
            }
        } else if let Some(extension) = QueryExtension::read(value) {
            self.push(Some(extension.class.clone()));
            self.extensions.push(extension);
        } else {
            self.push(described(value));
        }
        None
    }

    fn push(&mut self, words: Option<String>) {
        match self.texts.len() {
            0..CHOICES => self.texts.extend(words),
            CHOICES => self.texts.push("…".to_owned()),
            _ => {}
        }
    }
}

impl QueryExtension {
    /// The text of an option that is JSON itself and names a script.
    fn read(value: JsonValue<'_>) -> Option<Self> {
        let stated = value.get("Value")?;
        let json = stated.text().filter(|text| text.starts_with('{'))?;
        let document = JsonDocument::parse(&json);
        let root = document.root()?;
        root.get("ScriptName").or_else(|| root.get("LibraryName"))?;
        Some(Self {
            is_operator: text(root, "DataSourceInterface").ends_with("IGQIOperator"),
            class: text(root, "TypeFullName"),
            library: text(root, "LibraryName"),
            script: text(root, "ScriptName"),
            position: stated.position(),
        })
    }
}

/// A value that was chosen: a primitive one, a column, another query.
fn described(value: JsonValue<'_>) -> Option<String> {
    let stated = match value.kind() {
        JsonKind::Object => value
            .get("Value")
            .or_else(|| value.get("Name"))
            .filter(|stated| !stated.is_null())
            .or_else(|| value.get("ID"))?,
        _ => value,
    };
    let field = Field::of_json(stated)?;
    let is_short = !matches!(stated.kind(), JsonKind::Object | JsonKind::List);
    (is_short && !field.value.is_empty()).then_some(field.value)
}

/// A member that is a text, or nothing.
fn text(object: JsonValue<'_>, key: &str) -> String {
    let text = object.get(key).and_then(JsonValue::text);
    text.unwrap_or_default().into_owned()
}

/// The same words once, where they come first.
fn unique(words: Vec<String>) -> Vec<String> {
    let mut order: Vec<usize> = (0..words.len()).collect();
    sorted::sort_by_key(&mut order, |at| (words.get(*at), *at));
    order.dedup_by_key(|at| words.get(*at));
    sorted::sort_by_key(&mut order, |at| *at);
    let kept = order.into_iter().filter_map(|at| words.get(at));
    kept.cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_sources_and_code_are_read() {
        let text = r#"{"DisplayName":"Stations","QueryID":"q1","Query":{"ID":"Custom data","Options":[
            {"ID":"Data source","Value":{"Value":"{\"DataSourceInterface\":\"A.IGQIDataSource\",\"ScriptName\":\"S\",\"LibraryName\":\"L\",\"TypeFullName\":\"N.Stations\"}"}}],
            "Child":{"ID":"Custom data arguments","Options":[{"ID":"Arguments","Value":[{"ID":"Unit","Value":{"Value":"kn"}},{"ID":"Custom.UseFeed","Value":{"Value":false}}]}],
            "Child":{"ID":"Join","Options":[{"ID":"Join type","Value":{"Value":2}},{"ID":"On","Value":{"ID":"Queries","Options":[{"ID":"Query","Value":{"Name":"Winds","ID":"q2"}}],"Child":{"ID":"Top","Options":[{"ID":"Count","Value":{"Value":5}}],"Child":null}}}],
            "Child":{"ID":"Columns","Options":[{"ID":"Column ID set","Value":[{"ID":"Height","Parent":null},{"ID":"Name"}]}],"Child":null}}}}}"#;
        let document = JsonDocument::parse(text);
        let query = Query::read(document.root().unwrap()).unwrap();
        let steps: Vec<_> = query
            .steps
            .iter()
            .map(|step| format!("{}{} {:?}", step.depth, step.name, step.choices))
            .collect();
        assert_eq!(
            steps,
            [
                "0Custom data [\"N.Stations\"]",
                "0Custom data arguments [\"Unit = kn\"]",
                "0Join [\"2\"]",
                "1Queries [\"Winds\"]",
                "1Top [\"5\"]",
                "0Columns [\"Height\", \"Name\"]"
            ]
        );
        assert_eq!(
            query.sources(),
            ["ad hoc data source N.Stations", "query Winds"]
        );
        assert_eq!(query.operations(), ["Join (2)", "Columns (Height, Name)"]);
        let extension = &query.extensions[0];
        assert_eq!(
            (
                extension.library.as_str(),
                extension.script.as_str(),
                extension.is_operator
            ),
            ("L", "S", false)
        );
        assert_eq!(extension.position.line, 2);
    }

    #[test]
    fn many_choices_are_cut_and_depth_costs_no_stack() {
        let items = vec!["{\"ID\":\"a\"}"; 40].join(",");
        let text = format!(
            "{{\"Query\":{{\"ID\":\"Columns\",\"Options\":[{{\"ID\":\"x\",\"Value\":[{items}]}}]}}}}"
        );
        let document = JsonDocument::parse(&text);
        let query = Query::read(document.root().unwrap()).unwrap();
        assert_eq!(query.steps[0].choices.len(), CHOICES + 1);
        let deep = format!(
            "{{\"Query\":{}1{}}}",
            "{\"Child\":".repeat(200),
            "}".repeat(200)
        );
        let document = JsonDocument::parse(&deep);
        assert_eq!(
            Query::read(document.root().unwrap()).unwrap().steps.len(),
            200
        );
        for text in ["{}", "[]", "{\"Query\":null}", "{\"Query\":[]}"] {
            let document = JsonDocument::parse(text);
            assert!(document.root().and_then(Query::read).is_none());
        }
    }

    #[test]
    fn words_are_kept_once() {
        let words = ["b", "a", "b", "a", "c"].map(str::to_owned);
        assert_eq!(unique(words.to_vec()), ["b", "a", "c"]);
    }
}
