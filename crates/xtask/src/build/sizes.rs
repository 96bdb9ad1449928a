//! What a visitor downloads: each file as it is, with gzip, and with brotli.

use crate::failure::{Failure, OrFail, Outcome};
use crate::page::Files;
use brotli::CompressorWriter;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::collections::BTreeMap;
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::io::{self, Write};
use std::path::Path;

/// The most that page and engine may weigh with brotli, in bytes, before the build fails.
const BUDGET: u64 = 840_000;
/// What they shall weigh: 450 KB for the finished product. Printed, not demanded yet.
const GOAL: u64 = 450_000;

const GZIP_LEVEL: u32 = 9;
const BROTLI_QUALITY: u32 = 11;
/// The largest window that every browser takes, as a power of two.
const BROTLI_WINDOW: u32 = 22;
const BROTLI_BUFFER: usize = 64 * 1024;

/// The sizes of all files of the page.
#[derive(Debug)]
pub(crate) struct Sizes(Vec<(String, Size)>);

/// The sizes of one file in bytes.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
struct Size {
    raw: u64,
    gzip: u64,
    brotli: u64,
}

/// Sizes by a fingerprint of the bytes. Brotli at its best is slow, and most files do not change.
type Known = BTreeMap<String, Size>;

impl Sizes {
    /// Measures `files`; what is known from an earlier build is read from the file `known`.
    pub(crate) fn measure(files: &Files, known: &Path) -> Outcome<Self> {
        // A missing or damaged file only means that everything is measured again.
        let before = fs::read_to_string(known).map_or_else(|_| Known::new(), |text| parse(&text));
        let mut after = Known::new();
        let mut sizes = Vec::new();
        for (name, bytes) in files {
            let fingerprint = fingerprint(bytes);
            let size = match before.get(&fingerprint) {
                Some(size) => *size,
                None => Size::measure(bytes).or_fail(|| format!("{name} cannot be compressed"))?,
            };
            after.insert(fingerprint, size);
            sizes.push((name.clone(), size));
        }
        fs::write(known, print(&after))
            .or_fail(|| format!("{} cannot be written", known.display()))?;
        Ok(Self(sizes))
    }

    /// Prints one line a file, and the total against the budget.
    pub(crate) fn print(&self) {
        self.print_files();
        println!("{}  in all, {}", self.total(), self.verdict());
    }

    /// Prints one line a file, and the total, of something without a budget.
    pub(crate) fn print_plain(&self) {
        self.print_files();
        println!("{}  in all", self.total());
    }

    /// Fails when the page is over its budget.
    pub(crate) fn check_budget(&self) -> Outcome {
        if self.is_within_budget() {
            return Ok(());
        }
        Err(Failure::new(format!(
            "the page weighs {} bytes with brotli, {}; find what made it grow, or decide on another budget \
             in crates/xtask/src/build/sizes.rs",
            self.total().brotli,
            self.verdict()
        )))
    }

    fn print_files(&self) {
        println!("{:>11} {:>11} {:>11}", "raw", "gzip -9", "brotli 11");
        for (name, size) in &self.0 {
            println!("{size}  {name}");
        }
    }

    fn total(&self) -> Size {
        self.0.iter().fold(Size::default(), |sum, (_, size)| Size {
            raw: sum.raw + size.raw,
            gzip: sum.gzip + size.gzip,
            brotli: sum.brotli + size.brotli,
        })
    }

    fn is_within_budget(&self) -> bool {
        self.total().brotli <= BUDGET
    }

    fn verdict(&self) -> String {
        let side = if self.is_within_budget() {
            "within"
        } else {
            "over"
        };
        let distance = self.total().brotli.saturating_sub(GOAL);
        match distance {
            0 => format!("{side} budget ({BUDGET} bytes)"),
            _ => format!("{side} budget ({BUDGET} bytes), {distance} above the goal of {GOAL}"),
        }
    }
}

impl Size {
    fn measure(bytes: &[u8]) -> io::Result<Self> {
        let mut gzip = GzEncoder::new(Counter(0), Compression::new(GZIP_LEVEL));
        gzip.write_all(bytes)?;
        let mut brotli = Counter(0);
        let mut writer =
            CompressorWriter::new(&mut brotli, BROTLI_BUFFER, BROTLI_QUALITY, BROTLI_WINDOW);
        writer.write_all(bytes)?;
        // Only dropping the writer ends the stream.
        drop(writer);
        Ok(Self {
            raw: bytes.len() as u64,
            gzip: gzip.finish()?.0,
            brotli: brotli.0,
        })
    }
}

impl std::fmt::Display for Size {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            formatter,
            "{:>11} {:>11} {:>11}",
            self.raw, self.gzip, self.brotli
        )
    }
}

/// Counts what is written to it.
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Prints the names and sizes of a build that is not measured further.
pub(crate) fn print_raw(files: &Files) {
    for (name, bytes) in files {
        println!("{:>11}  {name}", bytes.len());
    }
}

fn fingerprint(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}-{}", hasher.finish(), bytes.len())
}

fn parse(text: &str) -> Known {
    let line = |line: &str| {
        let mut words = line.split(' ');
        let fingerprint = words.next()?.to_owned();
        let mut number = || words.next()?.parse().ok();
        let size = Size {
            raw: number()?,
            gzip: number()?,
            brotli: number()?,
        };
        Some((fingerprint, size))
    };
    text.lines().filter_map(line).collect()
}

fn print(known: &Known) -> String {
    known
        .iter()
        .map(|(fingerprint, size)| {
            format!("{fingerprint} {} {} {}\n", size.raw, size.gzip, size.brotli)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Known, Size, Sizes, parse, print};

    #[test]
    fn both_compressors_are_really_run() {
        let text = "DataMiner ".repeat(1000);
        let size = Size::measure(text.as_bytes()).unwrap();
        assert_eq!(size.raw, 10_000);
        // An end-of-stream mark alone is one byte, a gzip header and trailer 18.
        assert!((10..200).contains(&size.brotli), "{size:?}");
        assert!((30..200).contains(&size.gzip), "{size:?}");
    }

    #[test]
    fn the_budget_counts_all_files() {
        let file = |brotli| {
            let size = Size {
                raw: 1,
                gzip: 1,
                brotli,
            };
            (String::new(), size)
        };
        assert_eq!(
            Sizes(vec![file(BUDGET - 1), file(1)]).check_budget(),
            Ok(())
        );
        let over = Sizes(vec![file(BUDGET), file(1)]).check_budget();
        assert!(over.unwrap_err().to_string().contains("over budget"));
    }

    #[test]
    fn known_sizes_survive_being_written_and_damage_is_left_out() {
        let size = Size {
            raw: 3,
            gzip: 2,
            brotli: 1,
        };
        let known: Known = [("abc-3".to_owned(), size)].into();
        let text = print(&known);
        assert_eq!(parse(&text), known);
        assert_eq!(parse(&format!("{text}damaged 1 2\n")), known);
    }
}
