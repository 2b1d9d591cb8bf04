//! The browser that tests run in, and its driver: from the environment, from the system,
//! from apt when root, and last from Playwright. Beside it Firefox, which has no such last resort.

use crate::process::{Outcome, apt_install, can_use_apt, find_on_path, output, run, timed};
use crate::workspace;
use std::path::{Path, PathBuf};
use std::process::Command;

const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const FIREFOXES: [&str; 2] = ["firefox-esr", "firefox"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// A browser and its driver.
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chromium: PathBuf,
    /// The driver program of that browser.
    pub(crate) driver: PathBuf,
}

/// Finds both, installing what is missing.
pub(crate) fn ensure() -> Outcome<Browser> {
    let is_missing = find_chromium()?.is_none() || find_driver()?.is_none();
    if (is_missing || lacks_chinese_font()) && can_use_apt() {
        let what = format!("Installing {} with apt", PACKAGES.join(", "));
        // Playwright's own download may still help
        if let Err(error) = timed(&what, || apt_install(&PACKAGES)) {
            println!("{error}");
        }
    }
    let chromium = match find_chromium()? {
        Some(chromium) => chromium,
        None => download()?,
    };
    let driver = find_driver()?.ok_or(
        "no chromedriver: install the one of your browser's version, or name it in STANCEMARK_CHROMEDRIVER",
    )?;
    Ok(Browser { chromium, driver })
}

/// Finds Firefox, installing it where that can be done.
pub(crate) fn ensure_firefox() -> Outcome<PathBuf> {
    if let Some(firefox) = find_firefox()? {
        return Ok(firefox);
    }
    if can_use_apt() {
        timed("Installing firefox-esr with apt", || apt_install(&["firefox-esr"]))?;
    }
    let missing = "no Firefox: install it, or name it in STANCEMARK_FIREFOX";
    find_firefox()?.ok_or_else(|| missing.into())
}

fn find_firefox() -> Outcome<Option<PathBuf>> {
    let places = [
        "/Applications/Firefox.app/Contents/MacOS/firefox",
        r"C:\Program Files\Mozilla Firefox\firefox.exe",
    ];
    Ok(find("STANCEMARK_FIREFOX", &FIREFOXES)?.or_else(|| first_file(&places)))
}

fn find_chromium() -> Outcome<Option<PathBuf>> {
    find("STANCEMARK_CHROMIUM", &BROWSERS).map(|found| found.or_else(well_known))
}

fn find_driver() -> Outcome<Option<PathBuf>> {
    let beside = std::env::var_os("CHROMEWEBDRIVER")
        .map(|directory| Path::new(&directory).join(crate::process::executable("chromedriver")))
        .filter(|driver| driver.is_file());
    Ok(find("STANCEMARK_CHROMEDRIVER", &DRIVERS)?.or(beside))
}

/// A program named by an environment variable, which must then exist, or found on PATH.
fn find(variable: &str, names: &[&str]) -> Outcome<Option<PathBuf>> {
    let Some(program) = std::env::var_os(variable).map(PathBuf::from) else {
        return Ok(find_on_path(names));
    };
    if !program.is_file() {
        return Err(format!("{variable} names {}, which is no file", program.display()).into());
    }
    Ok(Some(program))
}

/// Where installers put a browser without telling PATH.
fn well_known() -> Option<PathBuf> {
    let places = [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        r"C:\Program Files\Google\Chrome\Application\chrome.exe",
        r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];
    first_file(&places)
}

fn first_file(places: &[&str]) -> Option<PathBuf> {
    places.iter().map(PathBuf::from).find(|place| place.is_file())
}

/// Asks fontconfig, where there is one: without a Chinese font the tests would measure boxes.
fn lacks_chinese_font() -> bool {
    cfg!(target_os = "linux")
        && output(Command::new("fc-list").arg(":lang=zh")).is_ok_and(|fonts| fonts.is_empty())
}

/// Playwright's own build of Chromium; it tells the path of what it has installed.
fn download() -> Outcome<PathBuf> {
    let e2e = workspace::e2e();
    timed("Downloading Chromium with Playwright", || {
        run(Command::new("node")
            .args(["node_modules/@playwright/test/cli.js", "install", "chromium"])
            .current_dir(&e2e))
    })?;
    let script = "console.log(require('@playwright/test').chromium.executablePath())";
    Ok(PathBuf::from(output(Command::new("node").args(["-e", script]).current_dir(&e2e))?))
}
