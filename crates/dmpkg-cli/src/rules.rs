use std::io::{Write, stdout};

use dmpkg::rules::{self, Catalogue, Kinds, Rule};

use crate::arguments::RulesFormat;
use crate::output::Failed;

/// Prints the rules, those of one family, or one rule in full.
pub(crate) fn run(wanted: Option<&str>, format: RulesFormat) -> Result<(), Failed> {
    let is_wanted =
        |rule: &Rule| wanted.is_none_or(|wanted| rule.id == wanted || rule.family() == wanted);
    let found: Vec<&Rule> = rules::all().filter(|rule| is_wanted(rule)).collect();
    if let (Some(wanted), []) = (wanted, found.as_slice()) {
        return Err(Failed::about(
            wanted,
            "there is no such rule or family; dmpkg rules lists them",
        ));
    }
    let mut out = stdout().lock();
    match (format, found.as_slice()) {
        (RulesFormat::Json, _) => out.write_all(Catalogue::of(is_wanted).to_json().as_bytes())?,
        (RulesFormat::Markdown, _) if wanted.is_none() => {
            out.write_all(rules::to_markdown().as_bytes())?;
        }
        (RulesFormat::Markdown, found) => {
            for rule in found {
                writeln!(out, "{}", rule.to_markdown())?;
            }
        }
        (RulesFormat::Text, [rule]) => explain(&mut out, rule)?,
        (RulesFormat::Text, found) => {
            for rule in found {
                writeln!(
                    out,
                    "{:<7}  {:<36}  {}",
                    rule.severity.word(),
                    rule.id,
                    rule.title
                )?;
            }
        }
    }
    Ok(())
}

fn explain(out: &mut impl Write, rule: &Rule) -> Result<(), Failed> {
    writeln!(out, "{} {}: {}", rule.severity.word(), rule.id, rule.title)?;
    writeln!(out, "\n{}", rule.condition)?;
    writeln!(out, "\nWhy it matters: {}", rule.why)?;
    writeln!(out, "What to do:     {}", rule.fix)?;
    if let Kinds::Only(kinds) = rule.kinds {
        let kinds: Vec<&str> = kinds.iter().map(|kind| kind.label()).collect();
        writeln!(out, "Concerns:       {}", kinds.join(", "))?;
    }
    for reference in rule.references {
        writeln!(
            out,
            "Documented in:  {}, {}",
            reference.title, reference.url
        )?;
    }
    Ok(())
}
