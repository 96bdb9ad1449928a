use yew::prelude::*;

use crate::amounts;
use crate::parts::flag;

/// Longer texts are not wrapped: rows of unknown height cannot be windowed.
pub(super) const WRAP_AT_MOST: u64 = 2_000;

/// What the buttons of a text do, and whether they can.
pub(super) struct Strip {
    pub(super) foldable: bool,
    pub(super) wrapped: bool,
    pub(super) can_wrap: bool,
    pub(super) on_wrap: Callback<MouseEvent>,
    pub(super) on_fold: Callback<bool>,
    pub(super) on_find: Callback<MouseEvent>,
}

/// The buttons of a text.
pub(super) fn buttons(strip: Strip) -> Html {
    let wrap_title = if strip.can_wrap {
        "Break long lines at the edge".to_owned()
    } else {
        let most = amounts::count(WRAP_AT_MOST);
        format!("Texts of more than {most} lines are not wrapped: scrolling would be slow")
    };
    let fold = |open: bool| strip.on_fold.reform(move |_: MouseEvent| open);
    html! {
        <div class="viewer-tools">
            if strip.foldable {
                <button type="button" onclick={fold(false)}>{ "Fold all" }</button>
                <button type="button" onclick={fold(true)}>{ "Unfold all" }</button>
            }
            <button
                type="button"
                aria-pressed={flag(strip.wrapped)}
                disabled={!strip.can_wrap}
                title={wrap_title}
                onclick={strip.on_wrap}
            >
                { "Wrap" }
            </button>
            <button type="button" title="Find in this text (Ctrl+F)" onclick={strip.on_find}>{ "Find" }</button>
        </div>
    }
}
