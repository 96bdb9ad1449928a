use std::io::{Write, stdout};
use std::path::Path;
use std::rc::Rc;

use dmpkg::amounts;
use dmpkg::report::Unreadable;
use dmpkg::{Listed, Listing, ListingHashes, Session};

use crate::arguments::ListFormat;
use crate::file::OnDisk;
use crate::output::Failed;

/// Prints the entries of a file.
pub(crate) fn run(
    path: &Path,
    nested: bool,
    hashes: bool,
    format: ListFormat,
) -> Result<(), Failed> {
    let file = OnDisk::open(path)?;
    let package = file.package().map_err(|error| {
        let why = Unreadable::new(&error, &*file.source);
        Failed::about(path.display(), format!("{} {}", why.message, why.advice))
    })?;
    let archive = Rc::clone(&package.archive);
    let mut session = Session::new(package);
    let listing = if hashes || format == ListFormat::Sha256sum {
        let mut job = ListingHashes::new(archive, nested);
        while !job.step() {}
        job.listing(&mut session, nested)
    } else {
        Listing::of(&mut session, nested)
    };
    let mut out = stdout().lock();
    match format {
        ListFormat::Json => out.write_all(listing.to_json().as_bytes())?,
        ListFormat::Csv => out.write_all(listing.to_csv().as_bytes())?,
        ListFormat::Sha256sum => out.write_all(listing.to_sha256sum().as_bytes())?,
        ListFormat::Text => text(&mut out, &listing)?,
    }
    Ok(())
}

fn text(out: &mut impl Write, listing: &Listing) -> Result<(), Failed> {
    writeln!(
        out,
        "{:>10}  {:>10}  {:<8}  {:<8}  name",
        "size", "packed", "method", "CRC-32"
    )?;
    for Listed {
        path,
        size,
        compressed_size,
        method,
        crc32,
        sha256,
        problem,
        ..
    } in &listing.entries
    {
        writeln!(
            out,
            "{:>10}  {:>10}  {method:<8}  {crc32}  {path}",
            amounts::size(*size),
            amounts::size(*compressed_size)
        )?;
        if let Some(sha256) = sha256 {
            writeln!(out, "{:>24}{sha256}", "SHA-256  ")?;
        }
        if let Some(problem) = problem {
            writeln!(out, "{:>24}{problem}", "damaged  ")?;
        }
    }
    for problem in &listing.problems {
        writeln!(out, "{}: {}", problem.path, problem.message)?;
    }
    Ok(())
}
