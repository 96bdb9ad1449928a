use std::rc::Rc;

use dmpkg::rules::Severity;
use dmpkg::{Branch, Icon, TreeRow};
use yew::prelude::*;

use super::name::{self, Stretch};
use crate::findings::{mark_words, severity_mark};
use crate::parts::flag;
use crate::viewer::Delayed;
use crate::{amounts, icons};

/// Rows up to this level are indented by a full step, deeper ones by a narrow one, so that names keep
/// room.
const FULL_STEPS: u32 = 9;
/// Deeper rows are not indented further; their level is still told to assistive technology.
const DEEPEST_INDENT: u32 = 25;

/// What was pressed on a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Press {
    /// The row itself.
    Row,
    /// The mark that folds and unfolds.
    Chevron,
    /// Its menu, at this place of the window.
    Menu(i32, i32),
}

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// Its place in the list, from 0.
    pub(super) at: u64,
    pub(super) row: Rc<TreeRow>,
    /// The worst that was found there.
    pub(super) mark: Option<Severity>,
    /// Whether the keyboard is on it.
    pub(super) active: bool,
    /// Whether its entry is the one shown.
    pub(super) selected: bool,
    /// Whether it is being unfolded.
    pub(super) reading: bool,
    pub(super) on_press: Callback<(u64, Press)>,
}

/// The element's name, to which the tree points for the row that the keyboard is on.
pub(super) fn id(node: u32) -> String {
    format!("tree-node-{node}")
}

/// One row of the tree.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let row = &*props.row;
    let press = |what: Press| {
        let (on_press, at) = (props.on_press.clone(), props.at);
        move || on_press.emit((at, what))
    };
    let onclick = {
        let press = press(Press::Row);
        Callback::from(move |_: MouseEvent| press())
    };
    let on_chevron = {
        let press = press(Press::Chevron);
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            press();
        })
    };
    let oncontextmenu = {
        let (on_press, at) = (props.on_press.clone(), props.at);
        Callback::from(move |event: MouseEvent| {
            event.prevent_default();
            on_press.emit((at, Press::Menu(event.client_x(), event.client_y())));
        })
    };
    let expanded = match row.branch {
        Branch::Leaf => None,
        Branch::Closed => Some("false"),
        Branch::Open => Some("true"),
    };
    let class = match (props.active, props.selected) {
        (false, false) => "tree-row",
        (true, false) => "tree-row is-active",
        (false, true) => "tree-row is-selected",
        (true, true) => "tree-row is-active is-selected",
    };
    let (start, end) = name::parts(&row.name, row.matched);
    let indent = (1..row.level.min(DEEPEST_INDENT)).map(|level| {
        let step = if level < FULL_STEPS {
            "tree-indent"
        } else {
            "tree-indent is-narrow"
        };
        html! { <span class={step} /> }
    });
    html! {
        <div
            id={id(row.node)}
            role="treeitem"
            aria-level={row.level.to_string()}
            aria-posinset={row.position.to_string()}
            aria-setsize={row.siblings.to_string()}
            aria-expanded={expanded}
            aria-selected={flag(props.selected)}
            aria-label={label(row, props.mark)}
            {class}
            {onclick}
            {oncontextmenu}
        >
            { for indent }
            if row.branch == Branch::Leaf {
                <span class="tree-chevron" />
            } else {
                <span class="tree-chevron can-fold" onclick={on_chevron}>
                    <svg viewBox="0 0 16 16" aria-hidden="true">
                        <path d={if row.branch == Branch::Open { "M4 6l4 4 4-4" } else { "M6 4l4 4-4 4" }} />
                    </svg>
                </span>
            }
            { icons::entry_icon(row.icon) }
            <span class="tree-name" title={row.name.clone()}>
                <span class="tree-name-start">{ for start.into_iter().map(stretch) }</span>
                <span class="tree-name-end">{ for end.into_iter().map(stretch) }</span>
            </span>
            { " " }
            if let Some(mark) = props.mark {
                <span class="tree-mark" title={mark_words(mark)}>
                    { icons::mark(severity_mark(mark)) }
                </span>
            }
            if props.reading {
                <Delayed><span class="tree-reading">{ "reading… Esc stops" }</span></Delayed>
            } else if let Some(problem) = &row.problem {
                <span class="tree-problem" title={problem.clone()}>{ problem }</span>{ " " }
            }
            if let Some(size) = row.size {
                <span class="tree-size" title={amounts::exact(size)}>{ amounts::size(size) }</span>
            }
        </div>
    }
}

fn stretch((text, marked): Stretch) -> Html {
    if marked {
        html! { <mark>{ text }</mark> }
    } else {
        html! { { text } }
    }
}

/// What assistive technology says: what can be seen, in the same order, then what the icon means.
fn label(row: &TreeRow, mark: Option<Severity>) -> String {
    let mut label = row.name.clone();
    if let Some(problem) = &row.problem {
        label.push(' ');
        label.push_str(problem);
    }
    if let Some(size) = row.size {
        label.push(' ');
        label.push_str(&amounts::size(size));
    }
    if matches!(row.icon, Icon::Package | Icon::Archive) {
        label.push_str(", package");
    }
    if let Some(mark) = mark {
        label.push_str(", ");
        label.push_str(mark_words(mark));
    }
    label
}

#[cfg(test)]
mod tests {
    use dmpkg::EntryAddress;
    use pollster::block_on;
    use yew::ServerRenderer;

    use super::*;

    fn drawn(row: TreeRow) -> String {
        let props = move || RowProps {
            at: 0,
            row: Rc::new(row),
            mark: Some(Severity::Warning),
            active: true,
            selected: false,
            reading: false,
            on_press: Callback::noop(),
        };
        block_on(
            ServerRenderer::<Row>::with_props(props)
                .hydratable(false)
                .render(),
        )
    }

    fn nested() -> TreeRow {
        TreeRow {
            node: 7,
            name: "Update.zip".to_owned(),
            level: 3,
            position: 2,
            siblings: 9,
            icon: Icon::Archive,
            branch: Branch::Closed,
            size: Some(12_345),
            address: Some(EntryAddress(vec![4])),
            folder: None,
            problem: None,
            matched: Some((0, 2)),
        }
    }

    #[test]
    fn a_row_states_its_place() {
        let html = drawn(nested());
        for part in [
            r#"id="tree-node-7""#,
            r#"role="treeitem""#,
            r#"aria-level="3""#,
            r#"aria-posinset="2""#,
            r#"aria-setsize="9""#,
            r#"aria-expanded="false""#,
            r#"aria-selected="false""#,
            r#"aria-label="Update.zip 12 KB, package, has warnings""#,
            r#"title="12,345 bytes""#,
            "tree-row is-active",
            "<mark>Up</mark>date.zip",
            ">12 KB<",
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert_eq!(html.matches("tree-indent").count(), 2);
    }

    #[test]
    fn a_file_cannot_unfold() {
        let html = drawn(TreeRow {
            branch: Branch::Leaf,
            icon: Icon::Xml,
            ..nested()
        });
        assert!(!html.contains("aria-expanded"), "{html}");
        assert!(!html.contains("can-fold"), "{html}");
    }

    #[test]
    fn a_problem_stands_on_the_row() {
        let html = drawn(TreeRow {
            problem: Some("It is encrypted.".to_owned()),
            ..nested()
        });
        assert!(html.contains(">It is encrypted.</span>"), "{html}");
        assert!(
            html.contains("Update.zip It is encrypted. 12 KB, package"),
            "{html}"
        );
    }

    #[test]
    fn names_are_text() {
        let html = drawn(TreeRow {
            name: "<img src=x>".to_owned(),
            matched: None,
            ..nested()
        });
        assert!(!html.contains("<img"), "{html}");
    }
}
