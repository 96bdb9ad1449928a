use dmpkg::SignatureFacts;
use yew::{Callback, Html, html};

use crate::amounts::{exact, size};
use crate::command::Command;
use crate::findings::grade_mark;
use crate::icons::{Glyph, Mark, glyph, kind_icon, mark};
use crate::parts::{Menu, flag, signature_mark};
use crate::state::{Aspect, Loaded, LoadedAction, Part, Shown, State};

/// The top line: what is open, in one look, and what can be done with it.
pub fn top(state: &State, on_command: &Callback<Command>) -> Html {
    let pick = Command::Pick.on_click(on_command);
    html! {
        <header class="top">
            if let Some(loaded) = state.loaded() {
                { drawer_button(loaded, on_command) }
                { title(loaded, on_command) }
            } else if state.shown != Shown::Empty || state.in_front.is_some() {
                <p class="top-product">{ "DataMiner package inspector" }</p>
            }
            <div class="top-actions">
                if state.loaded().is_some() {
                    <button
                        type="button"
                        class="button"
                        title="Search in names and contents (Ctrl+Shift+F)"
                        aria-label="Search"
                        onclick={Command::from(LoadedAction::Search).on_click(on_command)}
                    >
                        { glyph(Glyph::Search) }
                        <span class="top-open-word">{ "Search" }</span>
                    </button>
                }
                if state.shown != Shown::Empty {
                    <button type="button" class="button" onclick={pick} title="Open a file (Ctrl+O)">
                        { glyph(Glyph::Open) }
                        <span class="top-open-word">{ "Open" }</span>
                    </button>
                }
                <Menu
                    theme={state.theme}
                    reportable={state.shown != Shown::Empty}
                    listable={state.loaded().is_some()}
                    on_command={on_command.clone()}
                />
            </div>
        </header>
    }
}

fn drawer_button(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let open = loaded.part == Part::Contents;
    let toggle = if open {
        LoadedAction::LeaveContents
    } else {
        LoadedAction::Part(Part::Contents)
    };
    html! {
        <button
            type="button"
            class="icon-button drawer-button"
            aria-label="Contents"
            aria-expanded={flag(open)}
            aria-controls="contents"
            onclick={Command::from(toggle).on_click(on_command)}
        >
            { glyph(Glyph::Contents) }
        </button>
    }
}

fn title(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let overview = &loaded.overview;
    let verdict = loaded.findings.verdict(loaded.jobs.is_at_work());
    let all = Command::from(LoadedAction::Stay(Aspect::Findings)).on_click(on_command);
    html! {
        <div class="top-title">
            <span class="top-kind-icon">{ kind_icon(overview.kind) }</span>
            <h1 title={loaded.name.clone()}>{ &overview.title }</h1>
            <p class="top-facts">
                if let Some(version) = &overview.version {
                    <span class="top-version" title={version.clone()}>{ version }</span>
                }
                <span title={overview.because.clone()}>{ &overview.kind_label }</span>
                <span title={exact(loaded.status.size)}>{ size(loaded.status.size) }</span>
                <span class="top-verdict">
                    <button type="button" title={format!("{}. Show the findings", verdict.words)} onclick={all}>
                        { mark(grade_mark(verdict.grade)) }
                        { verdict.words }
                    </button>
                </span>
                { signature(loaded, on_command) }
            </p>
        </div>
    }
}

/// What is known of the signature; where there is one, it leads to all of it.
fn signature(loaded: &Loaded, on_command: &Callback<Command>) -> Html {
    let all = Command::from(LoadedAction::Stay(Aspect::Signature)).on_click(on_command);
    let Some(facts) = loaded.findings.signature() else {
        let status = loaded.overview.signature;
        let meaning = SignatureFacts {
            status,
            ..SignatureFacts::default()
        }
        .meaning();
        if !loaded.findings.signatures.is_empty() {
            return html! {
                <span class="top-signature">
                    <button type="button" title={format!("{meaning} There are signed packages inside.")} onclick={all}>
                        { mark(Mark::Skipped) }
                        { status.short() }
                    </button>
                </span>
            };
        }
        return html! {
            <span class="top-signature" title={meaning}>
                { mark(Mark::Skipped) }
                { status.short() }
            </span>
        };
    };
    html! {
        <span class="top-signature">
            <button type="button" title={format!("{}. {}", facts.headline(), facts.meaning())} onclick={all}>
                { mark(signature_mark(facts.status)) }
                { facts.status.short() }
            </button>
        </span>
    }
}
