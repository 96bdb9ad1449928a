//! The tree of contents: folders first, natural order, nested archives in place.

mod row;

pub use row::{Branch, Icon, TreeRow, TreeWindow};
