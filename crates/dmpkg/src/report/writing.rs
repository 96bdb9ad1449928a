//! Values as JSON, by one serializer whatever becomes of the text: each further one would be a second copy of
//! all that writes them.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;

/// A value as JSON, indented.
pub(super) fn text(value: &impl Serialize) -> String {
    let mut text = Vec::new();
    write(value, &mut text);
    String::from_utf8(text).unwrap_or_default()
}

/// How many bytes that would be.
pub(crate) fn size(value: &impl Serialize) -> u64 {
    let mut size = Size(0);
    write(value, &mut size);
    size.0
}

fn write(value: &impl Serialize, to: &mut dyn Write) {
    // Plain data with text as keys always has a JSON form, and memory takes it.
    let _ = value.serialize(&mut Serializer::pretty(to));
}

/// Counts what it does not keep.
struct Size(u64);

impl Write for Size {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
