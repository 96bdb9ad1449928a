//! How one worker of a job fares, and what to do about it. Knows no browser.

use dmpkg::{CheckOptions, Findings, Insight, JobProgress, ToolFailure};

use crate::message::{Announced, ENGINE_STOPPED, Failure, News, Response};

/// The course of a job in one worker, over all its restarts.
#[derive(Default)]
pub(super) struct Course {
    /// What to look at; rules that failed are left out at the next start.
    pub(super) options: CheckOptions,
    /// Whether the worker announces each rule.
    pub(super) careful: bool,
    /// How it ended, when it did.
    pub(super) end: Option<End>,
    /// How far it is.
    pub(super) progress: JobProgress,
    /// What the inspection came to, until it is taken.
    pub(super) insight: Option<Box<Insight>>,
    /// Bytes read from the file by the worker that runs, or ran last.
    pub(super) bytes_read: u64,
    /// Memory of the engine that runs, in bytes.
    pub(super) engine_memory: u64,
    /// What was found since the last start.
    findings: Findings,
    /// The most that was found before it.
    before: Findings,
    /// The rule that runs, as far as it was announced.
    announced: Option<Announced>,
    /// Seconds since the worker last said something.
    silence: u32,
}

/// How a job ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// All was looked at.
    Done,
    /// It was stopped.
    Stopped,
    /// It could not go on.
    Failed(Failure),
}

/// What to do now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Nothing.
    GoOn,
    /// Begin anew in a fresh worker.
    Again,
    /// End the worker.
    End,
}

/// Rules that may fail before the job gives up.
const FAILURES: usize = 10;
const START_AGAIN: &str =
    "What was found before stays. Start it again, and if it stops once more, report this message.";
/// Seconds for which a worker may say nothing. They are counted one by one, so that a machine that
/// sleeps is not taken for a worker that hangs.
const SILENCE: u32 = 30;

impl Course {
    /// A course that has not begun.
    pub(super) fn new(options: CheckOptions) -> Self {
        Self {
            options,
            ..Self::default()
        }
    }

    /// Takes in what the worker says.
    pub(super) fn hear(&mut self, response: Response) -> Next {
        self.silence = 0;
        match response {
            Response::News(news) => self.take(*news),
            Response::Announced(announced) => self.announced = announced,
            Response::RuleFailed(failure) => return self.leave_out(failure),
            Response::Done => return self.close(End::Done),
            Response::Failed(mut failure) => {
                if failure.code == ENGINE_STOPPED {
                    failure.advice = START_AGAIN.to_owned();
                }
                return self.close(End::Failed(failure));
            }
            _ => {}
        }
        Next::GoOn
    }

    /// The worker stopped without a word of its own.
    pub(super) fn break_off(&mut self, message: &str) -> Next {
        self.close(End::Failed(Failure {
            code: ENGINE_STOPPED.to_owned(),
            message: format!("{message} It may have run out of memory."),
            advice: START_AGAIN.to_owned(),
        }))
    }

    /// A second went by. A worker that says nothing for too long is started anew, first to name the
    /// rule that hangs, then without it.
    pub(super) fn tick(&mut self) -> Next {
        self.silence += 1;
        if self.silence < SILENCE {
            return Next::GoOn;
        }
        if !self.careful {
            self.careful = true;
            return self.restart();
        }
        match self.announced.take() {
            Some(Announced { rule, path }) => self.leave_out(ToolFailure {
                rule,
                path,
                message: format!("The rule did not come to an end within {SILENCE} seconds."),
            }),
            None => self.close(End::Failed(Failure {
                code: "job-silent".to_owned(),
                message: format!("The engine said nothing for {SILENCE} seconds."),
                advice: "Check that the disk or network share is still there, then start it again."
                    .to_owned(),
            })),
        }
    }

    /// Ends the course, unless it has ended.
    pub(super) fn close(&mut self, end: End) -> Next {
        self.end.get_or_insert(end);
        self.engine_memory = 0;
        Next::End
    }

    /// What was found. After a restart, what was found before it counts until there is more.
    pub(super) fn findings(&self) -> Findings {
        let is_whole = self.end == Some(End::Done);
        let fullest = match is_whole || extent(&self.findings) >= extent(&self.before) {
            true => &self.findings,
            false => &self.before,
        };
        let mut findings = fullest.clone();
        for failure in &self.options.failed {
            findings.fail(failure.clone());
        }
        findings
    }

    fn take(&mut self, news: News) {
        self.findings.merge(news.findings);
        self.progress = news.progress;
        self.insight = news.insight.or_else(|| self.insight.take());
        self.bytes_read = news.bytes_read;
        self.engine_memory = news.engine_memory;
        self.announced = None;
    }

    fn leave_out(&mut self, failure: ToolFailure) -> Next {
        if self.options.failed.len() >= FAILURES {
            return self.close(End::Failed(Failure {
                code: "rules-failed".to_owned(),
                message: format!("More than {FAILURES} rules failed."),
                advice: "What was found before stays. Report this with the failures of the tool."
                    .to_owned(),
            }));
        }
        self.options.failed.push(failure);
        self.careful = false;
        self.restart()
    }

    fn restart(&mut self) -> Next {
        let findings = std::mem::take(&mut self.findings);
        if extent(&findings) > extent(&self.before) {
            self.before = findings;
        }
        self.progress = JobProgress::default();
        self.announced = None;
        self.silence = 0;
        Next::Again
    }
}

/// How much was looked at.
fn extent(findings: &Findings) -> u64 {
    findings.coverage.entries + findings.coverage.decoded_entries
}

#[cfg(test)]
mod tests {
    use dmpkg::EntryPath;

    use super::*;

    fn news(entries: u64) -> Response {
        let mut news = News::default();
        news.findings.coverage.entries = entries;
        news.engine_memory = 1 << 20;
        Response::News(Box::new(news))
    }

    fn failure(rule: &str) -> ToolFailure {
        ToolFailure {
            rule: rule.to_owned(),
            path: EntryPath::default(),
            message: "It failed.".to_owned(),
        }
    }

    fn announced(rule: &str) -> Response {
        Response::Announced(Some(Announced {
            rule: rule.to_owned(),
            path: EntryPath::default(),
        }))
    }

    fn silence(course: &mut Course) -> Next {
        let last = (0..SILENCE).map(|_| course.tick()).last();
        last.unwrap_or(Next::GoOn)
    }

    fn failed(course: &Course) -> Vec<String> {
        let findings = course.findings();
        let failures = findings.tool_failures().iter();
        failures.map(|failure| failure.rule.clone()).collect()
    }

    #[test]
    fn a_rule_that_fails_is_left_out_and_the_rest_remains() {
        let mut course = Course::default();
        assert_eq!(course.hear(news(50)), Next::GoOn);
        let last_word = Response::RuleFailed(failure("xml/one"));
        assert_eq!(course.hear(last_word), Next::Again);
        assert_eq!(course.options.failed, [failure("xml/one")]);
        assert_eq!(
            course.findings().coverage.entries,
            50,
            "until there is more"
        );
        course.hear(news(80));
        assert_eq!(course.findings().coverage.entries, 80);
        assert_eq!(course.hear(Response::Done), Next::End);
        assert_eq!(course.end, Some(End::Done));
        assert_eq!(course.engine_memory, 0);
        assert_eq!(failed(&course), ["xml/one"]);
    }

    #[test]
    fn too_many_rules_that_fail_end_the_job() {
        let mut course = Course::default();
        for at in 0..FAILURES {
            let last_word = Response::RuleFailed(failure(&format!("xml/{at}")));
            assert_eq!(course.hear(last_word), Next::Again);
        }
        let last_word = Response::RuleFailed(failure("xml/last"));
        assert_eq!(course.hear(last_word), Next::End);
        assert!(matches!(&course.end, Some(End::Failed(why)) if why.code == "rules-failed"));
    }

    #[test]
    fn a_rule_that_hangs_is_named_by_the_second_silence() {
        let mut course = Course::default();
        course.hear(news(50));
        assert_eq!(silence(&mut course), Next::Again);
        assert!(course.careful && course.options.failed.is_empty());
        course.hear(announced("xml/first"));
        course.hear(Response::Announced(None));
        course.hear(announced("xml/second"));
        assert_eq!(silence(&mut course), Next::Again);
        assert!(!course.careful);
        assert_eq!(failed(&course), ["xml/second"]);
    }

    #[test]
    fn a_silence_outside_of_rules_ends_the_job() {
        let mut course = Course::default();
        silence(&mut course);
        course.hear(announced("xml/first"));
        course.hear(Response::Announced(None));
        assert_eq!(silence(&mut course), Next::End);
        assert!(matches!(&course.end, Some(End::Failed(why)) if why.code == "job-silent"));
        assert!(failed(&course).is_empty());
    }

    #[test]
    fn every_word_breaks_the_silence() {
        let mut course = Course::default();
        for _ in 0..3 {
            for _ in 1..SILENCE {
                assert_eq!(course.tick(), Next::GoOn);
            }
            course.hear(news(1));
        }
    }

    #[test]
    fn what_breaks_off_keeps_what_was_found() {
        let mut course = Course::default();
        course.hear(news(50));
        assert_eq!(course.break_off("The engine stopped."), Next::End);
        assert_eq!(course.findings().coverage.entries, 50);
        let Some(End::Failed(why)) = &course.end else {
            panic!("{:?}", course.end);
        };
        assert!(why.message.starts_with("The engine stopped."));
        // The trap that follows a last word says less.
        course.close(End::Stopped);
        assert!(matches!(course.end, Some(End::Failed(_))));
    }
}
