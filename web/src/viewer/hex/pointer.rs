use web_sys::Element;
use yew::prelude::*;

use super::line;

/// The byte under the pointer, from the column that it is over.
pub(super) fn byte_under(event: &MouseEvent) -> Option<u64> {
    let target = event.target_dyn_into::<Element>()?;
    let column = target.closest("[data-at]").ok()??;
    let offset: u64 = column.get_attribute("data-at")?.parse().ok()?;
    let length = f64::from(u32::try_from(column.text_content()?.len()).ok()?);
    let place = column.get_bounding_client_rect();
    let across = (f64::from(event.client_x()) - place.left()) / place.width() * length;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a column of the screen"
    )]
    let across = across.max(0.0) as usize;
    let at = if column.class_list().contains("hex-bytes") {
        line::byte_at(across)
    } else {
        across
    };
    Some(offset.saturating_add(at as u64))
}
