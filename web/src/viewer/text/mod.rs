//! Text in rows: line numbers, folding, search, wrapping.

mod desk;
mod find;
mod found;
mod keys;
mod marks;
mod row;
mod strip;
mod view;
mod width;

pub(super) use found::line_marks;
pub(crate) use row::colour;
pub(super) use view::{Signal, TextView};
