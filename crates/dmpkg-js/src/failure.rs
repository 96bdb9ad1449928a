//! Errors as JavaScript has them: an `Error` with `code` and `advice`.

use dmpkg::NestedProblem;
use dmpkg::report::Unreadable;
use dmpkg_archive::{ReadError, Source};
use js_sys::{Error, Reflect};
use wasm_bindgen::JsValue;

/// An error with a name that never changes, what was found, and what to do.
pub(crate) fn failure(code: &str, message: &str, advice: &str) -> JsValue {
    let error = JsValue::from(Error::new(message));
    for (name, value) in [("code", code), ("advice", advice)] {
        // A new object takes any property.
        let _ = Reflect::set(&error, &name.into(), &value.into());
    }
    error
}

/// Why a file cannot be read as an archive.
pub(crate) fn unreadable(error: &ReadError, source: &dyn Source) -> JsValue {
    let why = Unreadable::new(error, source);
    failure(&why.code, &why.message, &why.advice)
}

/// Why an entry cannot be opened.
pub(crate) fn of_entry(problem: &NestedProblem) -> JsValue {
    let message = format!("This entry could not be opened: {problem}.");
    failure(problem.code(), &message, problem.advice())
}
