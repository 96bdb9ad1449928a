//! How the jobs of a file stand: what is kept, what is announced, and what the status bar shows.

use std::rc::Rc;

use dmpkg::{Findings, Integrity, JobProgress};

use super::screens::{assert_has, render};
use super::{after, chosen, failed, opened};
use crate::state::{Action, JobState, Standing, State};

const ALL: u64 = 4812;

/// A standing as data that another thread may draw.
#[derive(Clone)]
struct Plan {
    check: JobState,
    integrity: JobState,
    /// Contents decoded, damaged ones, and locked ones.
    contents: Option<[u64; 3]>,
}

impl Plan {
    fn standing(self) -> Standing {
        match self.contents {
            None => standing(self.check, self.integrity),
            Some([entries, damaged, locked]) => decoded(self.integrity, entries, damaged, locked),
        }
    }
}

const fn plan(check: JobState, integrity: JobState) -> Plan {
    Plan {
        check,
        integrity,
        contents: None,
    }
}

/// A plan in which this many contents were decoded.
const fn contents(integrity: JobState, contents: [u64; 3]) -> Plan {
    Plan {
        check: JobState::Done,
        integrity,
        contents: Some(contents),
    }
}

fn standing(check: JobState, integrity: JobState) -> Standing {
    Standing {
        check,
        integrity,
        ..Standing::default()
    }
}

/// A standing in which this many contents were decoded.
fn decoded(integrity: JobState, entries: u64, damaged: u64, locked: u64) -> Standing {
    let mut findings = Findings::default();
    let coverage = &mut findings.coverage;
    coverage.complete = true;
    coverage.decoded_entries = entries;
    coverage.damaged_entries = damaged;
    coverage.locked_entries = locked;
    coverage.integrity = match integrity {
        JobState::Done => Integrity::Complete,
        _ => Integrity::Partial,
    };
    Standing {
        findings: Rc::new(findings),
        decoded: JobProgress {
            entries,
            of_entries: ALL,
            bytes: 340_000,
            of_bytes: 1_000_000,
        },
        ..standing(JobState::Done, integrity)
    }
}

fn told(standings: impl IntoIterator<Item = Standing>) -> State {
    let opening = [chosen(1, "weather.dmapp"), opened(1, "Weather Station")];
    let told = standings
        .into_iter()
        .map(|standing| Action::Jobs { run: 1, standing });
    after(opening.into_iter().chain(told))
}

/// The part of the status bar that is about integrity, for a standing.
fn shown(plan: Plan) -> String {
    let html = render(move || told([plan.standing()]));
    let item = html.split("data-integrity").nth(1).unwrap();
    item.split("</li>").next().unwrap().to_owned()
}

#[test]
fn what_jobs_of_an_earlier_file_tell_comes_too_late() {
    let late = Action::Jobs {
        run: 1,
        standing: standing(JobState::Done, JobState::Done),
    };
    let state = after([
        chosen(1, "weather.dmapp"),
        opened(1, "Weather Station"),
        chosen(2, "rain.dmapp"),
        opened(2, "Rain Gauge"),
        late,
    ]);
    let loaded = state.loaded().unwrap();
    assert_eq!(loaded.jobs.check, JobState::Waiting);
}

#[test]
fn jobs_go_on_while_the_engine_is_started_anew() {
    let again = Action::Chosen {
        turn: 2,
        name: "weather.dmapp".to_owned(),
        again: true,
    };
    let running = || standing(JobState::Done, JobState::Running);
    let state = after([
        chosen(1, "weather.dmapp"),
        opened(1, "Weather Station"),
        Action::Jobs {
            run: 1,
            standing: running(),
        },
        again,
        opened(2, "Weather Station"),
    ]);
    assert_eq!(state.loaded().unwrap().jobs, running());
    let done = decoded(JobState::Done, 14, 0, 0);
    let told = Action::Jobs {
        run: 1,
        standing: done.clone(),
    };
    let state = Rc::new(state);
    let state = yew::Reducible::reduce(state, told);
    assert_eq!(state.loaded().unwrap().jobs, done);
}

#[test]
fn another_file_stops_what_runs_and_keeps_what_was_found() {
    let running = Standing {
        engine_memory: 9 << 20,
        ..decoded(JobState::Running, 812, 0, 0)
    };
    let mut state = told([running.clone()]);
    state = (*yew::Reducible::reduce(Rc::new(state), chosen(2, "next.dmapp"))).clone();
    let loaded = state.loaded().unwrap();
    assert_eq!(loaded.jobs.check, JobState::Done);
    assert_eq!(loaded.jobs.integrity, JobState::Stopped);
    assert_eq!(loaded.jobs.engine_memory, 0);
    assert_eq!(loaded.findings, running.findings);
}

#[test]
fn begin_and_end_are_announced_and_nothing_between() {
    let serial = |standings: &[Standing]| told(standings.to_vec()).announcement.serial;
    let running = || decoded(JobState::Running, 1, 0, 0);
    let opened = serial(&[]);
    assert_eq!(
        serial(&[standing(JobState::Running, JobState::Waiting)]),
        opened
    );
    assert_eq!(serial(&[running()]), opened + 1);
    assert_eq!(
        serial(&[running(), decoded(JobState::Running, 2, 0, 0)]),
        opened + 1
    );
    let state = told([running(), decoded(JobState::Done, ALL, 0, 0)]);
    assert_eq!(state.announcement.serial, opened + 2);
    assert_eq!(state.announcement.text, "Contents: all 4,812 sound.");
    let state = told([decoded(JobState::Stopped, 812, 0, 0)]);
    assert!(
        state
            .announcement
            .text
            .ends_with("Stopped after 812 contents.")
    );
}

#[test]
fn what_was_found_in_a_file_that_is_no_archive_is_kept() {
    let state = after([chosen(1, "broken.dmapp"), failed(1)]);
    assert!(state.findings().is_some());
    assert!(after([]).findings().is_none());
}

#[test]
fn integrity_says_how_far_it_is_and_can_be_stopped() {
    let html = shown(contents(JobState::Running, [812, 0, 0]));
    let parts = [
        "integrity: 812 of 4,812 entries · 34 %",
        "<progress",
        "value=\"34\"",
        "aria-label=\"Contents decoded\"",
        "Stop</button>",
    ];
    assert_has(&html, &parts);
    assert!(!html.contains("mark-"), "{html}");
}

#[test]
fn integrity_is_green_only_when_all_is_sound() {
    let cases = [
        (
            contents(JobState::Done, [ALL, 0, 0]),
            "all 4,812 sound",
            "sound",
        ),
        (
            contents(JobState::Done, [ALL, 3, 0]),
            "3 of 4,812 damaged",
            "error",
        ),
        (
            contents(JobState::Done, [ALL, 0, 2]),
            "2 of 4,812 cannot be decoded",
            "skipped",
        ),
        (
            contents(JobState::Done, [0, 0, 0]),
            "none to decode",
            "skipped",
        ),
        (
            contents(JobState::Stopped, [812, 0, 0]),
            "stopped, 812 of 4,812 checked",
            "skipped",
        ),
        (
            contents(JobState::Stopped, [812, 1, 0]),
            "stopped, 812 of 4,812 checked, 1 damaged",
            "error",
        ),
        (
            contents(
                JobState::Failed("The disk is gone.".to_owned()),
                [812, 0, 0],
            ),
            "stopped, 812 of 4,812 checked. The disk is gone.",
            "skipped",
        ),
        (
            plan(JobState::Done, JobState::Waiting),
            "not checked",
            "skipped",
        ),
    ];
    for (plan, words, mark) in cases {
        let offers = plan.integrity != JobState::Done;
        let html = shown(plan);
        assert_has(&html, &[words, &format!("mark-{mark}")]);
        assert_eq!(
            html.contains("Check all contents (2.3 MB)"),
            offers,
            "{html}"
        );
        assert_eq!(html.contains("mark-sound"), mark == "sound", "{html}");
    }
}

#[test]
fn a_small_file_is_not_offered_what_comes_by_itself() {
    let html = shown(plan(JobState::Running, JobState::Waiting));
    assert_has(&html, &["integrity: after the check"]);
    assert!(!html.contains("<button"), "{html}");
}

#[test]
fn the_title_is_not_green_before_everything_was_checked() {
    let cases = [
        (
            plan(JobState::Running, JobState::Waiting),
            "Nothing found so far",
            "skipped",
        ),
        // Every content is sound, but no rule has looked at anything.
        (
            contents(JobState::Done, [ALL, 0, 0]),
            "Not everything was checked",
            "skipped",
        ),
        (
            contents(JobState::Done, [ALL, 0, 1]),
            "Not everything was checked",
            "skipped",
        ),
        (
            contents(JobState::Stopped, [812, 0, 0]),
            "Not everything was checked",
            "skipped",
        ),
    ];
    for (plan, words, mark) in cases {
        let html = render(move || told([plan.standing()]));
        let verdict = html.split("top-verdict").nth(1).unwrap();
        let verdict = verdict.split("</span>").next().unwrap();
        assert_has(verdict, &[words, &format!("mark-{mark}")]);
    }
}
