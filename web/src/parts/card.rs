use dmpkg::Card;
use yew::{Callback, Html, html};

use crate::command::Command;
use crate::parts::FactRow;

/// A group of facts under a heading.
pub fn fact_card(card: &Card, on_command: &Callback<Command>) -> Html {
    card_over(card, Html::default(), on_command)
}

/// A group of facts, and what stands below them.
pub fn card_over(card: &Card, foot: Html, on_command: &Callback<Command>) -> Html {
    // A group and no landmark: those of several signatures have the same titles.
    html! {
        <section key={card.title.as_str()} class="card" role="group" aria-label={card.title.clone()}>
            <h2>{ &card.title }</h2>
            <dl>
                { for card.facts.iter().enumerate().map(|(place, fact)| html! {
                    <FactRow key={place} fact={fact.clone()} on_command={on_command.clone()} />
                }) }
            </dl>
            { foot }
        </section>
    }
}
