use std::fmt;

/// Figures of the same thing, measured several times.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sample(Vec<f64>);

impl Sample {
    pub(crate) fn add(&mut self, figure: f64) {
        self.0.push(figure);
        self.0.sort_by(f64::total_cmp);
    }

    /// The one in the middle; the lower of two.
    pub(crate) fn median(&self) -> f64 {
        let middle = self.0.len().saturating_sub(1) / 2;
        self.0.get(middle).copied().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Sample {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = if self.median() < 10.0 { 2 } else { 0 };
        write!(formatter, "{:.digits$}", self.median())?;
        match (self.0.first(), self.0.last()) {
            (Some(least), Some(most)) if self.0.len() > 1 => {
                write!(formatter, " [{least:.digits$}-{most:.digits$}]")
            }
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Sample;

    #[test]
    fn the_median_stands_between_the_extremes() {
        let mut sample = Sample::default();
        for figure in [90.0, 55.0, 70.0, 61.0, 300.0] {
            sample.add(figure);
        }
        assert_eq!(sample.to_string(), "70 [55-300]");
    }
}
