//! Saving an entry as a file of the user's own disk.

mod banner;
mod download;
mod name;
mod saving;

pub use banner::save_banner;
pub use download::download;
pub use saving::{Save, use_save};
