use yew::{Html, html};

use crate::amounts::{count, duration, exact};
use crate::parts::second_reader;
use crate::state::State;

/// Exact numbers of the open file and the engine.
pub(super) fn content(state: &State) -> Html {
    let mut rows = Vec::new();
    if let Some(loaded) = state.loaded() {
        let status = &loaded.status;
        let (_, _, meaning) = second_reader(&loaded.findings.second_reader);
        rows.extend([
            ("File", loaded.name.clone()),
            ("Size", exact(status.size)),
            ("Read so far", exact(status.bytes_read)),
            ("Read by checks beside", exact(loaded.jobs.bytes_read)),
            ("Files", count(status.files)),
            ("Directories", count(status.directories)),
            ("Time to the overview", duration(status.elapsed_ms)),
            (
                "Memory of the engine",
                exact(status.engine_memory + loaded.jobs.engine_memory),
            ),
            ("Second reader", meaning),
        ]);
    }
    rows.push(("Requests since load", state.requests.to_string()));
    html! {
        <>
            <dl class="numbers">
                { for rows.into_iter().map(|(label, value)| html! {
                    <div><dt>{ label }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            <p class="muted">
                { "Requests are counted by the browser for this page, from the moment it was ready. The engine runs in a worker, for which the same policy forbids every connection." }
            </p>
        </>
    }
}
