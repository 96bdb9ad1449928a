//! Figures as a Markdown table.

/// What one run came to.
#[derive(Clone, Debug)]
pub(crate) enum Measured {
    /// How long it took.
    Milliseconds(f64),
    /// Why there is no figure.
    Failed(String),
}

/// A table that is being written.
pub(crate) struct Table {
    text: String,
    /// The median of the first row, to which others are compared.
    first: Option<f64>,
}

impl Table {
    /// Begins a table; `what` says what the figures are.
    pub(crate) fn new(title: &str, what: &str) -> Self {
        let text = format!(
            "\n## {title}\n\n{what}\n\n| | median | range | ratio | allowed |\n|---|---|---|---|---|\n"
        );
        Self { text, first: None }
    }

    /// Adds the runs of one tool.
    pub(crate) fn row(&mut self, name: &str, runs: &[Measured], allowed: Option<f64>) {
        let mut figures: Vec<f64> = runs.iter().filter_map(Measured::milliseconds).collect();
        figures.sort_by(f64::total_cmp);
        let Some(median) = figures.get(figures.len() / 2).copied() else {
            let why = runs.iter().find_map(Measured::failure).unwrap_or("no run");
            self.text.push_str(&format!("| {name} | {why} | | | |\n"));
            return;
        };
        let ratio = median / *self.first.get_or_insert(median);
        let (least, most) = (
            figures.first().unwrap_or(&median),
            figures.last().unwrap_or(&median),
        );
        let allowed = allowed.map_or_else(String::new, |allowed| {
            verdict(median <= allowed, &format!("{allowed:.0}"))
        });
        self.text.push_str(&format!(
            "| {name} | {median:.0} | {least:.0} to {most:.0} | {ratio:.1} | {allowed} |\n"
        ));
    }

    /// Adds a number of bytes and what is allowed.
    pub(crate) fn fact(&mut self, name: &str, bytes: u64, allowed: u64) {
        let allowed = verdict(bytes <= allowed, &kilobytes(allowed));
        self.text.push_str(&format!(
            "| {name} | {} | | | {allowed} |\n",
            kilobytes(bytes)
        ));
    }

    /// Adds a sentence below the table.
    pub(crate) fn note(&mut self, words: &str) {
        self.text.push_str(&format!("\n{words}\n"));
    }

    /// The text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

impl Measured {
    fn milliseconds(&self) -> Option<f64> {
        match self {
            Self::Milliseconds(figure) => Some(*figure),
            Self::Failed(_) => None,
        }
    }

    fn failure(&self) -> Option<&str> {
        match self {
            Self::Milliseconds(_) => None,
            Self::Failed(why) => Some(why),
        }
    }
}

fn verdict(within: bool, allowed: &str) -> String {
    format!("{allowed}, {}", if within { "kept" } else { "NOT KEPT" })
}

fn kilobytes(bytes: u64) -> String {
    format!("{} KB", bytes.div_ceil(1024))
}
