//! The project's chores: set up the tools, serve the app, test everything, build the site.
//! Run as `cargo xtask COMMAND`. This file only reads the command line.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command-line program talks there")]
#![allow(clippy::disallowed_methods, reason = "the bans are for code that runs in a browser")]

mod bench;
mod browser;
mod dist;
mod fuzz;
mod install;
mod kill;
mod offline;
mod process;
mod serve;
mod setup;
mod single;
mod site;
mod size;
mod stamp;
mod styles;
mod test;
mod tidy;
mod tools;
mod workspace;

use process::Outcome;
use std::process::ExitCode;

const HELP: &str = "\
Stancemark's chores. Each sets up what it needs first and says what it does.

  cargo xtask serve [--port N]    build the app and serve it on this machine (default port 8080)
  cargo xtask serve --watch       the same for development: rebuild at every change
  cargo xtask test                run every check and test
  cargo xtask test --only STEP    run one step (may be repeated); arguments after -- go to Playwright
  cargo xtask bench               measure the site beside its peers: bench/results.md
                                  (--reps N, --sizes A,B, --peers A,B, --seed N, --smoke)
  cargo xtask fuzz [TARGET ...]   feed random bytes to the readers of files (--minutes N, each)
  cargo xtask bench --seek        print how fast all documents are searched, natively and in the page
  cargo xtask kill-test           kill the browser in 200 editing scripts (--runs N, --seed N):
                                  is all there that was shown as saved?
  cargo xtask bench --suggest     print how well and how fast suggestions are (--verbose: each miss)
  cargo xtask bench --import      print how fast many files are brought in
  cargo xtask bench --reanchor    print how fast and how many spans find their place in a revised text
  cargo xtask dist                build the optimised site in dist/, also as one file, and print its sizes
  cargo xtask setup               find or install every tool
  cargo xtask icons               draw the app's icons in public/icons/ from their drawings
  cargo xtask styles              make one style sheet of those in styles/; builds do it themselves
  cargo xtask tidy                check the layer rules and house rules

Environment:
  STANCEMARK_CACHE         where tools are kept (else the system's cache directory)
  STANCEMARK_CHROMIUM      the Chromium or Chrome to test with
  STANCEMARK_CHROMEDRIVER  the chromedriver of that browser
  STANCEMARK_FIREFOX       the Firefox to test with
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(arguments: &[String]) -> Outcome {
    let Some((command, rest)) = arguments.split_first() else {
        print!("{HELP}{}", test::help());
        return Ok(());
    };
    match command.as_str() {
        "bench" => bench::run(rest),
        "serve" => serve::run(rest),
        "test" => test::run(rest),
        "fuzz" => fuzz::run(rest),
        "kill-test" => kill::run(rest),
        "dist" => no_arguments(rest).and_then(|()| dist::run()),
        "icons" => no_arguments(rest).and_then(|()| offline::draw_icons()),
        "styles" => no_arguments(rest).and_then(|()| styles::run()),
        "setup" => no_arguments(rest).and_then(|()| setup::run()),
        "tidy" => no_arguments(rest).and_then(|()| tidy::run()),
        "help" | "--help" | "-h" => dispatch(&[]),
        other => Err(format!("there is no command {other:?}; `cargo xtask` lists them").into()),
    }
}

fn no_arguments(rest: &[String]) -> Outcome {
    match rest.first() {
        None => Ok(()),
        Some(argument) => Err(format!("unexpected argument {argument:?}").into()),
    }
}
