//! Numbers as people read them.

pub use dmpkg::amounts::{count, counted, exact, size};

/// A time span in milliseconds: "8 ms", "1.3 s". In whole numbers, because writing fractions takes five
/// kilobytes of download.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "what is out of range becomes the end of the range"
)]
pub fn duration(milliseconds: f64) -> String {
    if milliseconds < 1.0 {
        "under 1 ms".to_owned()
    } else if milliseconds < 1000.0 {
        format!("{} ms", milliseconds.round() as u64)
    } else {
        let tenths = (milliseconds / 100.0).round() as u64;
        format!("{}.{} s", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_keep_one_sensible_unit() {
        for (ms, text) in [(0.4, "under 1 ms"), (8.2, "8 ms"), (1340.0, "1.3 s")] {
            assert_eq!(duration(ms), text);
        }
    }
}
