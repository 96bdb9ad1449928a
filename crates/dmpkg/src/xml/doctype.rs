//! The document type: what it declares, read without loading or expanding anything.

use super::characters::{is_space, name_length, named};
use super::expansion::{self, Expansion, InternalEntity};

/// A document type and its declarations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentType {
    /// Where `<!DOCTYPE` stands, in bytes from the start of the text.
    pub offset: usize,
    /// The name of the outermost element that it announces.
    pub name: String,
    /// Where more declarations are said to lie.
    pub external: Option<ExternalId>,
    /// The entities, in their order.
    pub entities: Vec<EntityDeclaration>,
    /// The largest of the entities that refer to others.
    pub expansion: Option<Expansion>,
    /// Whether declarations may come out of a parameter entity.
    pub(super) has_parameter_references: bool,
}

/// An entity that a document type declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityDeclaration {
    /// Where its declaration stands, in bytes from the start of the text.
    pub offset: usize,
    /// Its name.
    pub name: String,
    /// Whether it is for use in the document type only.
    pub parameter: bool,
    /// Where its text is said to lie, when that is not in the document.
    pub external: Option<ExternalId>,
}

/// Something outside of the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExternalId {
    /// Where `SYSTEM` or `PUBLIC` stands, in bytes from the start of the text.
    pub offset: usize,
    /// The public name.
    pub public: Option<String>,
    /// The address.
    pub address: String,
}

/// Where a document type stops being what XML 1.0 demands.
pub(super) struct Stop {
    pub(super) offset: usize,
    pub(super) message: String,
    /// Whether the text ends there.
    pub(super) at_end: bool,
}

/// Reads the document type at an offset. Returns what it declares, and its end or where it stops
/// being one.
pub(super) fn read(text: &str, offset: usize) -> (DocumentType, Result<usize, Stop>) {
    let mut reader = Reader {
        text,
        at: offset,
        found: DocumentType {
            offset,
            ..DocumentType::default()
        },
        internal: Vec::new(),
    };
    let end = reader.document_type().map(|()| reader.at);
    reader.found.expansion = expansion::largest(&reader.internal);
    (reader.found, end)
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    found: DocumentType,
    internal: Vec<InternalEntity<'t>>,
}

impl<'t> Reader<'t> {
    fn document_type(&mut self) -> Result<(), Stop> {
        if !self.skip("<!DOCTYPE") {
            return Err(self.stop("a document type begins with `<!DOCTYPE` in capital letters"));
        }
        self.space("behind `<!DOCTYPE`")?;
        self.found.name = self.name("the name of the outermost element")?.to_owned();
        let blank = self.blank();
        if !self.rest().starts_with(['[', '>']) {
            if !blank {
                return Err(self.expected("white space, `[` or `>`"));
            }
            self.found.external = Some(self.external_id()?);
            self.blank();
        }
        if self.skip("[") {
            self.subset()?;
            self.blank();
        }
        match self.skip(">") {
            true => Ok(()),
            false => Err(self.expected("`>` at the end of the document type")),
        }
    }

    /// The declarations between `[` and `]`.
    fn subset(&mut self) -> Result<(), Stop> {
        loop {
            self.blank();
            let start = self.at;
            if self.skip("]") {
                return Ok(());
            } else if self.skip("%") {
                self.name("the name of a parameter entity")?;
                self.require(";")?;
                self.found.has_parameter_references = true;
            } else if self.skip("<!--") {
                self.until("--", start, "the comment")?;
                self.require(">")?;
            } else if self.skip("<?") {
                self.until("?>", start, "the processing instruction")?;
            } else if self.skip("<!ENTITY") {
                self.entity(start)?;
            } else if self.skip("<!ELEMENT") || self.skip("<!ATTLIST") || self.skip("<!NOTATION") {
                self.space("behind the kind of a declaration")?;
                self.declaration(start)?;
            } else {
                return Err(self.expected("a declaration or `]`"));
            }
        }
    }

    /// The rest of a declaration that declares no entity: only quotes and its end matter.
    fn declaration(&mut self, start: usize) -> Result<(), Stop> {
        loop {
            let Some(skipped) = self.rest().find(['"', '\'', '<', '>']) else {
                return Err(self.unclosed(start, "the declaration", ">"));
            };
            self.at += skipped;
            if self.skip(">") {
                return Ok(());
            }
            if self.rest().starts_with('<') {
                return Err(self.expected("`>` at the end of the declaration"));
            }
            self.literal("a value")?;
        }
    }

    fn entity(&mut self, start: usize) -> Result<(), Stop> {
        self.space("behind `<!ENTITY`")?;
        let parameter = self.skip("%");
        if parameter {
            self.space("behind `%`")?;
        }
        let name = self.name("the name of the entity")?;
        self.space("behind the name of the entity")?;
        let mut external = None;
        if self.rest().starts_with(['"', '\'']) {
            let value = self.literal("the text of the entity")?;
            self.internal.push(InternalEntity {
                name,
                parameter,
                value,
            });
        } else {
            external = Some(self.external_id()?);
            if self.blank() && !parameter && self.skip("NDATA") {
                self.space("behind `NDATA`")?;
                self.name("the name of a notation")?;
            }
        }
        self.found.entities.push(EntityDeclaration {
            offset: start,
            name: name.to_owned(),
            parameter,
            external,
        });
        self.blank();
        self.require(">")
    }

    fn external_id(&mut self) -> Result<ExternalId, Stop> {
        let offset = self.at;
        let mut public = None;
        if self.skip("PUBLIC") {
            self.space("behind `PUBLIC`")?;
            public = Some(self.literal("the public name")?.to_owned());
        } else if !self.skip("SYSTEM") {
            return Err(self.expected("`SYSTEM`, `PUBLIC` or a text in quotes"));
        }
        self.space("before the address")?;
        Ok(ExternalId {
            offset,
            public,
            address: self.literal("the address")?.to_owned(),
        })
    }

    fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn skip(&mut self, expected: &str) -> bool {
        let found = self.rest().starts_with(expected);
        if found {
            self.at += expected.len();
        }
        found
    }

    fn blank(&mut self) -> bool {
        let skipped = self
            .rest()
            .bytes()
            .take_while(|byte| is_space(*byte))
            .count();
        self.at += skipped;
        skipped > 0
    }

    fn space(&mut self, place: &str) -> Result<(), Stop> {
        match self.blank() {
            true => Ok(()),
            false => Err(self.expected(&format!("white space {place}"))),
        }
    }

    fn require(&mut self, expected: &str) -> Result<(), Stop> {
        match self.skip(expected) {
            true => Ok(()),
            false => Err(self.expected(&format!("`{expected}`"))),
        }
    }

    fn name(&mut self, what: &str) -> Result<&'t str, Stop> {
        let rest = self.rest();
        let name = rest.get(..name_length(rest)).unwrap_or_default();
        if name.is_empty() {
            return Err(self.expected(what));
        }
        self.at += name.len();
        Ok(name)
    }

    /// A text in quotes.
    fn literal(&mut self, what: &str) -> Result<&'t str, Stop> {
        let rest = self.rest();
        let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            return Err(self.expected(&format!("{what} in quotes")));
        };
        let behind = rest.get(1..).unwrap_or_default();
        let Some((literal, _)) = behind.split_once(quote) else {
            return Err(self.unclosed(self.at, what, if quote == '"' { "\"" } else { "'" }));
        };
        self.at += literal.len() + 2;
        Ok(literal)
    }

    fn until(&mut self, end: &str, start: usize, what: &str) -> Result<(), Stop> {
        let Some(skipped) = self.rest().find(end) else {
            return Err(self.unclosed(start, what, end));
        };
        self.at += skipped + end.len();
        Ok(())
    }

    fn expected(&self, what: &str) -> Stop {
        let Some(found) = self.rest().chars().next() else {
            return self.unclosed(self.found.offset, "the document type", ">");
        };
        self.stop(&format!("expected {what}, found {}", named(found)))
    }

    fn stop(&self, message: &str) -> Stop {
        Stop {
            offset: self.at,
            message: message.to_owned(),
            at_end: false,
        }
    }

    fn unclosed(&self, start: usize, what: &str, end: &str) -> Stop {
        Stop {
            offset: start,
            message: format!("{what} that starts here is not closed with `{end}`"),
            at_end: true,
        }
    }
}
