use std::io::{Write, stdout};
use std::path::Path;

use dmpkg::amounts::{count, size};
use dmpkg::report::Unreadable;
use dmpkg::{Card, EntryAddress, EntryPath, Findings, Notice, Overview, Report, Tone, Value};

use crate::arguments::Format;
use crate::file::OnDisk;
use crate::output::Failed;

/// Prints what a file is.
pub(crate) fn run(path: &Path, format: Format) -> Result<(), Failed> {
    let file = OnDisk::open(path)?;
    let opened = file.package();
    let mut out = stdout().lock();
    if format == Format::Json {
        let read = file.source.traffic().bytes;
        let report = match &opened {
            Ok(package) => Report::of(package, read, &Findings::default()),
            Err(error) => {
                let why = Unreadable::new(error, &*file.source);
                Report::unreadable(
                    &file.name,
                    dmpkg_archive::Source::len(&*file.source),
                    read,
                    why,
                    &Findings::default(),
                )
            }
        };
        out.write_all(report.to_json().as_bytes())?;
        return Ok(());
    }
    match opened {
        Ok(package) => {
            let overview = Overview::of(&package, &EntryAddress::default(), &EntryPath::default());
            text(&mut out, &overview)?;
        }
        Err(error) => {
            let why = Unreadable::new(&error, &*file.source);
            writeln!(out, "{}\n{}\n{}", file.name, why.message, why.advice)?;
        }
    }
    Ok(())
}

fn text(out: &mut impl Write, overview: &Overview) -> Result<(), Failed> {
    let version = overview
        .version
        .as_deref()
        .map_or_else(String::new, |version| format!(" {version}"));
    writeln!(out, "{}{version} · {}", overview.title, overview.kind_label)?;
    for Notice { tone, text, .. } in &overview.notices {
        let mark = match tone {
            Tone::Damage => "damaged",
            Tone::Attention => "attention",
            Tone::Information => "note",
        };
        writeln!(out, "{mark}: {text}")?;
    }
    let labels = overview.cards.iter().flat_map(|card| &card.facts);
    let width = labels
        .map(|fact| fact.label.chars().count())
        .max()
        .unwrap_or(0)
        .min(32);
    for Card { title, facts } in &overview.cards {
        writeln!(out, "\n{title}")?;
        for fact in facts {
            let mut lines = lines(&fact.value).into_iter();
            let first = lines.next().unwrap_or_default();
            writeln!(out, "  {:width$}  {first}", fact.label)?;
            for line in lines {
                writeln!(out, "  {:width$}  {line}", "")?;
            }
        }
    }
    Ok(())
}

fn lines(value: &Value) -> Vec<String> {
    match value {
        Value::Text(text) | Value::Code(text) => text
            .lines()
            .map(|line| line.trim_end().to_owned())
            .collect(),
        Value::List(items) => items.clone(),
        Value::Bytes(bytes) => vec![size(*bytes)],
        Value::Count(number) => vec![count(*number)],
        Value::NotStated => vec!["not stated".to_owned()],
        Value::Unreadable(why) => vec![format!("could not be read: {why}")],
    }
}
