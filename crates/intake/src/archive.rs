//! The files in a zip archive, read within bounds. Nothing is believed of what its headers say of
//! sizes: what comes out is counted while it is inflated.
//!
//! Left out: archives in archives, other methods than deflate, and passwords. Each is told as a
//! [`EntryProblem`] of the file that it concerns, so that the others can be read all the same.

use crate::decode::{Encoding, Tables};
use miniz_oxide::inflate::decompress_to_vec_with_limit;
use rawzip::{CompressionMethod, ZipArchive, ZipFileHeaderRecord, ZipSliceArchive};
use std::collections::BTreeSet;

/// How much of an archive is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most files.
    pub entries: usize,
    /// The most bytes of one file, when inflated.
    pub entry_bytes: usize,
    /// The most bytes of all files together, when inflated.
    pub total_bytes: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { entries: 10_000, entry_bytes: 64 << 20, total_bytes: 512 << 20 }
    }
}

/// Why bytes are no archive that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ArchiveError {
    /// They are no zip archive.
    NotZip,
    /// The archive begins, but its list of files, which stands at its end, is not there or damaged.
    Truncated,
    /// More files than are read.
    TooManyEntries {
        /// The most that are read.
        limit: usize,
    },
}

/// Why one file of an archive is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryProblem {
    /// Its name leads out of the archive (`../`, `/…`, `C:`), or holds control characters.
    Path,
    /// A file before it has the very same name.
    Duplicate,
    /// It needs a password.
    Encrypted,
    /// It is a link to another file.
    Link,
    /// It is an archive itself.
    Nested,
    /// It is compressed by a method that is not read.
    Method,
    /// It is longer than is read of one file.
    TooLarge {
        /// The most bytes of one file.
        limit: usize,
    },
    /// With it, all files together would be longer than is read.
    TotalTooLarge {
        /// The most bytes of all files.
        limit: usize,
    },
    /// Its data end early, or are not what was packed.
    Damaged,
}

/// One file of an archive.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name, with the folders that it is in, separated by `/`.
    pub name: String,
    /// Why it is not read.
    pub problem: Option<EntryProblem>,
    place: rawzip::ZipArchiveEntryWayfinder,
    is_stored: bool,
}

/// An archive whose list of files has been read.
#[derive(Debug)]
pub struct Archive {
    zip: ZipSliceArchive<Vec<u8>>,
    entries: Vec<Entry>,
    limits: Limits,
    n_inflated: usize,
}

impl Archive {
    /// Reads the list of files. Names that are not UTF-8 are decoded by `tables`, as GB18030.
    pub fn open(bytes: Vec<u8>, limits: Limits, tables: Tables<'_>) -> Result<Self, ArchiveError> {
        let error = match bytes.starts_with(b"PK\x03\x04") {
            true => ArchiveError::Truncated,
            false => ArchiveError::NotZip,
        };
        let zip = ZipArchive::from_slice(bytes).map_err(|_| error)?;
        let mut entries = Vec::new();
        let mut names = BTreeSet::new();
        for record in zip.entries() {
            let record = record.map_err(|_| ArchiveError::Truncated)?;
            if record.is_dir() {
                continue;
            }
            if entries.len() == limits.entries {
                return Err(ArchiveError::TooManyEntries { limit: limits.entries });
            }
            let mut entry = entry(&record, tables);
            if !names.insert(entry.name.clone()) {
                entry.problem = Some(EntryProblem::Duplicate);
            }
            entries.push(entry);
        }
        Ok(Self { zip, entries, limits, n_inflated: 0 })
    }

    /// All files, in the order of the archive.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Has files of so many bytes read from here on.
    pub fn allow(&mut self, entry_bytes: usize) {
        self.limits.entry_bytes = entry_bytes;
    }

    /// The bytes of the file at `idx` in [`Archive::entries`]; its check sum is compared.
    pub fn read(&mut self, idx: usize) -> Result<Vec<u8>, EntryProblem> {
        let entry = self.entries.get(idx).ok_or(EntryProblem::Damaged)?;
        if let Some(problem) = entry.problem {
            return Err(problem);
        }
        let bytes = self.unpack(entry)?;
        self.n_inflated = self.n_inflated.saturating_add(bytes.len());
        Ok(bytes)
    }

    fn unpack(&self, entry: &Entry) -> Result<Vec<u8>, EntryProblem> {
        let packed = self.zip.get_entry(entry.place).map_err(|_| EntryProblem::Damaged)?;
        let left = self.limits.total_bytes.saturating_sub(self.n_inflated);
        let most = self.limits.entry_bytes.min(left);
        let too_large = || match left < self.limits.entry_bytes {
            true => EntryProblem::TotalTooLarge { limit: self.limits.total_bytes },
            false => EntryProblem::TooLarge { limit: self.limits.entry_bytes },
        };
        let data = packed.data();
        let bytes = if entry.is_stored {
            if data.len() > most {
                return Err(too_large());
            }
            data.to_vec()
        } else {
            inflate(data, most).map_err(|error| match error {
                Inflate::TooLarge => too_large(),
                Inflate::Damaged => EntryProblem::Damaged,
            })?
        };
        match rawzip::crc32(&bytes) == packed.claim_verifier().crc {
            true => Ok(bytes),
            false => Err(EntryProblem::Damaged),
        }
    }
}

enum Inflate {
    TooLarge,
    Damaged,
}

fn inflate(data: &[u8], most: usize) -> Result<Vec<u8>, Inflate> {
    use miniz_oxide::inflate::TINFLStatus::HasMoreOutput;
    decompress_to_vec_with_limit(data, most).map_err(|error| match error.status {
        HasMoreOutput => Inflate::TooLarge,
        _ => Inflate::Damaged,
    })
}

fn entry(record: &ZipFileHeaderRecord<'_>, tables: Tables<'_>) -> Entry {
    let name = name(record.file_path().as_bytes(), tables);
    let method = record.compression_method();
    let is_stored = method == CompressionMethod::STORE;
    let flags = record.flags();
    let problem = if leads_out(&name) {
        Some(EntryProblem::Path)
    } else if flags.is_encrypted() || flags.has_strong_encryption() || flags.is_masked() {
        Some(EntryProblem::Encrypted)
    } else if record.mode().is_symlink() {
        Some(EntryProblem::Link)
    } else if is_archive(&name) {
        Some(EntryProblem::Nested)
    } else if !is_stored && method != CompressionMethod::DEFLATE {
        Some(EntryProblem::Method)
    } else {
        None
    };
    Entry { name, problem, place: record.wayfinder(), is_stored }
}

/// UTF-8 where it is that, marked or not, else GB18030, as Chinese systems write it.
fn name(bytes: &[u8], tables: Tables<'_>) -> String {
    let name = match std::str::from_utf8(bytes) {
        Ok(name) => name.to_owned(),
        Err(_) => tables(Encoding::Gb18030, bytes)
            .unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned()),
    };
    // as old programs wrote it
    name.replace('\\', "/")
}

fn leads_out(name: &str) -> bool {
    let is_drive = |part: &str| part.as_bytes().get(1) == Some(&b':');
    name.is_empty()
        || name.starts_with('/')
        || is_drive(name)
        || name.split('/').any(|part| part == "..")
        || name.chars().any(char::is_control)
}

/// Whether a file of that name is an archive, which is not looked into.
fn is_archive(name: &str) -> bool {
    const ENDINGS: [&str; 7] = [".zip", ".7z", ".rar", ".tar", ".gz", ".tgz", ".xz"];
    let name = name.to_ascii_lowercase();
    ENDINGS.iter().any(|ending| name.ends_with(ending))
}
