use super::arrange::{Arrangement, Shows};
use super::{Choice, SightAction};

/// Lines that the keys for a page go at once.
const PAGE: usize = 10;

/// What a key means in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The keyboard goes to this line.
    Go(u64),
    /// Something changes.
    Do(SightAction),
    /// The finding of this line is copied.
    Copy(u64),
}

/// What a key means on a line; none for the keys that belong to the page and the browser.
pub(super) fn meaning(
    key: &str,
    command: bool,
    line: u64,
    arrangement: &Arrangement,
    choice: &Choice,
) -> Option<Meaning> {
    let lines: Vec<_> = arrangement
        .lines
        .iter()
        .filter(|line| !matches!(line.shows, Shows::Explanation(_)))
        .collect();
    let at = lines.iter().position(|one| one.key == line)?;
    let here = lines.get(at)?;
    if command {
        let is_finding = matches!(here.shows, Shows::Finding { .. });
        return (matches!(key, "c" | "C") && is_finding).then_some(Meaning::Copy(line));
    }
    let last = lines.len() - 1;
    let group = arrangement.groups.get(here.group)?.key;
    let folded = choice.folded.contains(&group);
    let is_head = here.shows == Shows::Head;
    let to = match key {
        "ArrowDown" => at + 1,
        "ArrowUp" => at.saturating_sub(1),
        "PageDown" => at + PAGE,
        "PageUp" => at.saturating_sub(PAGE),
        "Home" => 0,
        "End" => last,
        "ArrowRight" if is_head && !folded => at + 1,
        "ArrowRight" if is_head => return Some(Meaning::Do(SightAction::Fold(group, false))),
        "ArrowLeft" if is_head && !folded => {
            return Some(Meaning::Do(SightAction::Fold(group, true)));
        }
        "ArrowLeft" if !is_head => return Some(Meaning::Go(group)),
        _ => return None,
    };
    lines.get(to.min(last)).map(|line| Meaning::Go(line.key))
}
