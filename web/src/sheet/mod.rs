//! Draws what the engine knows of one thing, without knowing what that thing is.

mod code;
mod steps;
mod table;

use std::rc::Rc;

use dmpkg::{Block, Sheet};
use yew::{Callback, Html, html};

use self::code::CodeView;
use self::table::TableView;
use crate::command::Command;
use crate::parts::{fact_card, notice_list};

/// What is known of one thing. `front` tells whether it can be seen.
pub fn sheet_view(sheet: &Rc<Sheet>, front: bool, on_command: &Callback<Command>) -> Html {
    html! {
        <div class="sheet">
            if !sheet.title.is_empty() {
                <h2 class="sheet-title">
                    <span>{ &sheet.title }</span>
                    if let Some(subtitle) = &sheet.subtitle {
                        <span class="muted">{ subtitle }</span>
                    }
                </h2>
            }
            { sheet_blocks(sheet, front, on_command) }
        </div>
    }
}

/// The parts of a sheet, where its title stands already. Notices and cards that follow each other
/// stand together.
pub fn sheet_blocks(sheet: &Rc<Sheet>, front: bool, on_command: &Callback<Command>) -> Html {
    let mut at = 0;
    let groups = sheet.blocks.chunk_by(|one, next| {
        matches!(
            (one, next),
            (Block::Notice(_), Block::Notice(_)) | (Block::Card(_), Block::Card(_))
        )
    });
    let groups = groups.map(|blocks| {
        let first = at;
        at += blocks.len();
        group(sheet, first, blocks, front, on_command)
    });
    groups.collect()
}

fn group(
    sheet: &Rc<Sheet>,
    first: usize,
    blocks: &[Block],
    front: bool,
    on_command: &Callback<Command>,
) -> Html {
    match blocks.first() {
        None => Html::default(),
        Some(Block::Notice(_)) => {
            let notices = blocks.iter().filter_map(|block| match block {
                Block::Notice(notice) => Some(notice),
                _ => None,
            });
            notice_list(notices, on_command)
        }
        Some(Block::Card(_)) => {
            let cards = blocks.iter().filter_map(|block| match block {
                Block::Card(card) => Some(fact_card(card, on_command)),
                _ => None,
            });
            html! { <div class="cards">{ for cards }</div> }
        }
        Some(Block::Table(_)) => html! {
            <TableView
                key={first}
                sheet={Rc::clone(sheet)}
                block={first}
                {front}
                on_command={on_command.clone()}
            />
        },
        Some(Block::Steps(steps)) => steps::steps_view(steps, on_command),
        Some(Block::Code(_)) => html! {
            <CodeView
                key={first}
                sheet={Rc::clone(sheet)}
                block={first}
                on_command={on_command.clone()}
            />
        },
    }
}
