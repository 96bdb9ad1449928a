use dmpkg::sorted::sort_by;
use dmpkg::{Findings, Skipped, ToolFailure};
use yew::{Callback, Html, html};

use crate::amounts::{counted, size};
use crate::command::Command;
use crate::icons::{Mark, mark};
use crate::parts::{breakable, link_button, second_reader};
use crate::state::{JobKind, JobState, Standing};

/// What was looked at, what was not, and why not.
pub(super) fn checked(
    findings: &Findings,
    jobs: &Standing,
    unpacked: u64,
    on_command: &Callback<Command>,
) -> Html {
    let running = jobs.is_at_work();
    let mut skipped = findings.skipped();
    sort_by(&mut skipped, |one, other| one.because.cmp(&other.because));
    let silent = findings.not_applicable();
    let (sign, _, meaning) = second_reader(&findings.second_reader);
    html! {
        <section class="findings-checked" aria-label="What was checked">
            { failures(findings.tool_failures()) }
            <h3>{ "What was checked" }</h3>
            <ul class="findings-sentences">
                { for findings.coverage.sentences().into_iter().map(|sentence| html! {
                    <li>{ sentence }</li>
                }) }
                <li>
                    if let Some(sign) = sign { { mark(sign) }{ " " } }
                    { breakable(&meaning) }
                </li>
                { for unfinished(jobs, unpacked, on_command) }
                if skipped.is_empty() && findings.coverage.complete && !running {
                    <li>{ "No rule was skipped." }</li>
                }
            </ul>
            if !skipped.is_empty() {
                <details>
                    <summary>
                        { mark(Mark::Skipped) }
                        { format!("Skipped: {}", counted(many(skipped.len()), "rule", "rules")) }
                    </summary>
                    <dl class="findings-skipped">
                        { for skipped.chunk_by(|one, other| one.because == other.because).map(|rules| html! {
                            <>
                                <dt>{ for rules.first().map(|rule| breakable(&rule.because)) }</dt>
                                <dd>{ for rules.iter().map(skipped_rule) }</dd>
                            </>
                        }) }
                    </dl>
                </details>
            }
            if !silent.is_empty() {
                <details>
                    <summary>
                        { format!("Do not concern this package: {}", counted(many(silent.len()), "rule", "rules")) }
                    </summary>
                    <p class="findings-rules">
                        { for silent.iter().map(|rule| html! { <code>{ breakable(rule) }</code> }) }
                    </p>
                </details>
            }
        </section>
    }
}

/// Jobs that did not come to their end, and the way to begin them again.
fn unfinished(jobs: &Standing, unpacked: u64, on_command: &Callback<Command>) -> Vec<Html> {
    let check = match &jobs.check {
        JobState::Stopped => "The look at structure, names and documents was stopped.".to_owned(),
        JobState::Failed(reason) => {
            format!("The look at structure, names and documents did not come to its end. {reason}")
        }
        JobState::Waiting | JobState::Running | JobState::Done => String::new(),
    };
    let contents = match &jobs.integrity {
        JobState::Stopped => "The look at the contents was stopped.".to_owned(),
        JobState::Failed(reason) => {
            format!("The look at the contents did not come to its end. {reason}")
        }
        JobState::Waiting if !jobs.is_at_work() => {
            "The contents were not looked at by themselves, because of their size.".to_owned()
        }
        JobState::Waiting | JobState::Running | JobState::Done => String::new(),
    };
    let all = format!("Check all contents ({})", size(unpacked));
    [
        (check, "Check again".to_owned(), JobKind::Check),
        (contents, all, JobKind::Integrity),
    ]
    .into_iter()
    .filter(|(why, ..)| !why.is_empty())
    .map(|(why, again, job)| {
        let onclick = Command::Start(job).on_click(on_command);
        html! {
            <li>
                { mark(Mark::Skipped) }{ " " }{ why }{ " " }
                { link_button((again).into(), onclick) }
            </li>
        }
    })
    .collect()
}

fn failures(failures: &[ToolFailure]) -> Html {
    if failures.is_empty() {
        return Html::default();
    }
    html! {
        <div class="findings-failures">
            <h3>
                { mark(Mark::Tool) }
                { "The tool failed on these rules: this says nothing about the package" }
            </h3>
            <ul>
                { for failures.iter().map(|failure| html! {
                    <li>
                        <code>{ breakable(&failure.rule) }</code>
                        if !failure.path.0.is_empty() {
                            { " on " }{ breakable(&failure.path.to_string()) }
                        }
                        { ": " }{ breakable(&failure.message) }
                    </li>
                }) }
            </ul>
        </div>
    }
}

fn skipped_rule(skipped: &Skipped) -> Html {
    let place = match (skipped.places, skipped.path.0.is_empty()) {
        (1, true) => String::new(),
        (1, false) => skipped.path.to_string(),
        (places, true) => counted(places, "place", "places"),
        (places, false) => format!("{} and {} more", skipped.path, places - 1),
    };
    html! {
        <span class="findings-skip">
            <code>{ breakable(&skipped.rule) }</code>
            if !place.is_empty() {
                <span class="muted">{ breakable(&place) }</span>
            }
        </span>
    }
}

fn many(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
