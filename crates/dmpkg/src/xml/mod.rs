//! XML documents: how their bytes are read, the place of everything in them, and where they stop
//! being what XML 1.0 demands.
//!
//! One pass over the text builds the elements and notes what rules want to know. quick-xml cuts the
//! text into pieces; what it lets pass is looked at piece by piece, as strictly as the readers of
//! .NET do. Nothing is ever expanded or loaded, and nothing is recursive.

mod asides;
mod attributes;
mod bytes;
mod canonical;
mod characters;
mod declaration;
mod doctype;
mod document;
mod encoding;
mod expansion;
mod form;
mod namespaces;
mod parse;
mod signature;
mod start_tag;
#[cfg(test)]
mod tests;
mod tree;

pub use self::doctype::{DocumentType, EntityDeclaration, ExternalId};
pub use self::document::{
    Element, UndefinedEntity, XmlDocument, XmlLimit, XmlLimits, XmlProblem, XmlStop,
};
pub(crate) use self::encoding::decode;
pub use self::encoding::{EncodingDisagreement, UndecodableText, UnsupportedEncoding, XmlEncoding};
pub use self::expansion::Expansion;
pub use self::signature::XmlSeal;

/// Documents are read only so far: 256 MiB.
pub(crate) const TEXT_LIMIT: u64 = 256 << 20;
