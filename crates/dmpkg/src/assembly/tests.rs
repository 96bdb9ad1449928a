//! What is read of files that the fixtures build, and of such files broken in every way.

use std::rc::Rc;

use dmpkg_archive::MemorySource;
use dmpkg_fixtures::archive::{ArchiveBuilder, Entry};
use dmpkg_fixtures::content::Library;

use super::*;
use crate::{Block, Inspection, Package, Sheet, Value};

fn units() -> Library {
    Library::new("Demo.Units", [1, 2, 3, 4])
}

fn read(library: &Library) -> Assembly {
    Assembly::read(&library.build()).unwrap()
}

fn managed(library: &Library) -> Managed {
    read(library).managed.unwrap()
}

/// A library with everything that can be read.
fn rich() -> Library {
    units()
        .references_with_token("Demo.Base", [5, 0, 0, 1], &[1, 2, 3, 4, 5, 6, 7, 8])
        .framework(".NETFramework,Version=v4.8")
        .configuration("Debug")
        .culture("nl-BE")
        .strong_name(&[7; 160])
        .reproducible(0xFFFF_0000)
        .symbols(r"C:\demo\Demo.pdb")
        .text("LegalCopyright", " © Demo ")
        .signed_by("Demo Signer")
}

#[test]
fn all_is_read() {
    let assembly = read(&rich());
    let info = assembly.version_info.clone().unwrap();
    let managed = assembly.managed.clone().unwrap();
    assert_eq!(
        (info.file_version, info.product_version),
        ([1, 2, 3, 4], [1, 2, 3, 4])
    );
    assert_eq!(info.text("LegalCopyright"), Some("© Demo"));
    assert_eq!(info.text("CompanyName"), Some("Demo Provider"));
    assert_eq!(info.text("Comments"), None);
    assert_eq!(assembly.file_version().as_deref(), Some("1.2.3.4"));
    assert_eq!(assembly.symbols.as_deref(), Some(r"C:\demo\Demo.pdb"));
    assert!(assembly.is_reproducible && assembly.is_library && assembly.is_managed);
    let signer = assembly
        .authenticode
        .as_ref()
        .and_then(|it| it.signer.as_deref());
    assert_eq!(signer, Some("Demo Signer"));

    // The token was computed by another program: the end of the SHA-1 of 160 times 7.
    let own = AssemblyName {
        name: "Demo.Units".to_owned(),
        version: [1, 2, 3, 4],
        culture: Some("nl-BE".to_owned()),
        public_key_token: Some("e74bf2ff9f15171d".to_owned()),
    };
    assert_eq!(managed.identity, Some(own));
    let references: Vec<_> = managed
        .references
        .iter()
        .map(|it| (it.name.as_str(), it.version, it.public_key_token.as_deref()))
        .collect();
    let base = ("Demo.Base", [5, 0, 0, 1], Some("0102030405060708"));
    assert_eq!(references, [("mscorlib", [4, 0, 0, 0], None), base]);
    assert_eq!(
        managed.target_framework.as_deref(),
        Some(".NETFramework,Version=v4.8")
    );
    assert_eq!(managed.configuration.as_deref(), Some("Debug"));
    assert_eq!(managed.strong_name, StrongName::Signed);
    assert_eq!(managed.module_name, "Demo.Units.dll");
    assert_eq!(
        managed.module_id.as_deref(),
        Some("5a5a5a5a-5a5a-5a5a-5a5a-5a5a5a5a5a5a")
    );
    assert_eq!(managed.runtime, "v4.0.30319");
    assert!(assembly.problems.is_empty() && !managed.is_reference_assembly);
    assert_eq!(read(&rich().x64()).managed, Some(managed));
}

#[test]
fn flags_tell_where_it_runs() {
    let native = Library::native("Demo", [1, 0, 0, 0]);
    for (library, form, architecture) in [
        (units(), ".NET library", "any CPU"),
        (units().x64(), ".NET library", "x64"),
        (units().requires_32_bit(), ".NET library", "x86"),
        (
            units().prefers_32_bit().program(),
            ".NET program",
            "any CPU, 32 bits preferred",
        ),
        (
            units().mixed(),
            ".NET library",
            "x86, mixed with native code",
        ),
        (native.clone(), "Native library", "x86"),
        (native.x64().program(), "Native program", "x64"),
    ] {
        let assembly = read(&library);
        assert_eq!(
            (assembly.form(), assembly.architecture().as_str()),
            (form, architecture)
        );
    }
}

#[test]
fn frameworks_have_the_names_that_people_use() {
    for (stated, name) in [
        (".NETFramework,Version=v4.6.2", ".NET Framework 4.6.2"),
        (
            ".NETFramework,Version=v4.0,Profile=Client",
            ".NET Framework 4.0, Profile Client",
        ),
        (".NETStandard,Version=v2.0", ".NET Standard 2.0"),
        (".NETCoreApp,Version=v3.1", ".NET Core 3.1"),
        (".NETCoreApp,Version=v10.0", ".NET 10.0"),
        ("Silverlight", "Silverlight"),
    ] {
        let managed = managed(&units().framework(stated));
        assert_eq!(managed.framework().as_deref(), Some(name));
    }
    assert_eq!(managed(&units()).framework(), None);
    assert!(managed(&units().reference_assembly()).is_reference_assembly);
}

#[test]
fn keys_without_a_signature_are_told_apart() {
    let strong_name = |library: Library| managed(&library).strong_name;
    assert_eq!(strong_name(units()), StrongName::None);
    assert_eq!(
        strong_name(units().delay_signed(&[7; 160])),
        StrongName::KeyOnly
    );
    assert_eq!(
        strong_name(units().strong_name(&[7; 160])),
        StrongName::Signed
    );
}

#[test]
fn time_stamps_are_times_or_hashes() {
    let built = |library: Library| read(&library).built();
    let text = |text: &str| Value::Text(text.to_owned());
    assert_eq!(built(units()), Value::NotStated);
    assert_eq!(
        built(units().built(1_768_383_193)),
        text("2026-01-14 09:33:13 UTC")
    );
    let hash = |digits| {
        text(&format!(
            "no time, but a hash of a reproducible build: {digits}"
        ))
    };
    assert_eq!(built(units().built(0x9000_0000)), hash("90000000"));
    assert_eq!(built(units().reproducible(0x5000_0000)), hash("50000000"));
}

#[test]
fn other_files_are_named() {
    let mut dos = vec![0; 128];
    dos[..2].copy_from_slice(b"MZ");
    let cases: [(&[u8], &str); 6] = [
        (b"", "it is empty"),
        (
            b"Demo",
            "it does not begin with the letters MZ as programs for Windows do: it is a text",
        ),
        (
            b"\x7FELF\0",
            "it does not begin with the letters MZ as programs for Windows do",
        ),
        (
            b"version https://git-lfs.github.com/spec/v1\n",
            "it is a pointer to a large file of Git, not the file itself: fetch the large files and build the package again",
        ),
        (
            &dos,
            "it is no Windows program of 32 or 64 bits: the letters PE are missing where its headers should begin",
        ),
        (
            &units().build()[..0x41],
            "it is no Windows program of 32 or 64 bits: the letters PE are missing where its headers should begin",
        ),
    ];
    for (bytes, problem) in cases {
        assert_eq!(Assembly::read(bytes).unwrap_err(), problem);
    }
}

#[test]
fn broken_metadata_leaves_the_rest_readable() {
    let mut bytes = rich().build();
    let root = bytes.windows(4).position(|bytes| bytes == b"BSJB").unwrap();
    bytes[root] = b'X';
    let assembly = Assembly::read(&bytes).unwrap();
    assert!(assembly.is_managed && assembly.managed.is_none());
    assert_eq!(
        assembly.problems,
        ["its .NET metadata does not begin with the letters BSJB"]
    );
    assert_eq!(assembly.file_version().as_deref(), Some("1.2.3.4"));
}

#[test]
fn a_wrong_signer_is_no_signer() {
    let mut bytes = rich().build();
    let name = bytes
        .windows(11)
        .rposition(|bytes| bytes == b"Demo Signer")
        .unwrap();
    bytes[name] = b'X';
    let signature = Assembly::read(&bytes).unwrap().authenticode.unwrap();
    assert!(signature.signer.is_none() && signature.size > 0);
}

/// Bytes that no maker wrote must not stop the reader, wherever they stand. What lies among equal bytes
/// is padding or a made-up key.
#[test]
fn no_bytes_stop_the_reader() {
    for library in [rich(), rich().x64(), Library::native("Demo", [1, 0, 0, 0])] {
        let bytes = library.build();
        let places = bytes.windows(9).enumerate();
        let places = places.filter(|(_, around)| around.iter().any(|byte| *byte != around[4]));
        for (at, _) in places {
            let _ = Assembly::headers(&bytes[..at]);
            for change in [0x00, 0x7F, 0xFF] {
                let mut changed = bytes.clone();
                changed[at] = change;
                let _ = Assembly::headers(&changed);
                // Numbers of four bytes: lengths, counts and places.
                changed[at..at + 4].fill(change);
                let _ = Assembly::headers(&changed);
            }
        }
    }
}

/// Random changes at several places, always the same ones.
#[test]
fn no_mix_of_changes_stops_the_reader() {
    let bytes = rich().build();
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut random = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state >> 33).unwrap() % below
    };
    let mut read = 0;
    for _ in 0..4000 {
        let mut changed = bytes.clone();
        for _ in 0..=random(6) {
            let at = random(changed.len());
            changed[at] = [0, 1, 0x7F, 0xFF, 0x42][random(5)];
        }
        read += usize::from(Assembly::headers(&changed).is_ok());
    }
    assert!(read > 2000, "{read}");
}

fn inspection(files: &[(&str, Vec<u8>)]) -> Inspection {
    let entries = files
        .iter()
        .map(|(name, bytes)| Entry::stored(*name, bytes.clone()));
    let archive = ArchiveBuilder::new().entries(entries).build();
    let package = Package::open("a.zip", Rc::new(MemorySource::new(archive))).unwrap();
    Inspection::of(&Rc::new(package))
}

fn table(sheet: &Sheet, title: &str) -> Vec<Vec<String>> {
    let tables = sheet.blocks.iter().filter_map(|block| match block {
        Block::Table(table) if table.title == title => Some(table),
        _ => None,
    });
    let rows = tables.flat_map(|table| &table.rows);
    rows.map(|row| row.cells.iter().map(|cell| format!("{cell:?}")).collect())
        .collect()
}

#[test]
fn forms_of_one_assembly_are_compared_over_all_levels() {
    let inner = ArchiveBuilder::new()
        .entry(Entry::stored(
            "demo.units.dll",
            Library::new("Demo.Units", [2, 0, 0, 0]).build(),
        ))
        .entry(Entry::stored(
            "Other.dll",
            Library::new("Other", [1, 0, 0, 0])
                .text("Comments", "b")
                .build(),
        ))
        .build();
    let texts = |culture: &str| {
        Library::new("Demo.resources", [1, 0, 0, 0])
            .culture(culture)
            .build()
    };
    let inspection = inspection(&[
        ("Demo.Units.dll", units().build()),
        ("again/Demo.Units.dll", units().build()),
        ("Other.dll", Library::new("Other", [1, 0, 0, 0]).build()),
        ("inner.zip", inner),
        ("nl/Demo.resources.dll", texts("nl")),
        ("fr/Demo.resources.dll", texts("fr")),
        (
            "x86/Native.dll",
            Library::native("Native", [1, 0, 0, 0]).build(),
        ),
        (
            "x64/Native.dll",
            Library::native("Native", [1, 0, 0, 1]).x64().build(),
        ),
        ("same/Same.dll", Library::new("Same", [1, 0, 0, 0]).build()),
        ("Same.dll", Library::new("Same", [1, 0, 0, 0]).build()),
        ("Text.dll", b"text".to_vec()),
    ]);
    let found = conflicts(&inspection);
    let found: Vec<_> = found
        .iter()
        .map(|it| (it.name, it.difference, it.files.len()))
        .collect();
    assert_eq!(
        found,
        [
            ("Demo.Units", Difference::Version, 3),
            ("Other", Difference::Content, 2)
        ]
    );

    let sheet = inventory(&inspection);
    assert_eq!(table(&sheet, "All assemblies").len(), 12);
    let several = table(&sheet, "Same assembly in different forms");
    assert_eq!(several.len(), 5);
    assert_eq!(several[2][6], "Text(\"inner.zip › demo.units.dll\")");
}

#[test]
fn references_find_what_satisfies_them() {
    let user = units()
        .references("Demo.Base", [1, 0, 0, 0])
        .references("demo.base", [2, 0, 0, 0])
        .references("SLNetTypes", [1, 0, 0, 0])
        .references("Nowhere", [1, 0, 0, 0]);
    let inspection = inspection(&[
        ("Demo.Units.dll", user.build()),
        (
            "Demo.Base.dll",
            Library::new("Demo.Base", [2, 0, 0, 0]).build(),
        ),
    ]);
    let needs = needs(&inspection);
    let found: Vec<_> = needs
        .iter()
        .map(|need| (need.name.name.as_str(), need.by.len(), need.found.label()))
        .collect();
    let expected = [
        ("Nowhere", 1, "nothing found"),
        ("Demo.Base", 1, "this package, as version 2.0.0.0"),
        ("SLNetTypes", 1, "DataMiner"),
        ("demo.base", 1, "this package"),
        ("mscorlib", 2, ".NET Framework"),
    ];
    assert_eq!(
        found,
        expected.map(|(name, by, label)| (name, by, label.to_owned()))
    );
}
