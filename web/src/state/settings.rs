use std::rc::Rc;

use dmpkg::{Setting, Settings};

/// A setting that the user is about to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The rule that it is about.
    pub rule: String,
    /// The pattern of the place that it began from, or of the setting that is to be changed; none for
    /// everywhere.
    pub path: Option<String>,
}

/// A change of the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// This setting, in place of one for the same rule and place.
    Put(Setting),
    /// Without the one at this place.
    Remove(usize),
    /// All others.
    Replace(Rc<Settings>),
}

impl Proposal {
    /// The setting that there is already for the same rule and place.
    pub fn existing<'a>(&self, settings: &'a Settings) -> Option<(usize, &'a Setting)> {
        let all = settings.list.iter().enumerate();
        let mut same = all.filter(|(_, it)| it.rule == self.rule && it.path == self.path);
        same.next_back()
    }
}

impl Change {
    /// The settings after the change. What is set for a rule everywhere stands before what is set for
    /// it at single places, because the last one decides.
    pub fn applied(self, settings: &Settings) -> Settings {
        let mut next = settings.clone();
        match self {
            Self::Put(setting) => {
                next.list
                    .retain(|it| it.rule != setting.rule || it.path != setting.path);
                let mine = |it: &Setting| it.rule == setting.rule && it.path.is_some();
                let first = next.list.iter().position(mine);
                let at = first.filter(|_| setting.path.is_none());
                next.list.insert(at.unwrap_or(next.list.len()), setting);
            }
            Self::Remove(at) => {
                if at < next.list.len() {
                    next.list.remove(at);
                }
            }
            Self::Replace(settings) => next = Settings::clone(&settings),
        }
        next
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dmpkg::Level;

    fn setting(rule: &str, path: Option<&str>, reason: &str) -> Setting {
        Setting {
            rule: rule.to_owned(),
            level: Level::Off,
            path: path.map(str::to_owned),
            reason: reason.to_owned(),
        }
    }

    fn reasons(settings: &Settings) -> Vec<&str> {
        settings.list.iter().map(|it| it.reason.as_str()).collect()
    }

    #[test]
    fn a_setting_takes_the_place_of_the_same_one() {
        let mut settings = Settings::default();
        for (rule, path, reason) in [
            ("a/b", Some("x"), "place"),
            ("a/c", None, "other"),
            ("a/b", None, "everywhere"),
            ("a/b", Some("x"), "place again"),
            ("a/b", None, "everywhere again"),
        ] {
            settings = Change::Put(setting(rule, path, reason)).applied(&settings);
        }
        assert_eq!(
            reasons(&settings),
            ["other", "everywhere again", "place again"]
        );
        let proposal = Proposal {
            rule: "a/b".to_owned(),
            path: Some("x".to_owned()),
        };
        let existing = proposal
            .existing(&settings)
            .map(|(at, it)| (at, it.reason.as_str()));
        assert_eq!(existing, Some((2, "place again")));
        let fewer = Change::Remove(0).applied(&settings);
        assert_eq!(reasons(&fewer), ["everywhere again", "place again"]);
        assert_eq!(Change::Remove(9).applied(&fewer), fewer);
        let none = Change::Replace(Rc::default()).applied(&fewer);
        assert!(none.is_empty());
    }
}
