//! Decoding a whole entry into a blob.

use dmpkg::EntryAddress;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag};

use super::Worker;
use crate::message::{Failure, Response};

/// Bytes decoded between two looks at the messages: 10 to 20 ms.
const STEP: usize = 4 << 20;

impl Worker {
    /// Decodes an entry, piece by piece. Each piece becomes a blob, which browsers keep on the disk
    /// when it is large, so the engine's memory stays small.
    pub(super) async fn extract(
        &self,
        id: u32,
        address: &EntryAddress,
        media_type: &str,
    ) -> (Response, JsValue) {
        let opened = match &mut *self.file.borrow_mut() {
            Some(file) => file.session.extract(address),
            _ => return (Response::Failed(Failure::nothing_open()), JsValue::NULL),
        };
        let (mut reader, stated_crc, stated_size) = match opened {
            Ok(opened) => opened,
            Err(problem) => return (Response::Failed(Failure::of_entry(&problem)), JsValue::NULL),
        };
        let parts = Array::new();
        let mut piece = vec![0; STEP];
        let damage = loop {
            match reader.read(&mut piece) {
                Ok(0) => break None,
                Ok(count) => {
                    let bytes = Uint8Array::from(piece.get(..count).unwrap_or_default());
                    match Blob::new_with_u8_array_sequence(&Array::of1(&bytes)) {
                        Ok(blob) => drop(parts.push(&blob)),
                        Err(error) => {
                            let failure = Failure::of_tool(&format!(
                                "the browser could not hold the bytes ({error:?})"
                            ));
                            return (Response::Failed(failure), JsValue::NULL);
                        }
                    }
                }
                Err(error) => break Some(error),
            }
            let phase = "Unpacking".to_owned();
            let done = reader.decoded().size;
            self.send(
                id,
                &Response::Progress {
                    phase,
                    done,
                    total: stated_size.max(done),
                },
                &JsValue::NULL,
            );
            if self.is_stopped(id).await {
                return (Response::Cancelled, JsValue::NULL);
            }
        };
        let decoded = reader.decoded();
        let problem = match damage {
            Some(error) => Some(format!(
                "Only {} of {stated_size} bytes could be unpacked: {error}.",
                decoded.size
            )),
            None if decoded.crc32 != stated_crc => Some(format!(
                "The checksum is {:08X}; the archive states {stated_crc:08X}. The content is damaged or was changed.",
                decoded.crc32
            )),
            None if decoded.size != stated_size => Some(format!(
                "The entry unpacks to {} bytes; the archive states {stated_size}.",
                decoded.size
            )),
            None => None,
        };
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        match Blob::new_with_blob_sequence_and_options(&parts, &options) {
            Ok(blob) => (
                Response::Extracted {
                    size: decoded.size,
                    problem,
                },
                blob.into(),
            ),
            Err(error) => {
                let failure =
                    Failure::of_tool(&format!("the browser could not hold the bytes ({error:?})"));
                (Response::Failed(failure), JsValue::NULL)
            }
        }
    }
}
