use gloo_timers::callback::Timeout;
use yew::prelude::*;

use crate::effect::use_effect_until;

/// Nothing that is over sooner is mentioned, in milliseconds.
const PATIENCE: u32 = 200;

/// Properties of [`Delayed`].
#[derive(Properties, PartialEq)]
pub struct DelayedProps {
    /// What to show after a while.
    pub children: Html,
}

/// Shows its contents after 200 ms, so that short waits do not flicker.
#[component]
pub fn Delayed(props: &DelayedProps) -> Html {
    let due = use_state(|| false);
    {
        let due = due.clone();
        use_effect_until((), move |()| {
            let timer = Timeout::new(PATIENCE, move || due.set(true));
            move || drop(timer)
        });
    }
    if *due {
        props.children.clone()
    } else {
        Html::default()
    }
}
