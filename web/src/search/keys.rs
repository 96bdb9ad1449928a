use super::lines::Line;

/// The line that the Tab key leads to: the one that had the keyboard last, or else the first.
pub(super) fn entrance(drawn: &[Line], last: Option<u64>) -> Option<u64> {
    let mut lines = drawn.iter().filter(|line| !line.shows.is_head());
    let known = lines.clone().find(|line| Some(line.key) == last);
    known.or_else(|| lines.next()).map(|line| line.key)
}

/// The line that a key leads to; none for the keys that belong to the page and the browser.
pub(super) fn leads_to(key: &str, from: Option<u64>, lines: &[Line]) -> Option<u64> {
    let lines: Vec<u64> = lines
        .iter()
        .filter(|line| !line.shows.is_head())
        .map(|line| line.key)
        .collect();
    let last = lines.len().checked_sub(1)?;
    let at = lines.iter().position(|line| Some(*line) == from);
    let next = match key {
        "ArrowDown" => at.map_or(0, |at| at + 1).min(last),
        "ArrowUp" => at.map_or(0, |at| at.saturating_sub(1)),
        "Home" => 0,
        "End" => last,
        _ => return None,
    };
    lines.get(next).copied()
}
