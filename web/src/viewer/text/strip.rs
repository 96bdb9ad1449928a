use yew::prelude::*;

use crate::amounts;

/// Longer texts are not wrapped: rows of unknown height cannot be windowed.
pub(super) const WRAP_AT_MOST: u64 = 2_000;

#[derive(Properties, PartialEq)]
pub(super) struct StripProps {
    pub(super) foldable: bool,
    pub(super) wrapped: bool,
    pub(super) can_wrap: bool,
    pub(super) on_wrap: Callback<()>,
    pub(super) on_fold: Callback<bool>,
    pub(super) on_find: Callback<()>,
}

/// The buttons of a text.
#[component]
pub(super) fn Strip(props: &StripProps) -> Html {
    let wrap_title = if props.can_wrap {
        "Break long lines at the edge".to_owned()
    } else {
        let most = amounts::count(WRAP_AT_MOST);
        format!("Texts of more than {most} lines are not wrapped: scrolling would be slow")
    };
    let fold = |open: bool| props.on_fold.reform(move |_: MouseEvent| open);
    html! {
        <div class="viewer-tools">
            if props.foldable {
                <button type="button" onclick={fold(false)}>{ "Fold all" }</button>
                <button type="button" onclick={fold(true)}>{ "Unfold all" }</button>
            }
            <button
                type="button"
                aria-pressed={if props.wrapped { "true" } else { "false" }}
                disabled={!props.can_wrap}
                title={wrap_title}
                onclick={props.on_wrap.reform(|_: MouseEvent| ())}
            >
                { "Wrap" }
            </button>
            <button type="button" title="Find in this text (Ctrl+F)" onclick={props.on_find.reform(|_: MouseEvent| ())}>{ "Find" }</button>
        </div>
    }
}
