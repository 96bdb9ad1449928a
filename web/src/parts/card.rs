use dmpkg::Card;
use yew::{Callback, Html, Properties, component, html};

use crate::command::Command;
use crate::parts::FactRow;

/// What a card needs.
#[derive(Clone, PartialEq, Properties)]
pub struct FactCardProps {
    /// The heading and the facts.
    pub card: Card,
    /// Takes the user's wishes.
    pub on_command: Callback<Command>,
}

/// A group of facts under a heading.
#[component]
pub fn FactCard(props: &FactCardProps) -> Html {
    html! {
        <section class="card" aria-label={props.card.title.clone()}>
            <h2>{ &props.card.title }</h2>
            <dl>
                { for props.card.facts.iter().enumerate().map(|(place, fact)| html! {
                    <FactRow key={place} fact={fact.clone()} on_command={props.on_command.clone()} />
                }) }
            </dl>
        </section>
    }
}
