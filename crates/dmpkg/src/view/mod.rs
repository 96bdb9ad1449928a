//! Looking into an entry: as formatted or plain text, picture or bytes.

mod row;

pub use row::{
    ByteWindow, Fold, Matches, Piece, PieceClass, TextFacts, TextRow, TextWindow, ViewFacts,
    ViewMode,
};
