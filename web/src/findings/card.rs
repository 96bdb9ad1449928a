use dmpkg::{EntryAddress, Findings, rules};
use yew::{Callback, Html, html};

use super::key;
use super::words::{grade_mark, severity};
use crate::amounts::counted;
use crate::command::Command;
use crate::icons::mark;
use crate::parts::link_button;
use crate::state::{Aspect, LoadedAction};

/// Rules that the card names.
const NAMED: usize = 4;

/// The card of an overview that says what was found in its package and all that lies in it, and whether
/// there may be more to come.
pub fn findings_card(
    findings: &Findings,
    address: &EntryAddress,
    running: bool,
    on_command: &Callback<Command>,
) -> Html {
    let found = findings.by_rule(address);
    let verdict = findings.verdict(running);
    let is_file = address.0.is_empty();
    let all = Command::from(LoadedAction::Stay(Aspect::Findings)).on_click(on_command);
    let rest = u64::try_from(found.len().saturating_sub(NAMED)).unwrap_or(u64::MAX);
    let nothing = match running {
        true => "Nothing found in it so far",
        false => "Nothing found in it",
    };
    html! {
        <section key="findings" class="card" aria-label="Findings">
            <h2>{ "Findings" }</h2>
            <ul class="card-findings">
                if is_file {
                    <li>{ mark(grade_mark(verdict.grade)) }{ " " }{ verdict.words }</li>
                } else if found.is_empty() {
                    <li>{ nothing }</li>
                }
                { for found.iter().take(NAMED).map(|(finding, places)| {
                    let title = rules::find(&finding.rule).map_or("", |rule| rule.title);
                    let go = Command::from(LoadedAction::GoTo(key(finding))).on_click(on_command);
                    html! {
                        <li>
                            { severity(finding.severity) }
                            { " " }
                            { link_button(title.into(), go) }
                            if *places > 1 { { " " }{ counted(*places, "place", "places") } }
                        </li>
                    }
                }) }
                if rest > 0 {
                    <li>{ format!("and {}", counted(rest, "more rule", "more rules")) }</li>
                }
            </ul>
            <p class="card-foot">{ link_button("All findings".into(), all) }</p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::found;
    use dmpkg::rules::Severity;

    #[test]
    fn a_package_has_what_lies_in_it() {
        let mut findings = Findings::default();
        for (rule, archive, chain) in [
            ("archive/crc-mismatch", vec![], vec![1]),
            ("archive/crc-mismatch", vec![1], vec![1, 2]),
            ("archive/empty", vec![1], vec![1, 3]),
            ("archive/crc-mismatch", vec![], vec![4]),
        ] {
            let mut finding = found(rule, Severity::Error, "Something.");
            finding.address = EntryAddress(chain);
            findings.add(&EntryAddress(archive), finding);
        }
        for number in 0..30 {
            let mut finding = found("names/absolute-path", Severity::Note, "Something.");
            finding.address = EntryAddress(vec![1, number]);
            findings.add(&EntryAddress(vec![1]), finding);
        }
        let numbers = |chain: &[u32]| -> Vec<(Severity, u64)> {
            let found = findings.by_rule(&EntryAddress(chain.to_vec()));
            let number = |(finding, places): &(dmpkg::Finding, u64)| (finding.severity, *places);
            found.iter().map(number).collect()
        };
        let (error, note) = (Severity::Error, Severity::Note);
        assert_eq!(numbers(&[]), [(error, 1), (error, 3), (note, 30)]);
        assert_eq!(numbers(&[1]), [(error, 1), (error, 2), (note, 30)]);
        assert_eq!(numbers(&[4]), [(error, 1)]);
        assert_eq!(numbers(&[9]), []);
    }
}
