//! Finding the browser, starting it with pipes on its descriptors 3 and 4, and ending it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::BrowserError;
use crate::temporary::TemporaryDirectory;

/// The names under which Chromium and its kin are installed, in the order of preference.
const NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Flags of every run: no window, no graphics card, and nothing that the browser fetches on its own account.
const FLAGS: [&str; 16] = [
    "--headless=new",
    "--remote-debugging-pipe",
    "--no-startup-window",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--lang=en-US",
    "--password-store=basic",
    // Several pages are open at once and none of them may be slowed down for lying behind another.
    "--disable-background-timer-throttling",
    "--disable-backgrounding-occluded-windows",
    "--disable-renderer-backgrounding",
    // Each window would load two pages of the browser's own for the address bar: half a second of work, for nobody.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,Translate",
];

/// How to start a browser.
#[derive(Debug, Clone)]
pub struct LaunchOptions {
    /// The program; without it `DMPKG_CHROME`, then `chromium`, `chromium-browser` and `google-chrome` on `PATH`.
    pub executable: Option<PathBuf>,
    /// Further command line flags, after the ones of every run, so that they win.
    pub flags: Vec<String>,
    /// Further environment variables, such as `TZ`.
    pub environment: Vec<(String, String)>,
    /// How long the browser may take to start, and how long it may take to answer one command.
    pub timeout: Duration,
}

impl Default for LaunchOptions {
    fn default() -> Self {
        Self {
            executable: None,
            flags: Vec::new(),
            environment: Vec::new(),
            timeout: Duration::from_secs(30),
        }
    }
}

impl LaunchOptions {
    /// The program that would be started.
    pub fn find_executable(&self) -> Result<PathBuf, BrowserError> {
        if let Some(executable) = &self.executable {
            return Ok(executable.clone());
        }
        if let Some(executable) = env::var_os("DMPKG_CHROME").filter(|value| !value.is_empty()) {
            return Ok(executable.into());
        }
        let path = env::var_os("PATH").unwrap_or_default();
        NAMES
            .iter()
            .flat_map(|name| env::split_paths(&path).map(move |directory| directory.join(name)))
            .find(|candidate| candidate.is_file())
            .ok_or_else(|| BrowserError::NotFound {
                tried: NAMES.map(String::from).to_vec(),
            })
    }
}

/// A running browser; it and its profile end with this value.
pub(crate) struct Process {
    child: Child,
    executable: PathBuf,
    log: PathBuf,
    // Declared last: fields are dropped in order, and the profile can only go when nobody writes to it.
    profile: TemporaryDirectory,
}

impl Process {
    /// Starts the browser; the pipes carry commands to it and answers from it.
    pub(crate) fn start(
        options: &LaunchOptions,
    ) -> Result<(Self, ChildStdin, ChildStdout), BrowserError> {
        let executable = options.find_executable()?;
        let profile = TemporaryDirectory::new("profile")?;
        let log = profile.path().join("stderr.log");
        let failed = |reason: String| BrowserError::Launch {
            executable: executable.clone(),
            reason,
            log: String::new(),
        };
        if executable.components().count() > 1 && !executable.is_file() {
            return Err(failed("there is no such file".into()));
        }
        // The standard library hands over the descriptors 0 to 2 only, so a shell moves them to where the browser
        // expects its pipes. It replaces itself by the browser: killing the child kills the browser.
        let mut child = Command::new("sh")
            .arg("-c")
            .arg(r#"exec "$0" "$@" 3<&0 4>&1 </dev/null >/dev/null 2>"$DMPKG_BROWSER_LOG""#)
            .arg(&executable)
            .args(FLAGS)
            .args(is_root().then_some("--no-sandbox"))
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .args(&options.flags)
            .env("DMPKG_BROWSER_LOG", &log)
            .envs(
                options
                    .environment
                    .iter()
                    .map(|(name, value)| (name, value)),
            )
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| failed(format!("no shell could be started: {error}")))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(commands), Some(answers)) => Ok((
                Self {
                    child,
                    executable,
                    log,
                    profile,
                },
                commands,
                answers,
            )),
            _ => Err(failed("the pipes are missing".into())),
        }
    }

    /// The error of a browser that did not come up, with what it wrote about that.
    pub(crate) fn launch_error(&mut self, cause: &BrowserError) -> BrowserError {
        // A browser that has closed its pipe needs a moment until it has an exit status.
        let deadline = Instant::now() + Duration::from_millis(500);
        let mut reason = format!("it does not answer ({cause})");
        while Instant::now() < deadline {
            if let Ok(Some(status)) = self.child.try_wait() {
                reason = format!("it ended at once ({status})");
                break;
            }
            thread::sleep(Duration::from_millis(10));
        }
        BrowserError::Launch {
            executable: self.executable.clone(),
            reason,
            log: last_words(&self.log),
        }
    }

    pub(crate) fn profile(&self) -> &Path {
        self.profile.path()
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It was asked to close before; helper processes then end in order and leave nothing behind.
        let deadline = Instant::now() + Duration::from_secs(2);
        while Instant::now() < deadline {
            if let Ok(Some(_)) = self.child.try_wait() {
                return;
            }
            thread::sleep(Duration::from_millis(5));
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The sandbox refuses to run for root, which is who runs in most containers.
fn is_root() -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        fs::metadata("/proc/self").is_ok_and(|process| process.uid() == 0)
    }
    #[cfg(not(unix))]
    false
}

fn last_words(log: &Path) -> String {
    let log = fs::read(log).unwrap_or_default();
    let log = String::from_utf8_lossy(&log);
    // A machine without a desktop has no message bus; the browser says so a dozen times and goes on.
    let telling: Vec<&str> = log.lines().filter(|line| !line.contains("dbus")).collect();
    let from = telling.len().saturating_sub(8);
    telling.get(from..).unwrap_or_default().join("\n")
}
