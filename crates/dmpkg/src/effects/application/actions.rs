//! `DeploymentActions.xml`, which the default installer carries out last.

use super::super::plan::Planner;
use super::super::{Action, Confidence, Effect, Stage};
use crate::{DeploymentActions, DocumentContent, Field, InspectedDocument, Weight};

pub(super) fn plan(planner: &mut Planner<'_>) {
    let actions = planner.own.contents(|content| match content {
        DocumentContent::DeploymentActions(actions) => Some(actions),
        _ => None,
    });
    // The installer knows the one that lies at its place; it is the first.
    if let Some((document, actions)) = { actions }.next() {
        add(planner, document, actions);
    }
}

fn add(planner: &mut Planner<'_>, document: &InspectedDocument, actions: &DeploymentActions) {
    let say = |action, weight, text: String| {
        Effect::new(Stage::DeploymentActions, action, weight, text).known(Confidence::Seen)
    };
    for drawing in &actions.default_drawings {
        let text = format!(
            "makes {} the default drawing of the connector {}",
            words(&drawing.file_name),
            words(&drawing.protocol)
        );
        let effect = say(Action::SetDefault, Weight::Change, text);
        planner.add(effect.from(planner.position(document, drawing.position)));
    }
    for production in &actions.production_protocols {
        let copies = production.copy_templates.as_ref();
        let copies = copies.is_some_and(|field| field.value.eq_ignore_ascii_case("true"));
        let text = format!(
            "makes version {} of the connector {} the production version{}",
            words(&production.version),
            words(&production.protocol),
            match copies {
                true => ", with its alarm and trend templates",
                false => "",
            }
        );
        let effect = say(Action::SetProduction, Weight::Loud, text)
            .hint("Elements that follow the production version switch to it.");
        planner.add(effect.from(planner.position(document, production.position)));
    }
    for template in &actions.preserved_templates {
        let text = format!(
            "keeps the template {} of the connector {} when it is there already",
            words(&template.name),
            words(&template.protocol)
        );
        let effect = say(Action::Keep, Weight::Quiet, text);
        planner.add(effect.from(planner.position(document, template.position)));
    }
    for other in &actions.other {
        let text = format!("{}: what it does is not public", other.name);
        let effect = say(Action::Unknown, Weight::Unknown, text).known(Confidence::Unknown);
        planner.add(effect.from(planner.position(document, other.field.position)));
    }
}

fn words(field: &Option<Field>) -> &str {
    let stated = field.as_ref().and_then(Field::stated);
    stated.unwrap_or("(not stated)")
}
