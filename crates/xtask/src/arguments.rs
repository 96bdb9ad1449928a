//! The words behind the name of a command.

use crate::failure::{Failure, Outcome};

/// Words that have not been understood yet; each question takes away what it understands.
#[derive(Debug)]
pub(crate) struct Arguments(Vec<String>);

impl Arguments {
    pub(crate) fn new(words: Vec<String>) -> Self {
        Self(words)
    }

    /// Whether `name` (as `--dev`) is there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() != before
    }

    /// The value of `name`, given as `--dist DIR` or `--dist=DIR`.
    pub(crate) fn value(&mut self, name: &str) -> Outcome<Option<String>> {
        let prefix = format!("{name}=");
        let Some(at) = self
            .0
            .iter()
            .position(|word| word == name || word.starts_with(&prefix))
        else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&prefix) {
            return Ok(Some(value.to_owned()));
        }
        if at < self.0.len() {
            return Ok(Some(self.0.remove(at)));
        }
        Err(Failure::new(format!("`{name}` needs a value behind it")))
    }

    /// Whatever is left.
    pub(crate) fn rest(self) -> Vec<String> {
        self.0
    }

    /// Refuses whatever is left.
    pub(crate) fn finish(self) -> Outcome {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!(
                "`{word}` means nothing to this command; `cargo xtask help` shows what it takes"
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Arguments;

    fn arguments(text: &str) -> Arguments {
        Arguments::new(text.split_whitespace().map(str::to_owned).collect())
    }

    #[test]
    fn flags_and_values_are_taken_in_any_order() {
        for text in ["--port 90 --dev", "--dev --port=90"] {
            let mut arguments = arguments(text);
            assert!(arguments.flag("--dev"), "{text}");
            assert!(!arguments.flag("--dev"), "{text}");
            assert_eq!(
                arguments.value("--port"),
                Ok(Some("90".to_owned())),
                "{text}"
            );
            assert_eq!(arguments.finish(), Ok(()), "{text}");
        }
    }

    #[test]
    fn what_is_missing_or_unknown_is_named() {
        let missing = arguments("--dist").value("--dist").unwrap_err().to_string();
        assert!(missing.contains("--dist"), "{missing}");
        let unknown = arguments("--relase").finish().unwrap_err().to_string();
        assert!(unknown.contains("--relase"), "{unknown}");
    }
}
