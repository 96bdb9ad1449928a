//! The viewer of one entry: formatted or plain text, picture, bytes, and what the archive says.

mod clipboard;
mod delayed;
mod failed;
mod go_to;
mod header;
mod hex;
mod info;
mod modes;
mod notices;
mod object_url;
mod picture;
mod save;
mod shown;
mod summary;
mod text;
mod viewing;

pub use clipboard::{copy_text, is_text_selected};
pub use delayed::Delayed;
pub use failed::unexpected;
pub use save::{Save, download, save_banner, use_save};
pub(crate) use text::colour;
pub use viewing::{Viewer, ViewerProps};
