//! The address of the page: which part of the catalogue it names, and how rules are linked to.
//!
//! Only what stands behind `#` ever changes, which loads nothing.

use dmpkg::RuleLinks;

/// How the address names the catalogue.
const CATALOGUE: &str = "#/rules";
/// What stands behind the page's own address when it does not.
pub const ELSEWHERE: &str = "#/";

/// The link to the catalogue, to a family, or to a rule.
pub fn href(of: &str) -> String {
    match of.is_empty() {
        true => CATALOGUE.to_owned(),
        false => format!("{}{of}", RuleLinks::PAGE),
    }
}

/// What of the catalogue the page's address names now: nothing for the whole, a family, or a rule.
pub fn catalogue() -> Option<String> {
    named(&url())
}

/// How exported texts link to the rules: to this page, when it has an address that others can reach.
/// A file on a disk has none, and its path would tell of whose disk.
pub fn links() -> RuleLinks {
    let url = url();
    match url.starts_with("https://") || url.starts_with("http://") {
        true => RuleLinks::Page(url.split('#').next().unwrap_or_default().to_owned()),
        false => RuleLinks::Document,
    }
}

fn named(url: &str) -> Option<String> {
    let place = url.find('#')?;
    let rest = url.get(place..)?.strip_prefix(CATALOGUE)?;
    match rest.strip_prefix('/') {
        Some(of) => Some(of.trim_end_matches('/').to_owned()),
        None => rest.is_empty().then(String::new),
    }
}

fn url() -> String {
    // Drawn without a browser, the page has no address.
    if !cfg!(target_family = "wasm") {
        return String::new();
    }
    let page = web_sys::window().and_then(|window| window.document());
    page.and_then(|page| page.url().ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_back_to_what_they_name() {
        for of in ["", "archive", "archive/crc-mismatch"] {
            let url = format!("https://packages.test/inspector/{}", href(of));
            assert_eq!(named(&url).as_deref(), Some(of));
            assert_eq!(named(&(url + "/")).as_deref(), Some(of));
        }
        for other in ["", ELSEWHERE, "#", "#/rulesx", "?a#/other"] {
            assert_eq!(named(&format!("https://packages.test/{other}")), None);
        }
    }
}
