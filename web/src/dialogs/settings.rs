use std::rc::Rc;

use dmpkg::{Setting, Settings, rules};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::setting::level_words;
use crate::command::Command;
use crate::icons::{Glyph, Mark, mark};
use crate::parts::{breakable, icon_button, word_button};
use crate::state::Change;

/// All settings, in their order, and the ways to take them along.
pub(super) fn content(settings: &Settings, said: &str, on_command: &Callback<Command>) -> Html {
    let onchange = {
        let on_command = on_command.clone();
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else {
                return;
            };
            if let Some(file) = input.files().and_then(|files| files.item(0)) {
                on_command.emit(Command::ReadSettings(file));
            }
            // So that choosing the same file again is a choice too.
            input.set_value("");
        })
    };
    let change = |change: Change| Command::Change(change).on_click(on_command);
    let unknown = settings.unknown();
    html! {
        <>
            <p>
                { "Rules that are switched off, or that weigh otherwise. Of several settings that concern a finding the last one decides. They are kept in this browser only." }
            </p>
            if settings.is_empty() {
                <p class="muted">{ "Nothing is set: every rule weighs as it says." }</p>
            } else {
                <ol class="setting-list">
                    { for settings.list.iter().enumerate().map(|(at, setting)| html! {
                        <li>
                            <div>
                                <p>
                                    <code>{ breakable(&setting.rule) }</code>
                                    { " " }<strong>{ level_words(setting.level) }</strong>
                                    { " " }{ place(setting) }
                                </p>
                                if unknown.contains(&setting.rule) {
                                    <p>{ mark(Mark::Warning) }{ " There is no such rule: this setting does nothing." }</p>
                                }
                                <p class="muted">{ reason(setting) }</p>
                            </div>
                            if rules::find(&setting.rule).is_some() {
                                { icon_button(Glyph::Set, format!("Change the setting of {}", setting.rule).into(), "Change".into(), Command::propose(&setting.rule, setting.path.clone()).on_click(on_command)) }
                            }
                            { icon_button(Glyph::Close, format!("Remove the setting of {}", setting.rule).into(), "Remove".into(), change(Change::Remove(at))) }
                        </li>
                    }) }
                </ol>
            }
            <div class="setting-buttons">
                <button
                    type="button"
                    class="button"
                    disabled={settings.is_empty()}
                    title="For the command line, or for another browser"
                    onclick={Command::SaveSettings.on_click(on_command)}
                >
                    { "Save as dmpkg.toml" }
                </button>
                <label class="button">
                    { "Read a file" }
                    <input class="unseen" type="file" accept=".toml" {onchange} />
                </label>
                { word_button("Remove all".into(), settings.is_empty(), change(Change::Replace(Rc::default()))) }
            </div>
            <p role="status">{ said }</p>
        </>
    }
}

/// Where a setting holds.
pub(crate) fn place(setting: &Setting) -> Html {
    match setting.path.as_deref() {
        None => html! { { "everywhere" } },
        Some("") => html! { { "of the file itself" } },
        Some(path) => html! { <>{ "at " }<code>{ breakable(path) }</code></> },
    }
}

/// Why it was made.
pub(crate) fn reason(setting: &Setting) -> &str {
    match setting.reason.is_empty() {
        true => "No reason is given.",
        false => &setting.reason,
    }
}
