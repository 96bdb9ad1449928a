use serde::Serialize;

use super::code::{self, EntryPoint};
use crate::{Attribute, Element, Field, NamedField, TextPos};

/// One step of a script, `Exe`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ScriptAction {
    /// The attribute `id`.
    pub id: Option<String>,
    /// The attribute `type`: `csharp`, `set`, `if` and so on.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// The attribute `destvar`: the variable that takes the result.
    pub destination: Option<String>,
    /// All other attributes.
    pub attributes: Vec<Attribute>,
    /// Its elements, in order; without those that [`code`](Self::code) holds.
    pub parts: Vec<ActionPart>,
    /// The C# code that it runs.
    pub code: Option<CodeBlock>,
    /// Where it begins.
    #[serde(flatten)]
    pub position: TextPos,
}

/// An element of a step: `Value`, `Message`, `Param` and so on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ActionPart {
    /// The name of the element.
    pub name: String,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Its text.
    #[serde(flatten)]
    pub field: Field,
}

/// A block of C# code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CodeBlock {
    /// The code, without white space at both ends.
    #[serde(serialize_with = "crate::documents::size_of")]
    pub source: Option<Field>,
    /// `Param` of type `using`: namespaces.
    pub usings: Vec<Field>,
    /// `Param` of type `ref`: libraries, by file name or path on the agent.
    pub references: Vec<Field>,
    /// `Param` of type `scriptRef`: libraries in scripts, `Script:Library`.
    pub script_references: Vec<Field>,
    /// `Param` of type `libraryName`: how other code calls this library.
    pub library_name: Option<Field>,
    /// `Param` of type `preCompile`: whether it is a library.
    pub pre_compile: Option<Field>,
    /// `Param` of type `debug`: whether it is compiled for debugging.
    pub debug: Option<Field>,
    /// `Param` of any other type, with the type as name.
    pub other: Vec<NamedField>,
    /// The methods by which DataMiner can start it.
    pub entry_points: Vec<EntryPoint>,
    /// Where it calls the default installer.
    pub calls_default_installer: Option<TextPos>,
    /// Where it asks for the folder of the files for the installation alone.
    pub uses_setup_content: Option<TextPos>,
    /// Scripts that it starts by a name that stands in the code.
    pub sub_scripts: Vec<Field>,
    /// The interfaces of data sources, operators and the like that its classes implement.
    pub interfaces: Vec<Field>,
    /// Where it shows something to its user.
    pub shows_dialog: Option<Field>,
}

impl ScriptAction {
    pub(super) fn of(element: Element<'_>) -> Self {
        let mut action = Self {
            id: None,
            kind: None,
            destination: None,
            attributes: Vec::new(),
            parts: Vec::new(),
            code: None,
            position: element.position(),
        };
        for attribute in Attribute::all(element) {
            match attribute.name.as_str() {
                "id" => action.id = Some(attribute.value),
                "type" => action.kind = Some(attribute.value),
                "destvar" => action.destination = Some(attribute.value),
                _ => action.attributes.push(attribute),
            }
        }
        let mut code = action.is("csharp").then(CodeBlock::default);
        for child in element.children() {
            let part = ActionPart {
                name: child.name().to_owned(),
                attributes: Attribute::all(child),
                field: Field::of(child),
            };
            match &mut code {
                Some(code) => action.parts.extend(code.take(part)),
                None => action.parts.push(part),
            }
        }
        if let Some(code) = &mut code {
            code::look_into(code);
        }
        action.code = code;
        action
    }

    /// Whether it is of this type.
    pub fn is(&self, kind: &str) -> bool {
        self.kind
            .as_ref()
            .is_some_and(|own| own.eq_ignore_ascii_case(kind))
    }

    /// The first of its elements of this name.
    pub fn part(&self, name: &str) -> Option<&ActionPart> {
        self.parts.iter().find(|part| part.name == name)
    }
}

impl ActionPart {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|it| it.name == name)?;
        Some(&found.value)
    }
}

impl CodeBlock {
    /// Takes what belongs to the code; gives back what does not.
    fn take(&mut self, part: ActionPart) -> Option<ActionPart> {
        if part.name == "Value" && self.source.is_none() {
            self.source = Some(part.field);
            return None;
        }
        if part.name != "Param" {
            return Some(part);
        }
        let kind = part.attribute("type").unwrap_or_default().to_owned();
        let list = match kind.to_ascii_lowercase().as_str() {
            "using" => &mut self.usings,
            "ref" => &mut self.references,
            "scriptref" => &mut self.script_references,
            "libraryname" if self.library_name.is_none() => {
                self.library_name = Some(part.field);
                return None;
            }
            "precompile" if self.pre_compile.is_none() => {
                self.pre_compile = Some(part.field);
                return None;
            }
            "debug" if self.debug.is_none() => {
                self.debug = Some(part.field);
                return None;
            }
            _ => {
                let field = part.field;
                self.other.push(NamedField { name: kind, field });
                return None;
            }
        };
        // One element may name several, parted by semicolons.
        let several = part.field.value.split(';').map(str::trim);
        list.extend(several.filter(|it| !it.is_empty()).map(|it| Field {
            value: it.to_owned(),
            position: part.field.position,
        }));
        None
    }

    /// Whether it is a library for other scripts.
    pub fn is_library(&self) -> bool {
        let pre_compiled = self.pre_compile.as_ref();
        pre_compiled.is_some_and(|it| it.value.eq_ignore_ascii_case("true"))
    }

    /// Number of lines of the code.
    pub fn lines(&self) -> usize {
        let source = self.source.as_ref().and_then(Field::stated);
        source.map_or(0, |code| code.lines().count())
    }
}
