//! The visible parts of the page. Each takes what it shows and says what the user wants.

mod banner;
mod bottom_bar;
mod breakable;
mod card;
mod fact;
mod failed;
mod menu;
mod overview;
mod progress;
mod save_front;
mod splitter;
mod start;
mod status_bar;
mod tabs;
mod top;
mod workspace;

pub use banner::Banner;
pub use bottom_bar::BottomBar;
pub use breakable::breakable;
pub use card::FactCard;
pub use fact::FactRow;
pub use failed::Failed;
pub use menu::Menu;
pub use overview::OverviewPage;
pub use progress::ReadingBar;
pub use save_front::SaveFront;
pub use splitter::Splitter;
pub use start::{DropField, Start};
pub use status_bar::StatusBar;
pub(crate) use status_bar::second_reader;
pub use tabs::Tabs;
pub use top::Top;
pub use workspace::Workspace;
