use dmpkg::{Notice, Tone};
use yew::prelude::*;

use crate::icons;

/// What should be known before an entry is read: damage and limits.
pub(super) fn notices(notices: &[Notice]) -> Html {
    if notices.is_empty() {
        return Html::default();
    }
    let notice = |notice: &Notice| {
        let (class, word) = match notice.tone {
            Tone::Damage => ("is-damage", "Damage: "),
            Tone::Attention => ("is-attention", "Attention: "),
            Tone::Information => ("is-information", ""),
            Tone::Sound => ("is-sound", ""),
        };
        html! {
            <li class={class}>{ icons::tone_mark(notice.tone) }<span>{ word }{ &notice.text }</span></li>
        }
    };
    html! { <ul class="viewer-notices">{ for notices.iter().map(notice) }</ul> }
}
