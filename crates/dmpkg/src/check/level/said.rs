//! What documents say: rules on one document, and on all that a package says.

use dmpkg_archive::Entry;

use super::super::{Announce, Runner};
use super::Level;
use crate::inspection::{Form, Record};
use crate::report::DocumentStatus;
use crate::rules::inputs::{DocumentInput, PackageInput};
use crate::rules::{Check, Rule};
use crate::{DocumentKind, Inspected, PackageKind};

impl Level {
    /// Runs the rules on a document that was just read and written down.
    pub(super) fn judge(
        &self,
        entry: Entry<'_>,
        path: &str,
        form: Form<'_>,
        runner: &mut Runner,
        record: &Record,
        announce: Announce<'_>,
    ) {
        let document = record.document(&self.address, entry);
        let document = document.filter(|document| document.status == DocumentStatus::Read);
        let Some(document) = document.filter(|_| !runner.is_off()) else {
            return;
        };
        let input = DocumentInput {
            package: &self.package,
            depth: self.address.0.len(),
            entry,
            path,
            document,
            bytes: form.bytes,
            xml: form.xml,
            json: form.json,
            now: runner.now(),
        };
        let pick = |check: &Check| match check {
            Check::Document(kind, look) if *kind == document.kind => Some(*look),
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }

    /// Runs the rules on all that the package says, and says which rules lack their document.
    pub(super) fn said(&self, runner: &mut Runner, record: &Record, announce: Announce<'_>) {
        let is_said = |check: &Check| matches!(check, Check::Document(..) | Check::Package(..));
        let Some(said) = record.said(&self.address).filter(|_| record.is_on()) else {
            let because = "What the documents say was not read, because reading them failed.";
            return runner.skip(&self.path, because, &is_said);
        };
        if said.0.left_out.documents > 0 {
            let because = "Not all documents were kept, because they are too large together.";
            return runner.skip(&self.path, because, &is_said);
        }
        let missing = self.missing(said.0);
        for (kind, because) in &missing {
            // A rule that looks at all that was read has judged the broken document itself.
            let judges = |rule: &Rule| {
                let mut checks = rule.checks.iter();
                checks.any(
                    |check| matches!(check, Check::Package(needed, _) if !needed.contains(kind)),
                )
            };
            runner.skip_where(&self.path, because, &|rule: &Rule, check: &Check| {
                check.needs(*kind) && self.concerns(rule) && !judges(rule)
            });
        }
        let input = PackageInput::new(&self.package, said, &self.faulty, runner.now());
        let pick = |check: &Check| match check {
            Check::Package(needed, look) => {
                let lacks = missing.iter().any(|(kind, _)| needed.contains(kind));
                (!lacks).then_some(*look)
            }
            _ => None,
        };
        self.run(runner, announce, pick, |look, found| look(&input, found));
    }

    /// The kinds of documents that could not be read to their end or that lack, each with the reason.
    fn missing(&self, own: &Inspected) -> Vec<(DocumentKind, String)> {
        let mut missing = Vec::new();
        for document in &own.documents {
            if document.status == DocumentStatus::Read {
                continue;
            }
            let name = document.path.0.last().map_or("", String::as_str);
            let problem = document.message.as_deref().unwrap_or("it is damaged");
            let because = format!("{name} could not be read to its end: {problem}.");
            missing.push((document.kind, because));
        }
        let expected = match own.kind {
            PackageKind::Application | PackageKind::Test => DocumentKind::AppInfo,
            PackageKind::Protocol => DocumentKind::Protocol,
            _ => return missing,
        };
        if !own.documents.iter().any(|it| it.kind == expected) {
            let because = match expected {
                _ if self.package.detection.inside_folder.is_some() => {
                    "All of the package lies in a folder, where DataMiner does not look."
                }
                DocumentKind::AppInfo => "The package has no AppInfo.xml.",
                _ => "The package has no Protocol.xml.",
            };
            missing.push((expected, because.to_owned()));
        }
        missing
    }
}
