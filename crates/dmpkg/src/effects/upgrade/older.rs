//! What packages of the older form carry, shown as what it is.

use super::super::plan::{AGENT, Planner};
use super::super::{Action, Confidence, Effect, Stage};
use crate::Weight;
use crate::detect::ends_with;

/// Kinds of files, and the words for one and for several.
const KINDS: [(&str, &str); 4] = [
    ("report template", "report templates"),
    ("aggregation rule", "aggregation rules"),
    ("dashboard", "dashboards"),
    ("connector package", "connector packages"),
];

/// Adds what an Update.zip carries beside programs and settings of DataMiner.
pub(super) fn add(planner: &mut Planner<'_>) {
    let mut counts: [(u64, Option<Effect>); 4] = Default::default();
    for (entry, path) in planner.files() {
        if let Some(effect) = production(&path) {
            planner.add(effect.from(planner.place(entry.index())));
        }
        let kind = kind(&path);
        let slot = kind.and_then(|kind| counts.get_mut(kind));
        let Some((count, first)) = slot else {
            continue;
        };
        *count += 1;
        first.get_or_insert_with(|| {
            Effect::new(Stage::Contents, Action::Add, Weight::Change, "")
                .known(Confidence::Seen)
                .from(planner.place(entry.index()))
        });
    }
    for ((count, first), (one, many)) in counts.into_iter().zip(KINDS) {
        if let Some(effect) = first {
            let things = crate::amounts::counted(count, one, many);
            planner.add(Effect {
                text: format!("brings {things}"),
                ..effect
            });
        }
    }
}

fn kind(path: &str) -> Option<usize> {
    let path = crate::lower_case(path);
    Some(match path.split_once('/') {
        // The web server has pages of its own with these endings.
        Some((top, below)) if ends_with(below, "asp") || ends_with(below, "aspx") => {
            let is_report = top != "webpages" || below.contains("report");
            return is_report.then_some(0);
        }
        Some(("aggregation", _)) => 1,
        Some(_) if path.ends_with(".dmadb.json") => 2,
        _ if ends_with(&path, "dmprotocol") => 3,
        _ => return None,
    })
}

/// `Protocols/<Name>/Production/Protocol.xml.lnk` names the production version of a connector.
fn production(path: &str) -> Option<Effect> {
    let mut steps = path.split('/');
    let is = |step: Option<&str>, name: &str| step.is_some_and(|it| it.eq_ignore_ascii_case(name));
    let is_protocols = is(steps.next(), "Protocols");
    let connector = steps.next()?;
    let is_link = is(steps.next(), "Production") && is(steps.next(), "Protocol.xml.lnk");
    (is_protocols && is_link && steps.next().is_none()).then(|| {
        let text = format!("sets the production version of the connector {connector}");
        Effect::new(Stage::Contents, Action::SetProduction, Weight::Loud, text)
            .target(format!("{AGENT}\\Protocols\\{connector}\\Production"))
            .hint("By a link to the folder of a version; elements that follow the production version switch to it.")
    })
}
