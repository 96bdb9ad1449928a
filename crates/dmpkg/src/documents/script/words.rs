use super::ScriptAction;

/// Characters of what an action says that are shown in its row.
const SHOWN: usize = 300;

/// What an action does, in words.
pub(super) fn what_it_does(action: &ScriptAction) -> &'static str {
    let kind = action.kind.as_deref().unwrap_or_default();
    match kind.to_ascii_lowercase().as_str() {
        "assign" => "gives a variable a value",
        "assigndummy" => "chooses the element of a dummy",
        "assigntemplate" | "settemplate" => {
            "gives the element of a dummy an alarm or trend template"
        }
        "changestate" => "starts, stops, restarts, pauses or masks the element of a dummy",
        "clearmemory" => "empties a memory file",
        "comment" => "a remark",
        "csharp" => "runs C# code",
        "else" => "otherwise",
        "endif" => "end of the condition",
        "exit" => "ends the script",
        "get" => "reads a parameter or a memory file",
        "goto" => "goes on at a label",
        "findinteractiveclient" => "asks a user to attach",
        "if" => "goes on only under a condition",
        "information" => "raises an information event",
        "label" => "a label to go to",
        "logmessage" => "writes into the log file of the Automation module",
        "notification" => "sends an e-mail or a text message",
        "report" => "sends or uploads a report",
        "script" => "runs another script",
        "set" => "sets a parameter, a memory file or a variable",
        "sleep" => "waits for a time",
        "ui" => "shows a dialog and waits for an answer",
        "wait" => "waits until a condition holds",
        _ => "meaning not public",
    }
}

/// What its elements say: `Param 300 (protocol 1); Value 5`.
pub(super) fn details(action: &ScriptAction) -> String {
    let mut details = String::new();
    for part in &action.parts {
        let value = part.field.value.as_str();
        if value.is_empty() && part.attributes.is_empty() {
            continue;
        }
        if !details.is_empty() {
            details.push_str("; ");
        }
        details.push_str(&part.name);
        for word in value.split_whitespace() {
            details.push(' ');
            details.push_str(word);
        }
        let stated = part.attributes.iter().filter(|it| !it.value.is_empty());
        for (number, attribute) in stated.enumerate() {
            details.push_str(if number == 0 { " (" } else { ", " });
            details.push_str(&attribute.name);
            details.push(' ');
            details.push_str(&attribute.value);
        }
        if part.attributes.iter().any(|it| !it.value.is_empty()) {
            details.push(')');
        }
        if details.len() > SHOWN * 4 {
            break;
        }
    }
    match details.char_indices().nth(SHOWN) {
        Some((end, _)) => {
            details.truncate(end);
            details.push('…');
            details
        }
        None => details,
    }
}
