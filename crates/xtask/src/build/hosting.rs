//! What hosts are told of the files, in the two forms in which they can be told beside the files themselves:
//! `_headers` (Netlify, Cloudflare Pages) and `web.config` (IIS). `docs/hosting.md` has the others.
//!
//! Each file is named, because rules that overlap are joined by one host and not by the other.

use super::keeping::KEEPER;
use super::naming::is_named_by_content;
use super::single;
use crate::failure::Outcome;
use crate::page::{self, Files};

/// A header can say this, a page cannot: it may not be shown inside a frame.
const NO_FRAMES: &str = "frame-ancestors 'none'";

/// The service worker is a program of its own, which no policy of a page reaches: it may fetch the files that it keeps.
const KEEPER_POLICY: &str = "default-src 'none'; connect-src 'self'; frame-ancestors 'none'";

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// The file of headers.
pub(super) fn headers(files: &Files) -> Outcome<String> {
    let mut text = String::new();
    for (name, policy) in policies(files)? {
        let addresses = match name {
            "index.html" => vec!["/".to_owned(), "/index.html".to_owned()],
            name => vec![format!("/{name}")],
        };
        for address in addresses {
            let cache = cache_of(name);
            text.push_str(&format!(
                "{address}\n  Content-Security-Policy: {policy}\n  Cache-Control: {cache}\n  \
                 X-Content-Type-Options: nosniff\n  Referrer-Policy: no-referrer\n"
            ));
        }
    }
    Ok(text)
}

/// The settings of IIS.
pub(super) fn web_config(files: &Files) -> Outcome<String> {
    let mut text = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<configuration>\n  <system.webServer>\n",
        "    <defaultDocument enabled=\"true\"><files><clear /><add value=\"index.html\" /></files></defaultDocument>\n",
        "    <staticContent>\n",
    ));
    for (extension, media_type) in [
        (".wasm", "application/wasm"),
        (".webmanifest", "application/manifest+json"),
    ] {
        // Removed first, because naming a type twice is an error of the whole site.
        text.push_str(&format!(
            "      <remove fileExtension=\"{extension}\" />\n      \
             <mimeMap fileExtension=\"{extension}\" mimeType=\"{media_type}\" />\n"
        ));
    }
    text.push_str("    </staticContent>\n  </system.webServer>\n");
    for (name, policy) in policies(files)? {
        let cache = cache_of(name);
        text.push_str(&format!(
            "  <location path=\"{name}\">\n    <system.webServer>\n      <httpProtocol><customHeaders>\n"
        ));
        for (header, value) in [
            ("Content-Security-Policy", &*policy),
            ("Cache-Control", cache),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
        ] {
            text.push_str(&format!(
                "        <add name=\"{header}\" value=\"{value}\" />\n"
            ));
        }
        text.push_str(
            "      </customHeaders></httpProtocol>\n    </system.webServer>\n  </location>\n",
        );
    }
    text.push_str("</configuration>\n");
    Ok(text)
}

/// Every file with its policy: that of the page, but for the two that have their own.
fn policies(files: &Files) -> Outcome<Vec<(&str, String)>> {
    let of_page = policy_of(files, "index.html")?;
    let policy = |name: &str| match name {
        KEEPER => Ok(KEEPER_POLICY.to_owned()),
        single::NAME => policy_of(files, name),
        _ => Ok(of_page.clone()),
    };
    files
        .keys()
        .map(|name| Ok((&**name, policy(name)?)))
        .collect()
}

fn policy_of(files: &Files, name: &str) -> Outcome<String> {
    let html = files.get(name).map(Vec::as_slice).unwrap_or_default();
    let html = String::from_utf8_lossy(html);
    Ok(format!("{}; {NO_FRAMES}", page::policy(&html)?))
}

fn cache_of(name: &str) -> &'static str {
    if is_named_by_content(name) {
        FOR_EVER
    } else {
        ASK_AGAIN
    }
}

#[cfg(test)]
mod tests {
    use super::{headers, web_config};
    use crate::page::Files;

    fn files() -> Files {
        let html =
            |policy| format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
        [
            ("index.html", html("default-src 'none'")),
            ("dmpkg-inspector.html", html("script-src 'sha256-x'")),
            ("boot-0123456789abcdef.js", String::new()),
            ("sw.js", String::new()),
        ]
        .map(|(name, text)| (name.to_owned(), text.into_bytes()))
        .into()
    }

    #[test]
    fn every_file_has_its_policy_and_says_how_long_it_may_be_kept() {
        let headers = headers(&files()).unwrap();
        for (address, policy, cache) in [
            ("/", "default-src 'none'; frame-ancestors", "no-cache"),
            (
                "/index.html",
                "default-src 'none'; frame-ancestors",
                "no-cache",
            ),
            (
                "/dmpkg-inspector.html",
                "script-src 'sha256-x'; frame-ancestors",
                "no-cache",
            ),
            (
                "/boot-0123456789abcdef.js",
                "default-src 'none'; frame-ancestors",
                "public, max-age",
            ),
            (
                "/sw.js",
                "default-src 'none'; connect-src 'self'; frame-ancestors",
                "no-cache",
            ),
        ] {
            let start = format!(
                "{address}\n  Content-Security-Policy: {policy} 'none'\n  Cache-Control: {cache}"
            );
            assert!(
                headers.lines().any(|line| line == address),
                "{address} not in {headers}"
            );
            assert!(headers.contains(&start), "{start} not in {headers}");
        }
    }

    #[test]
    fn both_forms_say_the_same() {
        let (headers, config) = (headers(&files()).unwrap(), web_config(&files()).unwrap());
        for line in headers.lines().filter_map(|line| line.strip_prefix("  ")) {
            let (name, value) = line.split_once(": ").unwrap();
            let there = format!("<add name=\"{name}\" value=\"{value}\" />");
            assert!(config.contains(&there), "{there} not in {config}");
        }
    }
}
