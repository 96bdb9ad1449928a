//! Names with braces.

use super::IMPORTS;
use super::origin::origin;
use crate::DocumentKind;
use crate::rules::inputs::DocumentInput;
use crate::rules::version::AgentVersion;
use crate::rules::words::shortened;
use crate::rules::{Check, Found, Rule, Severity, references};

pub(super) const NAME_WITH_BRACES: Rule = Rule {
    id: "import/name-with-braces",
    severity: Severity::Warning,
    title: "Name with braces",
    condition: "An entry, or a name in Package.xml (an element or attribute called Name or name), has a brace that is not part of a GUID in braces, and the export comes from a DataMiner version before 10.4.10 or an unknown one.",
    why: "The import of items with such names failed before DataMiner 10.4.10.",
    fix: "Rename the item and export again, or upgrade the agent that is to import the file.",
    references: &[references::RELEASE_10_4_10],
    kinds: IMPORTS,
    checks: &[Check::Document(DocumentKind::Import, name_with_braces)],
};

/// Characters of a GUID: 32 digits in five groups.
const GUID: usize = 36;

fn name_with_braces(input: &DocumentInput<'_>, found: &mut Found<'_>) {
    let fixed = AgentVersion::new(10, 4, 10);
    let version = origin(input).version;
    if version.is_some_and(|version| !version.is_below(&fixed)) {
        return;
    }
    for entry in input.package.archive.entries() {
        // Nearly no name has a brace, which its bytes tell.
        if entry
            .name()
            .raw()
            .iter()
            .any(|byte| matches!(byte, b'{' | b'}'))
        {
            let name = entry.name().path();
            if has_brace(&name) {
                found.entry(
                    entry,
                    format_args!("The path “{}” has a brace.", shortened(&name)),
                );
            }
        }
    }
    for element in input.xml.into_iter().flat_map(|xml| xml.elements()) {
        let attribute = element.attributes().find(|(key, _)| is_name(key));
        let (text, position) = match (attribute, is_name(element.name())) {
            (Some((_, value)), _) if has_brace(&value) => (value, element.position()),
            (_, true) if element.children().next().is_none() => element.text(),
            _ => continue,
        };
        if has_brace(&text) {
            found.text(
                input.entry,
                position,
                format_args!("The name “{}” has a brace.", shortened(&text)),
            );
        }
    }
}

fn is_name(key: &str) -> bool {
    matches!(key, "Name" | "name")
}

/// Whether a text has a brace beside those around a GUID.
fn has_brace(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let from = rest.get(at..).unwrap_or_default();
        let Some(behind) = behind_guid(from) else {
            return true;
        };
        rest = behind;
    }
    false
}

/// What stands behind the GUID in braces with which a text begins.
fn behind_guid(text: &str) -> Option<&str> {
    let (inside, rest) = text.strip_prefix('{')?.split_once('}')?;
    let is_digit = |(at, byte): (usize, u8)| match at {
        8 | 13 | 18 | 23 => byte == b'-',
        _ => byte.is_ascii_hexdigit(),
    };
    let is_guid = inside.len() == GUID && (0_usize..).zip(inside.bytes()).all(is_digit);
    is_guid.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::has_brace;

    #[test]
    fn braces_of_a_guid_do_not_count() {
        let guid = "{7e0d6a54-21f3-4c5b-9b7e-53a8c1d04f60}";
        for text in ["", "Demo", guid, &format!("a{guid}b{guid}")] {
            assert!(!has_brace(text), "{text}");
        }
        for text in [
            "{",
            "a}b",
            "{Demo}",
            "{7e0d6a54-21f3-4c5b-9b7e-53a8c1d04f6}",
            &format!("{guid}}}"),
            &format!("{{{guid}"),
        ] {
            assert!(has_brace(text), "{text}");
        }
    }
}
