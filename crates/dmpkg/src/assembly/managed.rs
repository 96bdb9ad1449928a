//! What the metadata of a .NET assembly says of it (ECMA-335, partition II, sections 22 and 25.3.3).

use serde::Serialize;

use super::bytes::Bytes;
use super::image::{CLI, Image};
use super::key_token;
use super::metadata::{Metadata, first_text};
use super::tables::{self, TableRow};

/// What the metadata of a .NET assembly says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Managed {
    /// Its name and version; none for a module that is part of another assembly.
    pub identity: Option<AssemblyName>,
    /// The name of its module, which is the file name under which it was built.
    pub module_name: String,
    /// The identity of its module, another one for every build.
    pub module_id: Option<String>,
    /// The version of the runtime for which it was compiled, as `v4.0.30319`.
    pub runtime: String,
    /// The framework for which it was built, as `.NETFramework,Version=v4.8`.
    pub target_framework: Option<String>,
    /// The configuration of its build, as `Release`.
    pub configuration: Option<String>,
    /// Whether all its code is of the intermediate language. If not, it is a mix with native code.
    pub is_il_only: bool,
    /// Whether it only runs in processes of 32 bits.
    pub requires_32_bit: bool,
    /// Whether it runs in processes of 32 bits where it can choose.
    pub prefers_32_bit: bool,
    /// Whether native code was made of it in advance.
    pub is_precompiled: bool,
    /// Whether it has a strong name.
    pub strong_name: StrongName,
    /// Whether it only says what there is, and cannot run.
    pub is_reference_assembly: bool,
    /// The assemblies that it needs, in its order.
    pub references: Vec<AssemblyName>,
}

/// The full name of an assembly.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AssemblyName {
    /// Its simple name.
    pub name: String,
    /// Its version.
    pub version: [u16; 4],
    /// Its language, as `nl-BE`; none for what is of no language.
    pub culture: Option<String>,
    /// The short form of its public key, 16 hexadecimal digits.
    pub public_key_token: Option<String>,
}

/// Whether an assembly has a strong name. Nothing of it is verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum StrongName {
    /// It has no public key.
    #[default]
    None,
    /// It has a public key, but no signature with it.
    KeyOnly,
    /// It carries a signature.
    Signed,
}

/// References that are kept.
const REFERENCES: usize = 1024;

impl Managed {
    /// Reads the metadata.
    ///
    /// # Errors
    /// A clause that says what cannot be read.
    pub(super) fn read(image: &Image<'_>) -> Result<Self, &'static str> {
        let header = image.directory(CLI).and_then(|(at, _)| image.at(at));
        let header = header.unwrap_or_default();
        let flags = header.u32(16).ok_or("its .NET header is cut off")?;
        let root = directory(image, header, 8).ok_or("its .NET metadata is not in the file")?;
        let metadata = Metadata::read(root)?;
        let [framework, configuration, reference] = metadata.attributes([
            "TargetFrameworkAttribute",
            "AssemblyConfigurationAttribute",
            "ReferenceAssemblyAttribute",
        ]);
        let module = metadata.tables.table(tables::MODULE);
        let own = metadata.tables.table(tables::ASSEMBLY);
        let own = own.row(1);
        let references = metadata.tables.table(tables::ASSEMBLY_REF);
        let signature = directory(image, header, 32);
        let is_signed =
            signature.is_some_and(|signature| signature.0.iter().any(|byte| *byte != 0));
        let requires_32_bit = flags & 0x2 != 0;
        let prefers_32_bit = flags & 0x2_0000 != 0;
        Ok(Self {
            identity: own.map(|row| AssemblyName::of_assembly(&metadata, row)),
            module_name: module
                .row(1)
                .map(|row| metadata.name(row.column(1)))
                .unwrap_or_default(),
            module_id: module.row(1).and_then(|row| metadata.guid(row.column(2))),
            target_framework: framework.and_then(first_text),
            configuration: configuration.and_then(first_text),
            is_il_only: flags & 0x1 != 0,
            requires_32_bit: requires_32_bit && !prefers_32_bit,
            prefers_32_bit: requires_32_bit && prefers_32_bit,
            is_precompiled: header.u32(64).unwrap_or_default() != 0,
            strong_name: match own.is_some_and(|row| row.column(6) != 0) {
                false => StrongName::None,
                true if flags & 0x8 != 0 && is_signed => StrongName::Signed,
                true => StrongName::KeyOnly,
            },
            is_reference_assembly: reference.is_some(),
            references: references
                .iter()
                .take(REFERENCES)
                .map(|row| AssemblyName::of_reference(&metadata, row))
                .collect(),
            runtime: metadata.runtime,
        })
    }
}

impl AssemblyName {
    /// A row of the table of the assembly itself.
    fn of_assembly(metadata: &Metadata<'_>, row: TableRow<'_, '_>) -> Self {
        Self {
            name: metadata.name(row.column(7)),
            version: [1, 2, 3, 4].map(|part| row.short(part)),
            culture: Some(metadata.name(row.column(8))).filter(|culture| !culture.is_empty()),
            public_key_token: key_token::of_key(metadata.blob(row.column(6))),
        }
    }

    /// A row of the table of references: flag 1 tells a whole key from a token.
    fn of_reference(metadata: &Metadata<'_>, row: TableRow<'_, '_>) -> Self {
        let key = metadata.blob(row.column(5));
        Self {
            name: metadata.name(row.column(6)),
            version: [0, 1, 2, 3].map(|part| row.short(part)),
            culture: Some(metadata.name(row.column(7))).filter(|culture| !culture.is_empty()),
            public_key_token: if row.column(4) & 1 == 0 {
                key_token::of_token(key)
            } else {
                key_token::of_key(key)
            },
        }
    }
}

/// What a directory of the .NET header points to.
fn directory<'a>(image: &Image<'a>, header: Bytes<'a>, at: usize) -> Option<Bytes<'a>> {
    let address = header.offset(at).filter(|address| *address != 0)?;
    let length = header.offset(at + 4)?;
    Some(Bytes(image.at(address)?.first(length)))
}
