/// What the bits of `options` stand for, lowest first.
const FLAGS: [(u64, &str); 8] = [
    (0x8, "debug mode: comments become information events"),
    (0x10, "allows undefined values when it reads parameters"),
    (0x20, "runs only with a user"),
    (0x40, "back and forward buttons in its dialogs"),
    (0x80, "skips the checks of elements"),
    (0x100, "saved from Cube"),
    (0x200, "no information events when it sets parameters"),
    (0x400, "looks for a user to attach"),
];

/// The bit that says that a script runs only with a user.
pub(super) const REQUIRES_USER: u64 = 0x20;
/// The bit that says that a script looks for a user.
pub(super) const FINDS_USER: u64 = 0x400;

/// The switches that `options` sets, in words.
pub(super) fn flags(options: u64) -> Vec<String> {
    let known = FLAGS.iter().filter(|(bit, _)| options & bit != 0);
    let mut flags: Vec<_> = known.map(|(_, words)| (*words).to_owned()).collect();
    let others = unknown(options);
    if others != 0 {
        flags.push(format!("0x{others:X}: meaning not public"));
    }
    flags
}

/// The bits that nobody said in public what they stand for.
pub(super) fn unknown(options: u64) -> u64 {
    options & !FLAGS.iter().fold(0, |all, (bit, _)| all | bit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sum_is_taken_apart() {
        for (options, known) in [(0, 0), (272, 2), (472, 5), (0x7F8, 8)] {
            let flags = flags(options);
            assert_eq!(flags.len(), known, "{options}");
            assert!(flags.iter().all(|flag| !flag.contains("not public")));
        }
        assert_eq!(flags(0x1001), ["0x1001: meaning not public"]);
    }
}
