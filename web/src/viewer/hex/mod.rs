//! The bytes of an entry, in rows.

mod keys;
mod line;
mod offset;
mod pointer;
mod row;
mod view;

pub(super) use view::HexView;
