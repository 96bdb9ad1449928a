use std::cmp::Ordering;

/// Compares names as people sort them: digits by their number, letters whatever their case. Names
/// that are equal so are ordered by their characters, so that the order is always the same.
pub(crate) fn compare(a: &str, b: &str) -> Ordering {
    let (mut left, mut right) = (a.as_bytes(), b.as_bytes());
    loop {
        let order = match (left.first(), right.first()) {
            (None, None) => return a.cmp(b),
            (None, Some(_)) => return Ordering::Less,
            (Some(_), None) => return Ordering::Greater,
            (Some(x), Some(y)) if x.is_ascii_digit() && y.is_ascii_digit() => {
                let (x, y) = (take_number(&mut left), take_number(&mut right));
                // Without leading zeros the longer number is the larger one.
                x.len().cmp(&y.len()).then_with(|| x.cmp(y))
            }
            (Some(x), Some(y)) => {
                let order = x.to_ascii_lowercase().cmp(&y.to_ascii_lowercase());
                (left, right) = (after_first(left), after_first(right));
                order
            }
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

fn take_number<'a>(rest: &mut &'a [u8]) -> &'a [u8] {
    let end = rest
        .iter()
        .position(|byte| !byte.is_ascii_digit())
        .unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    *rest = after;
    let zeros = digits
        .iter()
        .position(|byte| *byte != b'0')
        .unwrap_or(digits.len());
    digits.get(zeros..).unwrap_or_default()
}

fn after_first(bytes: &[u8]) -> &[u8] {
    bytes.get(1..).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #[test]
    fn numbers_count_and_case_does_not() {
        let mut names = ["b10", "B2", "a", "b02x", "b2", "10", "9", "b", "ä"];
        names.sort_by(|a, b| super::compare(a, b));
        assert_eq!(names, ["9", "10", "a", "b", "B2", "b2", "b02x", "b10", "ä"]);
    }
}
