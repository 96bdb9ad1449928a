/// Names up to this length are cut nowhere.
const SHORT: usize = 16;
/// Characters at the end of a long name that stay visible, for the extension and a number before.
const TAIL: usize = 9;

/// A stretch of a name, and whether the filter's text stands there.
pub(super) type Stretch = (String, bool);

/// A name in two parts: when there is no room, the first is cut at its end, so that the last
/// characters stay visible.
pub(super) fn parts(name: &str, matched: Option<(u32, u32)>) -> (Vec<Stretch>, Vec<Stretch>) {
    let length = name.chars().count();
    let cut = if length > SHORT {
        length - TAIL
    } else {
        length
    };
    let (from, to) = matched.map_or((0, 0), |(start, count)| {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        let count = usize::try_from(count).unwrap_or(usize::MAX);
        (start, start.saturating_add(count))
    });
    let mut parts: [Vec<Stretch>; 2] = Default::default();
    for (at, character) in name.chars().enumerate() {
        let [start, end] = &mut parts;
        let part = if at < cut { start } else { end };
        let marked = (from..to).contains(&at);
        match part.last_mut() {
            Some((text, same)) if *same == marked => text.push(character),
            _ => part.push((character.to_string(), marked)),
        }
    }
    let [start, end] = parts;
    (start, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(name: &str, matched: Option<(u32, u32)>) -> (String, String) {
        let draw = |part: Vec<Stretch>| {
            part.into_iter()
                .map(|(text, marked)| if marked { format!("[{text}]") } else { text })
                .collect()
        };
        let (start, end) = parts(name, matched);
        (draw(start), draw(end))
    }

    #[test]
    fn names_keep_their_end_and_their_match() {
        let cases = [
            ("Install.xml", None, ("Install.xml", "")),
            ("Install.xml", Some((0, 4)), ("[Inst]all.xml", "")),
            (
                "Script_MWCoreConfiguration.xml",
                None,
                ("Script_MWCoreConfigur", "ation.xml"),
            ),
            (
                "Script_MWCoreConfiguration.xml",
                Some((19, 4)),
                ("Script_MWCoreConfig[ur]", "[at]ion.xml"),
            ),
            ("größe", Some((2, 2)), ("gr[öß]e", "")),
            ("", Some((0, 3)), ("", "")),
            ("short", Some((3, 90)), ("sho[rt]", "")),
        ];
        for (name, matched, (start, end)) in cases {
            let (drawn_start, drawn_end) = shown(name, matched);
            assert_eq!((drawn_start.as_str(), drawn_end.as_str()), (start, end));
        }
    }
}
