use super::*;

const TEXT: &str = r#"{"Name":"Demo","Folder":"Weather","Version":4,"TimeCreatedUTC":1748851200000,"TimeModifiedUTC":0,"IsApplicationPage":false,
"Components":[{"ID":1,"Title":null,"Alias":"Log","Type":"generic-data","Visualization":"table","DataIDs":[1,2],"Position":{"X":0,"Y":2,"Rows":9,"Cols":24},
   "InputData":{"script":{"scriptName":"Save","parameters":[]},"text":"https://example.com/a","same":"https://example.com/a"}},
  {"ID":2,"Title":"","Type":"text"}],
"Data":[{"ID":1,"Data":{"QueryID":"q","DisplayName":"A","Query":{"ID":"Alarms"}}},
  {"ID":2,"Data":{"Type":"Parameter","ID":"Parameter/1","ProtocolName":"Demo Rain Gauge","ProtocolVersion":"Production","ParameterID":7}},
  {"ID":3,"Data":{"Type":"Parameter","ID":"Parameter/2","DataMinerID":12,"ElementID":345,"ParameterID":7}}],
"DataPool":[{"QueryID":"q","DisplayName":"A","Query":{"ID":"Alarms"}}],
"DashboardRequirements":{"Elements":{"Total":1},"Views":null}}"#;

#[test]
fn components_data_and_needs_are_read() {
    let dashboard = Dashboard::read(&JsonDocument::parse(TEXT));
    let value = |field: &Option<Field>| field.as_ref().unwrap().value.clone();
    assert_eq!(value(&dashboard.created_at), "2025-06-02 08:00:00 UTC");
    assert_eq!(dashboard.modified_at, None);
    let labels: Vec<_> = dashboard
        .components
        .iter()
        .map(DashboardComponent::label)
        .collect();
    assert_eq!(labels, ["Log", "text 2"]);
    assert_eq!(
        (dashboard.components[0].area, dashboard.components[0].data),
        (Some([0, 2, 24, 9]), 2)
    );
    assert_eq!((dashboard.queries.len(), dashboard.data.len()), (1, 2));
    assert_eq!(dashboard.requirements[0].name, "Elements");
    let references = &dashboard.references;
    let script = references.scripts().next().unwrap();
    assert_eq!(
        (value(&script.target), script.owner.as_str()),
        ("Save".to_owned(), "Log")
    );
    assert_eq!(
        (references.links.len(), references.links[0].position.line),
        (1, 3)
    );
    assert_eq!(references.elements[0].value, "12/345");
    let connector = &references.connectors[0];
    assert_eq!(
        (connector.name.value.as_str(), value(&connector.version)),
        ("Demo Rain Gauge", "Production".to_owned())
    );
}

#[test]
fn pages_are_told_from_dashboards() {
    let dashboard = Dashboard::read(&JsonDocument::parse(TEXT));
    assert!(!dashboard.is_page("Demo.dmadb.json"));
    assert!(dashboard.is_page("Apps/1f/pages/2e.dmadb.json"));
    for text in [
        r#"{"IsApplicationPage":true}"#,
        r#"{"Folder":"_APP\\1f\\version_3\\pages"}"#,
    ] {
        assert!(
            Dashboard::read(&JsonDocument::parse(text)).is_page(""),
            "{text}"
        );
    }
    for text in [
        "",
        "[]",
        "{\"Components\":",
        "{\"Components\":[[]]}",
        "{\"Data\":[1]}",
    ] {
        Dashboard::read(&JsonDocument::parse(text));
    }
}
