//! Archives of a whole project: the project in one, and a new one.

use crate::unreadable;
use formats::archive::{self, project_among};
use formats::native::{Imported, MAX_BYTES};
use intake::archive::{Archive, Limits};
use std::process::ExitCode;
use std::rc::Rc;
use std::time::{SystemTime, UNIX_EPOCH};

/// Whether bytes are meant as a zip archive.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

/// The file in an archive that holds the project.
pub(crate) fn project(bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    let limits = Limits { entry_bytes: MAX_BYTES, ..Limits::default() };
    // a name in another encoding is not that of the project
    let tables = |_, bytes: &[u8]| Ok(String::from_utf8_lossy(bytes).into_owned());
    let mut archive = Archive::open(bytes, limits, &tables)
        .map_err(|error| format!("the archive cannot be read: {error:?}"))?;
    let names = archive.entries().iter().map(|entry| entry.name.as_str());
    let idx = project_among(names).ok_or("the archive holds no Stancemark project")?;
    archive.read(idx).map_err(|problem| format!("{} cannot be read: {problem:?}", archive::PROJECT))
}

/// Writes the project that was read as an archive.
pub(crate) fn write(read: &Imported, zip: &str) -> ExitCode {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = i64::try_from(since.as_millis()).unwrap_or(i64::MAX);
    let project = Rc::new(read.project.clone());
    let written = archive::write(&project, model::Timestamp::from_millis(now));
    let written = written.map_err(|error| error.to_string());
    let done = written.and_then(|bytes| std::fs::write(zip, bytes).map_err(|e| e.to_string()));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => unreadable(zip, &error),
    }
}
