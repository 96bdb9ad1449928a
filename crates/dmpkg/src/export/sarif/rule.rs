use super::JsonText;
use crate::RuleLinks;
use crate::rules::{Kinds, Rule};

/// Characters of a description at most: what GitHub takes.
const DESCRIPTION: usize = 1024;

/// Writes what is to be known of a rule.
pub(super) fn write(json: &mut JsonText, rule: &Rule, links: &RuleLinks) {
    json.object("");
    json.text("id", rule.id);
    json.text("name", &name(rule.id));
    json.message("shortDescription", &format!("{}.", rule.title));
    json.message("fullDescription", &shortened(rule.condition));
    json.object("help");
    json.text("text", &help(rule, false));
    json.text("markdown", &help(rule, true));
    json.close();
    if let RuleLinks::Page(_) = links {
        json.text("helpUri", &links.of(rule.id));
    }
    json.object("defaultConfiguration");
    json.text("level", rule.severity.word());
    json.close();
    json.object("properties");
    json.list("tags");
    json.text("", rule.family());
    json.close();
    if let Kinds::Only(kinds) = rule.kinds {
        json.list("concerns");
        for kind in kinds {
            json.text("", kind.label());
        }
        json.close();
    }
    json.close();
    json.close();
}

/// The id as one word: `archive/crc-mismatch` is `ArchiveCrcMismatch`.
fn name(id: &str) -> String {
    let mut name = String::new();
    for word in id.split(['/', '-']) {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// Why it matters, what to do, and where it is documented.
fn help(rule: &Rule, markdown: bool) -> String {
    let bold = if markdown { "**" } else { "" };
    let mut help = format!(
        "{bold}Why it matters.{bold} {}\n\n{bold}What to do.{bold} {}",
        rule.why, rule.fix
    );
    let mut between = "\n\nDocumented in ";
    for reference in rule.references {
        help.push_str(between);
        between = ", ";
        help.push_str(&match markdown {
            true => format!("[{}]({})", reference.title, reference.url),
            false => format!("{} ({})", reference.title, reference.url),
        });
    }
    if !rule.references.is_empty() {
        help.push('.');
    }
    help
}

/// A text that GitHub takes; what is too long ends with …
fn shortened(text: &str) -> String {
    match text.char_indices().nth(DESCRIPTION) {
        None => text.to_owned(),
        Some(_) => text.chars().take(DESCRIPTION - 1).chain(['…']).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::{name, shortened};

    #[test]
    fn names_are_one_word() {
        assert_eq!(name("archive/crc-mismatch"), "ArchiveCrcMismatch");
    }

    #[test]
    fn descriptions_are_as_long_as_they_may_be() {
        let long = shortened(&"ß".repeat(1025));
        assert_eq!((long.chars().count(), long.ends_with("ß…")), (1024, true));
        assert_eq!(shortened(&"ß".repeat(1024)).chars().count(), 1024);
    }
}
