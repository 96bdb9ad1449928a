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

/// The same with a manifest that uses forms of YAML that are rare, and then breaks off.
pub fn odd_catalog_information() -> PackageBuilder {
    catalog_information().replace("manifest.yml", ODD_MANIFEST)
}

const ODD_MANIFEST: &str = "\
%YAML 1.2
---
type: 'Data Transformer'
id: &id 0b9c6b1e-44d6-4f0e-8d52-6c1e7f3a9d20
title: |
  Demo
  Weather
tags: [ Demo, \"Rain, wind\" ]
owners: { name: Demo Builder }
new_name:
  inner: 1
documentation_url: \"https://example.com/
";
