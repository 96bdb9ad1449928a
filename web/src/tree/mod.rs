//! The tree of contents: filter, rows, menu and keys.

mod act;
mod climb;
mod contents;
mod desk;
mod filter;
mod keys;
mod menu;
mod name;
mod row;

pub use contents::{Tree, TreeProps};
