//! What the second, independent reader says.

use crate::SecondReader;
use crate::rules::Found;
use crate::rules::inputs::SecondReaderInput;

pub(super) fn other_reader_sees_more(input: &SecondReaderInput<'_>, found: &mut Found<'_>) {
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
