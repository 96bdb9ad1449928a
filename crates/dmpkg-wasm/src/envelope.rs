//! How a message travels: `[id, body, attachment]`.

use js_sys::{Array, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use crate::blob::{to_f64, to_u64};

/// Packs a message.
pub(crate) fn pack(id: u32, body: &impl Serialize, attachment: &JsValue) -> Result<Array, JsValue> {
    let body =
        postcard::to_allocvec(body).map_err(|error| JsValue::from_str(&error.to_string()))?;
    Ok(Array::of3(
        &JsValue::from_f64(to_f64(u64::from(id))),
        &Uint8Array::from(body.as_slice()),
        attachment,
    ))
}

/// Unpacks a message.
pub(crate) fn unpack<T: DeserializeOwned>(
    data: JsValue,
) -> Result<(u32, T, JsValue), postcard::Error> {
    let parts = Array::from(&data);
    let id = parts.get(0).as_f64().map_or(0, to_u64);
    let body = postcard::from_bytes(&Uint8Array::new(&parts.get(1)).to_vec())?;
    Ok((u32::try_from(id).unwrap_or(0), body, parts.get(2)))
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::rc::Rc;

    use dmpkg::{CheckOptions, Findings, Package, Session};
    use dmpkg_archive::MemorySource;
    use serde::{Serialize, de::DeserializeOwned};

    use crate::message::{News, Request, Response};

    fn assert_survives<T: Serialize + DeserializeOwned + PartialEq + Debug>(body: &T) {
        let bytes = postcard::to_allocvec(body).unwrap();
        assert_eq!(&postcard::from_bytes::<T>(&bytes).unwrap(), body);
    }

    #[test]
    fn whatever_is_found_survives_the_bytes() {
        for fixture in dmpkg_fixtures::all() {
            let source = Rc::new(MemorySource::new(fixture.bytes.clone()));
            let Ok(package) = Package::open(&fixture.file_name, source) else {
                continue;
            };
            let package = Rc::new(package);
            let findings = Findings::of_contents(&package, &CheckOptions::default());
            let news = News {
                findings: findings.clone(),
                ..News::default()
            };
            assert_survives(&Response::News(Box::new(news)));
            assert_survives(&Request::Report {
                findings: Box::new(findings),
            });
            let source = Rc::new(MemorySource::new(fixture.bytes));
            let mut session = Session::new(Package::open(&fixture.file_name, source).unwrap());
            let tree = session.tree_window(0, 100);
            for row in &tree.rows {
                let Some(address) = &row.address else {
                    continue;
                };
                if let Ok(overview) = session.overview(address) {
                    assert_survives(&Response::Overview(Box::new(overview)));
                }
                if let Ok(facts) = session.view_facts(address) {
                    assert_survives(&Response::View(Box::new(facts)));
                }
            }
            assert_survives(&Response::Tree(tree));
        }
    }
}
