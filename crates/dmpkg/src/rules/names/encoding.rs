//! What the bytes of a name mean, where the archive leaves that open.

use dmpkg_archive::{Entry, NameEncoding};

use super::super::{Check, Found, Kinds, NameParts, Rule, Severity, references};

pub(super) const UNICODE_FIELD_MISMATCH: Rule = Rule {
    id: "names/unicode-field-mismatch",
    severity: Severity::Warning,
    title: "Two names for one entry",
    condition: "The extra field 0x7075 (Unicode Path) is of version 1 and fits the name in the header by its checksum, but states another name, and the one in the header needs no translation: it is plain ASCII or marked as UTF-8. Where the header's name is in an old code page the field is there to say it again, and nothing fires.",
    why: "Programs that know the field show and unpack one name, all others the other.",
    fix: "Build the archive again with names in UTF-8 and without the field.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(unicode_field_mismatch)],
};

pub(super) const STALE_UNICODE_FIELD: Rule = Rule {
    id: "names/stale-unicode-field",
    severity: Severity::Note,
    title: "Unicode name of another time",
    condition: "The extra field 0x7075 (Unicode Path) is there, but its checksum is not that of the name in the header. Readers pass over the field then.",
    why: "A program renamed the entry and left the field as it was; what else it left is not known.",
    fix: "Build the archive again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(stale_unicode_field)],
};

pub(super) const MISSING_UTF8_FLAG: Rule = Rule {
    id: "names/missing-utf8-flag",
    severity: Severity::Note,
    title: "Encoding of a name is not stated",
    condition: "The name has bytes from 0x80 on, flag bit 11 does not mark it as UTF-8, and no extra field 0x7075 that fits states it. It is shown as UTF-8 when its bytes are that, otherwise by code page 437.",
    why: "The agent may read the name by another code page, and then the file gets a garbled name there.",
    fix: "Write names as UTF-8 and set flag bit 11.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Name(missing_utf8_flag)],
};

pub(super) const MALFORMED_UTF8: Rule = Rule {
    id: "names/malformed-utf8",
    severity: Severity::Warning,
    title: "Name is not the UTF-8 it claims to be",
    condition: "Flag bit 11 marks name and comment as UTF-8, and the bytes of one of them are not.",
    why: "Programs replace the bytes, read them by a code page, or refuse the entry: the file has as many names as readers.",
    fix: "Build the archive again.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(malformed_utf8)],
};

fn unicode_field_mismatch(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    let Some(field) = unicode_path(entry) else {
        return;
    };
    let name = header.name();
    let is_clear = name.raw().is_ascii() || header.flags().utf8();
    if is_clear && field.stands_for(name.raw()) && field.text != name.raw() {
        found.entry(
            entry,
            format_args!(
                "The header calls the entry “{}”, its Unicode Path field “{}”.",
                crate::path::shown(&name.text()),
                crate::path::shown(&String::from_utf8_lossy(field.text))
            ),
        );
    }
}

fn stale_unicode_field(entry: Entry<'_>, found: &mut Found<'_>) {
    let Some(field) = unicode_path(entry) else {
        return;
    };
    if field.version == 1 && !field.stands_for(entry.name().raw()) {
        found.entry(
            entry,
            format_args!(
                "The Unicode Path field calls the entry “{}”, but its checksum is that of another name than “{}”.",
                crate::path::shown(&String::from_utf8_lossy(field.text)),
                crate::path::shown(&entry.name().text())
            ),
        );
    }
}

fn unicode_path(entry: Entry<'_>) -> Option<dmpkg_archive::record::UnicodeText<'_>> {
    let header = entry.header();
    if header.extra().is_empty() {
        return None;
    }
    header.extra_fields().unicode_path()
}

fn missing_utf8_flag(name: &NameParts<'_>, found: &mut Found<'_>) {
    if name.is_plain {
        return;
    }
    let read_as = match name.name.encoding() {
        NameEncoding::Utf8Unannounced => "UTF-8, which its bytes are",
        NameEncoding::Cp437 => "code page 437, the default of the format",
        NameEncoding::Ascii | NameEncoding::Utf8 | NameEncoding::BrokenUtf8 => return,
    };
    let is_stated = unicode_path(name.entry).is_some_and(|it| it.stands_for(name.name.raw()));
    if !is_stated {
        found.entry(
            name.entry,
            format_args!(
                "The archive does not say how the name is encoded. It is shown as “{}” by {read_as}.",
                name.shown()
            ),
        );
    }
}

fn malformed_utf8(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    if !header.flags().utf8() {
        return;
    }
    let is_broken = |bytes: &[u8]| std::str::from_utf8(bytes).is_err();
    let name = header.name();
    if is_broken(name.raw()) {
        found.entry(
            entry,
            format_args!(
                "The name is marked as UTF-8 and is not. Shown with replaced characters it is “{}”.",
                crate::path::shown(&name.text())
            ),
        );
    } else if is_broken(header.comment()) {
        found.entry(
            entry,
            format_args!("The comment of the entry is marked as UTF-8 and is not."),
        );
    }
}

#[cfg(test)]
mod tests {
    use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};

    use crate::rules::tests::{check, lines};

    #[test]
    fn a_field_that_says_an_old_name_again_is_what_it_is_for() {
        let entry = Entry::stored(b"Gr\x94\xe1e.txt", "1").unicode_path("Größe.txt");
        let found = lines(&check("a.zip", &ArchiveBuilder::new().entry(entry).build()));
        assert!(
            !found.iter().any(|line| line.contains(" names/")),
            "{found:#?}"
        );
    }
}
