//! The Content-Security-Policy header, taken from what lies in the folder that is served.

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

/// The policy that a `_headers` file, as Netlify and Cloudflare Pages read it, names for exactly this path.
pub(crate) fn from_headers(headers: &str, path: &str) -> Option<String> {
    let mut lines = headers.lines().skip_while(|line| *line != path);
    lines.next()?;
    lines
        .take_while(|line| line.starts_with(' '))
        .find_map(|line| line.trim_start().strip_prefix("Content-Security-Policy: "))
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::{from_headers, from_page};

    #[test]
    fn a_file_of_headers_names_each_path() {
        let headers = "/a\n  X: 1\n  Content-Security-Policy: one\n/b\n  Content-Security-Policy: two\n/c\n  X: 1\n";
        for (path, policy) in [
            ("/a", Some("one")),
            ("/b", Some("two")),
            ("/c", None),
            ("/", None),
            ("X: 1", None),
        ] {
            assert_eq!(from_headers(headers, path).as_deref(), policy, "{path}");
        }
    }

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
