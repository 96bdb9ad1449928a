//! Knows DataMiner packages: what kind a file is, what its documents say, what a person sees of it.

mod documents;
mod kind;
mod overview;
mod path;
pub mod report;
mod text;
mod tree;
mod view;

pub use documents::{
    AppInfo, ConfigurationEntry, Connection, Description, DescriptionForm, DescriptionItem, Field,
    Protocol,
};
pub use kind::{PACKAGE_EXTENSIONS, PackageKind};
pub use overview::{Card, Fact, Notice, Overview, Place, Tone, Value};
pub use path::{EntryAddress, EntryPath};
pub use report::{Report, SignatureStatus};
pub use text::{DecodedText, Places, TextEncoding, TextPos};
pub use tree::{Branch, Icon, TreeRow, TreeWindow};
pub use view::{
    ByteWindow, Fold, Matches, Piece, PieceClass, TextFacts, TextRow, TextWindow, ViewFacts,
    ViewMode,
};
