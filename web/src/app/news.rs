//! What happens outside of the page: the system or the page around hands over a file, and the page is kept or has a
//! new version.

use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::File;
use yew::UseReducerDispatcher;

use super::session::Session;
use crate::state::{Action, State};

#[wasm_bindgen]
extern "C" {
    /// Calls back with a file, and whether the page around handed it over, or with a word on the page itself.
    /// Whoever asks is told this version. The script that loads the page defines it.
    #[wasm_bindgen(js_name = hearInspectorNews)]
    fn hear_inspector_news(hear: &JsValue, version: &str);
}

/// Hears the news as long as it lives.
pub(super) struct News(
    #[expect(dead_code, reason = "called from outside")] Closure<dyn Fn(JsValue, bool)>,
);

impl News {
    /// Opens files that the system or the page around hands over, and tells the page what becomes of itself.
    pub(super) fn hear(session: Session, dispatch: UseReducerDispatcher<State>) -> Self {
        let hear = move |news: JsValue, of_host: bool| match news.dyn_into() {
            Ok::<File, _>(file) if of_host => session.open_for_host(file),
            Ok(file) => session.take(file),
            Err(word) => dispatch.dispatch(match word.as_string().as_deref() {
                Some("update") => Action::Update(true),
                _ => Action::Kept,
            }),
        };
        let hear = Closure::<dyn Fn(JsValue, bool)>::new(hear);
        hear_inspector_news(hear.as_ref(), super::VERSION);
        Self(hear)
    }
}
