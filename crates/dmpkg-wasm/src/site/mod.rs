//! A package that lies beside the page, at its site.
//!
//! Only an address of the page that names one lets the page's policy allow this, and only for the
//! page's own origin. The page asks once what there is ([`look`]); workers then read the ranges that
//! they need (RFC 9110, section 14).

mod look;
mod source;

use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};

pub use self::look::{Found, fetch_whole, look};
pub(crate) use self::source::SiteSource;
use crate::blob::{to_f64, to_u64};

/// A file beside the page whose site delivers ranges of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteFile {
    /// Its whole address.
    pub address: String,
    /// Its name, without folders.
    pub name: String,
    /// In bytes.
    pub size: u64,
    /// What the site calls this version of it: an `ETag`, else the time of its last change, else nothing.
    pub version: String,
}

impl SiteFile {
    pub(crate) fn to_handle(&self) -> JsValue {
        let handle = Array::new();
        for text in [&self.address, &self.name, &self.version] {
            handle.push(&text.into());
        }
        handle.push(&to_f64(self.size).into());
        handle.into()
    }

    pub(crate) fn of_handle(handle: &JsValue) -> Option<Self> {
        let handle = handle.dyn_ref::<Array>()?;
        let text = |at| handle.get(at).as_string();
        Some(Self {
            address: text(0)?,
            name: text(1)?,
            version: text(2)?,
            size: to_u64(handle.get(3).as_f64()?),
        })
    }
}

/// The size of the whole in a `Content-Range` such as `bytes 0-0/1234` (RFC 9110, section 14.4), and
/// the offset at which the range begins.
fn content_range(value: &str) -> Option<(u64, u64)> {
    let (range, size) = value.strip_prefix("bytes ")?.split_once('/')?;
    let (first, _) = range.split_once('-')?;
    Some((first.trim().parse().ok()?, size.trim().parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::content_range;

    #[test]
    fn ranges_tell_where_they_begin_and_how_large_the_whole_is() {
        assert_eq!(content_range("bytes 0-0/1234"), Some((0, 1234)));
        assert_eq!(
            content_range("bytes 500-999/5000000000"),
            Some((500, 5_000_000_000))
        );
        for unknown in [
            "",
            "bytes */12",
            "bytes 0-0/*",
            "items 0-0/12",
            "bytes 0/12",
        ] {
            assert_eq!(content_range(unknown), None, "{unknown}");
        }
    }
}
