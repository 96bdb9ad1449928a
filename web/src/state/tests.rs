use std::rc::Rc;

use dmpkg::{EntryAddress, EntryPath, Icon, Sheet, Table, Value};
use dmpkg_wasm::errand::Query;

use super::{
    Action, Amount, Aspect, Ended, ErrandAction, Hash, Insights, LoadedAction, PackageInsights,
    Part, Progress, SearchState, Shown, Standing, State, Subject, Told, Wish,
};
use crate::tests::{after, chosen, failed, failure, opened, overview};

fn show(address: &[u32], package: bool) -> Action {
    let aspect = if package {
        Aspect::Package
    } else {
        Aspect::Entry
    };
    LoadedAction::Show {
        address: EntryAddress(address.to_vec()),
        aspect,
        icon: Icon::Xml,
        path: None,
        wish: Wish::default(),
    }
    .into()
}

fn open_file() -> [Action; 2] {
    [chosen(1, "weather.dmapp"), opened(1, "Weather Station")]
}

fn with(more: impl IntoIterator<Item = Action>) -> State {
    after(open_file().into_iter().chain(more))
}

/// The tabs by address, the selected one with a star.
fn tabs(state: &State) -> Vec<String> {
    let loaded = state.loaded().unwrap();
    let name = |(index, tab): (usize, &super::Tab)| {
        let star = if index == loaded.selected { "*" } else { "" };
        let kind = match tab.aspect() {
            Aspect::Package => "p",
            Aspect::Entry => "e",
            Aspect::Effects => "x",
            Aspect::Findings => "f",
            Aspect::Assemblies => "a",
            Aspect::Disclosures => "d",
            Aspect::Signature => "g",
            Aspect::Search => "s",
        };
        format!("{kind}{:?}{star}", tab.address.0)
    };
    loaded.tabs.iter().enumerate().map(name).collect()
}

#[test]
fn a_second_file_replaces_the_first_and_late_answers_are_ignored() {
    let state = after([
        chosen(1, "slow.dmapp"),
        chosen(2, "quick.dmapp"),
        opened(2, "Quick"),
        opened(1, "Slow"),
        failed(1),
    ]);
    assert_eq!(state.loaded().unwrap().overview.title, "Quick");
    assert_eq!(state.loaded().unwrap().name, "quick.dmapp");
    assert_eq!(state.reading, None);
}

#[test]
fn what_was_shown_stays_until_the_new_file_is_there() {
    let state = with([chosen(2, "next.dmapp")]);
    assert_eq!(state.loaded().unwrap().overview.title, "Weather Station");
    assert!(state.reading.is_some());
    let state = with([chosen(2, "next.dmapp"), Action::Cancelled { turn: 2 }]);
    assert_eq!(state.loaded().unwrap().overview.title, "Weather Station");
    assert_eq!(state.reading, None);
}

#[test]
fn a_file_that_cannot_be_opened_is_shown_as_failed() {
    let state = with([chosen(2, "broken.dmapp"), failed(2)]);
    let Shown::Failed(refusal) = &state.shown else {
        panic!("{state:?}");
    };
    assert_eq!(refusal.name, "broken.dmapp");
    assert_eq!(refusal.failure, failure());
    assert!(state.announcement.text.contains("no end record"));
}

#[test]
fn a_file_that_ends_the_engine_leaves_what_was_shown() {
    let stopped = Action::Stopped {
        message: "out of memory".to_owned(),
    };
    let state = with([chosen(2, "bomb.dmapp"), stopped, failed(2)]);
    assert_eq!(state.loaded().unwrap().overview.title, "Weather Station");
    assert_eq!(state.stopped.as_deref(), Some("out of memory"));
}

#[test]
fn a_new_engine_opens_the_same_file_and_tabs_stay() {
    let again = Action::Chosen {
        turn: 2,
        name: "weather.dmapp".to_owned(),
        again: true,
    };
    let stopped = Action::Stopped {
        message: "trap".to_owned(),
    };
    let state = with([
        show(&[4], false),
        stopped,
        Action::Restarted,
        again,
        opened(2, "Weather Station"),
    ]);
    assert_eq!(tabs(&state), ["p[]", "x[]", "f[]", "e[4]*"]);
    assert_eq!(state.loaded().unwrap().revision, 2);
    assert_eq!((state.stopped, state.restarts), (None, 1));
}

#[test]
fn opening_an_open_entry_focuses_its_tab() {
    let state = with([show(&[1], false), show(&[2], false), show(&[1], false)]);
    assert_eq!(tabs(&state), ["p[]", "x[]", "f[]", "e[1]*", "e[2]"]);
    let state = with([show(&[1], false), show(&[1], true)]);
    assert_eq!(tabs(&state), ["p[]", "x[]", "f[]", "e[1]", "p[1]*"]);
    let state = with([show(&[1], false), show(&[], true)]);
    assert_eq!(tabs(&state), ["p[]*", "x[]", "f[]", "e[1]"]);
}

#[test]
fn closing_keeps_the_first_tab_and_goes_to_the_left() {
    let three = [show(&[1], false), show(&[2], false), show(&[3], false)];
    let cases: [(usize, &[&str]); 5] = [
        (0, &["p[]", "x[]", "f[]", "e[1]", "e[2]", "e[3]*"]),
        (2, &["p[]", "x[]", "f[]", "e[1]", "e[2]", "e[3]*"]),
        (3, &["p[]", "x[]", "f[]", "e[2]", "e[3]*"]),
        (5, &["p[]", "x[]", "f[]", "e[1]", "e[2]*"]),
        (9, &["p[]", "x[]", "f[]", "e[1]", "e[2]", "e[3]*"]),
    ];
    for (close, left) in cases {
        let close = LoadedAction::Close(close).into();
        let state = with(three.clone().into_iter().chain([close]));
        assert_eq!(tabs(&state), left);
    }
}

#[test]
fn back_and_forward_follow_the_trail_and_reopen_closed_tabs() {
    let walk = [show(&[1], false), show(&[2], false)];
    let state = with(walk.clone());
    let trail = &state.loaded().unwrap().trail;
    assert_eq!((trail.made, trail.at(), trail.run), (2, 2, 1));

    let back = LoadedAction::Travel(1).into();
    let state = with(walk.clone().into_iter().chain([back]));
    assert_eq!(tabs(&state), ["p[]", "x[]", "f[]", "e[1]*", "e[2]"]);
    assert_eq!(state.loaded().unwrap().trail.made, 2, "going is no step");

    let closed = [
        LoadedAction::Close(4).into(),
        LoadedAction::Travel(2).into(),
    ];
    let state = with(walk.into_iter().chain(closed));
    assert_eq!(tabs(&state), ["p[]", "x[]", "f[]", "e[1]", "e[2]*"]);
}

/// The jobs tell what the inspection came to: a sheet with one row where there is something.
fn told(effects: bool, assemblies: bool, disclosures: bool) -> Action {
    let sheet = |is_there: bool| {
        let mut sheet = Sheet::default();
        if is_there {
            let mut table = Table::new("Things", &["Name"]);
            table.row(vec![Value::NotStated], None);
            sheet.table(table);
        }
        Rc::new(sheet)
    };
    let own = PackageInsights {
        address: EntryAddress::default(),
        cards: Vec::new(),
        plan: sheet(effects),
    };
    Action::Jobs {
        run: 1,
        standing: Standing {
            insights: Some(Rc::new(Insights {
                packages: vec![own],
                assemblies: sheet(assemblies),
                disclosures: sheet(disclosures),
            })),
            ..Standing::default()
        },
    }
}

#[test]
fn tabs_of_the_file_come_with_what_is_in_them_and_none_goes_from_under_the_user() {
    let state = with([show(&[1], false), told(true, true, true)]);
    assert_eq!(tabs(&state), ["p[]", "x[]", "f[]", "a[]", "d[]", "e[1]*"]);
    let state = with([told(false, false, true), show(&[1], false)]);
    assert_eq!(tabs(&state), ["p[]", "f[]", "d[]", "e[1]*"]);
    let effects = LoadedAction::Stay(Aspect::Effects).into();
    let state = with([effects, told(false, true, false)]);
    assert_eq!(tabs(&state), ["p[]", "x[]*", "f[]", "a[]"]);
    // What a new check has not told yet is known from the one before.
    let again = Action::Jobs {
        run: 1,
        standing: Standing::default(),
    };
    let state = with([told(true, true, false), again]);
    assert_eq!(tabs(&state), ["p[]*", "x[]", "f[]", "a[]"]);
}

#[test]
fn back_from_a_line_the_entry_is_shown_as_at_first() {
    let line = |line| -> Action {
        LoadedAction::Show {
            address: EntryAddress(vec![1]),
            aspect: Aspect::Entry,
            icon: Icon::Xml,
            path: None,
            wish: Wish {
                line: Some(line),
                info: false,
            },
        }
        .into()
    };
    let wish = |state: &State| {
        let tab = state.loaded().unwrap().tab().unwrap();
        (tab.wish.line, tab.wishes)
    };
    let walk = [show(&[1], false), line(12), line(12)];
    let state = with(walk.clone());
    assert_eq!(wish(&state), (Some(12), 2), "the same line is a wish again");
    assert_eq!(state.loaded().unwrap().trail.at(), 2);
    let back = LoadedAction::Travel(1).into();
    let state = with(walk.into_iter().chain([back]));
    assert_eq!(wish(&state), (None, 2));
}

#[test]
fn selecting_what_is_selected_is_no_step() {
    let state = with([LoadedAction::Select(0).into(), show(&[], true)]);
    assert_eq!(state.loaded().unwrap().trail.made, 0);
}

#[test]
fn on_small_screens_parts_follow_what_is_opened() {
    let part = |state: &State| state.loaded().unwrap().part;
    assert_eq!(part(&with([])), Part::Overview);
    let contents = LoadedAction::Part(Part::Contents).into();
    assert_eq!(part(&with([contents])), Part::Contents);
    let looked = with([
        show(&[1], false),
        LoadedAction::Select(0).into(),
        LoadedAction::Part(Part::Contents).into(),
        LoadedAction::LeaveContents.into(),
    ]);
    assert_eq!(part(&looked), Part::Overview);
    assert_eq!(tabs(&looked), ["p[]*", "x[]", "f[]", "e[1]"]);
    let opened = with([show(&[1], false)]);
    assert_eq!(part(&opened), Part::Viewer);
    let back = with([show(&[1], false), LoadedAction::Part(Part::Overview).into()]);
    assert_eq!(part(&back), Part::Overview);
    assert_eq!(tabs(&back), ["p[]*", "x[]", "f[]", "e[1]"]);
    let forth = with([
        show(&[1], false),
        LoadedAction::Part(Part::Overview).into(),
        LoadedAction::Part(Part::Viewer).into(),
    ]);
    assert_eq!(part(&forth), Part::Viewer);
    assert_eq!(tabs(&forth), ["p[]", "x[]", "f[]", "e[1]*"]);
}

#[test]
fn a_nested_package_is_named_by_what_it_states() {
    let told = |revision| {
        LoadedAction::Told {
            revision,
            address: EntryAddress(vec![3]),
            told: Ok(Rc::new(overview("Inner"))),
        }
        .into()
    };
    let state = with([show(&[3], true), told(1)]);
    let tab = state.loaded().unwrap().tab().unwrap().clone();
    assert!(matches!(tab.subject, Subject::Package(Told::Ready(_))));
    assert_eq!(tab.path, Some(EntryPath(vec!["inner.dmapp".to_owned()])));
    assert_eq!(tab.title(), "inner.dmapp");

    let stale = with([show(&[3], true), told(7)]);
    let tab = stale.loaded().unwrap().tab().unwrap().clone();
    assert!(matches!(tab.subject, Subject::Package(Told::Waiting)));
}

#[test]
fn progress_is_announced_at_most_every_five_seconds_and_only_when_late() {
    let progress = |done, now_ms| Action::Progress {
        turn: 1,
        progress: Progress {
            phase: "Reading".to_owned(),
            done,
            total: 100,
        },
        now_ms,
    };
    let cases: [(&[Action], u32); 4] = [
        (&[progress(10, 100.0)], 0),
        (&[Action::Late { turn: 1 }, progress(10, 300.0)], 1),
        (
            &[
                Action::Late { turn: 1 },
                progress(10, 300.0),
                progress(20, 5299.0),
            ],
            1,
        ),
        (
            &[
                Action::Late { turn: 1 },
                progress(10, 300.0),
                progress(20, 5300.0),
            ],
            2,
        ),
    ];
    for (actions, serial) in cases {
        let state = after(
            [chosen(1, "big.dmbackup")]
                .into_iter()
                .chain(actions.to_vec()),
        );
        assert_eq!(state.announcement.serial, serial, "{actions:?}");
    }
}

#[test]
fn opening_is_announced_at_once() {
    let state = with([]);
    let words = "Weather Station is open: application package.";
    assert_eq!(state.announcement.text, words);
}

#[test]
fn progress_in_percent_needs_a_total() {
    let percent = |done, total| {
        Progress {
            phase: String::new(),
            done,
            total,
        }
        .percent()
    };
    assert_eq!(percent(1, 0), None);
    assert_eq!(percent(1, 3), Some(33));
    assert_eq!(percent(9, 3), Some(100));
    assert_eq!(percent(u64::MAX, u64::MAX), Some(100));
}

#[test]
fn the_search_stands_beside_the_tabs_that_stay_and_comes_once() {
    let search = || Action::from(LoadedAction::Search);
    let state = with([show(&[1], false), search(), show(&[2], false), search()]);
    assert_eq!(tabs(&state), ["p[]", "x[]", "f[]", "s[]*", "e[1]", "e[2]"]);
    let loaded = state.loaded().unwrap();
    assert_eq!((loaded.search.calls, loaded.entry()), (2, None));
    let closed = [
        show(&[1], false),
        search(),
        LoadedAction::Close(3).into(),
        LoadedAction::Travel(2).into(),
    ];
    assert_eq!(tabs(&with(closed)), ["p[]", "x[]", "f[]", "s[]*", "e[1]"]);
}

#[test]
fn errands_tell_of_their_file_only() {
    let query = Query {
        text: "needle".to_owned(),
        ..Query::default()
    };
    let begins = |run| Action::Errand {
        run,
        action: ErrandAction::Search {
            query: query.clone(),
            limit: 500,
        },
    };
    let state = with([begins(7)]);
    assert_eq!(state.loaded().unwrap().search.state, SearchState::Idle);
    let ended = Action::Errand {
        run: 1,
        action: ErrandAction::Searched(Ended::Stopped),
    };
    let state = with([begins(1), ended]);
    let search = &state.loaded().unwrap().search;
    assert_eq!(search.state, SearchState::Stopped);
    assert_eq!(search.query.text, "needle");
    assert!(state.announcement.text.starts_with("Stopped: "));
}

#[test]
fn a_hash_is_kept_by_its_entry() {
    let hash = |address: &[u32], hash| Action::Errand {
        run: 1,
        action: ErrandAction::Hash(EntryAddress(address.to_vec()), hash),
    };
    let known = Hash::Known("00ff".to_owned());
    let state = with([
        hash(&[3], Hash::Running(Amount::default())),
        hash(&[3], known.clone()),
    ]);
    let loaded = state.loaded().unwrap();
    assert_eq!(loaded.hash(&EntryAddress(vec![3])), known);
    assert_eq!(loaded.hash(&EntryAddress::default()), Hash::Unknown);
    assert_eq!(loaded.hashes.len(), 1);
}
