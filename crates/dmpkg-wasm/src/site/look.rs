use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, File, Headers, RequestInit, Response};

use super::source::version;
use super::{SiteFile, content_range};
use crate::message::Failure;

/// What there is beside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// The site delivers ranges.
    Ranges(SiteFile),
    /// The site delivers the file only as a whole.
    Whole {
        /// Its whole address.
        address: String,
        /// Its name, without folders.
        name: String,
        /// In bytes, when the site tells.
        size: Option<u64>,
    },
}

/// Asks the site for the first byte of a file, which tells how large it is and whether ranges can be
/// read.
///
/// # Errors
/// The file is not there, or the site cannot be reached: what, where, and what to do.
pub async fn look(address: &str, name: &str) -> Result<Found, Failure> {
    let abort = AbortController::new().map_err(|error| unreachable(name, &error))?;
    let init = RequestInit::new();
    init.set_signal(Some(&abort.signal()));
    let headers = Headers::new().map_err(|error| unreachable(name, &error))?;
    let ranged = headers.set("Range", "bytes=0-0");
    ranged.map_err(|error| unreachable(name, &error))?;
    init.set_headers(&headers);
    let answer = fetch(address, &init, name).await;
    // The body is not wanted; a whole file would be one.
    abort.abort();
    let answer = answer?;
    let headers = answer.headers();
    let header = |name: &str| headers.get(name).ok().flatten().unwrap_or_default();
    let (address, name) = (address.to_owned(), name.to_owned());
    match answer.status() {
        206 if let Some((0, size)) = content_range(&header("Content-Range")) => {
            Ok(Found::Ranges(SiteFile {
                address,
                name,
                size,
                version: version(header),
            }))
        }
        200 | 206 => {
            // The length of what is encoded for the way is not that of the file.
            let plain = header("Content-Encoding").is_empty();
            let size = header("Content-Length").parse().ok().filter(|_| plain);
            Ok(Found::Whole {
                address,
                name,
                size,
            })
        }
        // A range that cannot be satisfied, because there is not one byte.
        416 => Ok(Found::Whole {
            address,
            name,
            size: Some(0),
        }),
        status => Err(refused(&name, status)),
    }
}

/// Fetches a whole file from the site.
///
/// # Errors
/// As for [`look`].
pub async fn fetch_whole(address: &str, name: &str) -> Result<File, Failure> {
    let answer = fetch(address, &RequestInit::new(), name).await?;
    if !answer.ok() {
        return Err(refused(name, answer.status()));
    }
    let blob = answer.blob().map_err(|error| unreachable(name, &error))?;
    let blob = settled(blob)
        .await
        .map_err(|error| unreachable(name, &error))?;
    let file = File::new_with_blob_sequence(&Array::of1(&blob), name);
    file.map_err(|error| unreachable(name, &error))
}

async fn fetch(address: &str, init: &RequestInit, name: &str) -> Result<Response, Failure> {
    let window = web_sys::window().ok_or_else(|| unreachable(name, &JsValue::NULL))?;
    let answer = settled(window.fetch_with_str_and_init(address, init)).await;
    let answer = answer.and_then(JsCast::dyn_into::<Response>);
    answer.map_err(|error| unreachable(name, &error))
}

async fn settled(promise: Promise) -> Result<JsValue, JsValue> {
    JsFuture::from(promise).await
}

fn refused(name: &str, status: u16) -> Failure {
    Failure {
        code: "site-refused".to_owned(),
        message: format!("“{name}” could not be read from this site, which answers with status {status}."),
        advice: "Check the name behind “#package=” in the address, and that the file lies beside this page."
            .to_owned(),
    }
}

fn unreachable(name: &str, error: &JsValue) -> Failure {
    let error = js_sys::Error::from(error.clone());
    let why = String::from(error.to_string());
    Failure {
        code: "site-unreachable".to_owned(),
        message: format!("“{name}” could not be read from this site ({why})."),
        advice: "Check the connection to this site, and load the page again.".to_owned(),
    }
}
