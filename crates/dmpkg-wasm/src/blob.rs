//! The bytes of a `File`.

use std::cell::RefCell;
use std::rc::Rc;

use dmpkg_archive::{Source, SourceError, Span};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DomException, FileReaderSync};

/// A `Blob` or `File`, read by synchronous slices. Works only inside a worker.
pub(crate) struct BlobSource {
    blob: Blob,
    reader: FileReaderSync,
    len: u64,
    trouble: Trouble,
}

/// What the machine said when it first did not deliver bytes that are there.
pub(crate) type Trouble = Rc<RefCell<Option<SourceError>>>;

impl BlobSource {
    /// A source over the blob; nothing is read yet.
    pub(crate) fn new(blob: Blob) -> Result<Self, SourceError> {
        let reader = FileReaderSync::new().map_err(|error| failure(&error))?;
        let len = to_u64(blob.size());
        Ok(Self {
            blob,
            reader,
            len,
            trouble: Trouble::default(),
        })
    }

    /// Where trouble will be noted. What reads may take it for damage of the file.
    pub(crate) fn trouble(&self) -> Trouble {
        Rc::clone(&self.trouble)
    }

    fn read(&self, span: Span, buf: &mut [u8]) -> Result<(), SourceError> {
        let slice = self
            .blob
            .slice_with_f64_and_f64(to_f64(span.offset), to_f64(span.end()))
            .map_err(|error| failure(&error))?;
        let buffer = self
            .reader
            .read_as_array_buffer(&slice)
            .map_err(|error| failure(&error))?;
        let bytes = Uint8Array::new(&buffer);
        if u64::from(bytes.length()) != span.len {
            let reason = format!("{} of {} bytes came", bytes.length(), span.len);
            return Err(SourceError::Changed { reason });
        }
        bytes.copy_to(buf);
        Ok(())
    }
}

impl Source for BlobSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let len = u64::try_from(buf.len()).unwrap_or(u64::MAX);
        let span = Span::new(offset, len);
        if span.end() > self.len {
            return Err(SourceError::OutOfRange {
                span,
                len: self.len,
            });
        }
        self.read(span, buf).inspect_err(|error| {
            self.trouble.borrow_mut().get_or_insert(error.clone());
        })
    }
}

/// A size that JavaScript holds as a number: exact up to 2^53, which no file reaches.
#[expect(
    clippy::cast_precision_loss,
    reason = "files are smaller than 2^53 bytes"
)]
pub(crate) fn to_f64(size: u64) -> f64 {
    size as f64
}

/// A size from a JavaScript number.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sizes from the browser are whole, not negative and below 2^53"
)]
pub(crate) fn to_u64(size: f64) -> u64 {
    size as u64
}

/// Browsers throw `NotReadableError` or `NotFoundError` when the file on the disk is not what it was.
fn failure(error: &JsValue) -> SourceError {
    let Some(exception) = error.dyn_ref::<DomException>() else {
        return SourceError::Failed {
            reason: format!("{error:?}"),
        };
    };
    let reason = exception.name();
    match reason.as_str() {
        "NotReadableError" | "NotFoundError" => SourceError::Changed { reason },
        _ => SourceError::Failed { reason },
    }
}
