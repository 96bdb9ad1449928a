use super::*;

fn read(text: &str) -> WebApp {
    WebApp::read(&JsonDocument::parse(text))
}

#[test]
fn what_users_get_is_read() {
    let app = read(
        r#"{"ID":"1f","Name":"Demo","PublicVersion":3,"DraftVersion":-1,"Sections":["Weather",{"Name":"Rain"}],
        "Versions":[{"Version":3,"CreatedAt":1768383193493,"CreatedBy":"DEMO\\builder","Type":"Published"}],
        "Security":{"AllowView":["Everyone"],"AllowEdit":null}}"#,
    );
    assert_eq!(
        (app.name.as_deref(), app.public_version, app.draft_version),
        (Some("Demo"), Some(3), Some(-1))
    );
    let version = &app.versions[0];
    let value = |field: &Option<Field>| field.as_ref().unwrap().value.clone();
    assert_eq!(value(&version.created_at), "2026-01-14 09:33:13 UTC");
    assert_eq!(value(&version.created_by), "DEMO\\builder");
    assert_eq!(version.created_at.as_ref().unwrap().position.line, 2);
    let sections: Vec<_> = app.sections.iter().map(|it| it.value.as_str()).collect();
    assert_eq!(sections, ["Weather", "Rain"]);
    assert_eq!(
        (app.allow_view.len(), app.allow_edit.len(), app.other.len()),
        (1, 0, 0)
    );
    assert_eq!(
        app.places.last(),
        Some(&(
            "DraftVersion",
            TextPos {
                line: 1,
                column: 59
            }
        ))
    );
    let dashboard = WebApp::dashboard("Weather.dmadb.json");
    assert_eq!(dashboard.name.as_deref(), Some("Weather"));
}

#[test]
fn what_has_another_form_is_kept_as_written() {
    let app = read(r#"{"PublicVersion":"3","Name":{},"Tags":[1, 2],"Security":7,"Id":"x"}"#);
    let other: Vec<_> = app
        .other
        .iter()
        .map(|it| format!("{}={}", it.name, it.field.value))
        .collect();
    assert_eq!(
        other,
        [
            "PublicVersion=3",
            "Name={}",
            "Tags=[1, 2]",
            "Security=7",
            "Id=x"
        ]
    );
    assert_eq!((app.public_version, app.name), (None, None));
    assert_eq!(read("[]"), WebApp::default());
    assert_eq!(read(r#"{"Name":"Demo","#).name.as_deref(), Some("Demo"));
}
