//! What the file is, as a whole.

#[cfg(test)]
mod cases;
mod second_reader;

#[cfg(test)]
pub(super) use self::cases::cases;
use super::{Check, Kinds, Rule, Severity, references};

/// The rules of the family.
pub(super) const RULES: &[Rule] = &[Rule {
    id: "package/other-reader-sees-more",
    severity: Severity::Warning,
    title: "A second reader disagrees",
    condition: "The zip crate, which reads the same bytes independently of this tool, refuses the file, lists other entries, or states other sizes or checksums, and no other finding explains it.",
    why: "Two readers that differ on one file mean that the archive can show one content here and another one on the agent.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::SecondReader(second_reader::other_reader_sees_more)],
}];
