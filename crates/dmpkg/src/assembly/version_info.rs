//! The version resource: what the properties of a file show on Windows. After "PE Format", section
//! `.rsrc`, and the structure `VS_VERSIONINFO` of the Windows documentation.

use serde::Serialize;

use super::bytes::Bytes;
use super::image::{Image, RESOURCES};
use crate::TextEncoding;

/// What the version resource says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct VersionInfo {
    /// The file version in numbers.
    pub file_version: [u16; 4],
    /// The product version in numbers.
    pub product_version: [u16; 4],
    /// What it says in words, in its order; of several languages the first.
    pub texts: Vec<VersionText>,
}

/// A text of the version resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VersionText {
    /// Its name, as `CompanyName`.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Texts that are kept; ordinary ones have a dozen.
const TEXTS: usize = 64;

/// The number of resources that are versions.
const VERSION: u32 = 16;

impl VersionInfo {
    /// Reads the resource; none when there is none or it has not that form.
    pub(super) fn read(image: &Image<'_>) -> Option<Self> {
        let (start, length) = image.directory(RESOURCES)?;
        let section = image.at(start)?;
        let section = Bytes(section.first(length));
        // Three levels: kind, number, language.
        let numbers = below(section, 0, Some(VERSION))?;
        let languages = below(section, numbers, None)?;
        let data = below(section, languages, None)?;
        let entry = section.from(data);
        let resource = image.at(entry.offset(0)?)?;
        Self::of_resource(Bytes(resource.first(entry.offset(4)?)))
    }

    /// A text by its name.
    pub fn text(&self, name: &str) -> Option<&str> {
        let text = self.texts.iter().find(|text| text.name == name)?;
        Some(text.value.as_str()).filter(|value| !value.is_empty())
    }

    fn of_resource(resource: Bytes<'_>) -> Option<Self> {
        let root = Node::read(resource).filter(|node| node.key == "VS_VERSION_INFO")?;
        let fixed = root.value;
        let version = |at: usize| -> Option<[u16; 4]> {
            let part = |offset| fixed.u16(at + offset);
            Some([part(2)?, part(0)?, part(6)?, part(4)?])
        };
        let is_fixed = fixed.u32(0) == Some(0xFEEF_04BD);
        let mut info = Self::default();
        if is_fixed {
            info.file_version = version(8).unwrap_or_default();
            info.product_version = version(16).unwrap_or_default();
        }
        let tables = root
            .children()
            .find(|node| node.key == "StringFileInfo")
            .and_then(|node| node.children().next());
        for text in tables.iter().flat_map(Node::children).take(TEXTS) {
            info.texts.push(VersionText {
                value: text.text(),
                name: text.key,
            });
        }
        Some(info)
    }
}

/// Where the first entry with this number points to, or the first of all.
fn below(section: Bytes<'_>, directory: usize, number: Option<u32>) -> Option<usize> {
    let directory = section.from(directory);
    let count = directory.short_offset(12)? + directory.short_offset(14)?;
    let entries = Bytes(directory.from(16).first(8 * count));
    let (entries, _) = entries.0.as_chunks::<8>();
    let mut entries = entries.iter().map(|entry| Bytes(entry));
    let entry = entries.find(|entry| number.is_none() || entry.u32(0) == number)?;
    // The highest bit tells a further directory from data.
    Some(entry.offset(4)? & 0x7FFF_FFFF)
}

/// A node: length, length of the value, kind of the value, key, value, nodes below, each aligned to
/// four bytes.
struct Node<'a> {
    key: String,
    value: Bytes<'a>,
    below: Bytes<'a>,
}

impl<'a> Node<'a> {
    fn read(bytes: Bytes<'a>) -> Option<Self> {
        let length = bytes.short_offset(0)?;
        let node = Bytes(bytes.first(length));
        let is_text = node.u16(4)? == 1;
        // Of a text, the length is counted in characters.
        let value_length = node.short_offset(2)? * if is_text { 2 } else { 1 };
        let key = utf16_until_zero(node.from(6).0);
        let at = (6 + key.len() + 2).next_multiple_of(4);
        let value = Bytes(node.from(at).first(value_length));
        Some(Self {
            key: TextEncoding::Utf16Le.decode_utf16(key),
            value,
            below: node.from((at + value_length).next_multiple_of(4)),
        })
    }

    fn children(&self) -> impl Iterator<Item = Node<'a>> {
        let mut rest = self.below;
        std::iter::from_fn(move || {
            let node = Node::read(rest)?;
            let length = rest.short_offset(0)?.next_multiple_of(4);
            rest = rest.from(length.max(4));
            Some(node)
        })
    }

    fn text(&self) -> String {
        let text = TextEncoding::Utf16Le.decode_utf16(utf16_until_zero(self.value.0));
        text.trim().to_owned()
    }
}

fn utf16_until_zero(bytes: &[u8]) -> &[u8] {
    let (units, _) = bytes.as_chunks::<2>();
    let length = units.iter().position(|unit| *unit == [0, 0]);
    bytes
        .get(..2 * length.unwrap_or(units.len()))
        .unwrap_or_default()
}
