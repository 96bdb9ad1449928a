//! The zip that describes a Catalog item.

use super::builder::PackageBuilder;
use crate::content::{CATALOG_MANIFEST, CATALOG_README, gradient_png};

/// Manifest, read-me and one picture.
pub fn catalog_information() -> PackageBuilder {
    PackageBuilder::new()
        .entry("manifest.yml", CATALOG_MANIFEST)
        .entry("README.md", CATALOG_README)
        .entry(
            "Images/station.png",
            gradient_png(32, [0x2A, 0x4B, 0x8D], [0xF2, 0xC1, 0x4E]),
        )
}
