use super::*;

#[test]
fn pages_panels_and_what_they_run_are_read() {
    let text = r#"{"ID":"1f","Name":"Demo","Version":4,"IsPublic":true,"CreatedAt":1748851200000,"CustomCSS":".a{}",
"Panels":[{"ID":"p2","Name":"Details"}],
"Pages":[{"ID":"p1","Name":"Today","Hidden":true,
  "Events":[{"Actions":[{"__type":"X.DMAApplicationPageScriptAction","Script":"Prepare","PostActions":null}]}],
  "Headerbar":{"Left":[{"Label":"Refresh","Events":[{"Actions":[{"__type":"X.DMAApplicationPagePanelAction","Panel":"p2","PostActions":[{"__type":"X.DMAApplicationPageScriptAction","Script":"Refresh"}]}]}]}],
    "Right":[{"Label":"Help","Events":[{"Actions":[{"__type":"X.DMAApplicationPageNavigateAction","Page":"","Url":"example.com/help"}]}]}]}}],
"DataPool":[{"Type":"Variable","DisplayName":"Unit","ID":"Variable/1"},{"QueryID":"q","DisplayName":"Stations","Query":{"ID":"Elements"}}],
"Events":[{"Actions":[{"__type":"X.DMAApplicationFlyAction"}]}]}"#;
    let app = WebAppConfiguration::read(&JsonDocument::parse(text));
    let value = |field: &Option<Field>| field.as_ref().unwrap().value.clone();
    assert_eq!(value(&app.created_at), "2025-06-02 08:00:00 UTC");
    let names: Vec<_> = app.pages.iter().map(|page| value(&page.name)).collect();
    assert_eq!(names, ["Today", "Details"]);
    let page = &app.pages[0];
    assert!(page.is_hidden && !page.is_panel);
    let actions: Vec<_> = page
        .references
        .actions
        .iter()
        .map(|it| format!("{} {} ({})", it.kind.label(), value(&it.target), it.owner))
        .collect();
    assert_eq!(
        actions,
        [
            "runs a script Prepare (Today)",
            "opens or closes a panel p2 (Today, button Refresh)",
            "runs a script Refresh (Today, button Refresh)",
            "goes to a page or address example.com/help (Today, button Help)",
        ]
    );
    assert_eq!(page.references.links[0].value, "example.com/help");
    assert_eq!(app.references.actions[0].kind.label(), "Fly");
    assert_eq!((app.queries.len(), app.data.len()), (1, 1));
}

#[test]
fn other_forms_give_nothing_and_a_break_keeps_what_stands_before() {
    for text in ["", "[]", "{", "{\"Pages\":{}}", "{\"Pages\":[1,null]}"] {
        WebAppConfiguration::read(&JsonDocument::parse(text));
    }
    let app = WebAppConfiguration::read(&JsonDocument::parse(
        "{\"Pages\":[{\"ID\":\"a\"},{\"ID\":\"b",
    ));
    assert_eq!(app.pages.len(), 2);
}
