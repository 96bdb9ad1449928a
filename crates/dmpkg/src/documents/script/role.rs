use super::Script;
use super::options::{FINDS_USER, REQUIRES_USER};
use crate::Field;

/// The library by which most scripts build their dialogs.
const DIALOG_LIBRARY: &str = "InteractiveAutomationScriptToolkit";

/// What a script is for, and what shows it.
pub(super) struct Role {
    pub(super) what: &'static str,
    pub(super) because: String,
}

/// What a script is for, most telling first; each with what shows it. Empty only when the document says
/// nothing at all.
pub(super) fn roles(script: &Script) -> Vec<Role> {
    let mut roles: Vec<Role> = Vec::new();
    let mut push = |what, because| {
        if roles.iter().all(|role| role.what != what) {
            roles.push(Role { what, because });
        }
    };
    for point in script.entry_points().filter(|point| point.is_marked) {
        if let Some(what) = role_of(&point.name) {
            push(what, format!("its code has the entry point {}", point.name));
        }
    }
    let interfaces = script
        .code_blocks()
        .flat_map(|(_, block)| &block.interfaces);
    for interface in interfaces {
        let what = match interface.value.as_str() {
            "IGQIDataSource" => "data source for queries (GQI)",
            _ => "operator for queries (GQI)",
        };
        push(
            what,
            format!("a class of its code implements {}", interface.value),
        );
    }
    if script.code_blocks().any(|(_, block)| block.is_library()) {
        push(
            "library for other scripts",
            "a block of its code is compiled as a library".to_owned(),
        );
    }
    if let Some((what, because)) = interactive(script) {
        push(what, because);
    }
    let nothing = Script {
        is_automation_script: script.is_automation_script,
        ..Script::default()
    };
    if roles.is_empty() && *script != nothing {
        let has_run = script.entry_points().next().is_some();
        roles.push(Role {
            what: "ordinary script",
            because: match (has_run, script.actions.is_empty()) {
                (true, _) => "its code has the method Run and nothing that tells more".to_owned(),
                (false, false) => "nothing in it tells more".to_owned(),
                (false, true) => "it has no actions that could tell more".to_owned(),
            },
        });
    }
    roles
}

fn role_of(entry_point: &str) -> Option<&'static str> {
    Some(match entry_point.to_ascii_lowercase().as_str() {
        "installapppackage" => "install script of an application package",
        "configureapp" => "configuration script of an application package",
        "uninstallapp" => "uninstall script of an application package",
        "onapitrigger" => "user-defined API",
        "ondomaction" => "action of DOM objects",
        "ondominstancecrud" => "runs when DOM objects change",
        "onticketcrud" => "runs when tickets change",
        "onrequestscriptinfo" => "answers questions about itself",
        "srmserviceinfostatechanges"
        | "onsrmquarantinetrigger"
        | "onsrmstartactionsfailure"
        | "onsrmbookingsupdatedbyreference" => "runs on events of bookings (SRM)",
        _ => return None,
    })
}

/// Whether a script asks its user something, and what shows it. What it states counts before what its
/// code does.
fn interactive(script: &Script) -> Option<(&'static str, String)> {
    let sure = |because| Some(("interactive script", because));
    let stated = script.interactivity.as_ref().and_then(Field::stated);
    if let Some(stated) = stated {
        if stated.eq_ignore_ascii_case("never") {
            return None;
        }
        let asks = ["always", "optional"];
        if asks.iter().any(|word| stated.eq_ignore_ascii_case(word)) {
            return sure(format!("it states Interactivity {stated}"));
        }
    }
    let kinds = ["ui", "findinteractiveclient"];
    let is_there = |kind: &&str| script.actions.iter().any(|action| action.is(kind));
    if let Some(kind) = kinds.iter().find(|kind| is_there(kind)) {
        return sure(format!("it has an action of type {kind}"));
    }
    let mut blocks = script.code_blocks();
    if let Some(call) = blocks.find_map(|(_, block)| block.shows_dialog.as_ref()) {
        return sure(format!("its code calls {}", call.value));
    }
    let options = script.option_bits().unwrap_or_default();
    if options & (REQUIRES_USER | FINDS_USER) != 0 {
        return sure("its options say so".to_owned());
    }
    let mut references = script
        .code_blocks()
        .flat_map(|(_, block)| &block.references);
    let uses_toolkit = references.any(|it| it.value.contains(DIALOG_LIBRARY));
    let because = format!("its code refers to the library {DIALOG_LIBRARY}");
    uses_toolkit.then_some(("probably an interactive script", because))
}
