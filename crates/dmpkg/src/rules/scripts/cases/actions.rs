//! Actions, and how a script goes on.

use super::super::super::tests::Case;
use super::{actions, code};

pub(super) fn cases() -> Vec<Case> {
    vec![
        actions(
            "scripts/missing-message",
            &format!(
                "{}{}",
                code("class A { }", ""),
                "<Exe id=\"2\" type=\"exit\"/>"
            ),
            &format!("{}{}", code("class A { }", ""), exe(2, "exit", "")),
        ),
        actions(
            "scripts/unknown-parameter-type",
            &code(
                "class A { }",
                "<Param type=\"reference\">System.dll</Param>",
            ),
            &code(
                "class A { }",
                "<Param type=\"USING\">System</Param><Param>x</Param>",
            ),
        ),
        actions(
            "scripts/unknown-parameter-type",
            &with_code(&exe(
                2,
                "script",
                "<Script>Demo</Script><Param type=\"ref\">a</Param>",
            )),
            &with_code(&exe(
                2,
                "script",
                "<Script>Demo</Script><Param type=\"DEFER\">FALSE</Param>",
            )),
        ),
        actions(
            "scripts/unknown-parameter-type",
            &code("class A { }", "<Param type=\"CHECKSETS\">TRUE</Param>"),
            &with_code(&exe(
                2,
                "set",
                "<Param protocol=\"1\" type=\"other\">100</Param>",
            )),
        ),
        actions(
            "scripts/unknown-action-type",
            &with_code(&exe(2, "Exit", "")),
            &with_code(&exe(2, "settemplate", "")),
        ),
        actions(
            "scripts/unknown-action-type",
            &with_code("<Exe id=\"2\"><Message/></Exe>"),
            &with_code(&exe(2, "assigntemplate", "")),
        ),
        actions(
            "scripts/duplicate-action-id",
            &with_code(&exe(1, "exit", "")),
            &with_code(&exe(11, "exit", "")),
        ),
        actions(
            "scripts/duplicate-action-id",
            &with_code("<Exe type=\"exit\"><Message/></Exe>"),
            &with_code(&exe(3, "exit", "")),
        ),
        conditions(&["else"], &["if", "else", "endif"]),
        conditions(
            &["if", "endif", "endif"],
            &["if", "if", "else", "endif", "else", "endif"],
        ),
        conditions(
            &["if", "else", "else", "endif"],
            &["if", "endif", "if", "else", "endif"],
        ),
        conditions(&["if"], &["if", "endif"]),
        labels("<Value>again</Value>", "<Value> here </Value>"),
        labels("", "<Value>HERE</Value>"),
        labels("<Value>x</Value>", "<Value ref=\"variable\">x</Value>"),
    ]
}

fn exe(id: u32, kind: &str, inner: &str) -> String {
    format!("<Exe id=\"{id}\" type=\"{kind}\">{inner}<Message/></Exe>")
}

fn with_code(more: &str) -> String {
    format!("{}\n{more}", code("class A { }", ""))
}

fn conditions(broken: &[&str], sound: &[&str]) -> Case {
    let list = |kinds: &[&str]| {
        let actions = (2..).zip(kinds).map(|(id, kind)| exe(id, kind, ""));
        with_code(&actions.collect::<String>())
    };
    actions("scripts/unbalanced-condition", &list(broken), &list(sound))
}

/// A jump to a label of a script that has the label `Here`.
fn labels(broken: &str, sound: &str) -> Case {
    let list = |value: &str| {
        let label = exe(2, "label", "<Value>Here</Value>");
        with_code(&format!("{label}{}", exe(3, "goto", value)))
    };
    actions("scripts/unresolved-label", &list(broken), &list(sound))
}
