//! The assemblies of a file over all levels, to be shown.

use dmpkg_archive::sorted;

use super::sheet::token;
use super::{
    Assembly, AssemblyFile, Conflict, Managed, Need, Origin, StrongName, conflicts, needs,
    version_text,
};
use crate::amounts::counted;
use crate::inspection::WHY_LEFT_OUT;
use crate::{Block, Card, Fact, Inspection, Notice, Sheet, Table, Tone, Value};

/// Rows of a table at most.
const ROWS: usize = 20_000;
/// Names that are listed in a cell at most.
const NAMES: usize = 5;

/// All assemblies of a file over all levels, to be shown.
pub fn inventory(inspection: &Inspection) -> Sheet {
    let mut sheet = Sheet::new("Assemblies", None);
    let mut files: Vec<_> = AssemblyFile::all(inspection).collect();
    let left_out = inspection.left_out().assemblies;
    if files.is_empty() && left_out == 0 {
        return sheet;
    }
    let conflicts = conflicts(inspection);
    let needs = needs(inspection);
    sorted::sort_by_key(&mut files, |it| crate::lower_case(it.file_name()));
    sheet.card(counts(&files, &conflicts, &needs));
    if left_out > 0 {
        let assemblies = counted(left_out, "more assembly is", "more assemblies are");
        let text = format!("{assemblies} not counted or listed: {WHY_LEFT_OUT}.");
        sheet.blocks.push(notice(Tone::Attention, text));
    }
    if files.len() > ROWS {
        let text = format!("Only the first {ROWS} rows of each table are shown.");
        sheet.blocks.push(notice(Tone::Information, text));
    }
    sheet.table(all(&files));
    sheet.table(several(&conflicts));
    sheet.table(wanted(&needs));
    sheet
}

fn notice(tone: Tone, text: String) -> Block {
    Block::Notice(Notice {
        tone,
        text,
        place: None,
    })
}

fn counts(files: &[AssemblyFile<'_>], conflicts: &[Conflict<'_>], needs: &[Need<'_>]) -> Card {
    let read = || files.iter().filter_map(|it| it.assembly());
    let managed = || read().filter_map(|assembly| assembly.managed.as_ref());
    let mut hashes: Vec<&str> = read().map(|assembly| assembly.sha256.as_str()).collect();
    sorted::sort_by(&mut hashes, |a, b| a.cmp(b));
    hashes.dedup();
    let native = read().filter(|assembly| !assembly.is_managed).count();
    let unread = files.len() - read().count();
    let damaged = read()
        .filter(|assembly| !assembly.problems.is_empty())
        .count();
    let missing = needs
        .iter()
        .filter(|need| need.found.origin == Origin::Unknown);
    let debug = managed().filter(|it| it.configuration.as_deref() == Some("Debug"));

    let mut card = Card::new("Assemblies");
    let mut count = |label: &str, number: usize, hint: &str| {
        if number > 0 {
            card.push(Fact::new(label, Value::number(number)).hint(hint));
        }
    };
    count(
        "Files",
        files.len(),
        "Files .dll and .exe in the package and in all archives inside.",
    );
    count(
        "Different files",
        hashes.len(),
        "Files with the same content are counted once.",
    );
    count(
        "For .NET",
        read().count() - native,
        "Assemblies with .NET metadata.",
    );
    count(
        "Native",
        native,
        "Programs and libraries without .NET metadata.",
    );
    count(
        "Not readable",
        unread + damaged,
        "Files that are no programs or libraries of Windows, or whose headers are damaged.",
    );
    count(
        "In different forms",
        conflicts.len(),
        "Assemblies of one name that occur in several versions or with different content.",
    );
    count(
        "References without a source",
        missing.count(),
        "Assemblies that others need and that are neither in the package nor known as part of .NET or DataMiner. They have to be on the agent already.",
    );
    count(
        "Debug builds",
        debug.count(),
        "Slower, meant for development.",
    );
    let of = |number: usize, all: usize| Value::Text(format!("{number} of {all}"));
    let signed = read()
        .filter(|assembly| assembly.authenticode.is_some())
        .count();
    card.push(
        Fact::new("With Authenticode signature", of(signed, files.len()))
            .hint("Present, not verified. Most libraries in packages have none."),
    );
    let named = managed()
        .filter(|it| it.strong_name == StrongName::Signed)
        .count();
    card.push(
        Fact::new("With strong name", of(named, managed().count()))
            .hint("Of the .NET assemblies. Present, not verified."),
    );
    let size = files
        .iter()
        .map(|it| it.file.size)
        .fold(0, u64::saturating_add);
    card.push(Fact::new("Size in all", Value::Bytes(size)));
    card.push(
        Fact::new("Frameworks", frameworks(managed()))
            .hint("For which framework the .NET assemblies were built, and how many."),
    );
    card
}

/// "34 × .NET Framework 4.8", the most frequent first.
fn frameworks<'a>(managed: impl Iterator<Item = &'a Managed>) -> Value {
    let mut names: Vec<String> = managed
        .map(|it| it.framework().unwrap_or_else(|| "not stated".to_owned()))
        .collect();
    sorted::sort_by(&mut names, |a, b| a.cmp(b));
    let groups = names.chunk_by(|a, b| a == b);
    let mut groups: Vec<&[String]> = groups.collect();
    sorted::sort_by(&mut groups, |a, b| b.len().cmp(&a.len()));
    let lines = groups
        .iter()
        .filter_map(|group| Some(format!("{} × {}", group.len(), group.first()?)));
    Value::List(lines.collect())
}

fn all(files: &[AssemblyFile<'_>]) -> Table {
    let columns = [
        "File",
        "Assembly",
        "Version",
        "File version",
        "Made for",
        "Architecture",
        "Strong name",
        "Authenticode",
        "#Size",
        "Place",
    ];
    let mut table = Table::new("All assemblies", &columns);
    for it in files.iter().take(ROWS) {
        let mut cells = vec![Value::Text(it.file_name().to_owned())];
        match &it.file.reading {
            Ok(assembly) => cells.extend(cells_of(assembly)),
            Err(problem) => {
                cells.push(Value::Unreadable(problem.clone()));
                cells.resize(8, Value::NotStated);
            }
        }
        cells.push(Value::Bytes(it.file.size));
        cells.push(Value::Text(it.file.path.to_string()));
        table.row(cells, Some(it.place()));
    }
    table
}

fn cells_of(assembly: &Assembly) -> [Value; 7] {
    let managed = assembly.managed.as_ref();
    let name = assembly.name();
    let signer = assembly.authenticode.as_ref().map(|signature| {
        let signer = signature
            .signer
            .as_deref()
            .unwrap_or("signer cannot be read");
        format!("{signer}, not verified")
    });
    [
        match (name, assembly.problems.first()) {
            (Some(name), _) => Value::Text(name.name.clone()),
            (None, Some(problem)) => Value::Unreadable(problem.clone()),
            (None, None) => Value::Text(assembly.form().to_owned()),
        },
        name.map_or(Value::NotStated, |name| {
            Value::Code(version_text(name.version))
        }),
        Value::stated(assembly.file_version().as_deref()),
        Value::stated(managed.and_then(Managed::framework).as_deref()),
        Value::Text(assembly.architecture()),
        Value::stated(managed.map(|it| it.strong_name.label())),
        Value::Text(signer.unwrap_or_else(|| "none".to_owned())),
    ]
}

fn several(conflicts: &[Conflict<'_>]) -> Table {
    let columns = [
        "Assembly",
        "Difference",
        "Version",
        "File version",
        "Made for",
        "#Size",
        "Place",
    ];
    let mut table = Table::new("Same assembly in different forms", &columns).hint(
        "A process can load only one of them. Folders with version numbers keep them apart; without such folders, one overwrites the other.",
    );
    for conflict in conflicts {
        for it in &conflict.files {
            let Some(assembly) = it.assembly().filter(|_| table.rows.len() < ROWS) else {
                continue;
            };
            let managed = assembly.managed.as_ref();
            let version = assembly
                .name()
                .map(|name| Value::Code(version_text(name.version)));
            table.row(
                vec![
                    Value::Text(it.name().to_owned()),
                    Value::Text(conflict.difference.label().to_owned()),
                    version.unwrap_or(Value::NotStated),
                    Value::stated(assembly.file_version().as_deref()),
                    Value::stated(managed.and_then(Managed::framework).as_deref()),
                    Value::Bytes(it.file.size),
                    Value::Text(it.file.path.to_string()),
                ],
                Some(it.place()),
            );
        }
    }
    table
}

fn wanted(needs: &[Need<'_>]) -> Table {
    let columns = [
        "Assembly",
        "Version",
        "Public key token",
        "Found in",
        "#Needed by",
        "Which",
    ];
    let mut table = Table::new("References", &columns).hint(
        "What the assemblies need, and what satisfies it: the file that you opened, .NET Framework, DataMiner, or a folder of the agent. By name; what is found nowhere may still be on the agent.",
    );
    for need in needs.iter().take(ROWS) {
        let mut by: Vec<String> = need.by.iter().map(|it| it.file_name().to_owned()).collect();
        sorted::sort_by(&mut by, |a, b| a.cmp(b));
        by.dedup();
        let further = by.len().saturating_sub(NAMES);
        by.truncate(NAMES);
        if further > 0 {
            by.push(format!("and {further} more"));
        }
        table.row(
            vec![
                Value::Text(need.name.name.clone()),
                Value::Code(version_text(need.name.version)),
                token(need.name),
                Value::Text(need.found.label()),
                Value::number(need.by.len()),
                Value::List(by),
            ],
            need.by.first().map(|it| it.place()),
        );
    }
    table
}
