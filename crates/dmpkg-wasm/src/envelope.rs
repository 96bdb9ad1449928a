//! How a message travels: `[id, body, attachment]`.

use js_sys::Array;
use serde::{Serialize, de::DeserializeOwned};
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::blob::{to_f64, to_u64};

/// Packs a message.
pub(crate) fn pack(
    id: u32,
    body: &impl Serialize,
    attachment: &JsValue,
) -> Result<Array, serde_wasm_bindgen::Error> {
    // A damaged archive may state numbers that JavaScript's own type cannot hold.
    let large = Serializer::new().serialize_large_number_types_as_bigints(true);
    let body = serde_wasm_bindgen::to_value(body).or_else(|_| body.serialize(&large))?;
    Ok(Array::of3(
        &JsValue::from_f64(to_f64(u64::from(id))),
        &body,
        attachment,
    ))
}

/// Unpacks a message.
pub(crate) fn unpack<T: DeserializeOwned>(
    data: JsValue,
) -> Result<(u32, T, JsValue), serde_wasm_bindgen::Error> {
    let parts = Array::from(&data);
    let id = parts.get(0).as_f64().map_or(0, to_u64);
    let body = serde_wasm_bindgen::from_value(parts.get(1))?;
    Ok((u32::try_from(id).unwrap_or(0), body, parts.get(2)))
}
