use serde::Serialize;

use super::parameter::is_true;
use super::table::parts;
use crate::{Element, TextPos};

/// A piece of code of a connector.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QAction {
    /// Attribute `id`.
    pub id: String,
    /// Attribute `name`.
    pub name: String,
    /// Attribute `encoding`: the language.
    pub encoding: String,
    /// Attribute `options`, each for itself: precompile, queued, debug and others.
    pub options: Vec<String>,
    /// Attribute `triggers`: ids of the parameters whose change runs it.
    pub triggers: Vec<String>,
    /// Attribute `entryPoint`: the methods that are called.
    pub entry_points: Vec<String>,
    /// Attribute `row` is true: it runs for a change of a cell, and is told which.
    pub is_for_rows: bool,
    /// `Condition`, without which it does not run.
    pub condition: String,
    /// Attribute `dllImport`: libraries that it needs.
    pub imports: Vec<DllImport>,
    /// Where its tag begins, which has the attributes.
    #[serde(skip)]
    pub tag: TextPos,
    /// Number of lines of code.
    pub lines: u32,
    /// Where the code starts; where the element starts when there is none.
    #[serde(flatten)]
    pub position: TextPos,
}

/// A library that code needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct DllImport {
    /// The name, or the path below the folders in which DataMiner looks.
    pub name: String,
}

impl QAction {
    /// The line of the document in which the code ends.
    pub fn last_line(&self) -> u32 {
        let lines = self.lines.saturating_sub(1);
        self.position.line.saturating_add(lines)
    }

    pub(super) fn of(element: Element<'_>) -> Self {
        let mut code = Self {
            tag: element.position(),
            ..Self::default()
        };
        for (name, value) in element.attributes() {
            match name.as_str() {
                "id" => code.id = value.trim().to_owned(),
                "name" => code.name = value,
                "encoding" => code.encoding = value,
                "options" => code.options = parts(&value),
                "triggers" => code.triggers = parts(&value),
                "entryPoint" => code.entry_points = parts(&value),
                "row" => code.is_for_rows = is_true(&value),
                "dllImport" => {
                    let names = parts(&value).into_iter();
                    code.imports = names.map(|name| DllImport { name }).collect();
                }
                _ => {}
            }
        }
        code.condition = element.value_of("Condition");
        let (source, position) = source(element);
        code.position = position;
        if !source.is_empty() {
            let breaks = source.bytes().filter(|byte| *byte == b'\n').count();
            code.lines = u32::try_from(breaks + 1).unwrap_or(u32::MAX);
        }
        code
    }
}

/// The code inside of an element, which nearly always is the last thing in it.
fn source(element: Element<'_>) -> (&str, TextPos) {
    let (content, start) = element.content();
    let behind = match element.children().last() {
        Some(child) => {
            let (inner, inner_start) = child.content();
            let end = (inner_start + inner.len()).saturating_sub(start);
            let rest = content.get(end..).unwrap_or_default();
            // Behind its end tag; an element without content has none.
            match rest.strip_prefix("</").and_then(|rest| rest.find('>')) {
                Some(close) => end + "</".len() + close + 1,
                None => end,
            }
        }
        None => 0,
    };
    let rest = content.get(behind..).unwrap_or_default();
    let (shift, source) = match rest.find("<![CDATA[") {
        Some(open) => {
            let inside = open + "<![CDATA[".len();
            let source = rest.get(inside..).unwrap_or_default();
            let end = source.find("]]>").unwrap_or(source.len());
            (inside, source.get(..end).unwrap_or_default())
        }
        None => (0, rest),
    };
    let trimmed = source.trim_start();
    if trimmed.is_empty() {
        return ("", element.position());
    }
    let offset = start + behind + shift + (source.len() - trimmed.len());
    (trimmed.trim_end(), element.position_in_document(offset))
}
