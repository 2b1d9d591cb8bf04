//! The command line: checks and describes files with the same code as the page.
//!
//! Projects are native files, or archives. `validate` exits with 1 if a file has issues and with 2
//! if it cannot be read at all.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for the terminal")]

mod archive;
mod html;
mod info;
mod intake;

use formats::native::{self, Imported};
use std::process::ExitCode;

const HELP: &str = "\
stancemark-cli: check and describe Stancemark files and articles

Usage:
  stancemark-cli validate FILE   list what is wrong in a file; exit 1 if anything is,
                                 2 if the file cannot be read
  stancemark-cli info FILE       count documents, annotations by label and statements
  stancemark-cli intake FILE     print an article as it is taken in, its metadata, and what
                                 leaves it; read by its ending as in the page: .html, .mhtml,
                                 .docx, else text
  stancemark-cli archive FILE ZIP
                                 write the project in a file as an archive
  stancemark-cli schema          print the JSON Schema of the file format
  stancemark-cli schema codebook print that of a codebook alone
  stancemark-cli help            print this help
  stancemark-cli version         print the version
";

/// The exit code for wrong usage and for files that cannot be read.
const UNREADABLE: u8 = 2;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["validate", file] => with_file(file, validate),
        ["info", file] => with_file(file, |read| {
            print!("{}", info::describe(&read.project));
            ExitCode::SUCCESS
        }),
        ["intake", file] => take_in(file),
        ["archive", file, zip] => with_file(file, |read| archive::write(read, zip)),
        ["schema", "codebook"] => print_all(&formats::schema::codebook()),
        ["schema"] => print_all(&formats::schema::native()),
        ["help" | "--help" | "-h"] => print_all(HELP),
        ["version" | "--version" | "-V"] => {
            print_all(concat!("stancemark-cli ", env!("CARGO_PKG_VERSION"), "\n"))
        }
        _ => {
            eprint!("{HELP}");
            ExitCode::from(UNREADABLE)
        }
    }
}

fn print_all(text: &str) -> ExitCode {
    print!("{text}");
    ExitCode::SUCCESS
}

fn with_file(file: &str, run: impl FnOnce(&Imported) -> ExitCode) -> ExitCode {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(file, &error),
    };
    let json = match archive::is_zip(&bytes) {
        true => archive::project(bytes),
        false => Ok(bytes),
    };
    let json = match json {
        Ok(json) => json,
        Err(error) => return unreadable(file, &error),
    };
    match native::read_bytes(&json) {
        Ok(read) => run(&read),
        Err(error) => unreadable(file, &error),
    }
}

fn take_in(file: &str) -> ExitCode {
    let bytes = match std::fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => return unreadable(file, &error),
    };
    match intake::article(file, bytes) {
        Ok(draft) => print_all(&::intake::outline(&draft)),
        Err(error) => unreadable(file, &error),
    }
}

pub(crate) fn unreadable(file: &str, error: &dyn std::fmt::Display) -> ExitCode {
    eprintln!("{file}: {error}");
    ExitCode::from(UNREADABLE)
}

fn validate(read: &Imported) -> ExitCode {
    for issue in &read.issues {
        println!("{issue}");
    }
    if !read.repairs.is_empty() {
        println!("{} lost quotes were found elsewhere in the text", read.repairs.len());
    }
    match read.issues.len() {
        0 => println!("no issues"),
        n_issues => println!("{n_issues} issues"),
    }
    ExitCode::from(u8::from(!read.issues.is_empty()))
}
