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

/// One row of bytes: offset, digits, characters. Each cell names its byte in `data-at`.
#[component]
pub(super) fn Row(props: &RowProps) -> Html {
    let line = &*props.line;
    let class = |at: usize, group: bool| {
        classes!(
            (props.marked == Some(at)).then_some("is-marked"),
            (props.caret == Some(at)).then_some("is-caret"),
            (group && at > 0 && at.is_multiple_of(4)).then_some("starts-group"),
        )
    };
    let cells = line.bytes.iter().copied().enumerate();
    let place = |at: usize| line.offset.saturating_add(at as u64).to_string();
    html! {
        <div class="hex-row">
            <span class="hex-offset">{ line::offset(line.offset, props.digits) }</span>
            <span class="hex-bytes">
                { for cells.clone().map(|(at, byte)| html! {
                    <span class={class(at, true)} data-at={place(at)}>{ line::hex(byte) }</span>
                }) }
                { for (line.bytes.len()..props.per_row).map(|at| html! {
                    <span class={class(at, true)}>{ "  " }</span>
                }) }
            </span>
            <span class="hex-signs">
                { for cells.map(|(at, byte)| html! {
                    <span class={class(at, false)} data-at={place(at)}>{ line::sign(byte) }</span>
                }) }
            </span>
        </div>
    }
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
            r#"data-at="16">50<"#,
            r#"data-at="16">P<"#,
            r#"<span data-at="17" class="is-marked">4B<"#,
            r#"<span data-at="17" class="is-marked">K<"#,
            r#"data-at="18">.<"#,
            r#"<span data-at="19" class="is-caret">3C<"#,
            r#"<span data-at="19" class="is-caret">&lt;<"#,
        ] {
            assert!(html.contains(part), "{part} in {html}");
        }
    }
}
