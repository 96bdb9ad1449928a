//! From the files of the page to the folder that is shipped.

use super::{hosting, keeping, naming, single};
use crate::failure::{Failure, OrFail, Outcome};
use crate::page::{Files, NO_HASH, add};
use std::fs;
use std::path::Path;

/// What is shipped.
#[derive(Debug)]
pub(super) struct Shipped {
    /// What a visitor downloads.
    pub(super) page: Files,
    /// What lies beside: the single file with its hash, and what hosts are told.
    pub(super) beside: Files,
}

impl Shipped {
    /// As it ships: with the single file, with a list of what is kept for times without a network.
    pub(super) fn new(root: &Path, html: String, mut page: Files, bin: &str) -> Outcome<Self> {
        let unpack = root.join("web/unpack.js");
        let unpack = fs::read_to_string(&unpack)
            .or_fail(|| format!("{} cannot be read", unpack.display()))?;
        let file = single::assemble(&html, &page, bin, &unpack)?.into_bytes();
        let with_hash = NO_HASH.replace("\"\"", &format!("\"{}\"", single::hash(&file)));
        let html = html.replacen(NO_HASH, &with_hash, 1);
        name(&mut page, html, bin)?;
        keeping::list(&mut page)?;
        let mut beside = Files::new();
        add(
            &mut beside,
            format!("{}.sha256", single::NAME),
            single::checksum(&file).into_bytes(),
        )?;
        add(&mut beside, single::NAME.to_owned(), file)?;
        let mut all = page.clone();
        all.extend(beside.clone());
        add(
            &mut beside,
            "_headers".to_owned(),
            hosting::headers(&all)?.into_bytes(),
        )?;
        add(
            &mut beside,
            "web.config".to_owned(),
            hosting::web_config(&all)?.into_bytes(),
        )?;
        Ok(Self { page, beside })
    }

    /// For a look while the page is changed: nothing is kept, so that every change is seen at once.
    pub(super) fn for_development(html: String, mut page: Files, bin: &str) -> Outcome<Self> {
        name(&mut page, html, bin)?;
        Ok(Self {
            page,
            beside: Files::new(),
        })
    }

    /// All files.
    pub(super) fn all(&self) -> Files {
        let mut all = self.page.clone();
        all.extend(self.beside.clone());
        all
    }

    /// The size of the single file in bytes; none when it was not made.
    pub(super) fn single(&self) -> Option<usize> {
        self.beside.get(single::NAME).map(Vec::len)
    }

    /// Prints size and hash of the single file.
    pub(super) fn print_single(&self) {
        if let Some(file) = self.beside.get(single::NAME) {
            println!(
                "{:>11}  {}, {} bytes allowed\n             SHA-256 {}",
                file.len(),
                single::NAME,
                single::BUDGET,
                single::hash(file)
            );
        }
    }

    /// Fails when the single file is too large.
    pub(super) fn check_single(&self) -> Outcome {
        match self.single() {
            Some(size) if size > single::BUDGET => Err(Failure::new(format!(
                "{} weighs {size} bytes, {} are allowed; find what made it grow, or decide on another budget in \
                 crates/xtask/src/build/single",
                single::NAME,
                single::BUDGET
            ))),
            _ => Ok(()),
        }
    }
}

fn name(page: &mut Files, html: String, bin: &str) -> Outcome {
    add(page, naming::PAGE.to_owned(), html.into_bytes())?;
    naming::name_by_content(page, bin)
}
