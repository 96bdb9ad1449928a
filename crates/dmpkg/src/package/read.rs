//! Reading the documents of a package, whatever state they are in.

use dmpkg_archive::{Archive, ContentEnd, Entry, EntryIndex, Limits, Method};

use super::Document;
use crate::detect::{Clues, Landmarks};
use crate::nested::nested_source;
use crate::report::DocumentStatus;
use crate::text::DecodedText;
use crate::{
    AppInfo, Description, DocumentContent, DocumentKind, EntryPath, JsonDocument, Protocol, WebApp,
    XmlDocument,
};

/// Documents above this size are not read: the largest connectors have tens of mebibytes.
const DOCUMENT_LIMIT: u64 = 64 << 20;
/// Deflated archives inside above this size are not looked into while a package opens, because they
/// would have to be decoded to their end first.
const INSIDE_LIMIT: u64 = 128 << 20;

/// Looks into the documents that tell the kinds of the upgrade family apart.
pub(super) fn clues(archive: &Archive, found: &Landmarks) -> Clues {
    let describes_rollback = found
        .description
        .and_then(|index| text_of(archive, index))
        .is_some_and(|text| text.to_ascii_lowercase().contains("rollback"));
    let update_content = || {
        let inner = inside(archive.entry(found.update_zip?)?)?;
        let entry = inner.entries().find(|entry| {
            entry
                .name()
                .path()
                .eq_ignore_ascii_case("UpdateContent.txt")
        })?;
        text_of(&inner, entry.index())
    };
    let marks_update = update_content().is_some_and(|text| text.lines().any(is_update_mark));
    Clues {
        describes_rollback,
        marks_update,
    }
}

/// `SetOption IsUpdate-<build>`, in any letter case.
fn is_update_mark(line: &str) -> bool {
    let mut words = line.split_ascii_whitespace().map(str::to_ascii_lowercase);
    words.next().is_some_and(|word| word == "setoption")
        && words
            .next()
            .is_some_and(|word| word.starts_with("isupdate-"))
}

fn text_of(archive: &Archive, index: EntryIndex) -> Option<String> {
    let content = archive.entry(index)?.content(DOCUMENT_LIMIT).ok()?;
    Some(DecodedText::decode(&content.bytes).text)
}

pub(super) fn read_documents(archive: &Archive, found: &Landmarks) -> Vec<Document> {
    let protocol = found.protocol();
    let mut documents = Vec::new();
    if let Some(index) = found.app_info {
        documents.push(read_xml(archive, index, |document| {
            DocumentContent::AppInfo(AppInfo::read(document))
        }));
    } else if let Some(index) = protocol {
        documents.push(read_xml(archive, index, |document| {
            DocumentContent::Protocol(Protocol::read(document))
        }));
    }
    if let Some(index) = found.description {
        documents.push(read_text(archive, index, |text| {
            (DocumentContent::Description(Description::read(text)), None)
        }));
    }
    if found.checksum.is_some()
        && let Some(index) = found.content_zip
        && let Some(document) = web_export(archive, index)
    {
        documents.push(document);
    }
    documents
}

fn read_xml(
    archive: &Archive,
    index: EntryIndex,
    read: impl FnOnce(&XmlDocument) -> DocumentContent,
) -> Document {
    let (path, decoded, message) = decode(archive, index);
    let readable = decoded.is_some();
    let document = XmlDocument::parse(decoded.unwrap_or_else(|| DecodedText::decode(b"")));
    let content = read(&document);
    let broken = document.broken.map(|problem| {
        format!(
            "line {}, column {}: {}",
            problem.position.line, problem.position.column, problem.message
        )
    });
    let status = match (readable, &broken) {
        (false, _) => DocumentStatus::Unreadable,
        (true, Some(_)) => DocumentStatus::Malformed,
        (true, None) => DocumentStatus::Read,
    };
    let message = message.or(broken);
    Document {
        path,
        entry: Some(index),
        status,
        message,
        content,
    }
}

fn read_text(
    archive: &Archive,
    index: EntryIndex,
    read: impl FnOnce(&str) -> (DocumentContent, Option<String>),
) -> Document {
    let (path, decoded, message) = decode(archive, index);
    let (content, malformed) = read(decoded.as_ref().map_or("", |decoded| decoded.text.as_str()));
    let status = match (&decoded, &malformed) {
        (None, _) => DocumentStatus::Unreadable,
        (Some(_), Some(_)) => DocumentStatus::Malformed,
        (Some(_), None) => DocumentStatus::Read,
    };
    let message = message.or(malformed);
    Document {
        path,
        entry: Some(index),
        status,
        message,
        content,
    }
}

/// An archive inside, unless looking into it would take long.
fn inside(entry: Entry<'_>) -> Option<Archive> {
    if entry.method() != Method::STORED && entry.uncompressed_size() > INSIDE_LIMIT {
        return None;
    }
    Archive::read(nested_source(entry).ok()?, Limits::default()).ok()
}

/// App.info.json or the dashboard inside content.zip.
fn web_export(archive: &Archive, content_zip: EntryIndex) -> Option<Document> {
    let entry = archive.entry(content_zip)?;
    let outer = EntryPath(vec![entry.name().path().into_owned()]);
    let inner = inside(entry)?;
    let found = Landmarks::gather(&inner, "");
    let mut document = match (found.web_app, found.dashboard) {
        (Some(index), _) => read_text(&inner, index, |text| {
            let reading =
                DocumentContent::read_json(DocumentKind::WebApp, &JsonDocument::parse(text));
            (reading.content, reading.message)
        }),
        (None, Some((_, name))) => Document {
            path: EntryPath(vec![name.clone()]),
            entry: None,
            status: DocumentStatus::Read,
            message: None,
            content: DocumentContent::WebApp(WebApp::dashboard(&name)),
        },
        (None, None) => return None,
    };
    let inside = document.path.0;
    document.path = EntryPath([outer.0, inside].concat());
    document.entry = None;
    Some(document)
}

/// The text of an entry, and what is odd about its bytes.
fn decode(
    archive: &Archive,
    index: EntryIndex,
) -> (EntryPath, Option<DecodedText>, Option<String>) {
    let Some(entry) = archive.entry(index) else {
        return (EntryPath::default(), None, None);
    };
    let path = EntryPath(vec![entry.name().path().into_owned()]);
    let content = match entry.content(DOCUMENT_LIMIT) {
        Ok(content) => content,
        Err(error) => return (path, None, Some(error.to_string())),
    };
    let message = match content.end {
        ContentEnd::Complete(decoded) if decoded.crc32 != entry.header().crc32() => {
            Some("its checksum is not the one that the archive states: the content is damaged or was changed".to_owned())
        }
        ContentEnd::Complete(_) => None,
        ContentEnd::Limit => Some(format!("only its first {} MiB were read", DOCUMENT_LIMIT >> 20)),
        ContentEnd::Broken(error) => Some(error.to_string()),
    };
    (path, Some(DecodedText::decode(&content.bytes)), message)
}
