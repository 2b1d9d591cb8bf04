//! The good path.

use super::*;
use model::{ProjectId, ProjectInfo, shipped_codebook};

#[test]
fn an_empty_project_survives() {
    let info = ProjectInfo {
        id: ProjectId::new("p1"),
        name: "Cyber 规范".to_owned(),
        created: Timestamp::from_millis(1_674_950_400_123),
    };
    let project = Project::new(info, shipped_codebook());
    let json = write(&project, Timestamp::from_millis(0));
    let read = read(&json).unwrap();
    assert_eq!(read.issues, []);
    assert_eq!(read.project, project);
}
