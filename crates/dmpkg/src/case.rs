//! Upper and lower case for searching: Latin, Greek and Cyrillic letters.
//!
//! The standard library knows all scripts, by tables that would add twelve kilobytes to the download
//! of the page; names inside packages hardly use more than these.

/// A text in lower case. Letters map to one letter each, so places in it stay the same, counted in
/// characters.
pub fn lower_case(text: &str) -> String {
    // Nearly all texts, and there may be hundreds of thousands of names.
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => text.chars().map(lower).collect(),
    }
}

/// A letter in lower case; any other character as it is.
pub fn lower(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5A => code + 0x20,
        0xC0..=0xD6 | 0xD8..=0xDE => code + 0x20,
        // Latin Extended-A: capital and small letter stand side by side.
        0x100..=0x12F | 0x132..=0x137 | 0x14A..=0x177 => code | 1,
        0x139..=0x148 | 0x179..=0x17E | 0x1CD..=0x1DC => code + code % 2,
        0x178 => 0xFF,
        // Latin Extended-B and Latin Extended Additional.
        0x1DE..=0x1EF | 0x1F8..=0x21F | 0x222..=0x233 => code | 1,
        0x1E00..=0x1E95 | 0x1EA0..=0x1EFF => code | 1,
        // Greek, with accents first.
        0x386 => 0x3AC,
        0x388..=0x38A => code + 0x25,
        0x38C => 0x3CC,
        0x38E | 0x38F => code + 0x3F,
        0x391..=0x3A1 | 0x3A3..=0x3AB => code + 0x20,
        0x400..=0x40F => code + 0x50,
        0x410..=0x42F => code + 0x20,
        0x460..=0x481 | 0x48A..=0x4BF | 0x4D0..=0x52F => code | 1,
        0x4C0 => 0x4CF,
        0x4C1..=0x4CE => code + code % 2,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_agrees_with_the_standard_library_on_its_letters() {
        let ranges = [
            0..=0x12F,
            0x132..=0x177,
            0x178..=0x17E,
            0x1CD..=0x1EF,
            0x1F8..=0x21F,
            0x222..=0x233,
            0x386..=0x3A1,
            0x3A3..=0x3CE,
            0x400..=0x52F,
            0x1E00..=0x1E9D,
            0x1E9F..=0x1EFF,
        ];
        for letter in ranges.into_iter().flatten().filter_map(char::from_u32) {
            let known: String = letter.to_lowercase().collect();
            assert_eq!(lower(letter).to_string(), known, "{letter}");
        }
        assert_eq!(lower_case("GRÖSSE Ž Δ Ж ×"), "grösse ž δ ж ×");
    }
}
