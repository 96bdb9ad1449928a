use dmpkg::EntryAddress;
use yew::{Callback, Html, html};

use super::status_jobs::percent;
use crate::command::Command;
use crate::icons::{Mark, mark};
use crate::parts::link_button;
use crate::sheet::sheet_view;
use crate::state::{JobKind, JobState, Loaded};

/// What the opened file does to an agent, or why that is not known yet.
pub fn effects_page(loaded: &Loaded, front: bool, on_command: &Callback<Command>) -> Html {
    let plan = loaded.jobs.insights.as_ref();
    let plan = plan.map(|insights| insights.plan(&EntryAddress::default()));
    match plan {
        None => html! { <div class="panel-word">{ not_yet(loaded, on_command) }</div> },
        Some(plan) if plan.blocks.is_empty() => html! {
            <p class="panel-word muted">{ "Nothing is known of what it does to an agent." }</p>
        },
        Some(plan) => sheet_view(&plan, front, on_command),
    }
}

/// Why the inspection has not told anything: it runs, or it ended before its end.
pub(super) fn not_yet(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let words = match &loaded.jobs.check {
        JobState::Waiting | JobState::Running => {
            let words = match percent(loaded.jobs.checked) {
                Some(percent) => format!("Being read · {percent} %"),
                None => "Being read".to_owned(),
            };
            return html! {
                <p class="muted"><span class="findings-pulse" aria-hidden="true" />{ " " }{ words }</p>
            };
        }
        JobState::Done => "The check ended without telling what the package does.",
        JobState::Stopped => "The check was stopped before everything was read.",
        JobState::Failed(reason) => reason,
    };
    html! {
        <>
            <p>{ mark(Mark::Skipped) }{ " " }{ words }</p>
            <p>
                { link_button("Check again".into(), Command::Start(JobKind::Check).on_click(on_command)) }
            </p>
        </>
    }
}
