use std::rc::Rc;

use dmpkg::rules::{self, Severity};
use dmpkg::{EntryAddress, EntryPath, Finding, Findings, Folder, TreeRow};
use yew::{Callback, ServerRenderer};

use super::arrange::Shows;
use super::keys::{Meaning, meaning};
use super::{
    Arrangement, Choice, FindingsPage, FindingsPageProps, Grouping, Marks, Sight, SightAction, key,
};
use crate::command::Command;
use crate::state::{JobState, Standing};
use crate::tests::found;

fn rule(place: usize) -> &'static str {
    rules::all().nth(place).unwrap().id
}

/// A finding about an entry, by the chain of its names; indexes are the lengths of the names.
fn finding(rule: &str, severity: Severity, path: &[&str], message: &str) -> Finding {
    let chain = path.iter().map(|name| u32::try_from(name.len()).unwrap());
    Finding {
        address: EntryAddress(chain.collect()),
        path: EntryPath(path.iter().map(|&name| name.to_owned()).collect()),
        ..found(rule, severity, message)
    }
}

fn list() -> Vec<Finding> {
    let mut list = vec![
        finding("a/one", Severity::Error, &["s/x.xml"], "First."),
        finding(
            "a/one",
            Severity::Error,
            &["in.dmapp", "s/y.xml"],
            "Second.",
        ),
        finding("b/two", Severity::Warning, &["s/x.xml"], "Third <b>."),
    ];
    for place in 0..9 {
        let message = format!("Note {place}.");
        list.push(finding("c/many", Severity::Note, &[], &message));
    }
    list
}

fn heads(list: &[Finding], choice: &Choice) -> Vec<String> {
    let arrangement = Arrangement::of(list, choice);
    let groups = arrangement.groups.iter();
    groups
        .map(|group| format!("{} {}", group.severity.word(), group.places))
        .collect()
}

#[test]
fn groups_stand_worst_first_whatever_they_are_made_by() {
    for (grouping, expected) in [
        (Grouping::Rule, &["error 2", "warning 1", "note 9"][..]),
        (Grouping::Severity, &["error 2", "warning 1", "note 9"]),
        (Grouping::File, &["error 2", "error 1", "note 9"]),
        (Grouping::Package, &["error 11", "error 1"]),
    ] {
        let choice = Choice {
            grouping,
            ..Choice::default()
        };
        assert_eq!(heads(&list(), &choice), expected, "{grouping:?}");
    }
}

#[test]
fn all_words_must_be_there_and_severities_can_be_left_out() {
    let listed = |text: &str, hidden: &[Severity]| {
        let choice = Choice {
            text: text.to_owned(),
            hidden: hidden.iter().copied().collect(),
            ..Choice::default()
        };
        Arrangement::of(&list(), &choice).listed
    };
    assert_eq!(listed("", &[]), 12);
    assert_eq!(listed("", &[Severity::Note]), 3);
    assert_eq!(listed("X.XML", &[]), 2);
    assert_eq!(listed("x.xml third", &[]), 1);
    assert_eq!(listed("in.dmapp › s", &[]), 1);
    assert_eq!(listed("c/many", &[Severity::Note]), 0);
}

#[test]
fn long_groups_are_cut_until_all_of_them_is_asked_for() {
    let mut choice = Choice::default();
    let shown = |choice: &Choice| {
        let arrangement = Arrangement::of(&list(), choice);
        let findings = arrangement
            .lines
            .iter()
            .filter(|line| matches!(line.shows, Shows::Finding { .. }))
            .count();
        let more = arrangement.lines.iter().find_map(|line| match line.shows {
            Shows::More(more) => Some(more),
            _ => None,
        });
        (findings, more)
    };
    assert_eq!(shown(&choice), (2 + 1 + 5, Some(4)));
    let last = Arrangement::of(&list(), &choice).groups.pop().unwrap().key;
    choice.whole.insert(last);
    assert_eq!(shown(&choice), (12, None));
    choice.folded.insert(last);
    assert_eq!(shown(&choice), (3, None));
}

#[test]
fn names_of_lines_outlive_what_comes_between() {
    let (mut list, choice) = (list(), Choice::default());
    let before = Arrangement::of(&list, &choice);
    let third = key(&list[2]);
    list.insert(0, finding("a/zero", Severity::Error, &[], "New."));
    let after = Arrangement::of(&list, &choice);
    assert!(after.find(third) > before.find(third));
    let mut keys: Vec<u64> = after.lines.iter().map(|line| line.key).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), after.lines.len(), "every line has its own name");
}

#[test]
fn the_rest_of_a_rule_keeps_its_name_while_it_grows() {
    let rest = |places| Finding {
        places,
        ..finding("c/many", Severity::Note, &[], &format!("{places} more"))
    };
    assert_eq!(key(&rest(2)), key(&rest(3)));
}

#[test]
fn walking_goes_through_all_and_round() {
    let list = list();
    let arrangement = Arrangement::of(&list, &Choice::default());
    let mut at = None;
    let mut seen = Vec::new();
    for _ in 0..=list.len() {
        let next = arrangement.beside(&list, at, true).unwrap();
        at = list.get(next).map(key);
        seen.push(next);
    }
    assert_eq!(seen[..12], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert_eq!(seen[12], 0);
    assert_eq!(arrangement.beside(&list, at, false), Some(11));
    assert_eq!(Arrangement::default().beside(&list, None, true), None);
}

#[test]
fn keys_walk_fold_and_copy() {
    let (list, choice) = (list(), Choice::default());
    let arrangement = Arrangement::of(&list, &choice);
    let group = arrangement.groups[0].key;
    let (first, second) = (key(&list[0]), key(&list[1]));
    let more = arrangement.lines.last().unwrap().key;
    let mean = |name, command, line| meaning(name, command, line, &arrangement, &choice);
    // The explanation of an error lies between head and first finding, and is stepped over.
    for (name, line, expected) in [
        ("ArrowDown", group, Some(Meaning::Go(first))),
        ("ArrowUp", first, Some(Meaning::Go(group))),
        ("ArrowUp", group, Some(Meaning::Go(group))),
        ("ArrowLeft", second, Some(Meaning::Go(group))),
        (
            "ArrowLeft",
            group,
            Some(Meaning::Do(SightAction::Fold(group, true))),
        ),
        ("ArrowRight", group, Some(Meaning::Go(first))),
        ("End", first, Some(Meaning::Go(more))),
        ("Home", more, Some(Meaning::Go(group))),
        ("PageDown", more, Some(Meaning::Go(more))),
        ("Enter", first, None),
        ("F8", first, None),
        ("ArrowDown", 1, None),
    ] {
        assert_eq!(mean(name, false, line), expected, "{name}");
    }
    assert_eq!(mean("c", true, first), Some(Meaning::Copy(first)));
    assert_eq!(mean("c", true, group), None);
    let folded = Choice {
        folded: [group].into_iter().collect(),
        ..Choice::default()
    };
    let arrangement = Arrangement::of(&list, &folded);
    let unfold = meaning("ArrowRight", false, group, &arrangement, &folded);
    assert_eq!(unfold, Some(Meaning::Do(SightAction::Fold(group, false))));
}

#[test]
fn marks_are_inherited_but_for_notes() {
    let mut list = list();
    list.push(finding(
        "c/many",
        Severity::Note,
        &["t/note.xml"],
        "A note.",
    ));
    let marks = Marks::of(&list);
    let row = |address: &[u32], folder: Option<(&[u32], &str)>| TreeRow {
        address: (!address.is_empty()).then(|| EntryAddress(address.to_vec())),
        folder: folder.map(|(archive, path)| Folder {
            archive: EntryAddress(archive.to_vec()),
            path: path.to_owned(),
        }),
        ..crate::tests::row()
    };
    let of = |address: &[u32], folder| marks.of_row(&row(address, folder));
    assert_eq!(
        of(&[7], None),
        Some(Severity::Error),
        "the worst of s/x.xml"
    );
    assert_eq!(of(&[8], None), Some(Severity::Error), "an archive inherits");
    assert_eq!(of(&[], Some((&[], "s"))), Some(Severity::Error));
    assert_eq!(of(&[], Some((&[8], "s"))), Some(Severity::Error));
    assert_eq!(of(&[10], None), Some(Severity::Note));
    assert_eq!(of(&[], Some((&[], "t"))), None);
    assert_eq!(of(&[99], None), None);
}

fn drawn(
    findings: Findings,
    jobs: impl FnOnce() -> Standing + Send + 'static,
    choice: Choice,
) -> String {
    let props = move || FindingsPageProps {
        findings: Rc::new(findings),
        jobs: jobs(),
        unpacked: 2_400_000,
        sight: Sight {
            choice,
            ..Sight::default()
        },
        file: "weather.dmapp".into(),
        front: true,
        on_command: Callback::<Command>::noop(),
    };
    let renderer = ServerRenderer::<FindingsPage>::with_props(props);
    pollster::block_on(renderer.hydratable(false).render())
}

fn done() -> Standing {
    Standing {
        check: JobState::Done,
        integrity: JobState::Done,
        ..Standing::default()
    }
}

fn real(count: u32) -> Findings {
    let mut findings = Findings::default();
    for at in 0..count {
        let mut finding = finding(
            rule(0),
            Severity::Error,
            &["x.xml"],
            &format!("No {at} <b>."),
        );
        finding.line = Some(at + 1);
        findings.add(&EntryAddress::default(), finding);
    }
    findings
}

#[test]
fn a_finding_says_what_where_why_and_what_to_do() {
    let html = drawn(real(2), done, Choice::default());
    let rule = rules::all().next().unwrap();
    for part in [
        "2 errors",
        "2 of 2 shown",
        rule.title,
        "No 0 &lt;b&gt;.",
        "line 1",
        "Why it matters",
        "What to do",
        "rel=\"noreferrer\"",
        "target=\"_blank\"",
        "aria-posinset=\"2\"",
        "aria-setsize=\"2\"",
        "What was checked",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
    assert!(!html.contains(" style="), "{html}");
    assert!(!html.contains("<b>"), "{html}");
    assert_eq!(
        html.matches("tabindex=\"0\"").count(),
        3,
        "one line, its explanation and its setting: {html}"
    );
}

#[test]
fn nothing_found_is_said_with_what_was_not_checked() {
    let open = drawn(Findings::default(), done, Choice::default());
    assert!(open.contains("Not everything was checked"), "{open}");
    assert!(!open.contains("mark-sound"), "{open}");
    let running = drawn(Findings::default(), Standing::default, Choice::default());
    assert!(running.contains("Nothing found so far"), "{running}");
    assert!(
        running.contains("Still checking structure, names and documents."),
        "{running}"
    );
    let stopped = || Standing {
        check: JobState::Stopped,
        integrity: JobState::Failed("It ran out of memory.".to_owned()),
        ..Standing::default()
    };
    let stopped = drawn(Findings::default(), stopped, Choice::default());
    for part in [
        "was stopped",
        "It ran out of memory.",
        "Check again",
        "Check all contents (2.3 MB)",
    ] {
        assert!(stopped.contains(part), "{part} is missing in {stopped}");
    }
}

#[test]
fn what_the_tool_could_not_do_stands_apart() {
    let mut findings = real(1);
    findings.fail(dmpkg::ToolFailure {
        rule: rule(1).to_owned(),
        path: EntryPath(vec!["x.xml".to_owned()]),
        message: "It took too long.".to_owned(),
    });
    findings.skip(dmpkg::Skipped {
        rule: rule(2).to_owned(),
        because: "The document cannot be read.".to_owned(),
        path: EntryPath::default(),
        places: 3,
    });
    let html = drawn(findings, done, Choice::default());
    for part in [
        "The tool failed on these rules: this says nothing about the package",
        "It took too long.",
        "Skipped: 1 rule",
        "The document cannot be read.",
        "3 places",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[test]
fn a_filter_that_fits_nothing_says_so() {
    let choice = Choice {
        text: "no such word".to_owned(),
        ..Choice::default()
    };
    let html = drawn(real(1), done, choice);
    for part in [
        "0 of 1 shown",
        "Nothing that was found fits the filter.",
        "Show all",
    ] {
        assert!(html.contains(part), "{part} is missing in {html}");
    }
}

#[test]
fn ten_thousand_lines_are_not_all_drawn() {
    let mut findings = Findings::default();
    for archive in 0..1_000 {
        for at in 0..10 {
            let address = EntryAddress(vec![archive]);
            let mut finding = finding(rule(0), Severity::Note, &["x.xml"], "A note.");
            finding.address = address.child(at);
            finding.path = EntryPath(vec![format!("{archive}.zip"), format!("{at}.xml")]);
            findings.add(&address, finding);
        }
    }
    let choice = Choice {
        grouping: Grouping::File,
        ..Choice::default()
    };
    let html = drawn(findings, done, choice);
    assert!(html.contains("10,000 of 10,000 shown"));
    assert!(html.matches("data-line").count() < 100, "{}", html.len());
}
