//! A row of steps: each is named, timed, and summed up at the end.

use crate::failure::{Failure, Outcome};
use std::time::{Duration, Instant};

/// Steps that have run so far.
#[derive(Debug, Default)]
pub(crate) struct Steps(Vec<Step>);

#[derive(Debug)]
struct Step {
    name: &'static str,
    took: Duration,
    failed: bool,
}

impl Steps {
    /// Runs a step on which the next ones build: its failure ends the row.
    pub(crate) fn need<T>(
        &mut self,
        name: &'static str,
        step: impl FnOnce() -> Outcome<T>,
    ) -> Outcome<T> {
        println!("\n== {name}");
        let began = Instant::now();
        let outcome = step();
        let took = began.elapsed();
        let failed = outcome.is_err();
        println!(
            "== {name}: {} in {}",
            if failed { "failed" } else { "done" },
            seconds(took)
        );
        self.0.push(Step { name, took, failed });
        outcome
    }

    /// Runs a step of its own: its failure is told and counted, and the row goes on.
    pub(crate) fn run(&mut self, name: &'static str, step: impl FnOnce() -> Outcome) {
        if let Err(failure) = self.need(name, step) {
            eprintln!("error: {failure}");
        }
    }

    /// Prints all steps; fails when one of them did.
    pub(crate) fn summary(&self) -> Outcome {
        println!("\n== summary");
        for step in &self.0 {
            let result = if step.failed { "failed" } else { "passed" };
            println!("{result}  {:>8}  {}", seconds(step.took), step.name);
        }
        let failed: Vec<&str> = self
            .0
            .iter()
            .filter(|step| step.failed)
            .map(|step| step.name)
            .collect();
        if failed.is_empty() {
            Ok(())
        } else {
            Err(Failure::new(format!("failed: {}", failed.join(", "))))
        }
    }
}

fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::Steps;
    use crate::failure::Failure;

    #[test]
    fn one_failed_step_fails_the_row_but_does_not_end_it() {
        let mut steps = Steps::default();
        let mut reached = false;
        steps.run("first", || Err(Failure::new("it broke")));
        steps.run("second", || {
            reached = true;
            Ok(())
        });
        assert!(reached);
        assert_eq!(steps.summary(), Err(Failure::new("failed: first")));
    }

    #[test]
    fn a_row_without_failures_passes() {
        let mut steps = Steps::default();
        steps.run("only", || Ok(()));
        assert_eq!(steps.summary(), Ok(()));
    }
}
