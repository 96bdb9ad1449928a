//! Sheets as they are drawn.

use std::rc::Rc;

use dmpkg::{
    Block, Card, Code, CodeLanguage, EntryAddress, EntryPath, Fact, Notice, Place, Sheet, StepLine,
    Steps, Table, TextPos, Tone, Value, Weight,
};
use yew::Callback;

use super::screens::{assert_has, render};
use super::{after, chosen, opened, rendered};
use crate::sheet::sheet_view;
use crate::state::{Action, JobState, Standing};

fn place(line: u32) -> Option<Place> {
    Some(Place {
        address: EntryAddress(vec![3]),
        path: EntryPath(vec!["Install.xml".to_owned()]),
        position: Some(TextPos { line, column: 1 }),
    })
}

fn drawn(blocks: impl FnOnce() -> Vec<Block> + Send + 'static) -> String {
    rendered(move || {
        let sheet = Rc::new(Sheet {
            title: "Automation script".to_owned(),
            subtitle: Some("Install 1.0".to_owned()),
            blocks: blocks(),
        });
        sheet_view(&sheet, true, &Callback::noop())
    })
}

fn table(rows: u64) -> Block {
    let mut table = Table::new("Parameters", &["#Id", "Name", "Value"]).hint("What it measures.");
    for id in 0..rows {
        let secret = Value::Secret(format!("secret {id}"));
        let name = Value::Text(format!("<b>Parameter {id}</b>"));
        table.row(vec![Value::Count(id), name, secret], place(7));
    }
    Block::Table(table)
}

#[test]
fn a_table_is_a_grid_whose_rows_lead_to_their_places() {
    let html = drawn(|| vec![table(16)]);
    assert_has(
        &html,
        &[
            "<h2 class=\"sheet-title\"><span>Automation script</span><span class=\"muted\">Install 1.0</span></h2>",
            "role=\"grid\"",
            "aria-rowcount=\"17\"",
            "aria-sort=\"none\"",
            "&lt;b&gt;Parameter 15&lt;/b&gt;",
            "Open Install.xml at line 7",
            "aria-label=\"Filter Parameters\"",
            "aria-label=\"Copy Parameters\"",
            "What it measures.",
            "class=\"grid-cell is-number\"",
        ],
    );
    assert!(!html.contains("secret 1"), "secrets are hidden");
    assert!(!html.contains(" style="), "{html}");
    let few = drawn(|| vec![table(15)]);
    assert!(!few.contains("Filter"), "a short table has no filter");
}

#[test]
fn of_a_long_table_only_what_can_be_seen_is_drawn() {
    let html = drawn(|| vec![table(5_000)]);
    assert_has(
        &html,
        &["aria-rowcount=\"5001\"", "5,000", "windowed-filler"],
    );
    let rows = html.matches("data-row=").count();
    assert!((20..100).contains(&rows), "{rows} rows");
}

#[test]
fn steps_say_how_much_they_matter_in_words() {
    let step = |weight, text: &str| StepLine {
        weight,
        text: text.to_owned(),
        detail: Some("C:\\Skyline DataMiner".to_owned()),
        hint: Some("Seen in packages, not documented.".to_owned()),
        place: place(12),
    };
    let html = drawn(move || {
        vec![Block::Steps(Steps {
            title: "In this order".to_owned(),
            hint: None,
            steps: vec![
                step(Weight::Loud, "stops the DataMiner services"),
                step(Weight::Change, "adds 2 scripts"),
                step(Weight::Quiet, "writes to its log"),
                step(Weight::Unknown, "calls SLFoo"),
            ],
        })]
    });
    assert_has(
        &html,
        &[
            "4 steps, 1 deletes or interrupts, 1 is not public",
            "Deletes or interrupts",
            "mark-loud",
            "mark-change",
            "mark-quiet",
            "mark-unknown",
            "stops the DataMiner services",
            "C:\\Skyline DataMiner",
            "Seen in packages, not documented.",
            ">line 12<",
        ],
    );
}

#[test]
fn code_keeps_the_numbers_of_its_lines_and_is_cut_when_long() {
    let html = drawn(|| {
        let lines: Vec<String> = (0..500).map(|line| format!("Line({line});")).collect();
        vec![Block::Code(Code {
            title: "Exe 1".to_owned(),
            language: CodeLanguage::CSharp,
            text: lines.join("\n"),
            first_line: 31,
            place: place(31),
        })]
    });
    assert_has(
        &html,
        &[
            "C#, 500 lines",
            ">31</span><span>Line(<span class=\"piece-literal\">0</span>);</span>",
            ">430</span><span>Line(<span class=\"piece-literal\">399</span>);</span>",
            "Show all 500 lines",
        ],
    );
    assert!(!html.contains(">400</span>);"));
}

#[test]
fn notices_and_cards_that_follow_each_other_stand_together() {
    let html = drawn(|| {
        let notice = || {
            Block::Notice(Notice {
                tone: Tone::Damage,
                text: "The document breaks off.".to_owned(),
                place: None,
            })
        };
        let card = |title: &str| {
            let mut card = Card::new(title);
            card.push(Fact::new("Password", Value::Secret("hunter2".to_owned())));
            Block::Card(card)
        };
        vec![
            notice(),
            notice(),
            card("One"),
            card("Two"),
            table(1),
            card("Three"),
        ]
    });
    assert_eq!(html.matches("aria-label=\"Notices\"").count(), 1);
    assert_eq!(html.matches("class=\"notice notice-damage\"").count(), 2);
    assert_eq!(html.matches("<div class=\"cards\"").count(), 2);
    assert!(!html.contains("hunter2"), "secrets are hidden");
}

#[test]
fn as_long_as_nobody_told_what_a_package_does_it_is_said_why() {
    let failed = "The engine stopped. Start it again.";
    for (check, words, again) in [
        (JobState::Running, "Being read · 40 %", false),
        (
            JobState::Stopped,
            "The check was stopped before everything was read.",
            true,
        ),
        (JobState::Failed(failed.to_owned()), failed, true),
    ] {
        let html = render(move || {
            let mut standing = Standing {
                check,
                ..Standing::default()
            };
            (standing.checked.bytes, standing.checked.of_bytes) = (40, 100);
            let told = Action::Jobs { run: 1, standing };
            after([chosen(1, "weather.dmapp"), opened(1, "Weather"), told])
        });
        let card = html.split("What it will do</h2>").nth(1).unwrap();
        let card = card.split("</section>").next().unwrap();
        let tab = html.split("id=\"panel-1\"").nth(1).unwrap();
        let tab = tab.split("id=\"panel-2\"").next().unwrap();
        for part in [card, tab] {
            assert!(part.contains(words), "{words} is missing in {part}");
            assert_eq!(part.contains("Check again"), again, "{part}");
        }
    }
}
