//! What the archive says of an entry, as facts.

use dmpkg_archive::{Entry, NameEncoding};

use crate::{Fact, Value};

pub(super) fn facts(entry: Entry<'_>) -> Vec<Fact> {
    let header = entry.header();
    let name = entry.name();
    let code = |text: String| Value::Code(text);
    let mut facts = vec![
        Fact::new("Name", code(crate::path::shown(&name.text()).into_owned()))
            .hint("As it stands in the archive. Windows takes / and \\ alike."),
        Fact::new(
            "Name encoding",
            Value::Text(encoding(name.encoding()).to_owned()),
        ),
        Fact::new("Size", Value::Bytes(entry.uncompressed_size())),
        Fact::new("Compressed size", Value::Bytes(entry.compressed_size())),
        Fact::new("Method", Value::Text(entry.method().to_string())),
        Fact::new("CRC-32", code(format!("{:08X}", header.crc32())))
            .hint("Checksum of the content, as the archive states it."),
        Fact::new("Changed", modified(entry))
            .hint("Local time where the archive was made, without time zone."),
        Fact::new("Made by", Value::Text(system(header.version_made_by()))),
        Fact::new("Flags", code(format!("{:04X}", header.flags().0))),
        Fact::new(
            "Place in the list",
            Value::Count(u64::from(entry.index().0) + 1),
        ),
        Fact::new(
            "Local header at",
            code(format!("{:#x}", entry.local_header_offset())),
        )
        .hint("Offset in bytes from the start of the archive."),
    ];
    match entry.local_header() {
        Ok(local) => {
            let data = code(format!("{:#x}", local.span.end()));
            facts.push(
                Fact::new("Data at", data).hint("Offset in bytes from the start of the archive."),
            );
            if local.name().raw() != name.raw() {
                let other = crate::path::shown(&local.name().text()).into_owned();
                facts.push(Fact::new("Name in the local header", code(other)).hint(
                    "It differs from the name in the list of entries: readers may disagree.",
                ));
            }
        }
        Err(error) => facts.push(Fact::new(
            "Local header",
            Value::Unreadable(error.to_string()),
        )),
    }
    if !header.comment().is_empty() {
        let comment = String::from_utf8_lossy(header.comment()).into_owned();
        facts.push(Fact::new(
            "Comment",
            Value::Text(crate::path::shown(&comment).into_owned()),
        ));
    }
    facts
}

fn encoding(encoding: NameEncoding) -> &'static str {
    match encoding {
        NameEncoding::Ascii => "ASCII",
        NameEncoding::Utf8 => "UTF-8",
        NameEncoding::Utf8Unannounced => "UTF-8, not announced",
        NameEncoding::Cp437 => "code page 437",
        NameEncoding::BrokenUtf8 => "announced as UTF-8, but it is not",
    }
}

fn modified(entry: Entry<'_>) -> Value {
    let time = entry.header().modified();
    match (time.date, time.time) {
        (0, 0) => Value::NotStated,
        _ if time.is_possible() => Value::Text(time.to_string()),
        _ => Value::Unreadable(format!("{time} is no date")),
    }
}

/// The system of the high byte (APPNOTE 4.4.2) and the version of the low one.
fn system(made_by: u16) -> String {
    let [version, system] = made_by.to_le_bytes();
    let version = format!("{}.{}", version / 10, version % 10);
    match system {
        0 => format!("DOS or Windows, format {version}"),
        3 => format!("Unix, format {version}"),
        10 => format!("Windows NTFS, format {version}"),
        19 => format!("macOS, format {version}"),
        other => format!("system {other}, format {version}"),
    }
}
