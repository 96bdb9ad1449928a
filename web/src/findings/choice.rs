use dmpkg::rules::Severity;
use dmpkg::sorted::Set;

/// What stands together in the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grouping {
    /// What one rule found.
    #[default]
    Rule,
    /// What was found in one entry.
    File,
    /// What is equally bad.
    Severity,
    /// What was found in one archive.
    Package,
}

/// Which findings are listed, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Severities that are left out.
    pub hidden: Set<Severity>,
    /// Words that rule, message or path must hold.
    pub text: String,
    /// What stands together.
    pub grouping: Grouping,
    /// Groups of which only the head is shown.
    pub folded: Set<u64>,
    /// Groups of which every place is shown, not only the first ones.
    pub whole: Set<u64>,
    /// Lines whose explanation is not as it is by itself: shown for errors, not shown for others.
    pub turned: Set<u64>,
}

/// How the user looks at the findings. It stays when another tab comes to the front.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    /// Which findings are listed, and how.
    pub choice: Choice,
    /// The line where the keyboard is, or the finding that was gone to last.
    pub at: Option<u64>,
    /// Whether the finding that was gone to stands above its place.
    pub walking: bool,
    /// Whether what settings hide is shown.
    pub aside: bool,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SightAction {
    /// Leaves a severity out, or takes it in again.
    Toggle(Severity),
    /// Only what holds these words.
    Text(String),
    /// Groups anew.
    Group(Grouping),
    /// Folds a group, or unfolds it.
    Fold(u64, bool),
    /// Folds these groups, and no other.
    FoldAll(Vec<u64>),
    /// Shows all places of a group.
    Whole(u64),
    /// Shows an explanation, or hides it.
    Turn(u64),
    /// The keyboard is on this line.
    At(u64),
    /// Everything is listed again.
    ShowAll,
    /// The finding no longer stands above its place.
    Dismiss,
    /// Shows what settings hide, or no more.
    Aside(bool),
}

impl Grouping {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Rule, Self::File, Self::Severity, Self::Package];

    /// The word for it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rule => "Rule",
            Self::File => "File",
            Self::Severity => "Severity",
            Self::Package => "Package",
        }
    }
}

impl Choice {
    /// Whether a line is explained. What is an error says why and what to do without being asked, as
    /// long as the list is one of rules.
    pub fn explains(&self, line: u64, severity: Severity) -> bool {
        let by_itself = self.grouping == Grouping::Rule && severity == Severity::Error;
        self.turned.contains(&line) != by_itself
    }

    /// Whether findings are left out.
    pub fn narrows(&self) -> bool {
        !self.hidden.is_empty() || !self.text.trim().is_empty()
    }
}

impl Sight {
    /// Does what happened.
    pub fn apply(&mut self, action: SightAction) {
        let choice = &mut self.choice;
        match action {
            SightAction::Toggle(severity) => choice.hidden.turn(severity),
            SightAction::Text(text) => choice.text = text,
            SightAction::Group(grouping) => choice.grouping = grouping,
            SightAction::Fold(group, true) => choice.folded.insert(group),
            SightAction::Fold(group, false) => choice.folded.remove(&group),
            SightAction::FoldAll(groups) => choice.folded = groups.into_iter().collect(),
            SightAction::Whole(group) => choice.whole.insert(group),
            SightAction::Turn(line) => choice.turned.turn(line),
            SightAction::At(line) => {
                // The finding above its place stays the one that was gone to.
                if self.at != Some(line) {
                    self.walking = false;
                }
                self.at = Some(line);
            }
            SightAction::ShowAll => {
                choice.hidden.clear();
                choice.text.clear();
            }
            SightAction::Dismiss => self.walking = false,
            SightAction::Aside(shown) => self.aside = shown,
        }
    }
}
