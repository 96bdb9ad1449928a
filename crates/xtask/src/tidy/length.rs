//! How long a file is.

/// From here on a file is named.
const ADVICE: usize = 500;

/// From here on a file is refused.
pub(super) const LIMIT: usize = 800;

/// Files that people write and read; snapshots and generated documents may be as long as they are.
const WRITTEN: &[&str] = &["css", "html", "js", "mjs", "rs", "toml"];

/// A judgement, with the number of lines.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Length {
    Fine,
    Long(usize),
    TooLong(usize),
}

/// Judges a file by the extension of its name and its text.
pub(super) fn judge(extension: &str, text: &str) -> Length {
    if !WRITTEN.contains(&extension) {
        return Length::Fine;
    }
    match text.lines().count() {
        lines if lines > LIMIT => Length::TooLong(lines),
        lines if lines > ADVICE => Length::Long(lines),
        _ => Length::Fine,
    }
}

#[cfg(test)]
mod tests {
    use super::{Length, judge};

    #[test]
    fn lines_are_counted_in_files_that_people_write() {
        for (extension, lines, expected) in [
            ("rs", 500, Length::Fine),
            ("rs", 501, Length::Long(501)),
            ("css", 800, Length::Long(800)),
            ("js", 801, Length::TooLong(801)),
            ("snap", 9000, Length::Fine),
            ("md", 9000, Length::Fine),
        ] {
            assert_eq!(judge(extension, &"x\n".repeat(lines)), expected);
        }
    }
}
