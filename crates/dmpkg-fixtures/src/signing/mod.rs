//! Packages that are really signed, by a made-up authority with keys that everybody knows.
//!
//! [`Certificate`], [`Timestamp`] and [`Signature`] are good as they come; a test changes one thing of
//! one of them. [`signed`] signs a package.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "the keys and identifiers are constants; a test that misspells one has to stop"
)]

mod certificate;
mod cms;
mod der;
mod key;
mod signature;
mod timestamp;

pub use self::certificate::{CODE_SIGNING, Certificate, TIME_STAMPING};
pub use self::cms::SignerName;
pub use self::key::{Hash, Key};
pub use self::signature::{Named, Signature, signed_text};
pub use self::timestamp::Timestamp;

use crate::package::PackageBuilder;

/// A package with a signature over all of it, changed by the caller before it is made. The placeholder
/// that signing adds is part of what is signed.
pub fn signed(package: PackageBuilder, change: impl FnOnce(&mut Signature)) -> PackageBuilder {
    let package = package.entry(
        "Demo.nuspec",
        &b"<package><metadata><id>Demo_Signed</id><version>1.0.0</version><description>Demo_Signed</description><authors>Skyline Communications</authors></metadata></package>"[..],
    );
    let mut signature = Signature::of(&Hash::Sha256.of(&package.build()));
    change(&mut signature);
    package.entry(".signature.p7s", signature.build())
}
