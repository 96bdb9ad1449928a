use std::ops::Range;
use std::rc::Rc;

use yew::prelude::*;

use super::line::{self, Line};

#[derive(Properties, PartialEq)]
pub(super) struct RowProps {
    pub(super) line: Rc<Line>,
    /// Digits of the offset.
    pub(super) digits: usize,
    /// Bytes of a full row.
    pub(super) per_row: usize,
    /// The byte under the pointer.
    pub(super) marked: Option<usize>,
    /// The byte that the keyboard is on.
    pub(super) caret: Option<usize>,
}

/// One row of bytes: offset, digits, characters. The two columns name the first byte in `data-at`;
/// each is one text, because a cell for each byte would make scrolling slow.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let line = &*props.line;
    let digits = |at: usize| line::column(at)..line::column(at) + 2;
    let sign = |at: usize| at..at + 1;
    let offset = line.offset.to_string();
    html! {
        <div class="hex-row">
            <span class="hex-offset">{ line::offset(line.offset, props.digits) }</span>
            <span class="hex-bytes" data-at={offset.clone()}>
                { marked(&line::hex(&line.bytes, props.per_row), props, digits) }
            </span>
            <span class="hex-signs" data-at={offset}>
                { marked(&line::signs(&line.bytes), props, sign) }
            </span>
        </div>
    }
}

/// A text of one character a column, with the marked byte and the caret set apart.
fn marked(text: &str, props: &RowProps, columns: impl Fn(usize) -> Range<usize>) -> Html {
    let mut marks: Vec<(Range<usize>, &'static str)> = Vec::new();
    if let Some(at) = props.caret {
        marks.push((columns(at), "is-caret"));
    }
    if let Some(at) = props.marked.filter(|at| props.caret != Some(*at)) {
        marks.push((columns(at), "is-marked"));
    }
    // At most two.
    if !marks.is_sorted_by_key(|(range, _)| range.start) {
        marks.reverse();
    }
    let mut parts = Vec::new();
    let mut from = 0;
    for (range, class) in marks {
        let before = text.get(from..range.start).unwrap_or_default().to_owned();
        let inside = text.get(range.clone()).unwrap_or_default().to_owned();
        parts.push(html! { { before } });
        parts.push(html! { <span {class}>{ inside }</span> });
        from = range.end;
    }
    let rest = text.get(from..).unwrap_or_default().to_owned();
    parts.push(html! { { rest } });
    parts.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use pollster::block_on;
    use yew::ServerRenderer;

    use super::*;

    #[test]
    fn both_columns_mark_the_byte() {
        let props = || RowProps {
            line: Rc::new(Line {
                offset: 16,
                bytes: b"PK\x03<".to_vec(),
            }),
            digits: 8,
            per_row: 8,
            marked: Some(1),
            caret: Some(3),
        };
        let html = block_on(
            ServerRenderer::<Row>::with_props(props)
                .hydratable(false)
                .render(),
        );
        for part in [
            ">00000010<",
            r#"<span data-at="16" class="hex-bytes">50 <span class="is-marked">4B</span> 03 <span class="is-caret">3C</span>             </span>"#,
            r#"<span data-at="16" class="hex-signs">P<span class="is-marked">K</span>.<span class="is-caret">&lt;</span></span>"#,
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
