use dmpkg::rules::{self, Rule};
use dmpkg::{EntryPath, Finding, PathPattern};
use yew::{Callback, Html, MouseEvent, html};

use super::arrange::{Arrangement, Group, Line, Shows, Subject, key};
use super::details::details;
use super::words::{chevron, one_to_markdown, plural, severity};
use super::{Grouping, SightAction};
use crate::address::href;
use crate::amounts::counted;
use crate::command::Command;
use crate::icons::{Glyph, glyph};
use crate::parts::{breakable, flag};
use crate::state::LoadedAction;

/// What all lines are drawn from.
pub(super) struct Drawing<'a> {
    pub(super) list: &'a [Finding],
    pub(super) arrangement: &'a Arrangement,
    pub(super) sight: &'a super::Sight,
    /// The file's name.
    pub(super) file: &'a str,
    /// The line that the Tab key leads to.
    pub(super) entrance: Option<u64>,
    pub(super) on_command: &'a Callback<Command>,
}

impl Drawing<'_> {
    /// The head of a group.
    pub(super) fn head(&self, group: &Group) -> Html {
        let choice = &self.sight.choice;
        let folded = choice.folded.contains(&group.key);
        let fold = self.act(SightAction::Fold(group.key, !folded));
        let rule = match &group.subject {
            Subject::Rule(id) => Some((id, rules::find(id))),
            Subject::Place(..) | Subject::Severity(_) => None,
        };
        html! {
            <div class="findings-head" data-line={group.key.to_string()}>
                <h3>
                    <button
                        type="button"
                        class="findings-fold"
                        aria-expanded={flag(!folded)}
                        tabindex={self.tabindex(group.key)}
                        onclick={fold}
                    >
                        { chevron(!folded) }
                        { severity(group.severity) }
                        <span class="findings-title">{ self.title(group) }</span>
                    </button>
                </h3>
                if let Some((id, _)) = rule {
                    <a class="findings-rule" href={href(id)} title="All about this rule">
                        <code>{ breakable(id) }</code>
                    </a>
                }
                <span class="findings-places">{ counted(group.places, "place", "places") }</span>
                if let Some((_, Some(rule))) = rule {
                    { self.explainer(group.key, group.severity, rule) }
                    { self.sign(
                        group.key,
                        Glyph::Set,
                        format!("Switch off or weigh this rule otherwise: {}", rule.title),
                        "Set for this rule",
                        Command::propose(rule.id, None),
                    ) }
                }
            </div>
        }
    }

    /// A line of a group but its head.
    pub(super) fn line(&self, line: &Line, group: &Group) -> Html {
        let name = line.key.to_string();
        match line.shows {
            Shows::Head => Html::default(),
            Shows::Explanation(at) => html! {
                <li key={line.key} data-line={name} class="findings-explanation">
                    if let Some(finding) = self.list.get(at) {
                        { details(&finding.rule, self.on_command) }
                    }
                </li>
            },
            Shows::Finding { at, position } => self
                .list
                .get(at)
                .map(|finding| self.finding(finding, position, group))
                .unwrap_or_default(),
            Shows::More(number) => html! {
                <li key={line.key} data-line={name} class="findings-more">
                    <button
                        type="button"
                        class="link"
                        tabindex={self.tabindex(line.key)}
                        onclick={self.act(SightAction::Whole(group.key))}
                    >
                        { format!("Show {number} more") }
                    </button>
                </li>
            },
        }
    }

    fn finding(&self, finding: &Finding, position: usize, group: &Group) -> Html {
        let key = key(finding);
        let by_rule = matches!(group.subject, Subject::Rule(_));
        let rule = rules::find(&finding.rule).filter(|_| !by_rule);
        let go = Command::from(LoadedAction::GoTo(key)).on_click(self.on_command);
        let text = one_to_markdown(self.file, finding);
        let class = if self.sight.at == Some(key) {
            "finding is-active"
        } else {
            "finding"
        };
        let mixed = self.sight.choice.grouping != Grouping::Severity;
        html! {
            <li
                {key}
                {class}
                data-line={key.to_string()}
                aria-posinset={position.to_string()}
                aria-setsize={group.findings.len().to_string()}
            >
                <button
                    type="button"
                    class="finding-go"
                    tabindex={self.tabindex(key)}
                    onclick={go}
                >
                    if let Some(rule) = rule {
                        <span class="finding-rule">
                            if mixed { { severity(finding.severity) } }
                            <span class="finding-title">{ rule.title }</span>
                            <code>{ breakable(rule.id) }</code>
                        </span>
                    }
                    { place(finding, &group.subject) }
                    <span class="finding-message">{ breakable(&finding.message) }</span>
                    if let Some(weighed) = finding.weighed() {
                        <span class="muted">{ breakable(&weighed) }</span>
                    }
                </button>
                <span class="finding-actions">
                    if let Some(rule) = rule {
                        { self.explainer(key, finding.severity, rule) }
                    }
                    { self.sign(
                        key,
                        Glyph::Set,
                        format!("Hide or weigh otherwise, only here: {}", finding.message),
                        "Set, only here",
                        Command::propose(&finding.rule, Some(PathPattern::text_for(&finding.path))),
                    ) }
                    { self.sign(
                        key,
                        Glyph::Copy,
                        format!("Copy as Markdown: {}", finding.message),
                        "Copy as Markdown",
                        Command::Copy(text),
                    ) }
                </span>
            </li>
        }
    }

    fn explainer(&self, key: u64, of: rules::Severity, rule: &Rule) -> Html {
        let open = self.sight.choice.explains(key, of);
        let words = if open { "Hide why" } else { "Why, what to do" };
        html! {
            <button
                type="button"
                class="link findings-explain"
                aria-expanded={flag(open)}
                aria-label={format!("{words}: {}", rule.title)}
                tabindex={self.tabindex(key)}
                onclick={self.act(SightAction::Turn(key))}
            >
                { words }
            </button>
        }
    }

    /// A button that is a sign, at a line.
    fn sign(
        &self,
        key: u64,
        sign: Glyph,
        label: String,
        title: &'static str,
        command: Command,
    ) -> Html {
        html! {
            <button
                type="button"
                class="icon-button"
                aria-label={label}
                {title}
                tabindex={self.tabindex(key)}
                onclick={command.on_click(self.on_command)}
            >
                { glyph(sign) }
            </button>
        }
    }

    fn title(&self, group: &Group) -> Html {
        match &group.subject {
            Subject::Rule(id) => {
                html! { { rules::find(id).map_or(id.as_str(), |rule| rule.title) } }
            }
            Subject::Severity(severity) => html! { { plural(*severity) } },
            Subject::Place(_, path) if path.0.is_empty() => html! { { self.file } },
            Subject::Place(_, path) => breakable(&path.to_string()),
        }
    }

    fn act(&self, action: SightAction) -> Callback<MouseEvent> {
        Command::from(LoadedAction::Sight(action)).on_click(self.on_command)
    }

    fn tabindex(&self, key: u64) -> &'static str {
        if self.entrance == Some(key) {
            "0"
        } else {
            "-1"
        }
    }
}

/// Where a finding is, as far as its group does not say so already.
fn place(finding: &Finding, subject: &Subject) -> Html {
    let known = match subject {
        Subject::Place(_, path) => path.0.len(),
        Subject::Rule(_) | Subject::Severity(_) => 0,
    };
    let rest = finding.path.0.iter().skip(known).cloned().collect();
    let path = EntryPath(rest).to_string();
    let position = finding.position();
    let named = matches!(subject, Subject::Place(..));
    if path.is_empty() && (position.is_some() || named) {
        return position.map_or_else(Html::default, |position| {
            html! { <span class="finding-place"><span class="finding-position">{ position }</span></span> }
        });
    }
    html! {
        <span class="finding-place">
            <span class="finding-path">
                if path.is_empty() { { "The file as a whole" } } else { { breakable(&path) } }
            </span>
            if let Some(position) = position {
                <span class="finding-position">{ position }</span>
            }
        </span>
    }
}
