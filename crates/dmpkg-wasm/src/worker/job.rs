//! Jobs that have a worker to themselves.

use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::{
    Announce, Announcement, CheckOptions, Checking, Findings, Insight, IntegrityJob, JobProgress,
    Package, Share,
};
use dmpkg_archive::{Archive, Limits, Paged, ReadError, Source, SourceError};
use wasm_bindgen::JsValue;

use super::open::memory;
use super::{Worker, last_word};
use crate::blob::Trouble;
use crate::message::{Announced, Failure, News, Response};
use crate::origin::OriginSource;
use crate::time::{next_turn, now};

/// What is to be done with a file.
pub(super) enum Order {
    /// Look at structure, names and documents of the file of this name.
    Check(String),
    /// Decode a share of the contents.
    Decode(Share),
}

/// What is being done.
enum Work {
    Check(Box<Checking>),
    Decode(Box<IntegrityJob>),
}

/// The file of a job.
pub(super) struct JobFile {
    source: Rc<Paged<OriginSource>>,
    trouble: Trouble,
}

/// Milliseconds between two news.
pub(super) const PAUSE: f64 = 100.0;

impl Worker {
    /// Does a job to its end. The page stops it by ending the worker.
    pub(super) async fn work_off(
        &self,
        id: u32,
        order: Order,
        options: CheckOptions,
        careful: bool,
        file: JsValue,
    ) -> Response {
        let file = match JobFile::new(file) {
            Ok(file) => file,
            Err(failure) => return Response::Failed(failure),
        };
        let mut work = match Work::begin(order, options, &file) {
            Ok(work) => work,
            Err(failure) => return Response::Failed(failure),
        };
        let mut told = now();
        let mut looked = JobProgress::default();
        loop {
            let done = work.step(&mut |announcement| {
                if let Announcement::Progress { path, done, total } = announcement
                    && path.0.is_empty()
                {
                    (looked.bytes, looked.of_bytes) = (done, total);
                }
                self.announce(id, announcement, careful);
            });
            if last_word::forget() && careful {
                self.send(id, &Response::Announced(None), &JsValue::NULL);
            }
            // What the last step found is doubtful then, and is not told.
            if let Some(failure) = file.take_trouble() {
                return Response::Failed(failure);
            }
            if done || now() - told >= PAUSE {
                let news = Response::News(Box::new(News {
                    findings: work.take_findings(),
                    insight: work.insight(),
                    progress: work.progress().unwrap_or(looked),
                    bytes_read: file.source.traffic().bytes,
                    engine_memory: memory(),
                }));
                self.send(id, &news, &JsValue::NULL);
                if done {
                    return Response::Done;
                }
                next_turn().await;
                told = now();
            }
        }
    }

    fn announce(&self, id: u32, announcement: Announcement<'_>, careful: bool) {
        let announced = match announcement {
            Announcement::Rule { rule, path } => {
                last_word::remember(rule, path);
                Some(Announced {
                    rule: rule.to_owned(),
                    path: path.clone(),
                })
            }
            Announcement::Progress { .. } => {
                last_word::forget();
                None
            }
        };
        if careful {
            self.send(id, &Response::Announced(announced), &JsValue::NULL);
        }
    }
}

impl JobFile {
    pub(super) fn new(file: JsValue) -> Result<Self, Failure> {
        let source = OriginSource::of_handle(file)
            .ok_or_else(|| Failure::of_tool("the request for a job came without a file"))?
            .map_err(|error| Failure::of_machine(&error))?;
        let trouble = source.trouble();
        let source = Rc::new(Paged::new(source));
        Ok(Self { source, trouble })
    }

    pub(super) fn bytes(&self) -> Rc<dyn Source> {
        Rc::clone(&self.source) as Rc<dyn Source>
    }

    /// Bytes read so far.
    pub(super) fn bytes_read(&self) -> u64 {
        self.source.traffic().bytes
    }

    /// What the machine said when it did not deliver bytes: what was read since is doubtful.
    pub(super) fn take_trouble(&self) -> Option<Failure> {
        let trouble = self.trouble.borrow_mut().take();
        trouble.map(|error| Failure::of_machine(&error))
    }

    /// Why the file could be opened before and not now.
    pub(super) fn failure(&self, error: &ReadError) -> Failure {
        match &*self.trouble.borrow() {
            Some(error) => Failure::of_machine(error),
            None => Failure::from(&Unreadable::new(error, &*self.source)),
        }
    }
}

impl Work {
    fn begin(order: Order, options: CheckOptions, file: &JobFile) -> Result<Self, Failure> {
        let work = match order {
            Order::Check(name) => Package::open(&name, file.bytes())
                .map(|package| Self::Check(Box::new(Checking::new(Rc::new(package), options)))),
            Order::Decode(share) => Archive::read(file.bytes(), Limits::default()).map(|archive| {
                let job = IntegrityJob::new(Rc::new(archive), share, &options);
                Self::Decode(Box::new(job))
            }),
        };
        work.map_err(|error| file.failure(&error))
    }

    fn step(&mut self, announce: Announce<'_>) -> bool {
        match self {
            Self::Check(job) => job.step(announce),
            Self::Decode(job) => job.step(announce),
        }
    }

    fn take_findings(&mut self) -> Findings {
        match self {
            Self::Check(job) => job.take_findings(),
            Self::Decode(job) => job.take_findings(),
        }
    }

    /// What the file says, once all of it was read.
    fn insight(&mut self) -> Option<Box<Insight>> {
        match self {
            Self::Check(job) => job.take_inspection().map(|it| Box::new(Insight::of(&it))),
            Self::Decode(_) => None,
        }
    }

    /// How far it is, when it counts itself.
    fn progress(&self) -> Option<JobProgress> {
        match self {
            Self::Check(_) => None,
            Self::Decode(job) => Some(job.progress()),
        }
    }
}

impl Failure {
    /// The machine does not deliver the bytes any more.
    fn of_machine(error: &SourceError) -> Self {
        let (code, message, advice) = match error {
            SourceError::Changed { .. } => (
                "file-changed",
                "The file was changed, moved or deleted after it was opened.".to_owned(),
                "Open it again.",
            ),
            error => (
                "read-failed",
                format!("{error}.").replacen("the file", "The file", 1),
                "Check that the disk, network share or site is still there, then open the file again.",
            ),
        };
        Self {
            code: code.to_owned(),
            message,
            advice: advice.to_owned(),
        }
    }
}
