use dmpkg::EntryAddress;
use yew::{Callback, Html, html};

use crate::amounts::{count, duration, exact};
use crate::command::Command;
use crate::icons::Glyph;
use crate::parts::{hash_value, icon_button, second_reader};
use crate::state::{Hash, Loaded, State};

/// Exact numbers of the open file and the engine.
pub(super) fn content(state: &State, on_command: &Callback<Command>) -> Html {
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
                if let Some(loaded) = state.loaded() { { hash_of_file(loaded, on_command) } }
            </dl>
            <p class="muted">
                { "Requests are counted by the browser for this page, from the moment it was ready. The engine runs in a worker, for which the same policy forbids every connection." }
            </p>
        </>
    }
}

fn hash_of_file(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let hash = loaded.hash(&EntryAddress::default());
    let on_hash = on_command.reform(|wanted| Command::hash(EntryAddress::default(), wanted));
    html! {
        <div>
            <dt>{ "SHA-256 of the file" }</dt>
            <dd>
                { hash_value(&hash, &on_hash) }
                if let Hash::Known(digits) = &hash {
                    { icon_button(Glyph::Copy, "Copy SHA-256".into(), "Copy SHA-256".into(), Command::Copy(digits.clone()).on_click(on_command)) }
                }
            </dd>
        </div>
    }
}
