//! Extra fields of headers.

use dmpkg_archive::Entry;
use dmpkg_archive::record::ExtraField;

use crate::rules::inputs::LocalInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const MALFORMED_EXTRA_FIELD: Rule = Rule {
    id: "archive/malformed-extra-field",
    severity: Severity::Warning,
    title: "An extra field is cut off",
    condition: "An extra field of a header claims more bytes than the header has. Fewer than four bytes at the end, and zeros, never fire; a ZIP64 field that is needed and too short fires another rule.",
    why: "Times, names in Unicode or large sizes that it holds may be read wrongly, and some programs refuse the whole archive.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(malformed), Check::Local(malformed_local)],
};

pub(super) const REPEATED_EXTRA_FIELD: Rule = Rule {
    id: "archive/repeated-extra-field",
    severity: Severity::Error,
    title: "An extra field occurs twice",
    condition: "A header has more than one ZIP64 field (0x0001), Unicode name (0x7075), Unicode comment (0x6375) or AES field (0x9901).",
    why: "Some programs take the first of them and some the last: they see other sizes or names.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Header(repeated), Check::Local(repeated_local)],
};

fn malformed(entry: Entry<'_>, found: &mut Found<'_>) {
    let header = entry.header();
    let Some(field) = header.extra_fields().truncated() else {
        return;
    };
    if field.id != ExtraField::ZIP64 || !header.zip64().is_incomplete {
        found.entry(
            entry,
            format_args!(
                "In the list, its extra field {:#06x} claims {} bytes and has {}.",
                field.id,
                field.len,
                field.data.len()
            ),
        );
    }
}

fn malformed_local(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let Ok(header) = &input.local.header else {
        return;
    };
    // What the list says already is not said twice.
    if header.flags.masked() || input.entry.header().extra_fields().truncated().is_some() {
        return;
    }
    let Some(field) = header.extra_fields().truncated() else {
        return;
    };
    if field.id != ExtraField::ZIP64 || !header.zip64().is_incomplete {
        let at = header.span.offset;
        found.entry_at(
            input.entry,
            at,
            format_args!(
                "In the local header at offset {at}, its extra field {:#06x} claims {} bytes and has {}.",
                field.id,
                field.len,
                field.data.len()
            ),
        );
    }
}

fn repeated(entry: Entry<'_>, found: &mut Found<'_>) {
    for id in entry.header().extra_fields().repeated() {
        found.entry(
            entry,
            format_args!(
                "In the list, its extra field {id:#06x} ({}) occurs more than once.",
                meaning(id)
            ),
        );
    }
}

fn repeated_local(input: &LocalInput<'_>, found: &mut Found<'_>) {
    let Ok(header) = &input.local.header else {
        return;
    };
    let in_list: Vec<u16> = input.entry.header().extra_fields().repeated().collect();
    let only_here = header.extra_fields().repeated();
    for id in only_here.filter(|id| !in_list.contains(id)) {
        let at = header.span.offset;
        found.entry_at(
            input.entry,
            at,
            format_args!(
                "In the local header at offset {at}, its extra field {id:#06x} ({}) occurs more than once.",
                meaning(id)
            ),
        );
    }
}

fn meaning(id: u16) -> &'static str {
    match id {
        ExtraField::ZIP64 => "ZIP64 sizes",
        ExtraField::UNICODE_PATH => "name in Unicode",
        ExtraField::UNICODE_COMMENT => "comment in Unicode",
        _ => "AES encryption",
    }
}
