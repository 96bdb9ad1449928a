//! The jobs in the status bar: how far each is, how it ended, and what can be done about it.

use dmpkg::{Integrity, JobProgress};
use yew::{Callback, Html, html};

use crate::amounts::{count, counted, size};
use crate::command::Command;
use crate::icons::{Mark, mark};
use crate::state::{ErrandKind, JobKind, JobState, Loaded, decodes_by_itself, soundness};

/// The check, then integrity.
pub(super) fn job_items(loaded: &Loaded, on_command: &Callback<Command>) -> [Html; 2] {
    [
        check_item(loaded, on_command),
        integrity_item(loaded, on_command),
    ]
}

fn check_item(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let coverage = &loaded.findings.coverage;
    let rules = u64::try_from(coverage.rules()).unwrap_or(u64::MAX);
    let meaning = format!(
        "{} looked at {} in {}: structure, names and documents",
        counted(rules, "rule", "rules"),
        counted(coverage.entries, "entry", "entries"),
        counted(coverage.archives, "archive", "archives"),
    );
    let again = button(
        "Check again",
        "Check again",
        Command::Start(JobKind::Check),
        on_command,
    );
    let (class, sign, words, button) = match &loaded.jobs.check {
        JobState::Waiting | JobState::Running => (
            "status-job",
            None,
            match percent(loaded.jobs.checked) {
                Some(percent) => format!("checking · {percent} %"),
                None => "checking".to_owned(),
            },
            button(
                "Stop",
                "Stop the check",
                Command::Stop(JobKind::Check),
                on_command,
            ),
        ),
        JobState::Done => {
            let failures = loaded.findings.tool_failures().len();
            let failures = u64::try_from(failures).unwrap_or(u64::MAX);
            match failures {
                0 => ("", None, "checked".to_owned(), Html::default()),
                _ => (
                    "status-job",
                    Some(Mark::Tool),
                    format!("checked, but {} failed", counted(failures, "rule", "rules")),
                    Html::default(),
                ),
            }
        }
        JobState::Stopped => (
            "status-job",
            Some(Mark::Skipped),
            "check stopped: not everything was checked".to_owned(),
            again,
        ),
        JobState::Failed(reason) => (
            "status-job",
            Some(Mark::Tool),
            format!("check stopped: {reason}"),
            again,
        ),
    };
    html! {
        <li {class} title={meaning} data-check={name(&loaded.jobs.check)}>
            if let Some(sign) = sign { { mark(sign) } }
            { words }
            { button }
        </li>
    }
}

fn integrity_item(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let jobs = &loaded.jobs;
    let unpacked = size(loaded.status.uncompressed_size);
    let start = || {
        let words = format!("Check all contents ({unpacked})");
        button(
            &words,
            &words,
            Command::Start(JobKind::Integrity),
            on_command,
        )
    };
    let comes = decodes_by_itself(&loaded.status)
        && matches!(jobs.check, JobState::Waiting | JobState::Running);
    let (sign, words, more) = match &jobs.integrity {
        JobState::Waiting if comes => (None, "after the check".to_owned(), Html::default()),
        JobState::Waiting => (Some(Mark::Skipped), "not checked".to_owned(), start()),
        JobState::Running => (None, amount(loaded), running(loaded, on_command)),
        JobState::Done => (Some(tone(loaded)), soundness(jobs), Html::default()),
        JobState::Stopped => (Some(tone(loaded)), partly(loaded), start()),
        JobState::Failed(reason) => {
            let words = format!("{}. {reason}", partly(loaded));
            (Some(tone(loaded)), words, start())
        }
    };
    html! {
        <li
            class="status-job"
            title="Every content decoded and compared with its checksum, in this file and in the archives inside"
            data-integrity={name(&jobs.integrity)}
        >
            if let Some(sign) = sign { { mark(sign) } }
            { "integrity: " }
            { words }
            { more }
        </li>
    }
}

/// How far decoding is. As long as not all workers have told how much they have to do, it is at least
/// the whole file.
fn decoded(loaded: &Loaded) -> JobProgress {
    let (progress, status) = (loaded.jobs.decoded, &loaded.status);
    match progress.of_entries {
        0 => progress,
        all => JobProgress {
            of_entries: all.max(status.files + status.directories),
            of_bytes: progress.of_bytes.max(status.compressed_size),
            ..progress
        },
    }
}

/// The list of all entries, as long as it is being made.
pub(super) fn list_item(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let Some(amount) = loaded.list else {
        return Html::default();
    };
    let percent = amount.percent().map(|percent| percent.to_string());
    html! {
        <li class="status-job" data-list="running">
            { "listing all entries" }
            if let Some(percent) = &percent { { format!(" · {percent} %") } }
            <progress
                class="reading-bar status-progress"
                max="100"
                value={percent}
                aria-label="Entries listed"
            />
            { button("Stop", "Stop listing", Command::StopErrand(ErrandKind::List), on_command) }
        </li>
    }
}

/// "812 of 4,812 entries".
fn amount(loaded: &Loaded) -> String {
    let progress = decoded(loaded);
    match progress.of_entries {
        0 => "starting".to_owned(),
        all => format!("{} of {} entries", count(progress.entries), count(all)),
    }
}

/// "stopped, 812 of 4,812 checked, 3 damaged".
fn partly(loaded: &Loaded) -> String {
    let coverage = &loaded.findings.coverage;
    let entries = match decoded(loaded).of_entries {
        0 => "nothing".to_owned(),
        all => format!("{} of {}", count(coverage.decoded_entries), count(all)),
    };
    let damaged = match coverage.damaged_entries {
        0 => String::new(),
        damaged => format!(", {} damaged", count(damaged)),
    };
    format!("stopped, {entries} checked{damaged}")
}

fn running(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let percent = percent(decoded(loaded)).map(|percent| percent.to_string());
    html! {
        <>
            if let Some(percent) = &percent { { format!(" · {percent} %") } }
            <progress
                class="reading-bar status-progress"
                max="100"
                value={percent}
                aria-label="Contents decoded"
            />
            { button("Stop", "Stop decoding", Command::Stop(JobKind::Integrity), on_command) }
        </>
    }
}

/// The part that is done, when the whole is known.
pub(super) fn percent(progress: JobProgress) -> Option<u128> {
    let done = progress.bytes.min(progress.of_bytes);
    (u128::from(done) * 100).checked_div(u128::from(progress.of_bytes))
}

/// Sound only when every content was decoded and is what it should be.
fn tone(loaded: &Loaded) -> Mark {
    let coverage = &loaded.findings.coverage;
    let whole = coverage.integrity == Integrity::Complete && coverage.locked_entries == 0;
    match coverage.damaged_entries {
        0 if whole && coverage.decoded_entries > 0 => Mark::Sound,
        0 => Mark::Skipped,
        _ => Mark::Error,
    }
}

fn button(words: &str, name: &str, command: Command, on_command: &Callback<Command>) -> Html {
    let onclick = command.on_click(on_command);
    html! {
        <>
            { " " }
            <button type="button" class="link" aria-label={name.to_owned()} {onclick}>
                { words.to_owned() }
            </button>
        </>
    }
}

/// What programs read of a state.
const fn name(state: &JobState) -> &'static str {
    match state {
        JobState::Waiting => "waiting",
        JobState::Running => "running",
        JobState::Done => "done",
        JobState::Stopped => "stopped",
        JobState::Failed(_) => "failed",
    }
}
