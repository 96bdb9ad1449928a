//! The address of the page: what it names that stands in front of everything, and how that is linked to.
//!
//! Only what stands behind `#` ever changes, which loads nothing.

use dmpkg::RuleLinks;

/// How the address names the catalogue.
const CATALOGUE: &str = "#/rules";
/// How it names the page on how to check that nothing is sent.
const CHECK: &str = "#/check";
/// What stands behind the page's own address when it names nothing.
pub const ELSEWHERE: &str = "#/";

/// What stands in front of everything else, because the address names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InFront {
    /// The catalogue of rules: nothing for the whole, a family, or a rule.
    Rules(String),
    /// How to see for oneself that nothing leaves the machine.
    Check,
}

impl InFront {
    /// The link to it.
    pub fn href(&self) -> String {
        match self {
            Self::Rules(of) => href(of),
            Self::Check => CHECK.to_owned(),
        }
    }
}

/// The link to the catalogue, to a family, or to a rule.
pub fn href(of: &str) -> String {
    match of.is_empty() {
        true => CATALOGUE.to_owned(),
        false => format!("{}{of}", RuleLinks::PAGE),
    }
}

/// What the page's address names now.
pub fn in_front() -> Option<InFront> {
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

fn named(url: &str) -> Option<InFront> {
    let place = url.find('#')?;
    let fragment = url.get(place..)?;
    if fragment.trim_end_matches('/') == CHECK {
        return Some(InFront::Check);
    }
    let rest = fragment.strip_prefix(CATALOGUE)?;
    let of = match rest.strip_prefix('/') {
        Some(of) => of.trim_end_matches('/').to_owned(),
        None => rest.is_empty().then(String::new)?,
    };
    Some(InFront::Rules(of))
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
        let rules = ["", "archive", "archive/crc-mismatch"].map(|of| InFront::Rules(of.to_owned()));
        for one in rules.into_iter().chain([InFront::Check]) {
            let url = format!("https://packages.test/inspector/{}", one.href());
            assert_eq!(named(&url).as_ref(), Some(&one));
            assert_eq!(named(&(url + "/")).as_ref(), Some(&one));
        }
        for other in ["", ELSEWHERE, "#", "#/rulesx", "#/checks", "?a#/other"] {
            assert_eq!(named(&format!("https://packages.test/{other}")), None);
        }
    }
}
