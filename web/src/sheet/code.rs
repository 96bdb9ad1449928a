use std::rc::Rc;

use dmpkg::{Block, Code, CodeLanguage, Piece, PieceClass, Sheet, csharp_pieces};
use yew::{Callback, Html, Properties, component, html, use_memo, use_state_eq};

use super::steps::{heading, place_link};
use crate::amounts::counted;
use crate::command::Command;
use crate::icons::Glyph;
use crate::parts::flag;
use crate::parts::icon_button;
use crate::viewer::colour;

/// Lines that are drawn before the rest is asked for.
const FIRST: usize = 400;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct CodeProps {
    pub(super) sheet: Rc<Sheet>,
    /// Which part of it.
    pub(super) block: usize,
    pub(super) on_command: Callback<Command>,
}

/// Source code with the numbers of its lines in the document.
#[component]
pub(super) fn CodeView(props: &CodeProps) -> Html {
    let whole = use_state_eq(|| false);
    let about = (Rc::clone(&props.sheet), props.block, *whole);
    let drawn = use_memo(about, |(sheet, block, whole)| {
        match sheet.blocks.get(*block) {
            Some(Block::Code(code)) => pieces(code, if *whole { usize::MAX } else { FIRST }),
            _ => Vec::new(),
        }
    });
    let Some(Block::Code(code)) = props.sheet.blocks.get(props.block) else {
        return Html::default();
    };
    let lines = code.text.lines().count();
    let shown = if *whole { lines } else { FIRST };
    let words = counted(u64::try_from(lines).unwrap_or(u64::MAX), "line", "lines");
    let language = match code.language {
        CodeLanguage::CSharp => "C#, ",
        CodeLanguage::Plain => "",
    };
    let more = {
        let whole = whole.clone();
        Callback::from(move |_| whole.set(!*whole))
    };
    html! {
        <section class="code" aria-label={code.title.clone()}>
            <div class="sheet-head">
                { heading(&code.title, &format!("{language}{words}"), None) }
                <div class="sheet-tools">
                    if let Some(place) = &code.place { { place_link(place, &props.on_command) } }
                    { icon_button(Glyph::Copy, format!("Copy {}", code.title).into(), "Copy".into(), Command::Copy(code.text.clone()).on_click(&props.on_command)) }
                </div>
            </div>
            <div class="code-lines" role="group" aria-label={code.title.clone()} tabindex="0">
                { for (code.first_line..).zip(drawn.iter().take(shown)).map(|(number, line)| {
                    html! {
                        <div class="code-line">
                            <span class="code-number" aria-hidden="true">{ number }</span>
                            <span>{ for line.iter().map(piece) }</span>
                        </div>
                    }
                }) }
            </div>
            if lines > FIRST {
                <button
                    type="button"
                    class="link code-more"
                    aria-expanded={flag(*whole)}
                    onclick={more}
                >
                    if *whole { { "Show less" } } else { { format!("Show all {words}") } }
                </button>
            }
        </section>
    }
}

/// The first lines of the code, each in pieces of one colour.
fn pieces(code: &Code, most: usize) -> Vec<Vec<Piece>> {
    match code.language {
        CodeLanguage::CSharp => {
            let end = code.text.match_indices('\n').nth(most.saturating_sub(1));
            let text = end.and_then(|(end, _)| code.text.get(..end));
            csharp_pieces(text.unwrap_or(&code.text))
        }
        CodeLanguage::Plain => {
            let lines = code.text.lines().take(most);
            let plain = |line: &str| Piece {
                class: PieceClass::Plain,
                text: line.to_owned(),
            };
            lines.map(|line| vec![plain(line)]).collect()
        }
    }
}

fn piece(piece: &Piece) -> Html {
    match colour(piece.class) {
        Some(colour) => html! { <span class={colour}>{ &piece.text }</span> },
        None => html! { { &piece.text } },
    }
}
