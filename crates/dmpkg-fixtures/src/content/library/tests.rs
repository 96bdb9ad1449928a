//! Landmarks of the file format at the places where readers look for them.

use super::Library;

fn u32_at(file: &[u8], at: usize) -> usize {
    u32::from_le_bytes(file[at..at + 4].try_into().unwrap()) as usize
}

/// The file offset of an address, from the section headers.
fn file_offset(file: &[u8], address: usize) -> usize {
    let sections = 0x40 + 24 + 0xE0;
    (0..2)
        .map(|index| sections + 40 * index)
        .find_map(|at| {
            let (start, size) = (u32_at(file, at + 12), u32_at(file, at + 8));
            (start..start + size)
                .contains(&address)
                .then(|| u32_at(file, at + 20) + address - start)
        })
        .unwrap()
}

fn data_directory(file: &[u8], index: usize) -> (usize, usize) {
    let at = 0x40 + 24 + 96 + 8 * index;
    (u32_at(file, at), u32_at(file, at + 4))
}

fn contains_utf16(file: &[u8], text: &str) -> bool {
    let units: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    file.windows(units.len()).any(|window| window == units)
}

#[test]
fn metadata_lies_where_the_clr_header_says() {
    let file = Library::new("Demo.Weather.Units", [1, 2, 3, 4])
        .references("Demo.Base", [5, 0, 0, 0])
        .build();
    let (address, size) = data_directory(&file, 14);
    assert_eq!(size, 72);
    let clr = file_offset(&file, address);
    let root = file_offset(&file, u32_at(&file, clr + 8));
    let metadata = &file[root..root + u32_at(&file, clr + 12)];
    assert_eq!(&metadata[..4], b"BSJB");
    for name in ["Demo.Weather.Units\0", "Demo.Base\0", "mscorlib\0"] {
        assert!(
            metadata
                .windows(name.len())
                .any(|window| window == name.as_bytes()),
            "{name}"
        );
    }
}

#[test]
fn the_version_resource_is_complete() {
    let file = Library::native("Demo", [7, 8, 9, 10]).build();
    assert_eq!(data_directory(&file, 14), (0, 0));
    let (address, size) = data_directory(&file, 2);
    let section = file_offset(&file, address);
    let entry = section + 72;
    let info = file_offset(&file, u32_at(&file, entry));
    let length = u32_at(&file, entry + 4);
    assert_eq!(
        u16::from_le_bytes([file[info], file[info + 1]]) as usize,
        length
    );
    assert_eq!(info + length, section + size);
    assert!(contains_utf16(&file, "VS_VERSION_INFO"));
    assert!(contains_utf16(&file, "7.8.9.10"));
}

#[test]
fn the_certificate_table_ends_the_file() {
    let file = Library::native("SLUpgrade", [1, 0, 0, 0])
        .signed_by("Demo Signer")
        .build();
    let (offset, size) = data_directory(&file, 4);
    assert_eq!(offset + size, file.len());
    assert_eq!(offset % 8, 0);
    assert_eq!(u32_at(&file, offset), size);
    assert_eq!(file[offset + 8], 0x30);
    assert!(
        file[offset..]
            .windows(11)
            .any(|window| window == b"Demo Signer")
    );
}

#[test]
fn an_unsigned_library_has_no_certificate_table() {
    let file = Library::new("Demo", [1, 0, 0, 0]).build();
    assert_eq!(data_directory(&file, 4), (0, 0));
}
