//! How a message travels: `[{id, body}, attachment]`.
//!
//! The envelope is a value of JavaScript, by serde-wasm-bindgen. The body in it is bytes, by postcard:
//! there a field has its place and no name, which takes half the code of values with names.

use js_sys::Array;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_bytes::ByteBuf;
use wasm_bindgen::JsValue;

/// A message without what JavaScript must carry itself.
#[derive(Serialize, Deserialize)]
struct Envelope {
    /// Ties answers to their request.
    id: u32,
    body: ByteBuf,
}

/// Packs a message.
pub(crate) fn pack(id: u32, body: &impl Serialize, attachment: &JsValue) -> Result<Array, JsValue> {
    let body =
        postcard::to_allocvec(body).map_err(|error| JsValue::from_str(&error.to_string()))?;
    let body = ByteBuf::from(body);
    let envelope = serde_wasm_bindgen::to_value(&Envelope { id, body })?;
    Ok(Array::of2(&envelope, attachment))
}

/// Unpacks a message.
pub(crate) fn unpack<T: DeserializeOwned>(data: JsValue) -> Result<(u32, T, JsValue), String> {
    let parts = Array::from(&data);
    let Envelope { id, body } =
        serde_wasm_bindgen::from_value(parts.get(0)).map_err(|error| error.to_string())?;
    let body = postcard::from_bytes(&body).map_err(|error| error.to_string())?;
    Ok((id, body, parts.get(1)))
}

#[cfg(test)]
mod tests {
    use std::fmt::Debug;
    use std::rc::Rc;

    use dmpkg::{CheckOptions, ExportFormat, Findings, Package, RuleLinks, Session};
    use dmpkg_archive::MemorySource;
    use serde::{Serialize, de::DeserializeOwned};

    use crate::errand::Question;
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
            let question = Question::Report {
                findings: Box::new(findings),
                format: ExportFormat::Sarif,
                links: RuleLinks::Page("https://packages.test/".to_owned()),
            };
            assert_survives(&Request::Errand {
                name: fixture.file_name.clone(),
                question,
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
