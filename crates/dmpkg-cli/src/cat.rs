use std::io::{Write, stdout};
use std::path::Path;

use dmpkg::report::Unreadable;
use dmpkg::{EntryAddress, Session};

use crate::file::OnDisk;
use crate::output::Failed;

/// Bytes decoded and written at once.
const PIECE: usize = 256 * 1024;

/// Writes the content of an entry.
pub(crate) fn run(path: &Path, names: &[String]) -> Result<(), Failed> {
    let file = OnDisk::open(path)?;
    let package = file.package().map_err(|error| {
        let why = Unreadable::new(&error, &*file.source);
        Failed::about(path.display(), format!("{} {}", why.message, why.advice))
    })?;
    let mut session = Session::new(package);
    let (address, shown) = find(&mut session, path, &file.name, names)?;
    let (mut reader, stated_crc, _) = session
        .extract(&address)
        .map_err(|problem| Failed::about(&shown, problem))?;
    let mut out = stdout().lock();
    let mut piece = vec![0; PIECE];
    loop {
        match reader.read(&mut piece) {
            Ok(0) => break,
            Ok(count) => out.write_all(piece.get(..count).unwrap_or_default())?,
            Err(error) => return Err(Failed::about(&shown, error)),
        }
    }
    out.flush()?;
    let crc = reader.decoded().crc32;
    if crc != stated_crc {
        let why = format!(
            "the checksum is {crc:08X}; the archive states {stated_crc:08X}: the content is damaged or was changed"
        );
        return Err(Failed::about(&shown, why));
    }
    Ok(())
}

/// The entry to which names lead, through archives inside, and how to call it.
pub(crate) fn find(
    session: &mut Session,
    path: &Path,
    file_name: &str,
    names: &[String],
) -> Result<(EntryAddress, String), Failed> {
    let mut address = EntryAddress::default();
    let mut shown = file_name.to_owned();
    for name in names {
        let open = session
            .package(&address)
            .map_err(|problem| Failed::about(&shown, problem))?;
        let entry = open.package.find(name).ok_or_else(|| {
            let advice = format!("dmpkg list \"{}\" shows the names", path.display());
            Failed::about(&shown, format!("there is no entry “{name}”; {advice}"))
        })?;
        address = address.child(entry.0);
        shown = format!("{shown} › {name}");
    }
    Ok((address, shown))
}
