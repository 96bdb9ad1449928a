use dmpkg::{EntryAddress, Icon};
use yew::{Callback, ServerRenderer};

use super::{after, chosen, failed, opened};
use crate::command::Command;
use crate::screen::{Screen, ScreenProps};
use crate::state::{Action, Aspect, LoadedAction, Progress, State, Topic, Wish};

pub(crate) fn render(state: impl FnOnce() -> State + Send + 'static) -> String {
    let renderer = ServerRenderer::<Screen>::with_props(move || ScreenProps {
        state: state(),
        client: None,
        version: "0.0.1".into(),
        on_command: Callback::<Command>::noop(),
    });
    pollster::block_on(renderer.hydratable(false).render())
}

#[track_caller]
pub(crate) fn assert_has(html: &str, parts: &[&str]) {
    for part in parts {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

/// What holds in every state: one heading of the first level, one main part, no style attribute
/// (the page's policy would refuse it).
#[track_caller]
fn assert_sound(html: &str) {
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert_eq!(html.matches("<main").count(), 1, "{html}");
    assert_eq!(html.matches("<footer").count(), 1, "{html}");
    assert_eq!(html.matches("<header").count(), 1, "{html}");
    assert!(!html.contains(" style="), "{html}");
}

#[test]
fn empty_offers_every_way_in() {
    let html = render(State::default);
    assert_sound(&html);
    let parts = [
        "Open a package",
        "drop it anywhere",
        ".dmprotocol",
        ".zip",
        "Files never leave this device",
        "How can I check this?",
        "Try a sample",
        "requests since load: 0",
    ];
    assert_has(&html, &parts);
}

#[test]
fn a_quick_reading_is_not_shown_and_a_slow_one_can_be_cancelled() {
    let begun = || after([chosen(1, "big.dmbackup")]);
    assert!(!render(begun).contains("big.dmbackup"));
    let progress = || Action::Progress {
        turn: 1,
        progress: Progress {
            phase: "Reading the list of entries".to_owned(),
            done: 512 * 1024,
            total: 1024 * 1024,
        },
        now_ms: 300.0,
    };
    let html = render(move || {
        after([
            chosen(1, "big.dmbackup"),
            Action::Late { turn: 1 },
            progress(),
        ])
    });
    assert_sound(&html);
    let parts = [
        "big.dmbackup",
        "Reading the list of entries",
        "512 KB of 1.0 MB",
        "value=\"50\"",
        "Cancel",
    ];
    assert_has(&html, &parts);
}

#[test]
fn loaded_says_in_one_line_what_the_file_is() {
    let html = render(move || after([chosen(1, "weather.dmapp"), opened(1, "Weather Station")]));
    assert_sound(&html);
    let parts = [
        "Weather Station</h1>",
        "1.2.0",
        "application package",
        "870 KB",
        "not signed",
        "mark-skipped",
        "read 12 KB of 870 KB",
        "14 entries",
        "8 ms",
        "second reader: not yet asked",
        "role=\"tablist\"",
    ];
    assert_has(&html, &parts);
    let top = html.split("</header>").next().unwrap();
    assert!(!top.contains("mark-sound"), "nothing was checked: {top}");
}

#[test]
fn facts_are_text_never_markup_and_tell_what_is_not_known() {
    let html = render(move || after([chosen(1, "weather.dmapp"), opened(1, "Weather Station")]));
    let parts = [
        "&lt;b&gt;Weather&lt;",
        "<code>",
        "not stated",
        "could not be read: ",
        "the data is cut off",
        "2.3 MB",
        "4,812",
        "Show all 20",
        "Script 8",
        "Open inner.dmapp › AppInfo.xml at line 5",
        "Copy Name",
        "aria-expanded=\"false\"",
        "One document could not be read.",
        "mark-error",
    ];
    assert_has(&html, &parts);
    assert!(!html.contains("Script 9"), "the list is cut");
    assert!(!html.contains("<b>"), "{html}");
}

#[test]
fn failed_says_what_to_do_and_keeps_the_ways_in() {
    let html = render(move || after([chosen(1, "broken.dmapp"), failed(1)]));
    assert_sound(&html);
    let parts = [
        "role=\"alert\"",
        "broken.dmapp",
        "The file has no end record.",
        "Download it again.",
        "no-end-record",
        "Copy details",
        "Open a package",
    ];
    assert_has(&html, &parts);
}

#[test]
fn a_stopped_engine_is_said_once_and_what_was_shown_stays() {
    for message in ["out of memory", "The engine stopped unexpectedly: trap."] {
        let html = render(move || {
            after([
                chosen(1, "weather.dmapp"),
                opened(1, "Weather Station"),
                Action::Stopped {
                    message: message.to_owned(),
                },
            ])
        });
        assert_has(
            &html,
            &["Reload the engine", "What was shown stays.", "Identity"],
        );
        let banner = html.split("banner-error").nth(1).unwrap();
        let banner = banner.split("</p>").next().unwrap();
        assert_eq!(banner.matches("The engine stopped").count(), 1, "{banner}");
    }
}

#[test]
fn dragging_says_what_release_will_do() {
    let over_nothing = render(move || after([Action::Dragging(true)]));
    assert_has(&over_nothing, &["Release to inspect"]);
    let over_file = render(move || {
        after([
            chosen(1, "weather.dmapp"),
            opened(1, "Weather Station"),
            Action::Dragging(true),
        ])
    });
    assert_has(&over_file, &["Release to replace weather.dmapp"]);
}

#[test]
fn a_nested_package_has_a_tab_and_a_way_back() {
    let show = || LoadedAction::Show {
        address: EntryAddress(vec![3]),
        aspect: Aspect::Package,
        icon: Icon::Package,
        path: None,
        wish: Wish::default(),
    };
    let told = || LoadedAction::Told {
        revision: 1,
        address: EntryAddress(vec![3]),
        told: Ok(std::rc::Rc::new(super::overview("Inner"))),
    };
    let html = render(move || {
        after([
            chosen(1, "weather.dmapp"),
            opened(1, "Weather Station"),
            show().into(),
            told().into(),
        ])
    });
    assert_sound(&html);
    let parts = [
        "Place of this package",
        "inner.dmapp</span>",
        "aria-keyshortcuts=\"Delete\"",
        "id=\"panel-2\"",
    ];
    assert_has(&html, &parts);
}

#[test]
fn every_dialog_has_a_heading_and_can_be_closed() {
    let topics = [
        (Topic::Keys, "Back and forward"),
        (Topic::Numbers, "891,289 bytes"),
        (Topic::About, "not an official product"),
    ];
    for (topic, words) in topics {
        let html = render(move || {
            after([
                chosen(1, "weather.dmapp"),
                opened(1, "Weather Station"),
                Action::Dialog(Some(topic)),
            ])
        });
        assert_has(&html, &["<dialog", "dialog-title", "Close (Esc)", words]);
    }
}
