//! The build tools and their exact versions: Trunk, wasm-bindgen, wasm-opt.
//! Where each is found; how a missing one is installed is in `install`.

use crate::process::{Outcome, executable, find_on_path, output};
use crate::workspace;
use std::path::PathBuf;
use std::process::Command;

/// A program that builds the site, at one version.
pub(crate) struct Tool {
    /// The package that holds it.
    pub(crate) package: &'static str,
    /// The program looked for.
    pub(crate) program: &'static str,
    /// The version needed, as its package numbers it.
    pub(crate) version: String,
    /// Where its package comes from.
    pub(crate) source: Source,
}

/// The registry a tool is installed from, with the client that goes with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Source {
    /// Built by `cargo install`, with these arguments more.
    Cargo(&'static [&'static str]),
    /// Installed by npm.
    Npm,
}

/// The builder of the site. Without its default features: they serve only to download
/// prebuilt tools, which we put on its PATH instead.
pub(crate) fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        version: "0.21.14".to_owned(),
        source: Source::Cargo(&["--no-default-features"]),
    }
}

/// The maker of the JavaScript glue; its version must be the library's in Cargo.lock.
pub(crate) fn wasm_bindgen() -> Outcome<Tool> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        version: workspace::locked_version("wasm-bindgen")?,
        source: Source::Cargo(&[]),
    })
}

/// The program that builds and runs the fuzzer.
pub(crate) fn fuzzer() -> Tool {
    Tool {
        package: "cargo-fuzz",
        program: "cargo-fuzz",
        version: "0.13.2".to_owned(),
        source: Source::Cargo(&[]),
    }
}

/// The optimiser of the compiled program.
pub(crate) fn wasm_opt() -> Tool {
    Tool {
        package: "binaryen",
        program: "wasm-opt",
        version: "132.0.0".to_owned(),
        source: Source::Npm,
    }
}

impl Tool {
    /// Where the cache keeps it.
    pub(crate) fn root(&self) -> Outcome<PathBuf> {
        let directory = format!("{}-{}", self.package, self.version);
        Ok(workspace::cache()?.join("tools").join(directory))
    }

    /// The directory of its programs: in the cache, or on PATH if the version there is right.
    pub(crate) fn find(&self) -> Outcome<Option<PathBuf>> {
        let cached = self.root()?.join("bin");
        if cached.join(executable(self.program)).is_file() {
            return Ok(Some(cached));
        }
        let Some(found) = find_on_path(&[self.program]) else { return Ok(None) };
        let version = output(Command::new(&found).arg("--version")).unwrap_or_default();
        let directory = found.parent().map(PathBuf::from);
        Ok(directory.filter(|_| says_version(&version, &self.version)))
    }
}

/// Whether what a program prints of itself names the version; `132` stands for `132.0.0`.
fn says_version(printed: &str, wanted: &str) -> bool {
    let short = wanted.strip_suffix(".0.0").unwrap_or(wanted);
    printed.split_whitespace().any(|word| word == wanted || word == short)
}

#[cfg(test)]
mod tests {
    use super::says_version;

    #[test]
    fn versions_are_compared_whole() {
        assert!(says_version("wasm-bindgen 0.2.130", "0.2.130"));
        assert!(says_version("wasm-opt version 132 (version_132)", "132.0.0"));
        assert!(!says_version("wasm-bindgen 0.2.13", "0.2.130"));
        assert!(!says_version("trunk 0.21.141", "0.21.14"));
        assert!(!says_version("", "0.21.14"));
    }
}
