/// What a text is written in, for its colours and its layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Xml,
    Json,
    CSharp,
    Plain,
}

impl Language {
    /// By the first character that is not white space; a name alone proves nothing. Only code has no
    /// mark of its own.
    pub(super) fn of(name: &str, text: &str) -> Self {
        let name = name.to_ascii_lowercase();
        let is = |extensions: &[&str]| extensions.iter().any(|extension| name.ends_with(extension));
        match text.trim_start().chars().next() {
            Some(_) if is(&[".cs"]) => Self::CSharp,
            Some('<') if !is(&[".txt", ".log", ".md"]) => Self::Xml,
            Some('{' | '[') if is(&[".json", ".webmanifest", ".map"]) => Self::Json,
            _ => Self::Plain,
        }
    }

    /// Whether a text can be laid out anew.
    pub(super) fn has_layout(self) -> bool {
        matches!(self, Self::Xml | Self::Json)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Xml => "XML",
            Self::Json => "JSON",
            Self::CSharp => "C#",
            Self::Plain => "text",
        }
    }
}
