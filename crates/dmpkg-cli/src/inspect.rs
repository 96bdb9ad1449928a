use std::io::{Write, stdout};
use std::path::Path;
use std::rc::Rc;

use dmpkg::report::Unreadable;
use dmpkg::{
    CheckOptions, EntryAddress, EntryPath, Findings, Insight, Inspection, Overview, Package,
    Report, Session,
};

use crate::arguments::Format;
use crate::file::OnDisk;
use crate::output::Failed;
use crate::sheet::Printer;

/// Prints what a file is, what is in it and what it does.
pub(crate) fn run(
    path: &Path,
    format: Format,
    secrets: bool,
    at: Option<i64>,
    roots: Vec<Vec<u8>>,
) -> Result<(), Failed> {
    let options = CheckOptions {
        now: at,
        roots,
        ..CheckOptions::default()
    };
    let file = OnDisk::open(path)?;
    let opened = file.package().map(Rc::new);
    let mut out = stdout().lock();
    if format == Format::Json {
        let none = Findings::default();
        let mut report = match &opened {
            Ok(package) => {
                let (inspection, signatures) = Inspection::with_signatures(package, options);
                let read = file.source.traffic().bytes;
                Report::of(package, read, &signatures, &inspection)
            }
            Err(error) => {
                let why = Unreadable::new(error, &*file.source);
                let size = dmpkg_archive::Source::len(&*file.source);
                let read = file.source.traffic().bytes;
                Report::unreadable(&file.name, size, read, why, &none)
            }
        };
        report.secrets = secrets;
        out.write_all(report.to_json().as_bytes())?;
        return Ok(());
    }
    match opened {
        Ok(package) => text(&mut out, &package, secrets, options),
        Err(error) => {
            let why = Unreadable::new(&error, &*file.source);
            writeln!(out, "{}\n{}\n{}", file.name, why.message, why.advice)?;
            Ok(())
        }
    }
}

/// Prints what an entry says; the names lead to it, through archives inside.
pub(crate) fn entry(path: &Path, names: &[String], secrets: bool) -> Result<(), Failed> {
    let file = OnDisk::open(path)?;
    let package = file.package().map_err(|error| {
        let why = Unreadable::new(&error, &*file.source);
        Failed::about(path.display(), format!("{} {}", why.message, why.advice))
    })?;
    let mut session = Session::new(package);
    let (address, shown) = crate::cat::find(&mut session, path, &file.name, names)?;
    let sheet = session
        .sheet(&address)
        .map_err(|problem| Failed::about(&shown, problem))?;
    let Some(sheet) = sheet else {
        let advice = "nothing is known of such files; dmpkg cat prints the content";
        return Err(Failed::about(&shown, advice));
    };
    let out = &mut stdout().lock();
    Ok(Printer { out, secrets }.sheet(&sheet)?)
}

fn text(
    out: &mut impl Write,
    package: &Rc<Package>,
    secrets: bool,
    options: CheckOptions,
) -> Result<(), Failed> {
    let mut overview = Overview::of(package, &EntryAddress::default(), &EntryPath::default());
    let (inspection, findings) = Inspection::with_signatures(package, options);
    let insight = Insight::of(&inspection);
    let version = overview.version.as_deref();
    let version = version.map_or_else(String::new, |version| format!(" {version}"));
    writeln!(out, "{}{version} · {}", overview.title, overview.kind_label)?;
    let mut printer = Printer { out, secrets };
    for notice in &overview.notices {
        printer.notice(notice)?;
    }
    let own = insight.packages.first();
    if let Some(own) = own {
        overview.add(&own.cards);
    }
    printer.cards(&overview.cards)?;
    if let Some(own) = own {
        printer.sheet(&own.plan)?;
    }
    let signature = findings.signature_sheet();
    if !signature.blocks.is_empty() {
        printer.sheet(&signature)?;
    }
    printer.sheet(&insight.assemblies)?;
    printer.sheet(&insight.disclosures)?;
    Ok(())
}
