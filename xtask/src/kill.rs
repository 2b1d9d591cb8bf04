//! `cargo xtask kill-test`: kills the browser at random instants of random editing scripts, and
//! looks whether everything that was shown as saved is there. The scripts are in
//! `e2e/kill.spec.ts`; this builds and serves what they edit.

use crate::process::{Outcome, run as run_program};
use crate::setup::{self, Need};
use crate::site::Site;
use crate::{dist, workspace};
use std::process::Command;

/// Scripts, unless another number is given.
const RUNS: u32 = 200;

/// Reads the options and runs the scripts; Playwright prints the figures.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (runs, seed) = parse(arguments)?;
    let tools = setup::ensure(&[Need::BuildTools, Need::Browser])?;
    dist::build(&tools)?;
    let site = Site::start(&workspace::dist(), 0)?;
    run_program(
        Command::new("node")
            .args(["node_modules/@playwright/test/cli.js", "test", "kill.spec.ts"])
            .current_dir(workspace::e2e())
            .env("STANCEMARK_URL", site.url())
            .env("STANCEMARK_KILL_RUNS", runs.to_string())
            .env("STANCEMARK_KILL_SEED", seed.to_string())
            .env("STANCEMARK_CHROMIUM", &tools.browser()?.chromium),
    )
}

/// How many scripts, and their seed.
fn parse(arguments: &[String]) -> Outcome<(u32, u32)> {
    let (mut runs, mut seed) = (RUNS, 1);
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let value = rest.next().ok_or_else(|| format!("{argument} needs a value"))?;
        let number = value.parse().map_err(|_| format!("{value:?} is no number"))?;
        match argument.as_str() {
            "--runs" => runs = number,
            "--seed" => seed = number,
            other => return Err(format!("kill-test does not know {other:?}").into()),
        }
    }
    Ok((runs, seed))
}

#[cfg(test)]
mod tests {
    use super::parse;

    fn parsed(arguments: &[&str]) -> Option<(u32, u32)> {
        parse(&arguments.iter().map(ToString::to_string).collect::<Vec<_>>()).ok()
    }

    #[test]
    fn options_are_read_and_wrong_ones_refused() {
        assert_eq!(parsed(&[]), Some((200, 1)));
        assert_eq!(parsed(&["--runs", "3", "--seed", "9"]), Some((3, 9)));
        for wrong in [&["--runs"][..], &["--runs", "x"], &["--kill", "3"]] {
            assert_eq!(parsed(wrong), None);
        }
    }
}
