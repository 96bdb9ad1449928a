use std::collections::BTreeMap;

const TOKENS: &str = include_str!("../../style/tokens.css");

/// The tokens that are colours, for light and for dark.
fn colours() -> BTreeMap<&'static str, [[f64; 3]; 2]> {
    TOKENS
        .lines()
        .filter_map(|line| {
            let (name, value) = line.trim().strip_prefix("--")?.split_once(':')?;
            let pair = value.trim().strip_prefix("light-dark(")?;
            let (light, dark) = pair.strip_suffix(");")?.split_once(',')?;
            Some((name, [channels(light), channels(dark)]))
        })
        .collect()
}

fn channels(hex: &str) -> [f64; 3] {
    let digits = hex.trim().strip_prefix('#').unwrap();
    assert_eq!(digits.len(), 6, "{hex}");
    [0, 2, 4].map(|from| f64::from(u8::from_str_radix(&digits[from..from + 2], 16).unwrap()))
}

/// Relative luminance, by WCAG 2.2.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|channel| {
        let part = channel / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Contrast ratio, by WCAG 2.2.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[track_caller]
fn assert_contrast(fronts: &[&str], backs: &[&str], least: f64) {
    let colours = colours();
    for front in fronts {
        for back in backs {
            for (theme, name) in ["light", "dark"].into_iter().enumerate() {
                let ratio = contrast(colours[front][theme], colours[back][theme]);
                assert!(
                    ratio >= least,
                    "{front} on {back}, {name}: {ratio:.2} instead of {least}"
                );
            }
        }
    }
}

const SURFACES: &[&str] = &["surface", "surface-raised", "surface-sunken"];
const MEANING: &[&str] = &[
    "error", "warning", "note", "sound", "skipped", "tool", "added", "removed", "changed", "moved",
];

#[test]
fn the_scale_is_right() {
    let (black, white) = (channels("#000000"), channels("#ffffff"));
    assert!((contrast(black, white) - 21.0).abs() < 0.01);
    let grey = channels("#767676");
    assert!((contrast(grey, white) - 4.54).abs() < 0.01);
}

#[test]
fn text_can_be_read() {
    assert_contrast(&["text", "text-muted", "accent"], SURFACES, 4.5);
    assert_contrast(&["text", "text-muted"], &["selection"], 4.5);
    assert_contrast(&["accent-text"], &["accent"], 4.5);
    assert_contrast(MEANING, SURFACES, 4.5);
}

#[test]
fn marks_and_borders_of_controls_can_be_seen() {
    assert_contrast(&["line-strong", "accent"], SURFACES, 3.0);
    assert_contrast(MEANING, &["selection"], 3.0);
}
