/// A length for style sheets. Writing a number with a fraction would add five kilobytes to the download;
/// a style sheet can divide.
#[expect(
    clippy::cast_possible_truncation,
    reason = "no list is so tall, and the conversion saturates"
)]
pub(super) fn pixels(length: f64) -> String {
    let thousandths = (length * 1000.0).round() as i64;
    format!("calc({thousandths}px / 1000)")
}
