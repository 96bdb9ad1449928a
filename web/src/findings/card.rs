use std::rc::Rc;

use dmpkg::{EntryAddress, Finding, Findings, rules};
use yew::{Callback, Html, Properties, component, html, use_memo};

use super::key;
use super::words::{grade_mark, severity};
use crate::amounts::counted;
use crate::command::Command;
use crate::icons::mark;
use crate::parts::link_button;
use crate::state::{Aspect, LoadedAction};

/// Rules that the card names.
const NAMED: usize = 4;

/// What the card needs.
#[derive(Clone, PartialEq, Properties)]
struct FindingsCardProps {
    findings: Rc<Findings>,
    /// The package that the card stands for, with all that lies in it.
    address: EntryAddress,
    /// Whether there may be more to come.
    running: bool,
    on_command: Callback<Command>,
}

/// The card of an overview that says what was found in its package.
pub fn findings_card(
    findings: &Rc<Findings>,
    address: &EntryAddress,
    running: bool,
    on_command: &Callback<Command>,
) -> Html {
    html! {
        <FindingsCard
            key="findings"
            findings={Rc::clone(findings)}
            address={address.clone()}
            {running}
            on_command={on_command.clone()}
        />
    }
}

#[component]
fn FindingsCard(props: &FindingsCardProps) -> Html {
    let on = (Rc::clone(&props.findings), props.address.clone());
    let found = use_memo(on, |(findings, address)| by_rule(findings, address));
    let verdict = props.findings.verdict(props.running);
    let is_file = props.address.0.is_empty();
    let all = Command::from(LoadedAction::Stay(Aspect::Findings)).on_click(&props.on_command);
    let rest = found.len().saturating_sub(NAMED);
    html! {
        <section class="card" aria-label="Findings">
            <h2>{ "Findings" }</h2>
            <ul class="card-findings">
                if is_file {
                    <li>{ mark(grade_mark(verdict.grade)) }{ " " }{ verdict.words }</li>
                } else if found.is_empty() {
                    <li class="muted">
                        { if props.running { "Nothing found in it so far" } else { "Nothing found in it" } }
                    </li>
                }
                { for found.iter().take(NAMED).map(|(finding, places)| {
                    let title = rules::find(&finding.rule).map_or(finding.rule.as_str(), |rule| rule.title);
                    let go = Command::from(LoadedAction::GoTo(key(finding)));
                    html! {
                        <li>
                            { severity(finding.severity) }
                            { " " }
                            { link_button((title).into(), go.on_click(&props.on_command)) }
                            if *places > 1 {
                                <span class="muted">{ " " }{ counted(*places, "place", "places") }</span>
                            }
                        </li>
                    }
                }) }
                if rest > 0 {
                    <li class="muted">{ format!("and {}", counted(u64::try_from(rest).unwrap_or(u64::MAX), "more rule", "more rules")) }</li>
                }
            </ul>
            <p class="card-foot">
                { link_button("All findings".into(), all) }
            </p>
        </section>
    }
}

/// The first finding of each rule and severity in a package and all that lies in it, the worst first,
/// with the number of places.
fn by_rule(findings: &Findings, address: &EntryAddress) -> Vec<(Finding, u64)> {
    let mut rules: Vec<(Finding, u64)> = Vec::new();
    for finding in findings.list() {
        if !finding.address.0.starts_with(&address.0) {
            continue;
        }
        // Those of one rule and severity follow each other.
        match rules.last_mut() {
            Some((first, places))
                if first.rule == finding.rule && first.severity == finding.severity =>
            {
                *places = places.saturating_add(finding.places);
            }
            _ => rules.push((finding.clone(), finding.places)),
        }
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::found;
    use dmpkg::rules::Severity;

    #[test]
    fn a_package_has_what_lies_in_it() {
        let mut findings = Findings::default();
        for (rule, chain) in [
            ("archive/crc-mismatch", vec![1]),
            ("archive/crc-mismatch", vec![1, 2]),
            ("names/absolute", vec![1, 3]),
            ("archive/crc-mismatch", vec![4]),
        ] {
            let mut finding = found(rule, Severity::Error, "Something.");
            finding.address = EntryAddress(chain);
            findings.add(&EntryAddress::default(), finding);
        }
        let numbers = |chain: &[u32]| -> Vec<u64> {
            let found = by_rule(&findings, &EntryAddress(chain.to_vec()));
            found.into_iter().map(|(_, places)| places).collect()
        };
        assert_eq!(numbers(&[]).iter().sum::<u64>(), 4);
        assert_eq!(numbers(&[1]).iter().sum::<u64>(), 3);
        assert_eq!(numbers(&[4]), [1]);
        assert!(numbers(&[9]).is_empty());
    }
}
