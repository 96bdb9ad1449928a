//! Tables: sorted and filtered on the page, drawn by windows when they are long.

mod cell;
mod columns;
mod keys;
mod order;
mod row;
mod view;

pub(super) use self::view::TableView;
