//! Every content of a file, decoded once and handed on piece by piece: to the comparison with
//! checksums, to hashes, to the search.

mod hash;
mod walk;

pub(crate) use self::hash::hexadecimal;
pub use self::hash::{Hashes, Hashing};
pub(crate) use self::walk::{At, ContentSink, ContentWalk, Order, Outcome};
