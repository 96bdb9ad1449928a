//! Jobs on a file, each in workers of its own.

mod course;

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use dmpkg::{CheckOptions, Findings, Insight, JobProgress, Share};
use wasm_bindgen_futures::spawn_local;
use web_sys::Worker;

pub use self::course::End;
use self::course::{Course, Next};
use crate::line::{Heard, Line};
use crate::message::Request;
use crate::origin::Origin;
use crate::time::{seconds_since_1970, sleep};

/// A job on a file. Its workers open the file themselves and end with it, so that their memory is free
/// again and nothing they do can disturb who shows the file. Dropping the job ends them.
pub struct Job {
    inner: Rc<Inner>,
}

/// What a job does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Looks at structure, names and documents, in one worker.
    Check,
    /// Decodes every content, in this many workers.
    Decode(u32),
}

struct Inner {
    spawn: Box<dyn Fn() -> Worker>,
    on_change: Box<dyn Fn()>,
    file: Origin,
    task: Task,
    hands: RefCell<Vec<Hand>>,
}

/// One worker of a job.
struct Hand {
    course: Course,
    /// None before it starts and after it ended.
    line: Option<Line>,
}

/// The request of a job; its worker gets no other.
const REQUEST: u32 = 1;
/// A second, in milliseconds.
const SECOND: i32 = 1000;

impl Job {
    /// Begins. The options say what to look at. `spawn` makes a worker whenever one is needed; `on_change` is called when there is more
    /// to tell, also when the job ended.
    pub fn start(
        task: Task,
        options: &CheckOptions,
        file: Origin,
        spawn: impl Fn() -> Worker + 'static,
        on_change: impl Fn() + 'static,
    ) -> Self {
        let hands = match task {
            Task::Check => 1,
            Task::Decode(hands) => hands.max(1),
        };
        // The same for all workers and all their restarts, however long they take.
        let now = seconds_since_1970();
        let options = CheckOptions {
            now: Some(now),
            ..options.clone()
        };
        let hand = || Hand {
            course: Course::new(options.clone()),
            line: None,
        };
        let inner = Rc::new(Inner {
            spawn: Box::new(spawn),
            on_change: Box::new(on_change),
            file,
            task,
            hands: RefCell::new((0..hands).map(|_| hand()).collect()),
        });
        for part in 0..hands {
            inner.start(part);
        }
        watch(Rc::downgrade(&inner));
        Self { inner }
    }

    /// Stops at once. What was found so far stays.
    pub fn stop(&self) {
        self.inner.end_all(&End::Stopped);
    }

    /// How it ended, when it did: the worst way in which one of its workers ended.
    pub fn end(&self) -> Option<End> {
        let hands = self.inner.hands.borrow();
        let mut whole = End::Done;
        for hand in hands.iter() {
            match hand.course.end.clone()? {
                End::Done => {}
                End::Stopped if whole != End::Done => {}
                end => whole = end,
            }
        }
        Some(whole)
    }

    /// What was found so far.
    pub fn findings(&self) -> Findings {
        let mut findings = Findings::default();
        for hand in self.inner.hands.borrow().iter() {
            findings.merge(hand.course.findings());
        }
        if self.inner.task != Task::Check && self.end() == Some(End::Done) {
            findings.all_shares_done();
        }
        findings
    }

    /// How far it is, over all workers.
    pub fn progress(&self) -> JobProgress {
        let mut progress = JobProgress::default();
        for hand in self.inner.hands.borrow().iter() {
            progress.add(hand.course.progress);
        }
        progress
    }

    /// What the inspection came to: once, when it is known.
    pub fn take_insight(&self) -> Option<Box<Insight>> {
        let mut hands = self.inner.hands.borrow_mut();
        hands.iter_mut().find_map(|hand| hand.course.insight.take())
    }

    /// Bytes read from the file by all workers.
    pub fn bytes_read(&self) -> u64 {
        let hands = self.inner.hands.borrow();
        hands.iter().map(|hand| hand.course.bytes_read).sum()
    }

    /// Memory of all engines that run, in bytes.
    pub fn engine_memory(&self) -> u64 {
        let hands = self.inner.hands.borrow();
        hands.iter().map(|hand| hand.course.engine_memory).sum()
    }
}

impl Inner {
    /// Starts the worker of a part, in place of one that runs.
    fn start(self: &Rc<Self>, part: u32) {
        let inner = Rc::downgrade(self);
        let line = Line::new((self.spawn)(), move |heard| {
            if let Some(inner) = inner.upgrade() {
                inner.hear(part, heard);
            }
        });
        let sent = self.with(part, |hand| {
            line.say(REQUEST, &self.request(part, &hand.course), Some(&self.file))
        });
        match sent {
            Some(Err(failure)) => self.end_all(&End::Failed(failure)),
            _ => drop(self.with(part, |hand| hand.line.replace(line))),
        }
    }

    fn request(&self, part: u32, course: &Course) -> Request {
        let (options, careful) = (course.options.clone(), course.careful);
        match self.task {
            Task::Check => Request::Check {
                name: self.file.name().to_owned(),
                options,
                careful,
            },
            Task::Decode(of) => Request::Decode {
                share: Share { part, of },
                options,
                careful,
            },
        }
    }

    fn hear(self: &Rc<Self>, part: u32, heard: Heard) {
        let next = self.with(part, |hand| match heard {
            Heard::Message(_, response, _) => hand.course.hear(response),
            Heard::Broken(message) => hand.course.break_off(&message),
        });
        self.follow(part, next);
    }

    /// Does what is to be done now. True when nothing of the job runs any more.
    fn follow(self: &Rc<Self>, part: u32, next: Option<Next>) {
        match next {
            None | Some(Next::GoOn) => {}
            Some(Next::Again) => self.start(part),
            Some(Next::End) => {
                let end = self.with(part, |hand| {
                    drop(hand.line.take());
                    hand.course.end.clone()
                });
                // What hinders one worker hinders all, and the whole is partial already.
                if let Some(Some(end @ End::Failed(_))) = end {
                    self.end_all(&end);
                }
            }
        }
        (self.on_change)();
    }

    fn end_all(&self, end: &End) {
        for hand in self.hands.borrow_mut().iter_mut() {
            drop(hand.line.take());
            hand.course.close(end.clone());
        }
    }

    fn with<T>(&self, part: u32, work: impl FnOnce(&mut Hand) -> T) -> Option<T> {
        let at = usize::try_from(part).ok()?;
        self.hands.borrow_mut().get_mut(at).map(work)
    }
}

/// Counts the seconds for which workers say nothing, as long as one runs.
fn watch(inner: Weak<Inner>) {
    spawn_local(async move {
        loop {
            sleep(SECOND).await;
            let Some(inner) = inner.upgrade() else {
                return;
            };
            let hands: Vec<bool> = {
                let hands = inner.hands.borrow();
                hands.iter().map(|hand| hand.line.is_some()).collect()
            };
            if !hands.contains(&true) {
                return;
            }
            for (part, _) in (0..).zip(hands).filter(|(_, runs)| *runs) {
                let next = inner.with(part, |hand| hand.course.tick());
                if next != Some(Next::GoOn) {
                    inner.follow(part, next);
                }
            }
        }
    });
}

/// How many workers decode a file well: one for 32 MiB, no more than there are processors, nor than
/// four, behind which a disk gives no more.
pub fn decoders(compressed_size: u64, processors: u32) -> u32 {
    let by_size = u32::try_from(compressed_size / (32 << 20)).unwrap_or(u32::MAX);
    by_size.min(processors).clamp(1, 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_files_have_one_worker_and_none_has_more_than_four() {
        let mib = 1 << 20;
        for (size, processors, workers) in [
            (0, 8, 1),
            (63 * mib, 8, 1),
            (64 * mib, 8, 2),
            (u64::MAX, 8, 4),
            (u64::MAX, 2, 2),
            (u64::MAX, 0, 1),
        ] {
            assert_eq!(decoders(size, processors), workers, "{size} {processors}");
        }
    }
}
