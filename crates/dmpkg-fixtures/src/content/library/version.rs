//! The version resource: what the properties of a file show on Windows.

use super::bytes::Bytes;

/// A resource section at this address with one resource, the version.
pub(super) fn resource_section(
    texts: &[(String, String)],
    version: [u16; 4],
    address: usize,
) -> Vec<u8> {
    const DIRECTORIES: usize = 3 * 24;
    const DATA_ENTRY: usize = 16;
    let info = version_info(texts, version);

    let mut section = Bytes::default();
    // Type 16 (version), number 1, language neutral: three directories of one entry each.
    for (id, target) in [(16, 0x8000_0018), (1, 0x8000_0030), (0, DIRECTORIES)] {
        section.u32(0).u32(0).u32(0).u16(0).u16(1);
        section.u32(id).u32(target);
    }
    section
        .u32(address + DIRECTORIES + DATA_ENTRY)
        .u32(info.len())
        .u32(0)
        .u32(0);
    section.raw(&info);
    section.into_vec()
}

/// The texts that a library has unless it is told otherwise.
pub(super) fn texts(name: &str, version: [u16; 4]) -> Vec<(String, String)> {
    let text = version.map(|part| part.to_string()).join(".");
    let file = format!("{name}.dll");
    let texts: [(&str, &str); 6] = [
        ("CompanyName", "Demo Provider"),
        ("FileDescription", "Library of a demo package, without code"),
        ("FileVersion", &text),
        ("OriginalFilename", &file),
        ("ProductName", "Demo Weather Station"),
        ("ProductVersion", &text),
    ];
    texts
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .to_vec()
}

fn version_info(texts: &[(String, String)], version: [u16; 4]) -> Vec<u8> {
    let strings: Vec<Vec<u8>> = texts
        .iter()
        .map(|(key, value)| string(key, value))
        .collect();
    // Language neutral, UTF-16.
    let strings = block("000004b0", &[], &strings);
    let strings = block("StringFileInfo", &[], &[strings]);
    block("VS_VERSION_INFO", &fixed_info(version), &[strings])
}

fn fixed_info(version: [u16; 4]) -> Vec<u8> {
    let [major, minor, build, revision] = version.map(usize::from);
    let mut info = Bytes::default();
    info.u32(0xFEEF_04BD).u32(0x0001_0000);
    for _ in ["file", "product"] {
        info.u16(minor).u16(major).u16(revision).u16(build);
    }
    // All flags are valid, none is set; Windows; library.
    info.u32(0x3F).u32(0).u32(4).u32(2).u32(0).u32(0).u32(0);
    info.into_vec()
}

/// A node of binary content: length, length of the value, type 0, key, value, children.
fn block(key: &str, value: &[u8], children: &[Vec<u8>]) -> Vec<u8> {
    let mut body = Bytes::default();
    body.u16(value.len())
        .u16(usize::from(value.is_empty()))
        .utf16(key);
    // The length field in front shifts everything by two bytes.
    body.pad_to((body.len() + 2).next_multiple_of(4) - 2)
        .raw(value);
    for child in children {
        body.pad_to((body.len() + 2).next_multiple_of(4) - 2)
            .raw(child);
    }
    with_length(body)
}

/// A leaf of text: its value counts UTF-16 units.
fn string(key: &str, value: &str) -> Vec<u8> {
    let mut body = Bytes::default();
    body.u16(value.encode_utf16().count() + 1).u16(1).utf16(key);
    body.pad_to((body.len() + 2).next_multiple_of(4) - 2)
        .utf16(value);
    with_length(body)
}

fn with_length(body: Bytes) -> Vec<u8> {
    let mut node = Bytes::default();
    node.u16(body.len() + 2).raw(&body.into_vec());
    node.into_vec()
}
