use dmpkg_archive::{Source, SourceError, Span};
use js_sys::Uint8Array;
use wasm_bindgen::JsValue;
use web_sys::{XmlHttpRequest, XmlHttpRequestResponseType};

use super::{SiteFile, content_range};
use crate::blob::Trouble;

/// The file, read by synchronous requests for ranges. Works only inside a worker.
pub(crate) struct SiteSource {
    file: SiteFile,
    trouble: Trouble,
}

/// The answer to a request for a range that is delivered.
const PARTIAL: u16 = 206;
/// Answers after which the file is not what it was: whole, gone, or shorter.
const CHANGED: [u16; 4] = [200, 404, 410, 416];

impl SiteSource {
    /// A source over the file; nothing is read yet.
    pub(crate) fn new(file: SiteFile) -> Self {
        Self {
            file,
            trouble: Trouble::default(),
        }
    }

    pub(crate) fn trouble(&self) -> Trouble {
        Trouble::clone(&self.trouble)
    }

    fn read(&self, span: Span, buf: &mut [u8]) -> Result<(), SourceError> {
        let request = fetch(&self.file.address, span).map_err(|_| SourceError::Failed {
            reason: "the site could not be reached".to_owned(),
        })?;
        let status = request.status().unwrap_or_default();
        if CHANGED.contains(&status) {
            let reason = format!("the site answers with status {status}");
            return Err(SourceError::Changed { reason });
        }
        if status != PARTIAL {
            let reason = format!("the site answers with status {status}");
            return Err(SourceError::Failed { reason });
        }
        let range = header(&request, "Content-Range");
        if content_range(&range) != Some((span.offset, self.file.size)) {
            let reason = format!("the site delivers the range {range:?}");
            return Err(SourceError::Changed { reason });
        }
        let version = version(|name| header(&request, name));
        if version != self.file.version {
            let reason = "the site has another version of it".to_owned();
            return Err(SourceError::Changed { reason });
        }
        let bytes = Uint8Array::new(&request.response().unwrap_or(JsValue::NULL));
        if u64::from(bytes.length()) != span.len {
            let reason = format!("{} of {} bytes came", bytes.length(), span.len);
            return Err(SourceError::Failed { reason });
        }
        bytes.copy_to(buf);
        Ok(())
    }
}

impl Source for SiteSource {
    fn len(&self) -> u64 {
        self.file.size
    }

    fn read_at(&self, offset: u64, buf: &mut [u8]) -> Result<(), SourceError> {
        let span = Span::new(offset, u64::try_from(buf.len()).unwrap_or(u64::MAX));
        if span.end() > self.file.size {
            let len = self.file.size;
            return Err(SourceError::OutOfRange { span, len });
        }
        if buf.is_empty() {
            return Ok(());
        }
        self.read(span, buf).inspect_err(|error| {
            self.trouble.borrow_mut().get_or_insert(error.clone());
        })
    }
}

/// What the site calls this version of the file.
pub(super) fn version(header: impl Fn(&str) -> String) -> String {
    match header("ETag") {
        none if none.is_empty() => header("Last-Modified"),
        tag => tag,
    }
}

fn fetch(address: &str, span: Span) -> Result<XmlHttpRequest, JsValue> {
    let request = XmlHttpRequest::new()?;
    request.open_with_async("GET", address, false)?;
    request.set_response_type(XmlHttpRequestResponseType::Arraybuffer);
    let last = span.end().saturating_sub(1);
    request.set_request_header("Range", &format!("bytes={}-{last}", span.offset))?;
    request.send()?;
    Ok(request)
}

fn header(request: &XmlHttpRequest, name: &str) -> String {
    let value = request.get_response_header(name);
    value.ok().flatten().unwrap_or_default()
}
