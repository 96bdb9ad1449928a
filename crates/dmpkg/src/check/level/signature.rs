//! The signature of an archive: the hash in steps, then the verdict and the rules on it.

use dmpkg_archive::Step;

use super::super::{Announce, Announcement, Runner};
use super::{Level, Phase};
use crate::rules::Check;
use crate::rules::inputs::SignatureInput;
use crate::signature::Verification;
use crate::{SignatureFacts, Signed};

/// Bytes that are hashed in one step.
const HASHED: u64 = 8 << 20;

impl Level {
    pub(super) fn verify(
        &self,
        mut verification: Box<Verification>,
        runner: &mut Runner,
        announce: Announce<'_>,
    ) -> Phase {
        match verification.step(HASHED) {
            Ok(Step::Continue(progress)) => {
                announce(Announcement::Progress {
                    path: &self.path,
                    done: progress.done,
                    total: progress.total,
                });
                return Phase::Verifying(verification);
            }
            Ok(Step::Done(())) => {}
            Err(error) => {
                let because = format!("The file could not be read further: {error}.");
                runner.skip(&self.path, &because, &|check| {
                    matches!(check, Check::Signature(_))
                });
            }
        }
        let verified = verification.verdict(runner.roots(), runner.now());
        let facts = SignatureFacts::of(&verified);
        if let Some(entry) = self.package.archive.entry(verified.placement.entry)
            && !runner.is_off()
        {
            let input = SignatureInput {
                entry,
                verified: &verified,
                facts: &facts,
            };
            let pick = |check: &Check| match check {
                Check::Signature(look) => Some(*look),
                _ => None,
            };
            self.run(runner, announce, pick, |look, found| look(&input, found));
        }
        runner.findings.sign(Signed {
            address: self.address.clone(),
            path: self.path.clone(),
            facts,
        });
        Phase::Done
    }
}
