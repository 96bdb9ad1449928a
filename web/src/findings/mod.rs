//! What the rules found: the list, how it is put together, and the marks that it leaves elsewhere.
//!
//! [`Arrangement`] and [`Choice`] are pure; the page draws what they come to. Sentences about findings
//! are the engine's, so that page and terminal say the same.

mod arrange;
mod card;
mod checked;
mod choice;
mod details;
mod head;
mod keys;
mod line;
mod marks;
mod page;
mod set_aside;
mod strip;
#[cfg(test)]
mod tests;
mod unreadable;
mod words;

pub use arrange::{Arrangement, is_archive, key};
pub use card::findings_card;
pub use choice::{Choice, Grouping, Sight, SightAction};
pub(crate) use details::details;
pub use marks::{Marks, mark_words};
pub use page::{FindingsPage, FindingsPageProps};
pub use strip::Strip;
pub use unreadable::unreadable;
pub use words::{grade_mark, severity, severity_mark, tab_words};
