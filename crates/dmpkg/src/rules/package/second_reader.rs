//! What the second, independent reader says.

use super::{Check, Found, Kinds, Rule, Severity, references};
use crate::SecondReader;
use crate::rules::inputs::SecondReaderInput;

pub(super) const OTHER_READER_SEES_MORE: Rule = Rule {
    id: "package/other-reader-sees-more",
    severity: Severity::Warning,
    title: "A second reader disagrees",
    condition: "The zip crate, which reads the same bytes independently of this tool, refuses the file, lists other entries, or states other sizes or checksums, and no other finding explains it.",
    why: "Two readers that differ on one file mean that the archive can show one content here and another one on the agent.",
    fix: "Build the archive again from its files.",
    references: &[references::ZIP],
    kinds: Kinds::All,
    checks: &[Check::SecondReader(other_reader_sees_more)],
};

fn other_reader_sees_more(input: &SecondReaderInput<'_>, found: &mut Found<'_>) {
    if input.explained {
        return;
    }
    match input.verdict {
        SecondReader::Differs(how) => {
            found.archive(format_args!("The second reader disagrees: {how}."));
        }
        SecondReader::Refuses(why) => {
            found.archive(format_args!("The second reader refuses the file: {why}."));
        }
        SecondReader::Agrees | SecondReader::Pending => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{EntryAddress, EntryPath, Findings};

    #[test]
    fn a_disagreement_counts_unless_another_finding_explains_it() {
        let differs = SecondReader::Differs("it does not list a.txt".to_owned());
        for (verdict, explained, count) in [
            (&differs, false, 1),
            (&differs, true, 0),
            (&SecondReader::Refuses("no".to_owned()), false, 1),
            (&SecondReader::Agrees, false, 0),
            (&SecondReader::Pending, false, 0),
        ] {
            let mut findings = Findings::default();
            let mut found = Found {
                rule: crate::rules::find("package/other-reader-sees-more").unwrap(),
                address: &EntryAddress::default(),
                path: &EntryPath::default(),
                findings: &mut findings,
                judge: &crate::settings::Judge::default(),
            };
            other_reader_sees_more(&SecondReaderInput { verdict, explained }, &mut found);
            assert_eq!(findings.list().len(), count);
        }
    }
}
