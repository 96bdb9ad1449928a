use serde::Serialize;

use super::field::unknown;
use super::{Field, NamedField};
use crate::{Block, Card, DocumentAt, Element, Notice, Sheet, Tone, XmlDocument};

/// `.nuspec`: the head of the NuGet package that a signed package pretends to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Nuspec {
    /// `metadata/id`.
    pub id: Option<Field>,
    /// `metadata/version`.
    pub version: Option<Field>,
    /// `metadata/description`.
    pub description: Option<Field>,
    /// `metadata/authors`.
    pub authors: Option<Field>,
    /// All other elements, as read.
    pub other: Vec<NamedField>,
}

impl Nuspec {
    /// Reads what the document says, in any order of its elements.
    pub fn read(document: &XmlDocument) -> Self {
        let mut nuspec = Self::default();
        for element in document.root().into_iter().flat_map(Element::children) {
            if element.name() != "metadata" {
                nuspec.other.push(NamedField::of(element));
                continue;
            }
            for element in element.children() {
                let slot = match element.name() {
                    "id" => &mut nuspec.id,
                    "version" => &mut nuspec.version,
                    "description" => &mut nuspec.description,
                    "authors" => &mut nuspec.authors,
                    _ => {
                        nuspec.other.push(NamedField::of(element));
                        continue;
                    }
                };
                if slot.is_none() {
                    *slot = Some(Field::of(element));
                } else {
                    nuspec.other.push(NamedField::of(element));
                }
            }
        }
        nuspec
    }

    /// What it says, to be shown.
    pub fn sheet(&self, at: &DocumentAt<'_>) -> Sheet {
        let name = self.id.as_ref().and_then(Field::stated);
        let mut sheet = Sheet::new("NuGet specification", name.map(str::to_owned));
        let text = match at.package.has_signature() {
            true => {
                "Signing adds this file, so that the package can be sealed by the means of NuGet. It says nothing about what the package is."
            }
            false => {
                "Signing adds this file, but no signature lies beside it: it may have been removed, and with it the proof that the package is unchanged."
            }
        };
        sheet.blocks.push(Block::Notice(Notice {
            tone: Tone::Information,
            text: text.to_owned(),
            place: None,
        }));
        let mut card = Card::new("Stated for signing");
        card.push(at.field("Id", self.id.as_ref()).hint(
            "Made from the name of the file that was signed. Seen in packages, not documented.",
        ));
        card.push(
            at.field("Version", self.version.as_ref()).hint(
                "Always 1.0.0 in packages seen so far; not the version of the package itself.",
            ),
        );
        card.push(
            at.field("Authors", self.authors.as_ref())
                .hint("What the tool wrote down. Who signed is proved by the signature alone."),
        );
        card.extend([at
            .stated("Description", self.description.as_ref())
            .map(|fact| fact.hint("The same as the id in packages seen so far."))]);
        sheet.card(card);
        sheet.card(unknown(&self.other, at));
        sheet
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::DecodedText;

    #[test]
    fn every_field_is_read() {
        let read =
            |text: &str| Nuspec::read(&XmlDocument::parse(DecodedText::decode(text.as_bytes())));
        let nuspec = read(
            "<package xmlns='http://schemas.microsoft.com/packaging/2010/07/nuspec.xsd'><metadata><authors>A</authors><id>Demo</id><tags>t</tags><id>again</id><version>1.0.0</version></metadata><files/></package>",
        );
        let value = |field: &Option<Field>| field.as_ref().map(|it| it.value.clone());
        assert_eq!(value(&nuspec.id).as_deref(), Some("Demo"));
        assert_eq!(value(&nuspec.authors).as_deref(), Some("A"));
        assert_eq!(nuspec.description, None);
        let other: Vec<_> = nuspec.other.iter().map(|it| it.name.as_str()).collect();
        assert_eq!(other, ["tags", "id", "files"]);
        assert_eq!(read("<package><meta"), Nuspec::default());
        assert_eq!(read(""), Nuspec::default());
    }
}
