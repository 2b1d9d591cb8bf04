//! The steps of the test, cheapest first.
//! The root package is made for the browser only: it is checked and tested for WebAssembly,
//! all other packages for this machine.

use super::{Context, Step};
use crate::process::{Outcome, cargo, run};
use crate::setup::Need;
use crate::site::Site;
use crate::{bench, dist, tidy, workspace};
use std::path::PathBuf;
use std::process::Command;

const WASM: &str = "wasm32-unknown-unknown";

pub(super) const STEPS: [Step; 11] = [
    Step { name: "fmt", what: "the code is formatted", needs: &[], run: fmt },
    Step { name: "tidy", what: "layer rules and house rules", needs: &[], run: |_| tidy::run() },
    Step { name: "clippy", what: "lints of what runs on this machine", needs: &[], run: clippy },
    Step {
        name: "clippy-web",
        what: "lints of the app",
        needs: &[Need::WasmTests],
        run: clippy_web,
    },
    Step { name: "unit", what: "tests of what runs on this machine", needs: &[], run: unit },
    Step { name: "doc", what: "the documentation has no broken links", needs: &[], run: doc },
    Step {
        name: "browser",
        what: "the app's tests in a real browser",
        needs: &[Need::WasmTests, Need::Browser],
        run: browser,
    },
    Step {
        name: "dist",
        what: "the optimised site and its size",
        needs: &[Need::BuildTools],
        run: build,
    },
    Step {
        name: "e2e",
        what: "the site as people use it",
        needs: &[Need::BuildTools, Need::Browser],
        run: e2e,
    },
    Step {
        name: "firefox",
        what: "the main job in Firefox, on the site and from the one file",
        needs: &[Need::BuildTools, Need::Firefox],
        run: firefox,
    },
    Step {
        name: "bench-smoke",
        what: "the benchmark still measures",
        needs: &bench::NEEDS,
        run: bench_smoke,
    },
];

fn cargo_here() -> Command {
    let mut command = cargo();
    command.current_dir(workspace::root());
    command
}

fn fmt(_: &Context) -> Outcome {
    run(cargo_here().args(["fmt", "--all", "--check"]))
}

fn clippy(_: &Context) -> Outcome {
    let what = ["--workspace", "--exclude", "stancemark", "--all-targets"];
    run(cargo_here().args(["clippy", "--quiet"]).args(what).args(["--", "-D", "warnings"]))
}

fn clippy_web(_: &Context) -> Outcome {
    let what = ["--package", "stancemark", "--target", WASM, "--all-targets"];
    run(cargo_here().args(["clippy", "--quiet"]).args(what).args(["--", "-D", "warnings"]))
}

fn unit(_: &Context) -> Outcome {
    run(cargo_here().args(["test", "--quiet", "--workspace", "--exclude", "stancemark"]))
}

fn doc(_: &Context) -> Outcome {
    let what = ["--no-deps", "--workspace", "--exclude", "stancemark", "--exclude", "xtask"];
    run(cargo_here().args(["doc", "--quiet"]).args(what).env("RUSTDOCFLAGS", "-D warnings"))
}

/// wasm-bindgen's runner starts the driver, the driver the browser, and the browser the tests.
fn browser(context: &Context) -> Outcome {
    let browser = context.tools.browser()?;
    run(cargo_here()
        .args(["test", "--package", "stancemark", "--target", WASM, "--lib", "--tests"])
        .env("PATH", context.tools.path()?)
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", "wasm-bindgen-test-runner")
        .env("CHROMEDRIVER", &browser.driver)
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120")
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", webdriver_settings(&browser.chromium)?))
}

/// The file that tells the runner which browser to start, and how.
/// Its sandbox is off: it does not work for root, and the tests load nothing foreign.
fn webdriver_settings(chromium: &std::path::Path) -> Outcome<PathBuf> {
    let flags = [
        "headless=new",
        "no-sandbox",
        "disable-gpu",
        "disable-dev-shm-usage",
        "window-size=1280,800",
    ];
    let flags = flags.map(|flag| format!("{flag:?}")).join(", ");
    let binary = chromium.to_string_lossy();
    let settings =
        format!("{{\"goog:chromeOptions\": {{\"binary\": {binary:?}, \"args\": [{flags}]}}}}\n");
    let file = workspace::scratch()?.join("webdriver.json");
    std::fs::write(&file, settings)?;
    Ok(file)
}

fn build(context: &Context) -> Outcome {
    let built = dist::build(&context.tools);
    context.has_no_site.set(built.is_err());
    built.and_then(|()| dist::report())
}

/// Serves the site on a free port and lets Playwright at it.
fn e2e(context: &Context) -> Outcome {
    if context.has_no_site.get() {
        return Err("not run: there is no site".into());
    }
    dist::build(&context.tools)?;
    let site = Site::start(&workspace::dist(), 0)?;
    run(Command::new("node")
        .args(["node_modules/@playwright/test/cli.js", "test"])
        .args(&context.playwright_arguments)
        .current_dir(workspace::e2e())
        .env("STANCEMARK_URL", site.url())
        .env("STANCEMARK_CHROMIUM", &context.tools.browser()?.chromium))
}

/// The same server, another browser: Playwright only runs the tests, Puppeteer drives Firefox.
fn firefox(context: &Context) -> Outcome {
    if context.has_no_site.get() {
        return Err("not run: there is no site".into());
    }
    let firefox = context.tools.firefox()?;
    dist::build(&context.tools)?;
    let site = Site::start(&workspace::dist(), 0)?;
    run(Command::new("node")
        .args(["node_modules/@playwright/test/cli.js", "test", "--config=firefox/config.ts"])
        .args(&context.playwright_arguments)
        .current_dir(workspace::e2e())
        .env("STANCEMARK_URL", site.url())
        .env("STANCEMARK_FIREFOX", firefox))
}

fn bench_smoke(context: &Context) -> Outcome {
    if context.has_no_site.get() {
        return Err("not run: there is no site".into());
    }
    bench::smoke(&context.tools)
}
