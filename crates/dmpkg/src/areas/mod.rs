//! What lies in a package that is no document: folders of an agent, checks before an upgrade, files of
//! the older form.

mod area;
mod cards;
mod check;
mod known;

pub use self::area::Area;
pub(crate) use self::cards::cards;
pub(crate) use self::check::{check_name, check_of};
pub(crate) use self::known::folder_holds;
