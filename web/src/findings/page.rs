use std::rc::Rc;

use dmpkg::{Finding, Findings, findings_to_markdown};
use web_sys::{Element, FocusEvent, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use super::arrange::{Arrangement, Shows, key};
use super::checked::checked;
use super::head::Head;
use super::keys::{Meaning, meaning};
use super::line::Drawing;
use super::set_aside::set_aside;
use super::words::{grade_mark, one_to_markdown, still};
use super::{Sight, SightAction};
use crate::address::links;
use crate::amounts::count;
use crate::command::Command;
use crate::effect::use_effect_on;
use crate::icons::mark;
use crate::parts::link_button;
use crate::state::{LoadedAction, Standing};
use crate::viewer::is_text_selected;
use crate::windowed::{line_of, use_tall};

/// What the findings of a file need.
#[derive(Clone, PartialEq, Properties)]
pub struct FindingsPageProps {
    /// What was found so far.
    pub findings: Rc<Findings>,
    /// The jobs that look for it.
    pub jobs: Standing,
    /// What all contents would come to, in bytes.
    pub unpacked: u64,
    /// How the user looks at them.
    pub sight: Sight,
    /// The file's name.
    pub file: AttrValue,
    /// Whether they are in front.
    pub front: bool,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// All that was found, and what was checked.
#[component]
pub fn FindingsPage(props: &FindingsPageProps) -> Html {
    let choice = &props.sight.choice;
    let list = use_memo(Rc::clone(&props.findings), |findings| findings.list());
    let arrangement = use_memo((Rc::clone(&list), choice.clone()), |(list, choice)| {
        Arrangement::of(list, choice)
    });
    let heights: Rc<Rc<[(u64, f64)]>> = use_memo(Rc::clone(&arrangement), |arrangement| {
        estimates(arrangement).into()
    });
    let tall = use_tall(&heights);
    let on_sight = props
        .on_command
        .reform(|action: SightAction| LoadedAction::Sight(action).into());

    // Another choice is another list; back from an entry the list is where it was left.
    {
        let tall = tall.clone();
        let asked = (choice.hidden.clone(), choice.text.clone(), choice.grouping);
        let first = use_mut_ref(|| true);
        use_effect_on(asked, move |_| {
            if !first.replace(false) {
                tall.rewind();
            }
        });
    }
    {
        let (tall, at) = (tall.clone(), props.sight.at);
        use_effect_on(props.front, move |front| {
            if let Some(at) = at.filter(|_| *front) {
                tall.reveal(at, true);
            }
        });
    }

    let entrance = props
        .sight
        .at
        .filter(|at| arrangement.find(*at).is_some())
        .or_else(|| arrangement.lines.first().map(|line| line.key));
    let on_copy = {
        let (list, arrangement) = (Rc::clone(&list), Rc::clone(&arrangement));
        let (file, on_command) = (props.file.clone(), props.on_command.clone());
        let total = props.findings.counts().total();
        Callback::from(move |()| {
            let listed: Vec<Finding> = arrangement
                .order()
                .filter_map(|at| list.get(at).cloned())
                .collect();
            let sentence = format!("{} of {} shown.", count(arrangement.listed), count(total));
            on_command.emit(Command::Copy(findings_to_markdown(
                &file,
                &sentence,
                &listed,
                &links(),
            )));
        })
    };
    let on_leave = {
        let tall = tall.clone();
        Callback::from(move |()| {
            if let Some(entrance) = entrance {
                tall.reveal(entrance, true);
            }
        })
    };
    let onkeydown = {
        let (tall, list, arrangement) = (tall.clone(), Rc::clone(&list), Rc::clone(&arrangement));
        let (choice, file) = (choice.clone(), props.file.clone());
        let (on_sight, on_command) = (on_sight.clone(), props.on_command.clone());
        Callback::from(move |event: KeyboardEvent| {
            let line = event
                .target_dyn_into::<Element>()
                .and_then(|it| line_of(&it));
            let command = event.ctrl_key() || event.meta_key();
            if event.alt_key() || (command && is_text_selected()) {
                return;
            }
            let meant =
                line.and_then(|line| meaning(&event.key(), command, line, &arrangement, &choice));
            let Some(meant) = meant else {
                return;
            };
            event.prevent_default();
            event.stop_propagation();
            match meant {
                Meaning::Go(line) => tall.reveal(line, true),
                Meaning::Do(action) => on_sight.emit(action),
                Meaning::Copy(line) => {
                    if let Some(finding) = list.iter().find(|finding| key(finding) == line) {
                        let text = one_to_markdown(&file, finding);
                        on_command.emit(Command::Copy(text));
                    }
                }
            }
        })
    };
    let onfocusin = {
        let (on_sight, arrangement) = (on_sight.clone(), Rc::clone(&arrangement));
        Callback::from(move |event: FocusEvent| {
            let line = event
                .target_dyn_into::<Element>()
                .and_then(|it| line_of(&it));
            let place = line.and_then(|line| arrangement.find(line));
            let line = place.and_then(|place| arrangement.lines.get(place));
            if let Some(line) = line
                && !matches!(line.shows, Shows::Explanation(_))
            {
                on_sight.emit(SightAction::At(line.key));
            }
        })
    };

    // What had the keyboard may be what is found no more.
    let held = use_mut_ref(|| false);
    {
        let (held, scroller) = (held.clone(), tall.scroller.clone());
        use_effect_on((Rc::clone(&list), props.front), move |(_, front)| {
            if *front && *held.borrow() {
                take_lost_focus(&scroller);
            }
        });
    }
    let hold = Callback::from(move |_: FocusEvent| *held.borrow_mut() = true);

    let drawing = Drawing {
        list: &list,
        arrangement: &arrangement,
        sight: &props.sight,
        file: &props.file,
        entrance,
        on_command: &props.on_command,
    };
    html! {
        <div
            ref={tall.scroller.clone()}
            class="findings"
            tabindex="-1"
            onscroll={tall.onscroll.clone()}
            onfocusin={hold}
        >
            <h2 class="unseen">{ "Findings" }</h2>
            if !list.is_empty() {
                <Head
                    counts={props.findings.counts()}
                    listed={arrangement.listed}
                    choice={choice.clone()}
                    {on_sight}
                    {on_leave}
                    {on_copy}
                />
            }
            { summary(props, list.is_empty()) }
            { set_aside(&props.findings, props.sight.aside, &props.on_command) }
            if !list.is_empty() && arrangement.lines.is_empty() {
                <p class="findings-none">
                    { "Nothing that was found fits the filter. " }
                    { link_button("Show all".into(), Command::from(LoadedAction::Sight(SightAction::ShowAll))
                            .on_click(&props.on_command)) }
                </p>
            }
            <div ref={tall.list.clone()} class="findings-list" {onkeydown} {onfocusin}>
                <div key="before" ref={tall.before.clone()} />
                { for drawing.groups(tall.range.clone()) }
                <div key="after" ref={tall.after.clone()} />
            </div>
            { checked(&props.findings, &props.jobs, props.unpacked, &props.on_command) }
        </div>
    }
}

/// The verdict where there is no list to see it from, and what is still being done.
fn summary(props: &FindingsPageProps, is_empty: bool) -> Html {
    let still = still(&props.jobs);
    let running = still.is_some();
    let verdict = props.findings.verdict(running);
    let whole = running || props.findings.is_whole();
    html! {
        <>
            if is_empty {
                <p class="findings-verdict">
                    { mark(grade_mark(verdict.grade)) }
                    <span>{ verdict.words }</span>
                </p>
            } else if !whole {
                <p class="findings-remark">
                    { mark(crate::icons::Mark::Skipped) }
                    <span>{ "Not everything was checked; what was not stands below." }</span>
                </p>
            }
            if let Some(words) = still {
                <p class="findings-remark">
                    <span class="findings-pulse" aria-hidden="true" />
                    <span>{ words }</span>
                </p>
            }
        </>
    }
}

impl Drawing<'_> {
    /// The groups of which a line is drawn.
    fn groups(&self, range: std::ops::Range<usize>) -> Vec<Html> {
        let lines = self.arrangement.lines.get(range).unwrap_or_default();
        lines
            .chunk_by(|one, next| one.group == next.group)
            .filter_map(|lines| {
                let first = lines.first()?;
                let group = self.arrangement.groups.get(first.group)?;
                let with_head = first.shows == Shows::Head;
                let rest = lines.get(usize::from(with_head)..).unwrap_or_default();
                Some(html! {
                    <section key={group.key} class="findings-group">
                        if with_head { { self.head(group) } }
                        if !rest.is_empty() {
                            <ul>{ for rest.iter().map(|line| self.line(line, group)) }</ul>
                        }
                    </section>
                })
            })
            .collect()
    }
}

/// Takes the keyboard when nothing has it any more.
fn take_lost_focus(scroller: &NodeRef) {
    let Some(scroller) = scroller.cast::<HtmlElement>() else {
        return;
    };
    let page = scroller.owner_document();
    let active = page.and_then(|page| page.active_element());
    if active.is_none_or(|active| active.tag_name() == "BODY") {
        // Without the keyboard the list can be read all the same.
        let _ = scroller.focus();
    }
}

/// The heights of lines until they are measured.
fn estimates(arrangement: &Arrangement) -> Vec<(u64, f64)> {
    let height = |shows| match shows {
        Shows::Head => 40.0,
        Shows::Explanation(_) => 190.0,
        Shows::Finding { .. } => 56.0,
        Shows::More(_) => 32.0,
    };
    let lines = arrangement.lines.iter();
    lines.map(|line| (line.key, height(line.shows))).collect()
}
