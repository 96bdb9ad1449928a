//! The visible parts of the page. Each takes what it shows and says what the user wants.

mod banner;
mod bottom_bar;
mod breakable;
mod button;
mod card;
mod effects;
mod fact;
mod failed;
mod hash;
mod menu;
mod overview;
mod progress;
mod save_front;
mod signature;
mod splitter;
mod start;
mod status_bar;
mod status_jobs;
mod tabs;
mod top;
mod workspace;

pub use banner::banner;
pub use bottom_bar::bottom_bar;
pub use breakable::breakable;
pub use button::{icon_button, link_button, word_button};
pub use card::{card_over, fact_card};
pub use effects::effects_page;
pub use fact::FactRow;
pub use failed::Failed;
pub use hash::hash_value;
pub use menu::Menu;
pub use overview::{notice_list, overview_page};
pub use progress::reading_bar;
pub use save_front::SaveFront;
pub use signature::{signature_card, signature_mark, signature_page};
pub use splitter::Splitter;
pub use start::{drop_field, start};
pub(crate) use status_bar::second_reader;
pub use status_bar::status_bar;
pub use tabs::Tabs;
pub use top::top;
pub use workspace::workspace;

/// The value of an attribute that is either true or false.
pub const fn flag(on: bool) -> &'static str {
    if on { "true" } else { "false" }
}
