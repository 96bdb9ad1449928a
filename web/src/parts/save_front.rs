use dmpkg::EntryAddress;
use dmpkg_wasm::Client;
use yew::{Html, Properties, component, use_mut_ref};

use crate::effect::use_effect_on;
use crate::viewer::{save_banner, use_save};

/// What saving the entry in front needs.
#[derive(Clone, PartialEq, Properties)]
pub struct SaveFrontProps {
    /// The engine.
    pub client: Client,
    /// The entry in front, and its name.
    pub entry: Option<(EntryAddress, String)>,
    /// Counts wishes to save it.
    pub wishes: u32,
}

/// Saves the entry in front whenever the user wishes it from anywhere in the page.
#[component]
pub fn SaveFront(props: &SaveFrontProps) -> Html {
    let save = use_save(props.client.clone());
    let heard = use_mut_ref(|| props.wishes);
    {
        let save = save.clone();
        let entry = props.entry.clone();
        use_effect_on(props.wishes, move |wishes| {
            let new = heard.replace(*wishes) != *wishes;
            if let Some((address, name)) = entry.filter(|_| new) {
                save.start(address, &name);
            }
        });
    }
    save_banner(&save)
}
