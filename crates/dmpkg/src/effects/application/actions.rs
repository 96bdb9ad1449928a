//! `DeploymentActions.xml`, which the default installer carries out last.

use super::super::plan::Planner;

pub(super) fn plan(planner: &mut Planner<'_>) {
    let _ = planner;
}
