//! Every XML document.

#[cfg(test)]
mod cases;
mod encoding;
mod entities;
mod form;
mod read;
mod size;

#[cfg(test)]
pub(super) use self::cases::cases;
pub(crate) use self::read::is_read_document;
use super::{Check, Kinds, Rule, Severity, references};

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "xml/not-well-formed",
        severity: Severity::Error,
        title: "XML document is not well-formed",
        condition: "A document that DataMiner reads stops being XML at some place: a tag is missing or wrong, a quote or reference is not closed, a character is not allowed. What stands before that place is shown all the same. Empty documents, undefined entities and bytes that mean nothing in the encoding have rules of their own.",
        why: "DataMiner refuses the whole document, whatever the rest of it says.",
        fix: "Correct the document at the line and column given, or export it again from the tool that wrote it.",
        references: &[references::XML, references::XML_NAMESPACES],
        kinds: Kinds::All,
        checks: &[Check::Xml(form::not_well_formed)],
    },
    Rule {
        id: "xml/companion-not-well-formed",
        severity: Severity::Warning,
        title: "Other XML file is not well-formed",
        condition: "A file whose name ends with .xml, but which DataMiner itself does not read as a document of the package, stops being XML at some place. Files that begin with a zero byte or like a known binary format are left alone, and so are all other extensions.",
        why: "Whatever program uses the file is likely to refuse it.",
        fix: "Correct the file at the line and column given, or give it another extension if it is not XML.",
        references: &[references::XML, references::XML_NAMESPACES],
        kinds: Kinds::All,
        checks: &[Check::Xml(form::companion_not_well_formed)],
    },
    Rule {
        id: "xml/empty-document",
        severity: Severity::Error,
        title: "XML document is empty",
        condition: "A document that DataMiner reads has no bytes, or nothing but white space.",
        why: "DataMiner needs what the document should say, and refuses one without an element.",
        fix: "Put the real document into the package; most often the build wrote the file before it was ready.",
        references: &[references::XML],
        kinds: Kinds::All,
        checks: &[Check::Xml(form::empty_document)],
    },
    Rule {
        id: "xml/unsupported-encoding",
        severity: Severity::Error,
        title: "Encoding that cannot be relied on",
        condition: "A document that DataMiner reads declares an encoding other than UTF-8, UTF-16, US-ASCII, ISO-8859-1 or Windows-1252, or begins like UTF-32. Nothing else is then said about its form.",
        why: "This tool cannot decode the text, and whether the agent can depends on how it is set up.",
        fix: "Save the document as UTF-8 and declare utf-8.",
        references: &[references::XML],
        kinds: Kinds::All,
        checks: &[Check::Xml(encoding::unsupported_encoding)],
    },
    Rule {
        id: "xml/undecodable-text",
        severity: Severity::Error,
        title: "Bytes that do not fit the encoding",
        condition: "A document that DataMiner reads has bytes that mean nothing in the encoding that its byte order mark or its declaration states, or in UTF-8 when neither does. They are shown as replacement characters.",
        why: "A strict reader stops at the first such byte; a lenient one shows damaged text.",
        fix: "Save the document again as UTF-8.",
        references: &[references::XML],
        kinds: Kinds::All,
        checks: &[Check::Xml(encoding::undecodable_text)],
    },
    Rule {
        id: "xml/encoding-disagreement",
        severity: Severity::Warning,
        title: "Declared encoding is not the real one",
        condition: "The declaration names another encoding than the byte order mark, or UTF-16 although the bytes are not, or none of two bytes a character although they are. A byte order mark with the same or no declared encoding is fine.",
        why: "Some readers follow the mark and others the declaration, so that one file gives different texts or an error.",
        fix: "Declare the encoding in which the file is saved; best is UTF-8 for both.",
        references: &[references::XML],
        kinds: Kinds::All,
        checks: &[Check::Xml(encoding::encoding_disagreement)],
    },
    Rule {
        id: "xml/document-type",
        severity: Severity::Warning,
        title: "Document type in a package document",
        condition: "A document that DataMiner reads has a `<!DOCTYPE`. Nothing in it is loaded here. Files with another extension than .xml are not looked at.",
        why: "Readers of .NET refuse a document type unless they are told to take it, and no package has a use for one.",
        fix: "Remove the document type.",
        references: &[references::XML, references::DTD_PROCESSING],
        kinds: Kinds::All,
        checks: &[Check::Xml(entities::document_type)],
    },
    Rule {
        id: "xml/entity-declaration",
        severity: Severity::Error,
        title: "Entities are declared",
        condition: "A document type declares entities with a text of their own, for the document or for itself, whether they are used or not. None is expanded here: what nested ones would become is computed.",
        why: "A few lines of entities that refer to each other become gigabytes in a reader that expands them, and text can be hidden in them from who reviews the file.",
        fix: "Remove the declarations and write the text where it belongs. Do not install a package in which entities are nested unless you know who made it.",
        references: &[references::XML, references::DTD_PROCESSING],
        kinds: Kinds::All,
        checks: &[Check::Xml(entities::entity_declaration)],
    },
    Rule {
        id: "xml/external-entity",
        severity: Severity::Error,
        title: "Something outside of the package is referred to",
        condition: "The document type, or an entity that it declares, has SYSTEM or PUBLIC with an address. The address is shown and never asked.",
        why: "A careless reader fetches the address: it then reads files of the agent, or tells a server in the network that the package was opened.",
        fix: "Remove the reference. Do not install the package if nobody can say why it is there.",
        references: &[references::XML, references::DTD_PROCESSING],
        kinds: Kinds::All,
        checks: &[Check::Xml(entities::external_entity)],
    },
    Rule {
        id: "xml/undefined-entity",
        severity: Severity::Error,
        title: "Entity that nothing defines",
        condition: "A document that DataMiner reads refers to an entity, as in `&nbsp;`, that is neither one of amp, lt, gt, quot and apos nor declared. Of each name the first place is given.",
        why: "XML knows five entities only, and a reader stops at any other: those of HTML are not among them.",
        fix: "Write the character itself, or its number as in `&#160;`.",
        references: &[references::XML],
        kinds: Kinds::All,
        checks: &[Check::Xml(entities::undefined_entity)],
    },
    Rule {
        id: "xml/too-deep",
        severity: Severity::Warning,
        title: "Elements lie too deep in each other",
        condition: "Elements are nested in more than 256 levels. The reader stops there; real documents have fewer than 40.",
        why: "A reader that works recursively may crash on such a document, and what lies deeper was not looked at.",
        fix: "Find out how the file was made: no usual tool writes one like it.",
        references: &[references::XML],
        kinds: Kinds::All,
        checks: &[Check::Xml(size::too_deep)],
    },
    Rule {
        id: "xml/too-large",
        severity: Severity::Warning,
        title: "XML document is too large to be looked at",
        condition: "A document has more than 256 MiB of text, or more than 10,000,000 elements and attributes. The reader stops there. Connectors with tens of megabytes are usual.",
        why: "What lies behind the limit was not looked at, and an agent may run out of memory with it.",
        fix: "Look at the document with another tool, and make it smaller if it can be.",
        references: &[references::XML],
        kinds: Kinds::All,
        checks: &[Check::Xml(size::too_large)],
    },
];
