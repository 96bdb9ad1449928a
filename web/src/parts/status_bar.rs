use dmpkg::SecondReader;
use yew::{Callback, Html, html};

use super::status_jobs::{job_items, list_item};
use crate::amounts::{counted, duration, exact, size};
use crate::command::Command;
use crate::icons::{Mark, mark};
use crate::parts::link_button;
use crate::state::{Loaded, State, Topic};

/// The line at the bottom: what was read, how fast, and what went over the network.
pub fn status_bar(state: &State, version: &str, on_command: &Callback<Command>) -> Html {
    let numbers = Command::dialog(Topic::Numbers).on_click(on_command);
    html! {
        <footer class="status">
            <ul>
                if let Some(loaded) = state.loaded() {
                    { for engine_items(loaded) }
                    { for job_items(loaded, on_command) }
                    { list_item(loaded, on_command) }
                }
                if state.loaded().is_some_and(|loaded| loaded.beside) {
                    <li title="The address names this package, so its bytes come over the network from where the page came">
                        { "read from this site" }
                    </li>
                }
                <li title="Requests that this page made over the network since it was ready">
                    { format!("requests since load: {}", state.requests) }
                </li>
                if state.kept {
                    <li title="This browser keeps the page, so that it opens without a network">
                        { "offline ready" }
                    </li>
                }
            </ul>
            if let Some(words) = &state.flash {
                <span class="status-flash">{ mark(Mark::Sound) }{ words }</span>
            }
            { link_button("Details".into(), numbers) }
            <span class="muted">{ "v" }{ version }</span>
        </footer>
    }
}

fn engine_items(loaded: &Loaded) -> Vec<Html> {
    let status = &loaded.status;
    let read = format!("{} of {}", exact(status.bytes_read), exact(status.size));
    let entries = format!(
        "{}, {}",
        counted(status.files, "file", "files"),
        counted(status.directories, "directory", "directories")
    );
    let (sign, words, meaning) = second_reader(&loaded.findings.second_reader);
    vec![
        html! {
            <li title={read}>
                { format!("read {} of {}", size(status.bytes_read), size(status.size)) }
            </li>
        },
        html! {
            <li title={entries}>
                { counted(status.files + status.directories, "entry", "entries") }
            </li>
        },
        html! {
            <li title="From the choice of the file to its overview">
                { duration(status.elapsed_ms) }
            </li>
        },
        html! {
            <li title={meaning}>
                if let Some(sign) = sign { { mark(sign) } }
                { words }
            </li>
        },
    ]
}

/// What to show of the second reader: a mark, words, and their meaning.
pub(crate) fn second_reader(reader: &SecondReader) -> (Option<Mark>, &'static str, String) {
    match reader {
        SecondReader::Pending => (
            None,
            "second reader: not yet asked",
            "A second, independent reader will list the same bytes.".to_owned(),
        ),
        SecondReader::Agrees => (
            Some(Mark::Sound),
            "second reader agrees",
            "A second, independent reader lists the same entries.".to_owned(),
        ),
        SecondReader::Differs(how) => (Some(Mark::Warning), "second reader differs", how.clone()),
        SecondReader::Refuses(why) => (Some(Mark::Warning), "second reader refuses", why.clone()),
    }
}
