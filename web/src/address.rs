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

/// A package that the address names, beside the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Its whole address.
    pub address: String,
    /// Its name, without folders; as it stands in the address until that is taken apart.
    pub name: String,
}

/// The package that the page's address names, or why it is not one beside the page.
pub fn beside() -> Option<Result<Beside, String>> {
    let url = url();
    let reference = named_package(&url)?;
    let whole = web_sys::Url::new_with_base(reference, &url).map(|whole| whole.href());
    let found = whole.ok().and_then(|whole| lies_beside(&whole, &url));
    let found = found.map(|beside| {
        let name = js_sys::decode_uri_component(&beside.name).map(String::from);
        let name = name.unwrap_or(beside.name);
        Beside { name, ..beside }
    });
    Some(found.ok_or_else(|| {
        format!(
            "The address names “{reference}”, which does not lie beside this page. Only packages in the page's own folder, and in folders within it, are opened."
        )
    }))
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

/// What stands behind `#package=`.
fn named_package(url: &str) -> Option<&str> {
    let (_, fragment) = url.split_once('#')?;
    let reference = fragment.strip_prefix("package=")?;
    (!reference.is_empty()).then_some(reference)
}

/// A file by its whole address, when it lies in the folder of the page or within.
fn lies_beside(whole: &str, page: &str) -> Option<Beside> {
    let page = page.split(['?', '#']).next()?;
    let (folder, _) = page.rsplit_once('/')?;
    let path = whole.split(['?', '#']).next()?;
    let rest = path.strip_prefix(folder)?.strip_prefix('/')?;
    let (_, name) = rest.rsplit_once('/').unwrap_or(("", rest));
    let site = ["https://", "http://"]
        .iter()
        .any(|kind| folder.starts_with(kind));
    (site && !name.is_empty()).then(|| Beside {
        address: whole.split('#').next().unwrap_or_default().to_owned(),
        name: name.to_owned(),
    })
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
        for other in [
            "",
            "#package=a.dmapp",
            ELSEWHERE,
            "#",
            "#/rulesx",
            "#/checks",
            "?a#/other",
        ] {
            assert_eq!(named(&format!("https://packages.test/{other}")), None);
        }
    }

    #[test]
    fn packages_lie_beside_the_page_or_are_not_opened() {
        let page = "https://packages.test/inspector/index.html?a/b#package=x.dmapp";
        assert_eq!(named_package(page), Some("x.dmapp"));
        assert_eq!(named_package("https://packages.test/#package="), None);
        for (whole, name) in [
            ("https://packages.test/inspector/x.dmapp", "x.dmapp"),
            (
                "https://packages.test/inspector/old/my%20x.dmapp?v=1",
                "my%20x.dmapp",
            ),
        ] {
            let address = whole.to_owned();
            let name = name.to_owned();
            assert_eq!(lies_beside(whole, page), Some(Beside { address, name }));
        }
        for elsewhere in [
            "https://packages.test/x.dmapp",
            "https://packages.test/inspectors/x.dmapp",
            "https://other.test/inspector/x.dmapp",
            "https://packages.test/inspector/",
            "data:text/plain,x.dmapp",
        ] {
            assert_eq!(lies_beside(elsewhere, page), None, "{elsewhere}");
        }
        let disk = "file:///inspector/index.html";
        assert_eq!(lies_beside("file:///inspector/x.dmapp", disk), None);
    }
}
