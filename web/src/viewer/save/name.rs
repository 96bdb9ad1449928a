/// The name under which an entry is saved: the last segment of its path, without what file systems
/// or browsers do not take.
pub(super) fn file_name(entry: &str) -> String {
    let trimmed = entry.trim_end_matches(['/', '\\']);
    let last = trimmed.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|character| match character {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
            character if character.is_control() => '_',
            character => character,
        })
        .collect();
    let clean = clean.trim_end_matches(['.', ' ']);
    if clean.is_empty() {
        "entry".to_owned()
    } else {
        clean.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_fit_for_file_systems() {
        let cases = [
            ("AppInstallContent/Scripts/Script_A.xml", "Script_A.xml"),
            ("Dlls\\x64\\a.dll", "a.dll"),
            ("folder/", "folder"),
            ("../..", "entry"),
            ("a:b?.txt", "a_b_.txt"),
            ("bell\u{7}.txt", "bell_.txt"),
            ("", "entry"),
        ];
        for (entry, name) in cases {
            assert_eq!(file_name(entry), name, "{entry}");
        }
    }
}
