use super::{JsonText, Run};

/// Notifications at most of one kind: a file has dozens, and many files would drown the results.
const NOTIFICATIONS: usize = 1000;

/// Something that is to be known of the check, and not of the package.
pub(super) struct Notification {
    pub(super) topic: Topic,
    /// The place of the rule in the registry.
    pub(super) rule: Option<u32>,
    /// The place of the file.
    pub(super) file: Option<usize>,
    pub(super) message: String,
}

/// What a notification is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    ToolFailure,
    Cut,
    Partial,
    Skipped,
    SwitchedOff,
    UnknownSetting,
}

impl Topic {
    /// All, the most important first.
    const ALL: [Self; 6] = [
        Self::ToolFailure,
        Self::Cut,
        Self::Partial,
        Self::Skipped,
        Self::SwitchedOff,
        Self::UnknownSetting,
    ];

    const fn id(self) -> &'static str {
        match self {
            Self::ToolFailure => "tool-failure",
            Self::Cut => "results-cut",
            Self::Partial => "check-incomplete",
            Self::Skipped => "rule-skipped",
            Self::SwitchedOff => "rule-switched-off",
            Self::UnknownSetting => "unknown-setting",
        }
    }

    const fn about(self) -> &'static str {
        match self {
            Self::ToolFailure => "The tool failed on a rule. It says nothing of the package.",
            Self::Cut => "There are more results than hosts of code take.",
            Self::Partial => "The check did not come to its end.",
            Self::Skipped => "A rule could not run over all that concerns it.",
            Self::SwitchedOff => "A setting switches a rule off.",
            Self::UnknownSetting => "A setting names no rule.",
        }
    }

    const fn level(self) -> &'static str {
        match self {
            Self::ToolFailure => "error",
            Self::Cut | Self::Partial | Self::UnknownSetting => "warning",
            Self::Skipped | Self::SwitchedOff => "note",
        }
    }

    /// Whether it is about the settings, and not about the course of the check.
    const fn is_of_settings(self) -> bool {
        matches!(self, Self::SwitchedOff | Self::UnknownSetting)
    }
}

/// Says what each kind of notification is.
pub(super) fn descriptors(json: &mut JsonText) {
    json.list("notifications");
    for topic in Topic::ALL {
        json.object("");
        json.text("id", topic.id());
        json.message("shortDescription", topic.about());
        json.object("defaultConfiguration");
        json.text("level", topic.level());
        json.close();
        json.close();
    }
    json.close();
}

/// Writes how the check went.
pub(super) fn write(json: &mut JsonText, run: &Run) {
    json.list("invocations");
    json.object("");
    json.truth("executionSuccessful", !run.has_failed);
    for (name, of_settings) in [
        ("toolExecutionNotifications", false),
        ("toolConfigurationNotifications", true),
    ] {
        json.list(name);
        let topics = Topic::ALL.into_iter();
        for topic in topics.filter(|topic| topic.is_of_settings() == of_settings) {
            about(json, run, topic);
        }
        json.close();
    }
    json.close();
    json.close();
}

fn about(json: &mut JsonText, run: &Run, topic: Topic) {
    let all = run.notifications.iter().filter(|it| it.topic == topic);
    let further = all.clone().count().saturating_sub(NOTIFICATIONS);
    for notification in all.take(NOTIFICATIONS) {
        json.object("");
        head(json, topic, &notification.message);
        if let Some(rule) = notification.rule {
            json.object("associatedRule");
            run.rule(json, rule, "id", "index");
            json.close();
        }
        let file = notification.file;
        if let Some((at, file)) = file.and_then(|at| Some((at, run.files.get(at)?))) {
            json.list("locations");
            json.object("");
            json.object("physicalLocation");
            json.object("artifactLocation");
            json.text("uri", &file.uri);
            json.index("index", at);
            json.close();
            json.close();
            json.close();
            json.close();
        }
        json.close();
    }
    if further > 0 {
        json.object("");
        head(json, topic, &format!("So it is {further} more times."));
        json.close();
    }
}

fn head(json: &mut JsonText, topic: Topic, message: &str) {
    json.object("descriptor");
    json.text("id", topic.id());
    json.close();
    json.text("level", topic.level());
    json.message("message", message);
}
