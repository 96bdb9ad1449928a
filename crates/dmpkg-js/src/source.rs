//! Bytes that a function in JavaScript gives.

use std::cell::RefCell;
use std::rc::Rc;

use dmpkg_archive::{ReadError, ReadErrorKind, Source, SourceError, Span};
use js_sys::{Function, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Bytes by a synchronous function of offset and length.
pub(crate) struct CallSource {
    read_at: Function,
    len: u64,
    trouble: Trouble,
}

/// What was said when bytes first did not come. What reads may take it for damage of the file.
pub(crate) type Trouble = Rc<RefCell<Option<ReadError>>>;

impl CallSource {
    /// A source of this many bytes; nothing is read yet.
    pub(crate) fn new(read_at: Function, len: u64) -> Self {
        Self {
            read_at,
            len,
            trouble: Trouble::default(),
        }
    }

    /// Where trouble will be noted.
    pub(crate) fn trouble(&self) -> Trouble {
        Rc::clone(&self.trouble)
    }

    fn read(&self, span: Span, buf: &mut [u8]) -> Result<(), SourceError> {
        let (offset, len) = (to_f64(span.offset), to_f64(span.len));
        let answer = self
            .read_at
            .call2(&JsValue::UNDEFINED, &offset.into(), &len.into())
            .map_err(|error| thrown(&error))?;
        let Some(bytes) = answer.dyn_ref::<Uint8Array>() else {
            return Err(SourceError::Failed {
                reason: "readAt gave no Uint8Array".to_owned(),
            });
        };
        if u64::from(bytes.length()) != span.len {
            let reason = format!("{} of {} bytes came", bytes.length(), span.len);
            return Err(SourceError::Changed { reason });
        }
        bytes.copy_to(buf);
        Ok(())
    }
}

impl Source for CallSource {
    fn len(&self) -> u64 {
        self.len
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let span = Span::new(offset, u64::try_from(buf.len()).unwrap_or(u64::MAX));
        if span.end() > self.len {
            return Err(SourceError::OutOfRange {
                span,
                len: self.len,
            });
        }
        self.read(span, buf).inspect_err(|error| {
            let kind = ReadErrorKind::Source(error.clone());
            self.trouble
                .borrow_mut()
                .get_or_insert(ReadError { kind, span });
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
    reason = "the cast saturates, and sizes are whole, not negative and below 2^53"
)]
pub(crate) fn to_u64(size: f64) -> u64 {
    size as u64
}

/// Browsers throw `NotReadableError` or `NotFoundError` when the file on the disk is not what it was.
fn thrown(error: &JsValue) -> SourceError {
    let text = |name: &str| {
        let value = Reflect::get(error, &name.into()).ok();
        value.and_then(|value| value.as_string())
    };
    match text("name").as_deref() {
        Some(name @ ("NotReadableError" | "NotFoundError")) => SourceError::Changed {
            reason: name.to_owned(),
        },
        name => SourceError::Failed {
            reason: text("message")
                .or_else(|| name.map(str::to_owned))
                .unwrap_or_else(|| format!("{error:?}")),
        },
    }
}
