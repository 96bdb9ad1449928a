/// The parts of a connector's version, when it has the usual form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConnectorVersion {
    /// `A.B.C`: connectors of one range can replace each other.
    pub range: String,
    /// `x` of `_Bx`: the development build.
    pub build: Option<String>,
    /// What else stands behind the four numbers.
    pub suffix: String,
}

impl ConnectorVersion {
    /// Reads `A.B.C.D`, `A.B.C.D_Bx` and what else begins with four numbers.
    pub fn parse(version: &str) -> Option<Self> {
        let is_part = |c: char| c.is_ascii_digit() || c == '.';
        let end = version.find(|c| !is_part(c)).unwrap_or(version.len());
        let (numbers, suffix) = version.split_at_checked(end)?;
        let parts: Vec<_> = numbers.split('.').collect();
        if parts.len() != 4 || parts.iter().any(|part| part.is_empty()) {
            return None;
        }
        let (range, _) = numbers.rsplit_once('.')?;
        let build = suffix
            .strip_prefix("_B")
            .or_else(|| suffix.strip_prefix("_b"));
        let is_number =
            |text: &&str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
        let build = build.filter(is_number);
        Some(Self {
            range: range.to_owned(),
            build: build.map(str::to_owned),
            suffix: if build.is_some() { "" } else { suffix }.to_owned(),
        })
    }
}
