//! Writes inputs that fuzzers begin with: `seeds TARGET FOLDER MAX_LEN`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "a program that writes files"
)]

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = env::args().skip(1);
    let mut next = || arguments.next().ok_or("seeds TARGET FOLDER MAX_LEN");
    let (target, folder) = (next()?, PathBuf::from(next()?));
    let most: usize = next()?.parse()?;
    fs::create_dir_all(&folder)?;
    let seeds = dmpkg_fuzz::seeds(&target);
    let seeds = seeds.iter().filter(|seed| seed.len() <= most);
    for (number, seed) in seeds.enumerate() {
        fs::write(folder.join(format!("{number:04}")), seed)?;
    }
    Ok(())
}
