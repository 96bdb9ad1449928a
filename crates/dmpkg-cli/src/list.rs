use std::io::{Write, stdout};
use std::path::Path;

use dmpkg::amounts;
use dmpkg::report::Unreadable;
use dmpkg::{Listed, Listing, Session};

use crate::arguments::Format;
use crate::file::OnDisk;
use crate::output::Failed;

/// Prints the entries of a file.
pub(crate) fn run(path: &Path, nested: bool, format: Format) -> Result<(), Failed> {
    let file = OnDisk::open(path)?;
    let package = file.package().map_err(|error| {
        let why = Unreadable::new(&error, &*file.source);
        Failed::about(path.display(), format!("{} {}", why.message, why.advice))
    })?;
    let listing = Listing::of(&mut Session::new(package), nested);
    let mut out = stdout().lock();
    match format {
        Format::Json => {
            serde_json::to_writer_pretty(&mut out, &listing)?;
            writeln!(out)?;
        }
        Format::Text => text(&mut out, &listing)?,
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
        ..
    } in &listing.entries
    {
        writeln!(
            out,
            "{:>10}  {:>10}  {method:<8}  {crc32}  {path}",
            amounts::size(*size),
            amounts::size(*compressed_size)
        )?;
    }
    for problem in &listing.problems {
        writeln!(out, "{}: {}", problem.path, problem.message)?;
    }
    Ok(())
}
