use yew::{UseReducerHandle, hook};

use super::session::Session;
use crate::effect::use_effect_on;
use crate::state::State;

const PRODUCT: &str = "DataMiner package inspector";

/// What follows from the state outside of the page: questions to the engine, the window's title.
#[hook]
pub(super) fn use_following(state: &UseReducerHandle<State>, session: Option<Session>) {
    {
        let session = session.clone();
        use_effect_on(state.restarts, move |restarts| {
            if let Some(session) = session.filter(|_| *restarts > 0) {
                session.open_again();
            }
        });
    }
    let loaded = state.loaded().cloned();
    use_effect_on((loaded, session), |(loaded, session)| {
        if let (Some(loaded), Some(session)) = (loaded, session) {
            session.supply(loaded);
        }
    });
    let title = state.loaded().map_or_else(
        || PRODUCT.to_owned(),
        |loaded| format!("{} · {PRODUCT}", loaded.overview.title),
    );
    use_effect_on(title, |title| {
        if let Some(page) = web_sys::window().and_then(|window| window.document()) {
            page.set_title(title);
        }
    });
}
