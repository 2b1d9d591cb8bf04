//! The project's own data.

use super::EditError;
use model::{Change, ChangeSet, Delta, Project, ProjectInfo, Step};

/// The most characters of a name.
const LONGEST: usize = 120;

/// Gives the project a name. White space at the ends does not count.
pub(super) fn rename(project: &Project, name: &str) -> Result<ChangeSet, EditError> {
    let name: String = name.trim().chars().take(LONGEST).collect();
    if project.info.name == name {
        return Err(EditError::NoChange);
    }
    let after = ProjectInfo { name, ..(*project.info).clone() };
    let change = Change::Project(Delta::replace(project.info.clone(), after));
    Ok(ChangeSet { step: Step::RenameProject, changes: vec![change] })
}
