//! `cargo xtask test`: every check and test, in order, with a summary at the end.
//! A failed step does not stop the others: one run shows all that is wrong.

mod steps;

use crate::process::{Outcome, seconds};
use crate::setup::{self, Need, Tools};
use std::cell::Cell;
use std::time::{Duration, Instant};
use steps::STEPS;

/// One step of the run.
struct Step {
    name: &'static str,
    what: &'static str,
    needs: &'static [Need],
    run: fn(&Context) -> Outcome,
}

/// What steps share.
struct Context {
    tools: Tools,
    playwright_arguments: Vec<String>,
    /// Whether the site could not be built: then there is nothing to try out.
    has_no_site: Cell<bool>,
}

/// What came of a step.
struct Report {
    name: &'static str,
    duration: Duration,
    error: Option<String>,
}

/// Runs the steps asked for, or all.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (steps, playwright_arguments) = parse(arguments)?;
    let needs: Vec<Need> = steps.iter().flat_map(|step| step.needs).copied().collect();
    let tools = setup::ensure(&needs)?;
    let context = Context { tools, playwright_arguments, has_no_site: Cell::new(false) };
    let reports: Vec<Report> = steps.iter().map(|step| report(step, &context)).collect();
    summarise(&reports)
}

/// The names of the steps, for the help text.
pub(crate) fn help() -> String {
    let lines = STEPS.iter().map(|step| format!("  {:<12} {}\n", step.name, step.what));
    format!("\nSteps of the test:\n{}", lines.collect::<String>())
}

fn parse(arguments: &[String]) -> Outcome<(Vec<&'static Step>, Vec<String>)> {
    let mut steps = Vec::new();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.as_str() {
            "--only" => steps.push(step(rest.next().ok_or("--only needs a step's name")?)?),
            "--" => break,
            other => return Err(format!("test does not know {other:?}").into()),
        }
    }
    if steps.is_empty() {
        steps.extend(&STEPS);
    }
    Ok((steps, rest.cloned().collect()))
}

fn step(name: &str) -> Outcome<&'static Step> {
    let found = STEPS.iter().find(|step| step.name == name);
    found.ok_or_else(|| format!("there is no step {name:?}{}", help()).into())
}

fn report(step: &Step, context: &Context) -> Report {
    println!("\n==> {}: {}", step.name, step.what);
    let start = Instant::now();
    let error = (step.run)(context).err().map(|error| error.to_string());
    if let Some(error) = &error {
        println!("{error}");
    }
    Report { name: step.name, duration: start.elapsed(), error }
}

fn summarise(reports: &[Report]) -> Outcome {
    println!("\n{:<12} {:>9}  result", "step", "time");
    for report in reports {
        let result =
            report.error.as_ref().map_or_else(|| "ok".to_owned(), |e| format!("FAILED: {e}"));
        println!("{:<12} {:>9}  {}", report.name, seconds(report.duration), first_line(&result));
    }
    let n_failed = reports.iter().filter(|report| report.error.is_some()).count();
    println!("\n{} passed, {n_failed} failed", reports.len() - n_failed);
    if n_failed > 0 { Err("some steps failed, see above".into()) } else { Ok(()) }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{Report, STEPS, parse, summarise};
    use std::time::Duration;

    fn names(arguments: &[&str]) -> Option<Vec<&'static str>> {
        let arguments: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        parse(&arguments).ok().map(|(steps, _)| steps.iter().map(|step| step.name).collect())
    }

    #[test]
    fn all_steps_run_unless_some_are_named() {
        assert_eq!(names(&[]).map(|names| names.len()), Some(STEPS.len()));
        assert_eq!(names(&["--only", "tidy", "--only", "fmt"]), Some(vec!["tidy", "fmt"]));
        assert_eq!(names(&["--only", "nonsense"]), None);
        assert_eq!(names(&["--fast"]), None);
    }

    #[test]
    fn one_failed_step_fails_the_run() {
        let report = |error: Option<&str>| Report {
            name: "step",
            duration: Duration::ZERO,
            error: error.map(str::to_owned),
        };
        assert!(summarise(&[report(None), report(None)]).is_ok());
        assert!(summarise(&[report(None), report(Some("broken"))]).is_err());
    }
}
