//! `cargo xtask serve`: the app in a browser on this machine.

use crate::process::{self, Outcome};
use crate::setup::{self, Tools};
use crate::site::Site;
use crate::{dist, workspace};

const DEFAULT_PORT: u16 = 8080;

struct Options {
    port: u16,
    is_watching: bool,
}

/// Builds the site if it is not up to date, and serves it.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let options = parse(arguments)?;
    let tools = setup::ensure(&dist::NEEDS)?;
    if options.is_watching {
        return watch(&tools, options.port);
    }
    dist::build(&tools)?;
    let site = Site::start(&workspace::dist(), options.port)?;
    println!("Stancemark is at {}  (Ctrl+C ends it)", site.url());
    site.wait()
}

/// Unoptimised builds, in a directory of their own: `dist/` holds only what can be published.
fn watch(tools: &Tools, port: u16) -> Outcome {
    let directory = workspace::scratch()?.join("watch");
    let mut trunk = dist::trunk(tools)?;
    process::run(trunk.args(["serve", "--port", &port.to_string(), "--dist"]).arg(directory))
}

fn parse(arguments: &[String]) -> Outcome<Options> {
    let mut options = Options { port: DEFAULT_PORT, is_watching: false };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--watch" => options.is_watching = true,
            "--port" => options.port = rest.next().ok_or("--port needs a number")?.parse()?,
            other => return Err(format!("serve does not know {other:?}").into()),
        }
    }
    Ok(options)
}
