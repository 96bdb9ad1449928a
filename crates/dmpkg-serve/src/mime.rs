//! The media type of a file, by the extension of its name.

/// The media type to announce for `name`.
///
/// Browsers insist on two of these: a module script must come as JavaScript, and streaming compilation of
/// WebAssembly needs `application/wasm`. What is not listed is bytes, which no browser interprets.
pub(crate) fn media_type(name: &str) -> &'static str {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    match extension.to_ascii_lowercase().as_str() {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "ico" => "image/x-icon",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "md" | "txt" => "text/plain; charset=utf-8",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn the_types_that_browsers_insist_on() {
        assert_eq!(media_type("inspector_bg.wasm"), "application/wasm");
        assert_eq!(media_type("boot.js"), "text/javascript; charset=utf-8");
        assert_eq!(media_type("STYLE.CSS"), "text/css; charset=utf-8");
        assert_eq!(media_type("a.webmanifest"), "application/manifest+json");
    }

    #[test]
    fn packages_and_unknown_names_are_bytes() {
        for name in ["a.dmapp", "a.zip", "noextension", "trailing."] {
            assert_eq!(media_type(name), "application/octet-stream", "{name}");
        }
    }
}
