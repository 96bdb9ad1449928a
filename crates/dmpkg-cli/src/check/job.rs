//! Runs the jobs of the engine to their end. A rule that panics is left out and reported; the others
//! go on.

use std::cell::RefCell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::rc::Rc;
use std::thread;

use dmpkg::{
    Announcement, CheckOptions, Checking, EntryPath, Findings, Inspection, IntegrityJob,
    JobProgress, Package, Share, ToolFailure,
};

use super::Checks;
use crate::file::OnDisk;
use crate::output::Failed;
use crate::progress::Progress;

/// Contents before decoding for which one more thread pays, in bytes.
const WORTH_A_THREAD: u64 = 4 << 20;

/// What the rules find in structure, names and documents, and what the documents say.
pub(super) fn structure(package: &Rc<Package>, checks: &Checks) -> (Findings, Inspection) {
    let inspection = RefCell::new(Inspection::default());
    let findings = guarded(checks.options(), |options, announce| {
        let mut checking = Checking::new(Rc::clone(package), options.clone());
        while !checking.step(announce) {}
        *inspection.borrow_mut() = checking.take_inspection().unwrap_or_default();
        checking.take_findings()
    });
    (findings, inspection.into_inner())
}

/// What is found when every content is decoded, by several threads when it is much.
pub(super) fn contents(
    path: &Path,
    package: &Rc<Package>,
    checks: &Checks,
    progress: &Progress,
) -> Result<Findings, Failed> {
    let size = package.entry_facts().compressed_size;
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let cores = u64::try_from(cores).unwrap_or(1);
    let of = u32::try_from((size / WORTH_A_THREAD).clamp(1, cores)).unwrap_or(1);
    let tell = |told: JobProgress| progress.contents(told);
    let own = || decode(package, Share { part: 0, of }, checks, &tell);
    if of == 1 {
        return Ok(own());
    }
    thread::scope(|scope| {
        let others: Vec<_> = (1..of)
            .map(|part| {
                scope.spawn(move || {
                    // Sources are of one thread, so each opens the file for itself.
                    let file = OnDisk::open(path)?;
                    let package = file
                        .package()
                        .map_err(|error| Failed::about(path.display(), error))?;
                    let share = Share { part, of };
                    // One of them tells how far all are, which is about the same.
                    Ok(decode(&Rc::new(package), share, checks, &|_| {}))
                })
            })
            .collect();
        let mut findings = own();
        for other in others {
            let part: Result<Findings, Failed> = other
                .join()
                .unwrap_or_else(|_| Err(Failed::about(path.display(), "a thread stopped")));
            findings.merge(part?);
        }
        findings.all_shares_done();
        Ok(findings)
    })
}

fn decode(
    package: &Rc<Package>,
    share: Share,
    checks: &Checks,
    tell: &dyn Fn(JobProgress),
) -> Findings {
    guarded(checks.options(), |options, announce| {
        let mut job = IntegrityJob::new(Rc::clone(&package.archive), share, options);
        while !job.step(announce) {
            tell(job.progress());
        }
        job.take_findings()
    })
}

/// Runs a job; when a rule panics, once more without it.
fn guarded(
    mut options: CheckOptions,
    job: impl Fn(&CheckOptions, &mut dyn FnMut(Announcement<'_>)) -> Findings,
) -> Findings {
    loop {
        let running: RefCell<Option<(&'static str, EntryPath)>> = RefCell::new(None);
        let mut announce = |what: Announcement<'_>| {
            if let Announcement::Rule { rule, path } = what {
                *running.borrow_mut() = Some((rule, path.clone()));
            }
        };
        let done = catch_unwind(AssertUnwindSafe(|| job(&options, &mut announce)));
        let failed = match done {
            Ok(findings) => return findings,
            Err(panic) => running.into_inner().map_or_else(
                || std::panic::resume_unwind(panic),
                |(rule, path)| ToolFailure {
                    rule: rule.to_owned(),
                    path,
                    message: "The rule stopped unexpectedly; the others ran without it.".to_owned(),
                },
            ),
        };
        if options.failed.iter().any(|known| known.rule == failed.rule) {
            // It was left out and still something stops: the fault is not the rule's.
            return Findings::of_failures(&options.failed);
        }
        options.failed.push(failed);
    }
}
