//! How many requests the page made over the network.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Performance, PerformanceEntry, PerformanceObserver, PerformanceObserverInit};

/// Watches the requests of the page, as the browser itself records them, until dropped.
pub(super) struct Requests {
    observer: PerformanceObserver,
    _on_entries: Closure<dyn Fn()>,
}

impl Requests {
    /// Counts from now on, when the page is loaded and locked, and tells each new count.
    pub(super) fn watch(tell: impl Fn(u32) + 'static) -> Option<Self> {
        let performance = web_sys::window()?.performance()?;
        // Browsers stop recording after 250 resources unless told otherwise.
        performance.set_resource_timing_buffer_size(10_000);
        let since_ms = performance.now();
        let on_entries = Closure::<dyn Fn()>::new(move || tell(count(&performance, since_ms)));
        let observer = PerformanceObserver::new(on_entries.as_ref().unchecked_ref()).ok()?;
        let kinds = Array::of1(&"resource".into());
        observer.observe(&PerformanceObserverInit::new(&kinds));
        Some(Self {
            observer,
            _on_entries: on_entries,
        })
    }
}

impl Drop for Requests {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// The number so far. Addresses of memory are none of the network's.
fn count(performance: &Performance, since_ms: f64) -> u32 {
    let made = performance
        .get_entries_by_type("resource")
        .iter()
        .filter_map(|entry| entry.dyn_into::<PerformanceEntry>().ok())
        .filter(|entry| entry.start_time() >= since_ms)
        .filter(|entry| {
            let address = entry.name();
            !address.starts_with("blob:") && !address.starts_with("data:")
        })
        .count();
    u32::try_from(made).unwrap_or(u32::MAX)
}
