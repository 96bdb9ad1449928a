use std::fmt;

use crate::sample::Sample;

/// Rows of measurements, printed as Markdown with even columns.
#[derive(Debug, Default)]
pub(crate) struct Table(Vec<Vec<String>>);

impl Table {
    pub(crate) fn new(head: &[&str]) -> Self {
        Self(vec![head.iter().map(|cell| (*cell).to_owned()).collect()])
    }

    /// Ours, and whether it keeps its budget; then peers with their ratio to ours.
    pub(crate) fn row(
        &mut self,
        what: &str,
        ours: &Sample,
        budget: Option<f64>,
        peers: &[&Sample],
    ) {
        let budget = budget.map_or_else(String::new, |budget| {
            let kept = if ours.median() <= budget {
                "kept"
            } else {
                "EXCEEDED"
            };
            format!("{budget:.3} {kept}").replace(".000", "")
        });
        let mut row = vec![what.to_owned(), ours.to_string(), budget];
        row.extend(peers.iter().map(|peer| {
            let ratio = peer.median() / ours.median();
            if ratio.is_finite() {
                format!("{peer}, {ratio:.1} x")
            } else {
                "-".to_owned()
            }
        }));
        self.0.push(row);
    }

    /// Ours, and the least ratio that peers must have to it.
    pub(crate) fn ratios(&mut self, what: &str, ours: &Sample, least: f64, peers: &[&Sample]) {
        let ratio = |peer: &Sample| peer.median() / ours.median();
        let kept = peers.iter().all(|peer| ratio(peer) >= least);
        let word = if kept { "kept" } else { "MISSED" };
        let mut row = vec![what.to_owned(), ours.to_string(), format!("{least} {word}")];
        row.extend(
            peers
                .iter()
                .map(|peer| format!("{peer}, {:.1} x", ratio(peer))),
        );
        self.0.push(row);
    }
}

impl fmt::Display for Table {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns = self.0.iter().map(Vec::len).max().unwrap_or(0);
        let cell = |row: &Vec<String>, column: usize| row.get(column).cloned().unwrap_or_default();
        let widths: Vec<usize> = (0..columns)
            .map(|column| {
                self.0
                    .iter()
                    .map(|row| cell(row, column).chars().count())
                    .max()
                    .unwrap_or(0)
            })
            .collect();
        for (place, row) in self.0.iter().enumerate() {
            for (column, width) in widths.iter().enumerate() {
                write!(formatter, "| {:width$} ", cell(row, column))?;
            }
            writeln!(formatter, "|")?;
            if place == 0 {
                for width in &widths {
                    write!(formatter, "|{:-<1$}", "", width + 2)?;
                }
                writeln!(formatter, "|")?;
            }
        }
        Ok(())
    }
}
