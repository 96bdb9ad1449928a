use dmpkg::{Level, SETTING_LENGTH, Setting, Settings, rules};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use crate::command::Command;
use crate::parts::{breakable, word_button};
use crate::state::{Change, Proposal};

/// The choice of a place.
const HERE: &str = "here";

/// A setting, and the ways to change it. The form closes its dialog by itself and sends nothing
/// anywhere.
pub(super) fn content(
    proposal: &Proposal,
    settings: &Settings,
    on_command: &Callback<Command>,
) -> Html {
    let existing = proposal.existing(settings);
    let rule = rules::find(&proposal.rule);
    let now = existing.map_or(Level::Off, |(_, setting)| setting.level);
    let why = existing.map_or("", |(_, setting)| setting.reason.as_str());
    let here = proposal.path.is_some();
    let onsubmit = {
        let (rule, on_command) = (proposal.rule.clone(), on_command.clone());
        Callback::from(move |event: SubmitEvent| {
            let value = |name: &str| filled(&event, name);
            let setting = Setting {
                rule: rule.clone(),
                level: Level::of_word(&value("level")).unwrap_or(Level::Off),
                path: (value("where") == HERE).then(|| value("path")),
                reason: value("reason"),
            };
            on_command.emit(Command::Change(Change::Put(setting)));
        })
    };
    let remove = existing.map(|(at, _)| Command::Change(Change::Remove(at)).on_click(on_command));
    let path = proposal.path.as_deref().unwrap_or("**");
    html! {
        <form class="setting" method="dialog" {onsubmit}>
            <p>
                <strong>{ rule.map_or("", |rule| rule.title) }</strong>
                { " " }
                <code>{ breakable(&proposal.rule) }</code>
            </p>
            { field("Its findings", html! {
                <select name="level">
                    { for Level::ALL.map(|one| option(one.word(), level_words(one), one == now)) }
                </select>
            }) }
            { field("Where", html! {
                <select name="where">
                    { option("everywhere", "Everywhere", !here) }
                    { option(HERE, "Only at the path below", here) }
                </select>
            }) }
            { field(
                "Path from the opened file on; * in a name, ** across all, > into an archive",
                text_field("path", path),
            ) }
            { field("Why, for those who read the report", text_field("reason", why)) }
            <div class="setting-buttons">
                <button type="submit" class="button button-primary">{ "Set" }</button>
                // It closes the dialog as the other one does, but sets nothing.
                if let Some(onclick) = remove {
                    { word_button("Remove the setting".into(), false, close_after(onclick)) }
                }
            </div>
        </form>
    }
}

/// What a field of the form holds.
fn filled(event: &SubmitEvent, name: &str) -> String {
    let form = event.target_dyn_into::<Element>();
    let field = form.and_then(|form| form.query_selector(&format!("[name={name}]")).ok()?);
    let value = field.and_then(|field| match field.dyn_into::<HtmlInputElement>() {
        Ok(field) => Some(field.value()),
        Err(field) => Some(field.dyn_into::<HtmlSelectElement>().ok()?.value()),
    });
    value.map_or_else(String::new, |value| value.trim().to_owned())
}

fn field(label: &'static str, control: Html) -> Html {
    html! { <label><span>{ label }</span>{ control }</label> }
}

fn option(value: &'static str, words: &'static str, selected: bool) -> Html {
    html! { <option {value} {selected}>{ words }</option> }
}

fn text_field(name: &'static str, value: &str) -> Html {
    html! {
        <input
            {name}
            type="text"
            value={value.to_owned()}
            maxlength={SETTING_LENGTH.to_string()}
            autocomplete="off"
            spellcheck="false"
        />
    }
}

/// What becomes of findings, for people.
pub(crate) const fn level_words(level: Level) -> &'static str {
    match level {
        Level::Off => "Switched off",
        Level::As(rules::Severity::Note) => "Are notes",
        Level::As(rules::Severity::Warning) => "Are warnings",
        Level::As(rules::Severity::Error) => "Are errors",
    }
}

/// Closes the dialog around a button after its click did what it does.
fn close_after(onclick: Callback<MouseEvent>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        let button = event.target_dyn_into::<Element>();
        onclick.emit(event);
        let dialog = button.and_then(|it| it.closest("dialog").ok().flatten());
        let dialog = dialog.and_then(|it| it.dyn_into::<HtmlDialogElement>().ok());
        if let Some(dialog) = dialog {
            dialog.close();
        }
    })
}
