//! Finding Firefox, starting it, and ending it.

use std::env;
use std::fs::{self, File};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::BrowserError;
use crate::temporary::TemporaryDirectory;

/// The names under which Firefox is installed, in the order of preference.
const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// A cold start on a busy machine takes its time.
const START: Duration = Duration::from_secs(90);

/// What Firefox writes once it listens; the port stands behind it.
const LISTENING: &str = "WebDriver BiDi listening on ws://127.0.0.1:";

/// Settings of every run: nothing that the browser fetches on its own account, and no questions.
const SETTINGS: &str = r#"
user_pref("app.normandy.enabled", false);
user_pref("app.update.disabledForTesting", true);
user_pref("browser.aboutwelcome.enabled", false);
user_pref("browser.safebrowsing.malware.enabled", false);
user_pref("browser.safebrowsing.phishing.enabled", false);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
user_pref("extensions.update.enabled", false);
user_pref("network.captive-portal-service.enabled", false);
user_pref("network.connectivity-service.enabled", false);
user_pref("toolkit.telemetry.enabled", false);
"#;

/// Where Firefox lies: what `DMPKG_FIREFOX` names, else `firefox-esr` or `firefox` on `PATH`.
pub fn find_firefox() -> Option<PathBuf> {
    if let Some(named) = env::var_os("DMPKG_FIREFOX").filter(|value| !value.is_empty()) {
        return Some(named.into());
    }
    let path = env::var_os("PATH")?;
    NAMES
        .iter()
        .flat_map(|name| env::split_paths(&path).map(move |directory| directory.join(name)))
        .find(|candidate| candidate.is_file())
}

/// A running Firefox; it and its profile end with this value.
pub(super) struct Process {
    child: Child,
    // Declared last: fields are dropped in order, and the profile can only go when nobody writes to it.
    _profile: TemporaryDirectory,
}

impl Process {
    /// Starts Firefox, and gives the port on which it listens.
    pub(super) fn start() -> Result<(Self, u16), BrowserError> {
        let executable = find_firefox().ok_or_else(|| BrowserError::NotFound {
            tried: NAMES.map(String::from).to_vec(),
        })?;
        let failed = |reason: String, log: String| BrowserError::Launch {
            executable: executable.clone(),
            reason,
            log,
        };
        let profile = TemporaryDirectory::new("firefox")?;
        let settings = profile.path().join("user.js");
        let log = profile.path().join("stderr.log");
        let file = fs::write(&settings, SETTINGS).and_then(|()| File::create(&log));
        let file = file.map_err(|source| BrowserError::File {
            path: settings,
            source,
        })?;
        let child = Command::new(&executable)
            .args([
                "--headless",
                "--no-remote",
                "--remote-debugging-port",
                "0",
                "--profile",
            ])
            .arg(profile.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file)
            .spawn()
            .map_err(|error| failed(error.to_string(), String::new()))?;
        let process = Self {
            child,
            _profile: profile,
        };
        let deadline = Instant::now() + START;
        loop {
            let said = fs::read_to_string(&log).unwrap_or_default();
            if let Some(port) = port(&said) {
                return Ok((process, port));
            }
            if Instant::now() > deadline {
                return Err(failed(
                    "it does not say on which port it listens".to_owned(),
                    said,
                ));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port in what Firefox wrote; a line that is not whole yet has none.
fn port(said: &str) -> Option<u16> {
    let (_, rest) = said.split_once(LISTENING)?;
    let (port, _) = rest.split_once('\n')?;
    port.trim().parse().ok()
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn the_port_stands_in_a_whole_line() {
        let said = "*** warning\nWebDriver BiDi listening on ws://127.0.0.1:39123\n";
        assert_eq!(port(said), Some(39123));
        assert_eq!(port(said.trim_end()), None);
        assert_eq!(port(""), None);
    }
}
