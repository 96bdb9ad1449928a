use std::sync::{Arc, Mutex, PoisonError, Weak};

use dmpkg_browser::{Browser, LaunchOptions};

static SHARED: Mutex<Weak<Browser>> = Mutex::new(Weak::new());

/// A browser for whoever needs one now: started for the first, ended with the last.
#[track_caller]
pub(crate) fn shared() -> Arc<Browser> {
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(browser) = shared.upgrade() {
        return browser;
    }
    match Browser::launch(&LaunchOptions::default()) {
        Ok(browser) => {
            let browser = Arc::new(browser);
            *shared = Arc::downgrade(&browser);
            browser
        }
        Err(error) => panic!("{error}"),
    }
}
