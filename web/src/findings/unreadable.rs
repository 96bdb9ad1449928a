use dmpkg::{Finding, Findings, rules};
use yew::{Callback, Html, html};

use super::details::details;
use super::set_aside::each;
use super::words::{one_to_markdown, severity};
use crate::address::href;
use crate::amounts::counted;
use crate::command::Command;
use crate::icons::{Glyph, Mark, mark};
use crate::parts::{breakable, icon_button};

/// What was found in a file that could not be opened: why, and what to do.
pub fn unreadable(findings: &Findings, file: &str, on_command: &Callback<Command>) -> Html {
    let list = findings.list();
    let aside = html! { <div class="set-aside">{ each(findings) }</div> };
    if list.is_empty() {
        return aside;
    }
    let skipped = u64::try_from(findings.skipped().len()).unwrap_or(u64::MAX);
    html! {
        <section class="failed-findings" aria-label="Findings">
            { for list.iter().map(|finding| one(finding, file, on_command)) }
            { aside }
            if skipped > 0 {
                <p class="findings-remark">
                    { mark(Mark::Skipped) }
                    <span>
                        { format!("Not everything was checked: {} need an archive that can be read.", counted(skipped, "rule", "rules")) }
                    </span>
                </p>
            }
        </section>
    }
}

fn one(finding: &Finding, file: &str, on_command: &Callback<Command>) -> Html {
    let title = rules::find(&finding.rule).map_or(finding.rule.as_str(), |rule| rule.title);
    let text = one_to_markdown(file, finding);
    html! {
        <article>
            <h2>
                { severity(finding.severity) }
                <span>{ title }</span>
                <a class="findings-rule" href={href(&finding.rule)} title="All about this rule">
                    <code>{ &finding.rule }</code>
                </a>
                { icon_button(Glyph::Copy, format!("Copy as Markdown: {title}").into(), "Copy as Markdown".into(), Command::Copy(text).on_click(on_command)) }
            </h2>
            <p>
                { breakable(&finding.message) }
                if let Some(position) = finding.position() {
                    <span class="muted">{ " " }{ position }</span>
                }
            </p>
            { details(&finding.rule, on_command) }
        </article>
    }
}
