//! The Content-Security-Policy header, taken from the page that is served.

/// A header can say this, a `<meta>` cannot: the page may not be shown inside a frame.
const FRAME_ANCESTORS: &str = "frame-ancestors 'none'";

/// The policy that `html` declares in its `<meta>`, with what only a header can say added.
///
/// `None` when the page declares no policy. The text is read as our own page writes it: one `<meta>` whose
/// values stand in double quotes.
pub(crate) fn from_page(html: &str) -> Option<String> {
    let meta = html.split("<meta").skip(1).find_map(|rest| {
        let tag = rest.split('>').next()?;
        let declares = tag
            .to_ascii_lowercase()
            .contains("\"content-security-policy\"");
        declares.then_some(tag)
    })?;
    let (_, value) = meta.split_once("content=\"")?;
    let (policy, _) = value.split_once('"')?;
    let policy = policy.split_whitespace().collect::<Vec<_>>().join(" ");
    let policy = policy.trim_end_matches(';');
    Some(format!("{policy}; {FRAME_ANCESTORS}"))
}

#[cfg(test)]
mod tests {
    use super::from_page;

    #[test]
    fn the_policy_of_the_page_gains_frame_ancestors() {
        let html = "<head><meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"\n  \
                    content=\"default-src 'none';\n  script-src 'self'\"></head>";
        assert_eq!(
            from_page(html).as_deref(),
            Some("default-src 'none'; script-src 'self'; frame-ancestors 'none'")
        );
    }

    #[test]
    fn a_page_without_a_policy_gets_none() {
        assert_eq!(
            from_page("<meta charset=\"utf-8\"><p>content=\"x\"</p>"),
            None
        );
    }
}
