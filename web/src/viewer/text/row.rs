use std::rc::Rc;

use dmpkg::{Fold, PieceClass, TextRow};
use yew::prelude::*;

use super::found::{LineMark, gutter_mark};
use super::marks::{self, Stretch};
use crate::amounts;

/// What was pressed on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Press {
    /// The row itself.
    Row,
    /// The mark that folds and unfolds.
    Fold,
}

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    /// Its place among the visible rows, from 0.
    pub(super) at: u64,
    pub(super) row: Rc<TextRow>,
    /// Whether it is the current row.
    pub(super) current: bool,
    /// What was found in its line.
    pub(super) found: Option<LineMark>,
    /// The searched text, empty for none.
    pub(super) needle: AttrValue,
    pub(super) on_press: Callback<(u64, Press)>,
}

/// One row of a text.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let row = &*props.row;
    let onclick = {
        let (on_press, at) = (props.on_press.clone(), props.at);
        Callback::from(move |_: MouseEvent| on_press.emit((at, Press::Row)))
    };
    let on_fold = {
        let (on_press, at) = (props.on_press.clone(), props.at);
        Callback::from(move |event: MouseEvent| {
            event.stop_propagation();
            on_press.emit((at, Press::Fold));
        })
    };
    let class = match (props.current, row.line) {
        (false, Some(_)) => "text-row",
        (true, Some(_)) => "text-row is-current",
        (false, None) => "text-row is-continued",
        (true, None) => "text-row is-current is-continued",
    };
    let stretches = marks::marked(&row.pieces, &props.needle);
    html! {
        <div
            {class}
            {onclick}
        >
            <span class="text-gutter">
                if let Some(found) = &props.found { { gutter_mark(found) } }
                <span class="text-line" aria-hidden="true">{ row.line }</span>
                { fold_button(row, on_fold.clone()) }
            </span>
            <span class="text-code">
                { for stretches.into_iter().map(stretch) }
                if let Fold::Closed(hidden) = row.fold {
                    <button type="button" class="text-hidden" tabindex="-1" onclick={on_fold}>
                        { "⋯ " }{ amounts::counted(hidden.into(), "line", "lines") }
                    </button>
                }
                if row.pieces.iter().all(|piece| piece.text.is_empty()) {
                    <br />
                }
            </span>
        </div>
    }
}

fn fold_button(row: &TextRow, onclick: Callback<MouseEvent>) -> Html {
    let (open, verb, path) = match row.fold {
        Fold::None => return html! { <span class="text-fold" /> },
        Fold::Open => ("true", "Fold", "M4 6l4 4 4-4"),
        Fold::Closed(_) => ("false", "Unfold", "M6 4l4 4-4 4"),
    };
    let label = match row.line {
        Some(line) => format!("{verb} line {line}"),
        None => verb.to_owned(),
    };
    html! {
        <button
            type="button"
            class="text-fold"
            tabindex="-1"
            aria-expanded={open}
            aria-label={label}
            {onclick}
        >
            <svg viewBox="0 0 16 16" aria-hidden="true"><path d={path} /></svg>
        </button>
    }
}

fn stretch((class, text, hit): Stretch) -> Html {
    let text = if hit {
        html! { <mark>{ text }</mark> }
    } else {
        html! { { text } }
    };
    match colour(class) {
        Some(colour) => html! { <span class={colour}>{ text }</span> },
        None => text,
    }
}

/// The class of what has this colour.
pub(crate) const fn colour(class: PieceClass) -> Option<&'static str> {
    match class {
        PieceClass::Plain => None,
        PieceClass::Punctuation => Some("piece-punctuation"),
        PieceClass::Tag => Some("piece-tag"),
        PieceClass::Attribute => Some("piece-attribute"),
        PieceClass::Value => Some("piece-value"),
        PieceClass::Literal => Some("piece-literal"),
        PieceClass::Comment => Some("piece-comment"),
        PieceClass::Instruction => Some("piece-instruction"),
    }
}

#[cfg(test)]
mod tests {
    use dmpkg::Piece;
    use pollster::block_on;
    use yew::ServerRenderer;

    use super::*;

    fn drawn(row: TextRow, needle: &'static str) -> String {
        let props = move || RowProps {
            at: 4,
            row: Rc::new(row),
            current: false,
            found: None,
            needle: needle.into(),
            on_press: Callback::noop(),
        };
        block_on(
            ServerRenderer::<Row>::with_props(props)
                .hydratable(false)
                .render(),
        )
    }

    fn element() -> TextRow {
        let piece = |class, text: &str| Piece {
            class,
            text: text.to_owned(),
        };
        TextRow {
            row: 9,
            line: Some(12),
            fold: Fold::Open,
            pieces: vec![
                piece(PieceClass::Plain, "  "),
                piece(PieceClass::Punctuation, "<"),
                piece(PieceClass::Tag, "Name"),
                piece(PieceClass::Punctuation, ">"),
            ],
        }
    }

    #[test]
    fn pieces_have_their_colours() {
        let html = drawn(element(), "");
        for part in [
            r#"class="text-line">12</span>"#,
            r#"<span class="piece-punctuation">&lt;</span>"#,
            r#"<span class="piece-tag">Name</span>"#,
            r#"aria-expanded="true""#,
            r#"aria-label="Fold line 12""#,
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
        assert!(!html.contains("text-hidden"), "{html}");
    }

    #[test]
    fn a_folded_row_says_how_much_it_hides() {
        let cases = [(1, "⋯ 1 line<"), (1_400, "⋯ 1,400 lines<")];
        for (hidden, text) in cases {
            let html = drawn(
                TextRow {
                    fold: Fold::Closed(hidden),
                    ..element()
                },
                "",
            );
            assert!(html.contains(text), "{text} in {html}");
            assert!(html.contains(r#"aria-expanded="false""#), "{html}");
            assert!(html.contains(r#"aria-label="Unfold line 12""#), "{html}");
        }
    }

    #[test]
    fn matches_are_marked() {
        let html = drawn(element(), "name");
        let part = r#"<span class="piece-tag"><mark>Name</mark></span>"#;
        assert!(html.contains(part), "{html}");
    }

    #[test]
    fn the_rest_of_a_long_line_has_no_number() {
        let html = drawn(
            TextRow {
                line: None,
                fold: Fold::None,
                ..element()
            },
            "",
        );
        assert!(html.contains("is-continued"), "{html}");
        assert!(html.contains(r#"class="text-line"></span>"#), "{html}");
        assert!(!html.contains("<button"), "{html}");
    }
}
