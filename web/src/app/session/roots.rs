//! Root certificates that the user trusts: for the visit, and longer when that is asked for.

use js_sys::Uint8Array;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

use super::Session;
use crate::state::JobKind;
use crate::theme;

/// Bytes of a certificate at most.
const LARGEST: f64 = 65_536.0;
/// Endings of names of certificates.
const EXTENSIONS: [&str; 4] = [".cer", ".crt", ".der", ".pem"];

impl Session {
    /// Takes a file that was dropped, pasted or chosen: a certificate is trusted, all else is opened.
    pub(in crate::app) fn take(&self, file: File) {
        let name = file.name().to_lowercase();
        match EXTENSIONS.iter().any(|end| name.ends_with(end)) {
            true => self.trust_root(file),
            false => self.open(file),
        }
    }

    /// Trusts the root certificate in a file from now on, and verifies the open package again.
    pub(in crate::app) fn trust_root(&self, file: File) {
        let session = self.clone();
        spawn_local(async move {
            let name = file.name();
            let said = match read(&file).await {
                Ok((bytes, holder)) => {
                    session.shared.roots.borrow_mut().push(bytes);
                    session.verify_again();
                    format!(
                        "The root certificate of \u{201c}{holder}\u{201d} is trusted for this visit."
                    )
                }
                Err(why) => format!("{name} is no certificate: {why}. Nothing was changed."),
            };
            session.remark(&said);
        });
    }

    /// Keeps the root certificates in this browser, or forgets them all.
    pub(in crate::app) fn keep_roots(&self, keep: bool) {
        if !keep {
            self.shared.roots.borrow_mut().clear();
            self.verify_again();
        }
        let number = self.shared.roots.borrow().len();
        theme::remember_roots(&self.shared.roots.borrow());
        self.remark(match (keep, number) {
            (false, _) => "No root certificate of yours is trusted any more.",
            (true, 0) => "No root certificate was added, so there is none to keep.",
            (true, _) => "The root certificates that you added are kept in this browser.",
        });
    }

    /// Trusts the root certificates that this browser kept.
    pub(in crate::app) fn recall_roots(&self) {
        *self.shared.roots.borrow_mut() = theme::roots_remembered();
    }

    fn verify_again(&self) {
        if self.shared.file.borrow().is_some() {
            self.repeat_job(JobKind::Check);
        }
    }
}

/// The bytes of a certificate, and the name in it.
async fn read(file: &File) -> Result<(Vec<u8>, String), String> {
    if file.size() > LARGEST {
        return Err("it is too large".to_owned());
    }
    let bytes = JsFuture::from(file.array_buffer()).await;
    let bytes = bytes.map_err(|_| "it could not be read".to_owned())?;
    let bytes = Uint8Array::new(&bytes).to_vec();
    let name = dmpkg::root_name(&bytes)?;
    Ok((bytes, name))
}
