//! Extra fields (APPNOTE 4.5).

/// The id of the ZIP64 extended information (APPNOTE 4.5.3).
pub(crate) const ZIP64: u16 = 0x0001;
/// The id of the name in UTF-8 (APPNOTE 4.6.9).
pub(crate) const UNICODE_PATH: u16 = 0x7075;

/// One extra field: id, length, content.
///
/// # Panics
/// When the content is longer than a length field of two bytes can say.
#[track_caller]
pub(crate) fn extra_field(id: u16, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len());
    assert!(
        length.is_ok(),
        "an extra field holds at most 65535 bytes, not {}",
        content.len()
    );
    let mut field = id.to_le_bytes().to_vec();
    field.extend(length.unwrap_or(u16::MAX).to_le_bytes());
    field.extend_from_slice(content);
    field
}

/// The ZIP64 field with the values that do not fit their own fields, in the order the specification gives.
pub(crate) fn zip64_field(values: &[u64]) -> Vec<u8> {
    let content: Vec<u8> = values
        .iter()
        .flat_map(|value| value.to_le_bytes())
        .collect();
    extra_field(ZIP64, &content)
}
