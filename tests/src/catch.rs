//! Files that the page saves, caught on their way from the page to the browser: what they are and how they are called
//! does not hang on how many files a browser is willing to save.

use crate::Inspector;

/// Keeps every saved file in `window.caught`: its name, and a promise of its text.
const CATCH: &str = "(() => {
    const blobs = new Map();
    window.caught = [];
    const address = URL.createObjectURL;
    URL.createObjectURL = blob => {
        const url = address.call(URL, blob);
        blobs.set(url, blob);
        return url;
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        window.caught.push([this.download, blobs.get(this.href)]);
    };
})()";

impl Inspector {
    /// Takes from now on every file that the page saves, in place of the browser.
    #[track_caller]
    pub fn catch_files(&self) {
        self.ask(CATCH);
    }

    /// The next file that was caught: its name and its text.
    #[track_caller]
    pub fn caught(&self) -> (String, String) {
        self.until("window.caught.length");
        let file = self.ask(
            "(([name, blob]) => blob.text().then(text => [name, text]))(window.caught.shift())",
        );
        match serde_json::from_value(file) {
            Ok(file) => file,
            Err(error) => panic!("what was caught is no file: {error}"),
        }
    }
}
