//! Running other programs: with the tools' directories on PATH, timed, and with plain errors.

use std::error::Error;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a chore returns: nothing more than whether it worked, unless it says otherwise.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Runs the command to its end, its output going to ours.
pub(crate) fn run(command: &mut Command) -> Outcome {
    let status = command.status().map_err(|error| format!("{}: {error}", name(command)))?;
    if status.success() {
        return Ok(());
    }
    Err(format!("{} failed ({status})", name(command)).into())
}

/// The standard output of a command that must succeed; what it says on standard error is dropped.
pub(crate) fn output(command: &mut Command) -> Outcome<String> {
    let result = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .map_err(|error| format!("{}: {error}", name(command)))?;
    if !result.status.success() {
        return Err(format!("{} failed ({})", name(command), result.status).into());
    }
    Ok(String::from_utf8_lossy(&result.stdout).trim().to_owned())
}

/// The program's name and first argument, for messages.
fn name(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_name().unwrap_or_default();
    let first = command.get_args().next().unwrap_or_default();
    format!("{} {}", program.to_string_lossy(), first.to_string_lossy()).trim().to_owned()
}

/// Does something, and prints what and how long it took.
pub(crate) fn timed<T>(what: &str, job: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    println!("{what} ...");
    let start = Instant::now();
    let result = job();
    let ending = if result.is_ok() { "done" } else { "FAILED" };
    println!("{what}: {ending} in {}", seconds(start.elapsed()));
    result
}

/// A duration as people read it.
pub(crate) fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

/// `cargo`, the one that runs us if it does.
pub(crate) fn cargo() -> Command {
    Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// PATH with the given directories in front.
pub(crate) fn path_with(directories: &[PathBuf]) -> Outcome<std::ffi::OsString> {
    let old = std::env::var_os("PATH").unwrap_or_default();
    let all = directories.iter().cloned().chain(std::env::split_paths(&old));
    Ok(std::env::join_paths(all)?)
}

/// The first of the names that is a file in a directory of PATH.
pub(crate) fn find_on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let directories: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        directories.iter().map(|directory| directory.join(executable(name))).find(|p| p.is_file())
    })
}

/// The file name of a program on this system.
pub(crate) fn executable(name: &str) -> String {
    let has_suffix = Path::new(name).extension().is_some_and(|extension| extension == "cmd");
    let suffix = if has_suffix { "" } else { std::env::consts::EXE_SUFFIX };
    format!("{name}{suffix}")
}

/// npm, under the name this system has for it.
pub(crate) fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Whether we are root on a system with apt: only then are system packages installed unasked.
pub(crate) fn can_use_apt() -> bool {
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    is_root && find_on_path(&["apt-get"]).is_some()
}

/// Installs Debian packages, after bringing the package lists up to date.
pub(crate) fn apt_install<S: AsRef<OsStr>>(packages: &[S]) -> Outcome {
    run(apt().args(["-qq", "update"]))?;
    run(apt().args(["-qq", "--yes", "install", "--no-install-recommends"]).args(packages))
}

fn apt() -> Command {
    let mut command = Command::new("apt-get");
    command.env("DEBIAN_FRONTEND", "noninteractive").stdout(Stdio::null());
    command
}
