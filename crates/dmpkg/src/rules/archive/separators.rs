//! What stands between the segments of names.

use crate::amounts::counted;
use crate::rules::inputs::NamesInput;
use crate::rules::{Check, Found, Kinds, Rule, Severity, references};

pub(super) const MIXED_SEPARATORS: Rule = Rule {
    id: "archive/mixed-separators",
    severity: Severity::Note,
    title: "Two ways to separate folders",
    condition: "Some names separate their folders by \\ and some by /. Names that all use \\ never fire: packages that are made on Windows do.",
    why: "DataMiner takes both. Simple tools on other systems show wrong folders.",
    fix: "Use / in all names.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::Names(mixed_separators)],
};

fn mixed_separators(input: &NamesInput<'_>, found: &mut Found<'_>) {
    let (mut forward, mut backward) = (0, 0);
    for entry in input.package.archive.entries() {
        let raw = entry.name().raw();
        forward += u64::from(raw.contains(&b'/'));
        backward += u64::from(raw.contains(&b'\\'));
    }
    if forward > 0 && backward > 0 {
        found.archive(format_args!(
            "{} \\, {} /.",
            counted(backward, "name contains", "names contain"),
            counted(forward, "name contains", "names contain")
        ));
    }
}
