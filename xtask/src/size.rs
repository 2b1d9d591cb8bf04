//! How many bytes the site costs a visitor: raw, gzip and brotli, per file and in all.

use crate::process::Outcome;
use crate::stamp::sorted_children;
use crate::{offline, single};
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// The most that page, scripts, styles and program may take on the wire, with brotli.
pub(crate) const LIMIT: usize = 1_250_000;

/// The kinds of file that every visitor waits for, and that the limit counts. The service worker
/// and what it keeps come after the start; icons are for the system that installs the app.
const COUNTED: [&str; 4] = ["html", "js", "wasm", "css"];

/// One file's bytes.
pub(crate) struct Size {
    name: String,
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// The sizes of all files of a site, by name.
pub(crate) fn measure(directory: &Path) -> Outcome<Vec<Size>> {
    let mut sizes = Vec::new();
    measure_into(directory, directory, &mut sizes)?;
    Ok(sizes)
}

fn measure_into(root: &Path, directory: &Path, sizes: &mut Vec<Size>) -> Outcome {
    for path in sorted_children(directory)? {
        if path.is_dir() {
            measure_into(root, &path, sizes)?;
        } else {
            let name = path.strip_prefix(root)?.to_string_lossy().into_owned();
            sizes.push(Size::of(name, &std::fs::read(&path)?)?);
        }
    }
    Ok(())
}

impl Size {
    fn of(name: String, bytes: &[u8]) -> Outcome<Self> {
        Ok(Self { name, raw: bytes.len(), gzip: gzip(bytes)?, brotli: brotli(bytes)? })
    }

    fn is_counted(&self) -> bool {
        let extension = Path::new(&self.name).extension();
        ![single::NAME, offline::WORKER].contains(&self.name.as_str())
            && extension
                .is_some_and(|extension| COUNTED.iter().any(|counted| extension == *counted))
    }
}

fn gzip(bytes: &[u8]) -> Outcome<usize> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

fn brotli(bytes: &[u8]) -> Outcome<usize> {
    let params = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &params)?;
    Ok(compressed.len())
}

/// The bytes on the wire that the limit is about.
pub(crate) fn wire_size(sizes: &[Size]) -> usize {
    sizes.iter().filter(|size| size.is_counted()).map(|size| size.brotli).sum()
}

/// A table of all files with a total.
pub(crate) fn table(sizes: &[Size]) -> String {
    let mut text = format!("{:>10} {:>10} {:>10}  file\n", "raw", "gzip", "brotli");
    let mut row = |raw: usize, gzip: usize, brotli: usize, name: &str| {
        // writing to a string cannot fail
        let _ = writeln!(text, "{raw:>10} {gzip:>10} {brotli:>10}  {name}");
    };
    for size in sizes {
        row(size.raw, size.gzip, size.brotli, &size.name);
    }
    let sum = |column: fn(&Size) -> usize| sizes.iter().map(column).sum();
    row(sum(|size| size.raw), sum(|size| size.gzip), sum(|size| size.brotli), "in all");
    text
}

/// Refuses a site that costs more than the limit.
pub(crate) fn check(sizes: &[Size], limit: usize) -> Outcome<String> {
    let size = wire_size(sizes);
    let verdict =
        format!("Wire size (html, js, wasm, css with brotli): {size} bytes of at most {limit}");
    if size > limit { Err(verdict.into()) } else { Ok(verdict) }
}

#[cfg(test)]
mod tests {
    use super::{Size, check, table, wire_size};

    fn sample() -> Vec<Size> {
        let size = |name: &str, bytes: usize| Size {
            name: name.to_owned(),
            raw: bytes * 4,
            gzip: bytes * 2,
            brotli: bytes,
        };
        vec![
            size("index.html", 1),
            size("app.js", 10),
            size("app.wasm", 100),
            size("icon.svg", 5),
            size("sw.js", 7),
            size("stancemark.html", 1000),
        ]
    }

    #[test]
    fn only_what_every_visitor_waits_for_is_counted() {
        assert_eq!(wire_size(&sample()), 111);
    }

    #[test]
    fn the_limit_itself_is_allowed_and_one_more_is_not() {
        assert!(check(&sample(), 111).is_ok());
        assert!(check(&sample(), 110).is_err());
    }

    #[test]
    fn the_table_ends_with_the_sums() {
        let text = table(&sample());
        let last: Vec<&str> = text.lines().last().unwrap_or_default().split_whitespace().collect();
        assert_eq!(last, ["4492", "2246", "1123", "in", "all"]);
    }

    #[test]
    fn compression_is_real() {
        let bytes = "annotate ".repeat(1000).into_bytes();
        let is_small =
            Size::of("a.js".to_owned(), &bytes).map(|size| size.gzip < 200 && size.brotli < 100);
        assert_eq!(is_small.ok(), Some(true));
    }
}
