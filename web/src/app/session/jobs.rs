//! The jobs of the shown file: when they begin, and what the page hears of them.

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use dmpkg_wasm::message::Status;
use dmpkg_wasm::{End, Job, Origin, Task, decoders};
use wasm_bindgen_futures::spawn_local;
use yew::platform::time::sleep;

use super::{Session, spawn_inspector_worker};
use crate::state::{Action, Insights, JobKind, JobState, Standing, decodes_by_itself};

/// The jobs of one file.
pub(super) struct Jobs {
    /// The number under which the file was first opened.
    run: u32,
    file: Origin,
    /// Whether the contents are decoded without being asked for.
    by_itself: bool,
    /// In how many workers.
    decoders: u32,
    check: Course,
    integrity: Course,
    /// What the inspection came to, once it is known.
    insights: Option<Rc<Insights>>,
    /// Whether a telling is under way.
    telling: Cell<bool>,
}

/// How one of the jobs fares.
#[derive(Default)]
struct Course {
    job: Option<Job>,
    /// Whether it was stopped for another file, which may never be opened.
    interrupted: bool,
}

/// Time for the first picture of a file, before jobs take the processors.
const FIRST_PICTURE: Duration = Duration::from_millis(50);
/// At most one telling in this time.
const PAUSE: Duration = Duration::from_millis(100);

impl Session {
    /// Begins with the jobs of a file that was opened, once it is on the screen.
    pub(super) fn begin_jobs(&self, run: u32, file: Origin, status: &Status) {
        let jobs = Jobs {
            run,
            file,
            by_itself: decodes_by_itself(status),
            decoders: decoders(status.compressed_size, processors()),
            check: Course::default(),
            integrity: Course::default(),
            insights: None,
            telling: Cell::new(false),
        };
        *self.shared.jobs.borrow_mut() = Some(jobs);
        self.drop_errands();
        let session = self.clone();
        spawn_local(async move {
            sleep(FIRST_PICTURE).await;
            if session.with_jobs(|jobs| jobs.run) == Some(run) {
                session.start_job(JobKind::Check);
            }
        });
    }

    /// Ends all jobs for good, and what was asked.
    pub(super) fn drop_jobs(&self) {
        *self.shared.jobs.borrow_mut() = None;
        self.drop_errands();
    }

    /// The file of the jobs, and the number under which it was first opened.
    pub(super) fn file(&self) -> Option<(u32, Origin)> {
        self.with_jobs(|jobs| (jobs.run, jobs.file.clone()))
    }

    /// Stops what runs, for another file that was chosen.
    pub(super) fn interrupt_jobs(&self) {
        self.with_jobs(|jobs| {
            for course in [&mut jobs.check, &mut jobs.integrity] {
                if course.runs() {
                    course.interrupted = true;
                    course.stop();
                }
            }
        });
    }

    /// Begins anew with what was stopped for a file that was not opened after all.
    pub(super) fn resume_jobs(&self) {
        for kind in [JobKind::Check, JobKind::Integrity] {
            if self.with_jobs(|jobs| jobs.course(kind).interrupted) == Some(true) {
                self.start_job(kind);
            }
        }
    }

    /// Starts a job of the shown file, in place of an earlier run.
    pub(in crate::app) fn start_job(&self, kind: JobKind) {
        let session = self.clone();
        let options = self.options();
        self.with_jobs(|jobs| {
            let task = match kind {
                JobKind::Check => Task::Check,
                JobKind::Integrity => Task::Decode(jobs.decoders),
            };
            let run = jobs.run;
            let on_change = move || session.job_changed(run, kind);
            let file = jobs.file.clone();
            let job = Job::start(task, &options, file, spawn_inspector_worker, on_change);
            *jobs.course(kind) = Course {
                job: Some(job),
                interrupted: false,
            };
        });
        self.tell_jobs();
    }

    /// Begins anew with a job that runs or ran. What a stopped one found is forgotten: it followed other
    /// settings.
    pub(super) fn repeat_job(&self, kind: JobKind) {
        let goes_on = self.with_jobs(|jobs| {
            let course = jobs.course(kind);
            match course.end() {
                Some(End::Stopped) => {
                    *course = Course::default();
                    false
                }
                _ => course.job.is_some(),
            }
        });
        match goes_on {
            Some(true) => self.start_job(kind),
            _ => self.tell_jobs(),
        }
    }

    /// Stops a job of the shown file.
    pub(in crate::app) fn stop_job(&self, kind: JobKind) {
        self.with_jobs(|jobs| jobs.course(kind).stop());
        self.tell_jobs();
    }

    fn job_changed(&self, run: u32, kind: JobKind) {
        let ended = self.with_jobs(|jobs| match jobs.run == run {
            true => jobs.course(kind).end(),
            false => None,
        });
        match ended.flatten() {
            None => self.tell_jobs_soon(),
            Some(end) => {
                let next = |jobs: &mut Jobs| jobs.by_itself && jobs.integrity.job.is_none();
                let goes_on = kind == JobKind::Check && end == End::Done;
                match goes_on && self.with_jobs(next) == Some(true) {
                    true => self.start_job(JobKind::Integrity),
                    false => {
                        self.tell_jobs();
                        self.tell_host_checked(run);
                    }
                }
            }
        }
    }

    fn tell_jobs_soon(&self) {
        if self.with_jobs(|jobs| jobs.telling.replace(true)) != Some(false) {
            return;
        }
        let session = self.clone();
        spawn_local(async move {
            sleep(PAUSE).await;
            session.tell_jobs();
        });
    }

    fn tell_jobs(&self) {
        let told = self.with_jobs(|jobs| {
            jobs.telling.set(false);
            (jobs.run, jobs.standing())
        });
        if let Some((run, standing)) = told {
            self.dispatch.dispatch(Action::Jobs { run, standing });
        }
    }

    pub(super) fn with_jobs<T>(&self, work: impl FnOnce(&mut Jobs) -> T) -> Option<T> {
        self.shared.jobs.borrow_mut().as_mut().map(work)
    }
}

impl Jobs {
    fn course(&mut self, kind: JobKind) -> &mut Course {
        match kind {
            JobKind::Check => &mut self.check,
            JobKind::Integrity => &mut self.integrity,
        }
    }

    /// The name of the file.
    pub(super) fn name(&self) -> &str {
        self.file.name()
    }

    pub(super) fn standing(&mut self) -> Standing {
        if let Some(insight) = self.check.job.as_ref().and_then(Job::take_insight) {
            self.insights = Some(Rc::new(Insights::from(*insight)));
        }
        let jobs = || {
            [&self.check, &self.integrity]
                .into_iter()
                .filter_map(|it| it.job.as_ref())
        };
        let progress = |course: &Course| course.job.as_ref().map(Job::progress).unwrap_or_default();
        let mut found = jobs().map(Job::findings);
        let mut findings = found.next().unwrap_or_default();
        for more in found {
            findings.merge(more);
        }
        Standing {
            findings: Rc::new(findings),
            insights: self.insights.clone(),
            check: self.check.state(),
            integrity: self.integrity.state(),
            checked: progress(&self.check),
            decoded: progress(&self.integrity),
            bytes_read: jobs().map(Job::bytes_read).sum(),
            engine_memory: jobs().map(Job::engine_memory).sum(),
        }
    }
}

impl Course {
    fn end(&self) -> Option<End> {
        self.job.as_ref().and_then(Job::end)
    }

    fn runs(&self) -> bool {
        self.job.is_some() && self.end().is_none()
    }

    fn stop(&self) {
        if let Some(job) = &self.job {
            job.stop();
        }
    }

    fn state(&self) -> JobState {
        match (&self.job, self.end()) {
            (None, _) => JobState::Waiting,
            (Some(_), None) => JobState::Running,
            (_, Some(End::Done)) => JobState::Done,
            (_, Some(End::Stopped)) => JobState::Stopped,
            (_, Some(End::Failed(why))) => {
                JobState::Failed(format!("{} {}", why.message, why.advice))
            }
        }
    }
}

/// How many threads the machine runs at once.
fn processors() -> u32 {
    let navigator = web_sys::window().map(|window| window.navigator());
    let count = navigator.map_or(1.0, |navigator| navigator.hardware_concurrency());
    (1..=4)
        .rev()
        .find(|fewer| f64::from(*fewer) <= count)
        .unwrap_or(1)
}
