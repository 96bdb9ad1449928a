//! What came of all operators, as a document.

use std::fmt::Write;

use super::Outcome;

/// One operator, and what was found instead.
pub(super) fn line(outcome: &Outcome) -> String {
    let operator = &outcome.operator;
    let others = match outcome.others.is_empty() {
        true => "nothing".to_owned(),
        false => outcome.others.join(", "),
    };
    format!(
        "{} on {}: expected {}, found {others}",
        operator.name, operator.fixture, operator.expects
    )
}

/// The whole document: the share of each family, then a row for each operator.
pub(super) fn markdown(outcomes: &[Outcome]) -> String {
    let mut text = String::from(
        "# What is detected\n\n\
         Sound packages, each with one defect, and whether the rule that is meant for the defect finds it. \
         The defects are written after what the rules promise, with other values, places and documents than the cases of the rules. \
         A test applies them all and writes this page; it fails when less than 95 % are detected.\n\n\
         | Family | Defects | Detected |\n|---|---|---|\n",
    );
    let mut families: Vec<(&str, usize, usize)> = Vec::new();
    for outcome in outcomes {
        let family = outcome.operator.expects.split('/').next().unwrap();
        let at = families.iter().position(|(name, ..)| *name == family);
        let at = at.unwrap_or_else(|| {
            families.push((family, 0, 0));
            families.len() - 1
        });
        families[at].1 += 1;
        families[at].2 += usize::from(outcome.detected);
    }
    let all = families
        .iter()
        .fold((0, 0), |(all, found), it| (all + it.1, found + it.2));
    families.push(("**all**", all.0, all.1));
    for (family, defects, detected) in families {
        let tenths = detected * 1000 / defects;
        let share = format!("{}.{} %", tenths / 10, tenths % 10);
        writeln!(text, "| {family} | {defects} | {detected} ({share}) |").unwrap();
    }
    let tried = |rule: &str| outcomes.iter().any(|it| it.operator.expects == rule);
    let untried = dmpkg::rules::all()
        .map(|rule| rule.id)
        .filter(|rule| !tried(rule));
    let untried: Vec<String> = untried.map(|rule| format!("`{rule}`")).collect();
    writeln!(
        text,
        "\nWithout a defect here, because of the size or the riddle that it would take: {}.",
        untried.join(", ")
    )
    .unwrap();
    text.push_str("\n| Defect | Package | Rule | Detected |\n|---|---|---|---|\n");
    for outcome in outcomes {
        let operator = &outcome.operator;
        let result = match (outcome.detected, outcome.others.is_empty()) {
            (true, _) => "yes".to_owned(),
            (false, true) => "**no**".to_owned(),
            (false, false) => format!("**no**, but {}", outcome.others.join(", ")),
        };
        writeln!(
            text,
            "| {} | {} | `{}` | {result} |",
            operator.name.replace('|', "\\|"),
            operator.fixture,
            operator.expects
        )
        .unwrap();
    }
    text
}
