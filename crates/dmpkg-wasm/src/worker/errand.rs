//! Questions about a whole file, in a worker that does nothing else.

use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::{
    Checking, EntryAddress, Examined, Export, ExportOptions, Findings, Hashing, Listing,
    ListingHashes, Literal, Package, Pattern, Search, Session,
};
use dmpkg_archive::{Archive, Progress, Step};
use wasm_bindgen::JsValue;

use super::Worker;
use super::expression::{Expression, Trouble};
use super::job::{JobFile, PAUSE};
use crate::errand::{Finds, List, ListForm, Query, Question, Reach};
use crate::message::{Failure, Response};
use crate::time::{next_turn, now};

/// What an errand has to hand: the file, and the line on which it tells.
struct Run<'a> {
    worker: &'a Worker,
    id: u32,
    file: JobFile,
    name: &'a str,
}

/// Tells now and then, not at every step.
struct Pace(f64);

/// Bytes hashed between two looks at the clock: about 10 ms.
const STEP: u64 = 4 << 20;

impl Worker {
    /// Answers a question. The page stops it by ending the worker.
    pub(super) async fn run_errand(
        &self,
        id: u32,
        name: &str,
        question: Question,
        file: JsValue,
    ) -> Response {
        let file = match JobFile::new(file) {
            Ok(file) => file,
            Err(failure) => return Response::Failed(failure),
        };
        let run = Run {
            worker: self,
            id,
            file,
            name,
        };
        let answer = match question {
            Question::Search { query, limit } => run.search(&query, limit).await,
            Question::Hash { address } => run.hash(&address).await,
            Question::Report {
                findings,
                format,
                links,
            } => {
                let options = ExportOptions {
                    links,
                    ..ExportOptions::default()
                };
                let export = Export::new(format, options);
                run.report(*findings, export).await
            }
            Question::List { form } => run.list(form).await,
        };
        answer.unwrap_or_else(Response::Failed)
    }
}

impl Run<'_> {
    async fn search(&self, query: &Query, limit: u32) -> Result<Response, Failure> {
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let (mut pattern, trouble) = pattern(query)?;
        let mut session = self.session()?;
        let mut pace = Pace::new();
        let mut finds = Finds::default();
        {
            let listing = Listing::of(&mut session, true);
            finds.names = listing.named(&mut *pattern, limit);
            finds.reach.names_limited = finds.names.len() >= limit;
            finds.reach.closed = count(listing.problems.len());
        }
        let mut reach = finds.reach;
        let archive = archive(&session)?;
        // The archives inside that were opened for their names.
        drop(session);
        self.check()?;
        self.tell(&Response::Finds(Box::new(finds))).await;
        let mut search = Search::new(archive, pattern, limit);
        loop {
            let done = search.step();
            if let Some(failure) = trouble.borrow_mut().take() {
                return Err(failure);
            }
            self.check()?;
            if !done && !pace.is_due() {
                continue;
            }
            let progress = search.progress();
            reach = Reach {
                facts: search.facts(),
                done: progress.done,
                total: progress.total,
                ..reach
            };
            let finds = Finds {
                names: Vec::new(),
                hits: search.take_hits(),
                reach,
            };
            self.tell(&Response::Finds(Box::new(finds))).await;
            if done {
                return Ok(Response::Done);
            }
        }
    }

    async fn hash(&self, address: &EntryAddress) -> Result<Response, Failure> {
        let mut hashing = if address.0.is_empty() {
            Hashing::of_source(self.file.bytes())
        } else {
            let extracted = self.session()?.extract(address);
            let (reader, _, size) = extracted.map_err(|problem| Failure::of_entry(&problem))?;
            Hashing::of_content(reader, size)
        };
        let mut pace = Pace::new();
        loop {
            let step = hashing.step(STEP);
            self.check()?;
            match step {
                Ok(Step::Done(hashes)) => return Ok(Response::Hashed(hashes)),
                Ok(Step::Continue(progress)) if pace.is_due() => {
                    self.tell(&progressed("Hashing", progress)).await;
                }
                Ok(Step::Continue(_)) => {}
                Err(error) => {
                    return Err(Failure {
                        code: "content-damaged".to_owned(),
                        message: format!("The content could not be read to its end: {error}."),
                        advice: "It has no hash. Get the file again from where it came from."
                            .to_owned(),
                    });
                }
            }
        }
    }

    async fn report(&self, findings: Findings, mut export: Export) -> Result<Response, Failure> {
        let file = match Package::open(self.name, self.file.bytes()) {
            Ok(package) => self.read(&Rc::new(package), findings).await?,
            Err(error) => {
                let bytes = self.file.bytes();
                let why = Unreadable::new(&error, &*bytes);
                let read = self.file.bytes_read();
                Examined::unreadable(self.name, bytes.len(), read, why, findings)
            }
        };
        self.check()?;
        export.add(&file);
        Ok(Response::Report(export.finish()))
    }

    /// Reads all that a package says.
    async fn read(&self, package: &Rc<Package>, findings: Findings) -> Result<Examined, Failure> {
        let mut reading = Checking::without_rules(Rc::clone(package));
        let mut pace = Pace::new();
        while !reading.step(&mut |_| {}) {
            self.check()?;
            if pace.is_due() {
                let progress = Progress { done: 0, total: 0 };
                self.tell(&progressed("Reading documents", progress)).await;
            }
        }
        let inspection = reading.take_inspection().unwrap_or_default();
        let read = self.file.bytes_read();
        Ok(Examined::of(package, read, findings, inspection))
    }

    async fn list(&self, form: ListForm) -> Result<Response, Failure> {
        let mut session = self.session()?;
        let listing = if form == ListForm::Sha256 {
            let mut hashes = ListingHashes::new(archive(&session)?, true);
            let mut pace = Pace::new();
            while !hashes.step() {
                self.check()?;
                if pace.is_due() {
                    self.tell(&progressed("Hashing", hashes.progress())).await;
                }
            }
            hashes.listing(&mut session, true)
        } else {
            Listing::of(&mut session, true)
        };
        self.check()?;
        let unreadable = listing.entries.iter().filter(|it| it.problem.is_some());
        Ok(Response::Listed(List {
            unreadable: count(unreadable.count()),
            closed: count(listing.problems.len()),
            text: match form {
                ListForm::Csv => listing.to_csv(),
                ListForm::Json => listing.to_json(),
                ListForm::Sha256 => listing.to_sha256sum(),
            },
        }))
    }

    fn session(&self) -> Result<Session, Failure> {
        match Package::open(self.name, self.file.bytes()) {
            Ok(package) => Ok(Session::new(package)),
            Err(error) => Err(self.file.failure(&error)),
        }
    }

    /// Whether all bytes came that were read so far.
    fn check(&self) -> Result<(), Failure> {
        self.file.take_trouble().map_or(Ok(()), Err)
    }

    /// Says something, and lets the browser carry it away.
    async fn tell(&self, response: &Response) {
        self.worker.send(self.id, response, &JsValue::NULL);
        next_turn().await;
    }
}

impl Pace {
    fn new() -> Self {
        Self(now())
    }

    /// Whether it is time to tell something. What is told next is due later.
    fn is_due(&mut self) -> bool {
        let now = now();
        let is_due = now - self.0 >= PAUSE;
        if is_due {
            self.0 = now;
        }
        is_due
    }
}

fn pattern(query: &Query) -> Result<(Box<dyn Pattern>, Trouble), Failure> {
    if query.expression {
        let (expression, trouble) = Expression::new(query)?;
        return Ok((Box::new(expression), trouble));
    }
    let literal = Literal::new(&query.text, query.match_case);
    Ok((Box::new(literal), Trouble::default()))
}

fn archive(session: &Session) -> Result<Rc<Archive>, Failure> {
    let root = session.root().map(|package| Rc::clone(&package.archive));
    root.ok_or_else(Failure::nothing_open)
}

fn progressed(phase: &str, progress: Progress) -> Response {
    Response::Progress {
        phase: phase.to_owned(),
        done: progress.done,
        total: progress.total,
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
