use super::*;

fn read(text: &str) -> DomExport {
    DomExport::read(&JsonDocument::parse(text))
}

fn value(field: &Option<Field>) -> &str {
    field.as_ref().map_or("-", |field| field.value.as_str())
}

#[test]
fn each_kind_of_file_is_told_by_its_members() {
    let module = read(
        r#"{"ModuleId":"weather","DomManagerSettings":{"ScriptSettings":{"OnUpdateTriggerConditions":[],"OnCreate":"Check","OnUpdate":"","ScriptType":0}},"CreatedBy":"Builder"}"#,
    );
    assert_eq!(value(&module.modules[0].id), "weather");
    assert_eq!(module.modules[0].scripts[0].0, "OnCreate");
    let definition = read(
        r#"{"Id":{"Id":"d1","ModuleId":"weather"},"SectionDefinitionLinks":[{"SectionDefinitionID":{"Id":"s1","ModuleId":"weather"}},{}],"Name":"Station","BehaviorDefinitionId":{"Id":"b1"},"ModuleSettingsOverrides":{"ScriptSettings":null}}"#,
    );
    let first = &definition.definitions[0];
    assert_eq!(
        (
            value(&first.name),
            value(&first.module),
            value(&first.behavior)
        ),
        ("Station", "weather", "b1")
    );
    assert_eq!(first.sections[0].value, "s1");
    let section = read(
        r#"{"$type":"X.CustomSectionDefinition, Y","ID":{"$type":"X","Id":"s1","ModuleId":"weather"},"Name":"Info","FieldDescriptors":{"$type":"L","$values":[
{"$type":"N.Sections.FieldDescriptor, T","ID":{"Id":"f1"},"Name":"Title","FieldType":"System.String, mscorlib, Version=4.0.0.0","IsOptional":true},
{"$type":"N.Sections.DomInstanceFieldDescriptor, T","ID":{"Id":"f2"},"Name":"Links","DomDefinitionIds":{"$values":[{"Id":"d1"}]},"FieldType":"System.Collections.Generic.List`1[[System.Guid, mscorlib, V]], mscorlib"}]}}"#,
    );
    let fields: Vec<_> = section.sections[0]
        .fields
        .iter()
        .map(|it| {
            format!(
                "{} {} {} {}",
                value(&it.name),
                it.type_label(),
                it.descriptor,
                it.definitions.len()
            )
        })
        .collect();
    assert_eq!(
        fields,
        [
            "Title String FieldDescriptor 0",
            "Links List of Guid DomInstanceFieldDescriptor 1"
        ]
    );
    assert_eq!(
        section.sections[0].fields[1].position,
        TextPos { line: 3, column: 1 }
    );
    let behavior = read(
        r#"{"Id":{"Id":"b1"},"Name":"Life","InitialStatusId":"new","Statuses":[{"Id":"new","DisplayName":"New"},{"Id":"old","DisplayName":"Old"}],"StatusTransitions":[{"FromStatusId":"new","ToStatusId":"old"}],
"ButtonDefinitions":[{"Id":"b","Layout":{"Text":"Retire"},"VisibilityCondition":{"Statuses":["new"]}}],"ActionDefinitions":[{"Id":"a","Condition":{"Statuses":["new"]},"Script":"Retire"}]}"#,
    );
    assert_eq!(behavior.behaviors.len(), 1);
    let life = &behavior.behaviors[0];
    assert_eq!(
        (life.buttons[0].value.as_str(), value(&life.actions[0].1)),
        ("Retire", "Retire")
    );
    assert_eq!(
        (
            life.statuses.len(),
            life.transitions.len(),
            value(&life.initial_status)
        ),
        (2, 1, "new")
    );
}

#[test]
fn one_file_can_hold_all_and_other_forms_hold_nothing() {
    let export = read(
        r#"[{"Module":{"ModuleId":"m","DomManagerSettings":{}},"All":[{"SectionDefinitionLinks":[]},{"FieldDescriptors":[]},{"InitialStatusId":null},{"DomDefinitionId":{},"Sections":[]}]}]"#,
    );
    let counts = (
        export.modules.len(),
        export.definitions.len(),
        export.sections.len(),
        export.behaviors.len(),
    );
    assert_eq!((counts, export.instances), ((1, 1, 1, 1), 1));
    for text in [
        "",
        "3",
        "{}",
        "[[[",
        "{\"FieldDescriptors\":{\"$values\":3}}",
    ] {
        assert!(read(text).definitions.is_empty(), "{text}");
    }
}
