use web_sys::{Blob, Url};

/// An address by which the browser finds a blob, as long as this value lives.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ObjectUrl(String);

impl ObjectUrl {
    /// None when the browser refuses.
    pub(super) fn new(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl Drop for ObjectUrl {
    fn drop(&mut self) {
        // An address that is already forgotten needs no revoking.
        let _ = Url::revoke_object_url(&self.0);
    }
}
