use std::rc::Rc;

use dmpkg::rules::{self, FAMILIES, Severity};
use dmpkg::{EntryAddress, Findings, Level, Setting, Settings};

use super::list::Filter;
use crate::address::InFront;
use crate::state::{Action, LoadedAction, Proposal, State, Topic};
use crate::tests::{after, assert_has, chosen, found, opened, render};

fn at(of: &str) -> Action {
    Action::InFront(Some(InFront::Rules(of.to_owned())))
}

fn setting(rule: &str) -> Setting {
    Setting {
        rule: rule.to_owned(),
        level: Level::As(Severity::Note),
        path: Some("Test/**".to_owned()),
        reason: "Only <tests>.".to_owned(),
    }
}

#[test]
fn all_rules_are_listed_and_lead_to_their_own_address() {
    let html = render(|| after([at("")]));
    for rule in rules::all() {
        let link = format!("href=\"#/rules/{}\"", rule.id);
        assert!(html.contains(&link), "{link}");
    }
    for family in FAMILIES.iter().filter(|family| !family.rules.is_empty()) {
        assert_has(
            &html,
            &[family.about, &format!("href=\"#/rules/{}\"", family.name)],
        );
    }
    assert_eq!(html.matches("<main").count(), 1, "{html}");
    assert_eq!(html.matches("<h1").count(), 1, "{html}");
    assert!(!html.contains(" style="), "{html}");
}

#[test]
fn a_family_lists_its_own_rules_only() {
    let html = render(|| after([at("xml")]));
    assert_has(
        &html,
        &["Rules: xml", "#/rules/xml/not-well-formed", "All rules"],
    );
    assert!(!html.contains("#/rules/archive/"), "{html}");
}

#[test]
fn a_rule_says_all_of_itself_without_a_file() {
    let html = render(|| after([at("archive/crc-mismatch")]));
    let rule = rules::find("archive/crc-mismatch").unwrap();
    assert_has(
        &html,
        &[
            rule.title,
            "Why it matters",
            "What to do",
            "When it fires",
            "Documented in",
            "Nothing is set",
            "Switch off this rule",
        ],
    );
    assert!(!html.contains("<h2>In "), "{html}");
    let unknown = render(|| after([at("archive/<no>")]));
    assert_has(&unknown, &["There is no such rule", "archive/&lt;no&gt;"]);
}

#[test]
fn a_rule_says_what_is_set_and_what_it_found_in_the_open_file() {
    let rule = rules::all().find(|rule| rule.family() == "names").unwrap();
    let state = move || {
        let mut state = after([chosen(1, "weather.dmapp"), opened(1, "Weather Station")]);
        let mut findings = Findings::default();
        for number in 0..30 {
            let message = format!("Found {number:02}.");
            let finding = found(rule.id, Severity::Error, &message);
            findings.add(&EntryAddress(vec![number]), finding);
        }
        findings.suppress(
            &EntryAddress::default(),
            found(rule.id, Severity::Error, "Hidden."),
        );
        if let crate::state::Shown::Loaded(loaded) = &mut state.shown {
            loaded.findings = Rc::new(findings);
        }
        state.settings = Rc::new(Settings {
            list: vec![setting("names/*")],
        });
        state
    };
    let with = |of: &str| {
        let of = of.to_owned();
        render(move || State {
            in_front: Some(InFront::Rules(of)),
            ..state()
        })
    };
    let html = with(rule.id);
    assert_has(
        &html,
        &[
            "Are notes",
            "Test/**",
            "names/*",
            "Only &lt;tests&gt;.",
            "Change",
            "Found 19.",
            "10 more stand among the findings.",
            "1 finding is hidden by settings.",
        ],
    );
    assert_has(&html, &["Back to weather.dmapp", "workspace panel-behind"]);
    assert!(!html.contains("Found 20."), "{html}");
    assert_has(&with(""), &["set at places", "30 findings"]);
}

#[test]
fn the_filter_looks_at_all_that_a_rule_says() {
    let rule = rules::find("archive/crc-mismatch").unwrap();
    let text = |text: &str| Filter {
        text: text.to_owned(),
        ..Filter::default()
    };
    for words in ["", "  ", "crc-mismatch", "ARCHIVE crc", rule.why, rule.fix] {
        assert!(text(words).takes(rule), "{words}");
    }
    assert!(!text("archive nothing-like-it").takes(rule));
    let mut hidden = Filter::default();
    hidden.hidden.insert(rule.severity);
    assert!(!hidden.takes(rule));
}

#[test]
fn what_brings_the_file_forward_closes_the_catalogue() {
    let opened = || [chosen(1, "weather.dmapp"), opened(1, "Weather Station")];
    let state = after(opened().into_iter().chain([at("xml")]));
    assert_eq!(state.in_front, Some(InFront::Rules("xml".to_owned())));
    for action in [
        Action::from(LoadedAction::Select(0)),
        LoadedAction::Walk { forward: true }.into(),
        Action::InFront(None),
    ] {
        let state = after(opened().into_iter().chain([at("xml"), action]));
        assert_eq!(state.in_front, None);
    }
    let state = after([at("xml")].into_iter().chain(opened()));
    assert_eq!(state.in_front, None);
}

#[test]
fn settings_are_listed_in_order_and_can_be_changed() {
    let dialog = |topic: Topic, list: Vec<Setting>| {
        render(move || State {
            dialog: Some(topic),
            settings: Rc::new(Settings { list }),
            ..State::default()
        })
    };
    let none = dialog(Topic::Settings, Vec::new());
    assert_has(
        &none,
        &["Nothing is set", "Read a file", "Save as dmpkg.toml"],
    );
    let some = dialog(
        Topic::Settings,
        vec![
            Setting::off("no/such-rule", ""),
            setting("archive/crc-mismatch"),
        ],
    );
    assert_has(
        &some,
        &[
            "There is no such rule: this setting does nothing.",
            "No reason is given.",
            "Test/**",
            "Remove the setting of archive/crc-mismatch",
            "Change the setting of archive/crc-mismatch",
        ],
    );
    assert!(
        !some.contains("Change the setting of no/such-rule"),
        "{some}"
    );
    let proposal = |path: Option<&str>| {
        Topic::Setting(Proposal {
            rule: "archive/crc-mismatch".to_owned(),
            path: path.map(str::to_owned),
        })
    };
    let new = dialog(proposal(None), vec![setting("archive/crc-mismatch")]);
    assert_has(&new, &["method=\"dialog\"", "Switched off", "Everywhere"]);
    assert!(!new.contains("Remove the setting"), "{new}");
    let known = dialog(
        proposal(Some("Test/**")),
        vec![setting("archive/crc-mismatch")],
    );
    assert_has(
        &known,
        &[
            "Remove the setting",
            "Only &lt;tests&gt;.",
            "Path from the opened file on",
        ],
    );
}
