//! Lists of up to millions of rows, of which only the visible ones are in the document.
//!
//! [`use_viewport`] says which rows are visible and moves them into place; [`use_rows`] asks for
//! them. The owner draws three elements inside each other, the scroller, the filler and the rows,
//! and gives each the reference that the viewport holds for it. [`use_tall`]
//! does the same for lists at hand whose lines differ in height.

mod extent;
mod focus;
mod layout;
mod pixels;
mod position;
mod rows;
mod tall;
mod viewport;

pub use rows::{Fetch, Rows, Stretch, use_rows};
pub use tall::{Tall, line_of, use_tall};
pub use viewport::{Align, Viewport, use_viewport};
