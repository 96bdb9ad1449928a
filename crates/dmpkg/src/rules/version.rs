//! Versions as packages, agents and connectors write them.

/// A version of DataMiner as requirements state it: two to four numbers, a build, a cumulative update.
/// Forms: `10.3.0.0-12752`, `10.3`, `10.3.12 - 13456`, `10.4.0-CU3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AgentVersion {
    /// The numbers; an absent one is none, which is lower than any.
    parts: [Option<u64>; 4],
    /// The build.
    pub(crate) build: Option<u64>,
}

impl AgentVersion {
    /// A version of so many numbers, to compare with.
    pub(crate) const fn new(a: u64, b: u64, c: u64) -> Self {
        Self {
            parts: [Some(a), Some(b), Some(c), None],
            build: None,
        }
    }

    /// Reads a version; blanks around it do not matter. None when it has another form.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = match text.rsplit_once("-CU") {
            Some((rest, update)) => {
                number(update)?;
                rest
            }
            None => text,
        };
        let (numbers, build) = match text.split_once(['-', '–']) {
            Some((numbers, build)) => (numbers.trim_end(), Some(number(build.trim_start())?)),
            None => (text, None),
        };
        let mut parts = [None; 4];
        let mut count = 0;
        for part in numbers.split('.') {
            *parts.get_mut(count)? = Some(number(part)?);
            count += 1;
        }
        (count >= 2).then_some(Self { parts, build })
    }

    /// Whether it is lower, compared part by part; the builds decide when both have one.
    pub(crate) fn is_below(&self, other: &Self) -> bool {
        if self.parts != other.parts {
            return self.parts < other.parts;
        }
        matches!((self.build, other.build), (Some(own), Some(other)) if own < other)
    }

    /// Whether it is written in the form that all known packages have: `A.B.C.D-build`.
    pub(crate) fn has_usual_form(text: &str) -> bool {
        let Some((numbers, build)) = text.split_once('-') else {
            return false;
        };
        numbers.split('.').count() == 4
            && numbers.split('.').all(|part| number(part).is_some())
            && number(build).is_some()
    }
}

/// Whether a text is a version of an application package: `A.B.C` or `A.B.C-CUx`.
pub(crate) fn is_app_version(text: &str) -> bool {
    let numbers = match text.split_once("-CU") {
        Some((numbers, update)) if is_digits(update) => numbers,
        Some(_) => return false,
        None => text,
    };
    numbers.split('.').count() == 3 && numbers.split('.').all(is_digits)
}

/// Whether a text is a version of a connector: `A.B.C.D` or `A.B.C.D_Bx`, where A and D do not start
/// with zero.
pub(crate) fn is_connector_version(text: &str) -> bool {
    let numbers = match text.split_once("_B") {
        Some((numbers, build)) if is_digits(build) => numbers,
        Some(_) => return false,
        None => text,
    };
    let parts: Vec<&str> = numbers.split('.').collect();
    let outer = |part: &str| is_digits(part) && !part.starts_with('0');
    matches!(parts.as_slice(), [a, b, c, d] if outer(a) && is_digits(b) && is_digits(c) && outer(d))
}

/// Whether a text has digits and nothing else.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A number in digits. One that is larger than any version has counts as the largest.
fn number(text: &str) -> Option<u64> {
    is_digits(text).then(|| text.parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agent_versions_have_several_forms() {
        for text in [
            "10.3.0.0-12752",
            "10.3.0.0 - 12752",
            "10.3.0 – 12752",
            " 10.3 ",
            "10.3.0-CU3",
            "10.3.0.0-12752-CU3",
        ] {
            assert!(AgentVersion::parse(text).is_some(), "{text}");
        }
        for text in [
            "",
            "10",
            "10.a",
            "10.3.0.0.0",
            "10.3-",
            "10.3-x",
            "10.3-CU",
            "v10.3",
            "10..3",
        ] {
            assert_eq!(AgentVersion::parse(text), None, "{text}");
        }
        assert!(AgentVersion::has_usual_form("10.3.0.0-12752"));
        for text in ["10.3.0-12752", "10.3.0.0", "10.3.0.0 - 12752", "10.3.0.0-"] {
            assert!(!AgentVersion::has_usual_form(text), "{text}");
        }
    }

    #[test]
    fn agent_versions_have_an_order() {
        for (low, high) in [
            ("10.0.8", "10.0.9"),
            ("10.0.9", "10.0.9.0"),
            ("9.9.9.9", "10.0"),
            ("10.3.0.0-1", "10.3.0.0-2"),
        ] {
            let (low, high) = (
                AgentVersion::parse(low).unwrap(),
                AgentVersion::parse(high).unwrap(),
            );
            assert!(
                low.is_below(&high) && !high.is_below(&low),
                "{low:?} {high:?}"
            );
        }
        let (one, other) = (
            AgentVersion::parse("10.3.0.0-1").unwrap(),
            AgentVersion::parse("10.3.0.0").unwrap(),
        );
        assert!(!one.is_below(&other) && !other.is_below(&one));
    }

    #[test]
    fn versions_of_apps_and_connectors() {
        for text in ["1.0.0", "101.0.53790", "1.0.0-CU1"] {
            assert!(is_app_version(text), "{text}");
        }
        for text in ["1.0", "1.0.0.0", "1.0.0-CU", "1.0.0-beta", "", "1..0"] {
            assert!(!is_app_version(text), "{text}");
        }
        for text in ["1.0.0.1", "2.0.0.17_B3"] {
            assert!(is_connector_version(text), "{text}");
        }
        for text in [
            "0.0.0.1",
            "1.0.0.0",
            "1.0.0",
            "1.0.0.1_B",
            "1.0.0.1-alpha1",
            "1.0.0.1_C",
        ] {
            assert!(!is_connector_version(text), "{text}");
        }
    }
}
