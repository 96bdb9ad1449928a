//! Numbers as people read them.

pub use dmpkg::amounts::{count, counted, exact, size};

/// A time span in milliseconds: "8 ms", "1.3 s".
pub fn duration(milliseconds: f64) -> String {
    if milliseconds < 1.0 {
        "under 1 ms".to_owned()
    } else if milliseconds < 1000.0 {
        format!("{milliseconds:.0} ms")
    } else {
        format!("{:.1} s", milliseconds / 1000.0)
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
