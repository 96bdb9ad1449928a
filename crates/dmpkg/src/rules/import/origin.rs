//! The DataMiner version from which an export comes.

use crate::rules::inputs::DocumentInput;
use crate::rules::version::AgentVersion;
use crate::{DocumentContent, XmlDocument};

/// What an export says of the version of its agent.
pub(super) struct Origin {
    /// The version, from where it is stated most plainly.
    pub(super) version: Option<AgentVersion>,
}

/// The origin of the export to which Package.xml belongs: what a field near the root calls its version,
/// or else what Description.txt says, rather a version with a build than one without.
pub(super) fn origin(input: &DocumentInput<'_>) -> Origin {
    let of_fields = match &input.document.content {
        DocumentContent::Import(import) => {
            let fields = import.exported_from.iter();
            let mut versions = fields.filter_map(|it| versions(&it.field.value).next());
            versions.next()
        }
        _ => None,
    };
    let described = || {
        let description = input.package.description()?;
        let fields = description.fields();
        let all: Vec<_> = fields
            .flat_map(|(_, field)| versions(&field.value).collect::<Vec<_>>())
            .collect();
        let with_build = all.iter().find(|version| version.build.is_some());
        with_build.or_else(|| all.first()).copied()
    };
    Origin {
        version: of_fields.or_else(described),
    }
}

impl Origin {
    /// Whether there is a version, or something like one anywhere in Package.xml.
    pub(super) fn is_stated_anywhere(&self, xml: &XmlDocument) -> bool {
        let is_stated = |text: &str| versions(text).next().is_some();
        self.version.is_some()
            || xml.elements().any(|element| {
                let is_leaf = element.children().next().is_none();
                (is_leaf && is_stated(&element.value()))
                    || element.attributes().any(|(_, value)| is_stated(&value))
            })
    }
}

/// The versions in a text: three or four numbers, and perhaps a build.
pub(super) fn versions(text: &str) -> impl Iterator<Item = AgentVersion> {
    let is_part = |letter: char| letter.is_ascii_digit() || matches!(letter, '.' | '-');
    text.split(move |letter| !is_part(letter))
        .filter_map(|word| {
            let word = word.trim_matches(['.', '-']);
            let numbers = word.split_once('-').map_or(word, |(numbers, _)| numbers);
            (numbers.split('.').count() >= 3).then(|| AgentVersion::parse(word))?
        })
}

#[cfg(test)]
mod tests {
    use super::versions;

    #[test]
    fn versions_are_found_in_sentences() {
        for (text, count) in [
            ("Exported from DataMiner 10.4.9.0-14794.", 1),
            ("DataMiner 10.4.9, then 10.5.0", 2),
            ("(10.4.9.0-14794)", 1),
            ("on 2025-06-02 08:30:00", 0),
            ("10.4 or ten", 0),
            ("1.2.3.4.5", 0),
            ("", 0),
        ] {
            assert_eq!(versions(text).count(), count, "{text}");
        }
    }
}
