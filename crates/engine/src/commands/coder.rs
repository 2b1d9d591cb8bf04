//! Naming coders.

use super::EditError;
use model::{Change, ChangeSet, Coder, CoderId, Delta, Project, Step};

/// The most characters of a name.
const LONGEST: usize = 120;

/// Gives a coder a name. White space at the ends does not count.
pub(super) fn name(project: &Project, id: &CoderId, name: &str) -> Result<ChangeSet, EditError> {
    let before = project.coders.get(id).ok_or(EditError::Missing)?;
    let name: String = name.trim().chars().take(LONGEST).collect();
    if before.name == name {
        return Err(EditError::NoChange);
    }
    let after = Coder { id: id.clone(), name };
    let change = Change::Coder(Delta::replace(before.clone(), after));
    Ok(ChangeSet { step: Step::NameCoder, changes: vec![change] })
}
