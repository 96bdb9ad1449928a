//! The bytes of an entry, in rows.

mod line;
mod offset;
mod row;
mod view;

pub(super) use view::HexView;
