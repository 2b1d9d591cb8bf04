//! Projects to measure with: what the examples have in common.

use engine::Ids;
use model::{
    Article, Coder, CoderId, DocumentData, DocumentId, DocumentInfo, Entity, EntityId, EntityKind,
    Metadata, Names, Progress, Project, ProjectId, ProjectInfo, Timestamp, shipped_codebook,
};
use std::rc::Rc;
use text::Block;

/// The only time there is.
pub(crate) fn now() -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000)
}

/// The id of an entity of [`with_entities`].
pub(crate) fn entity_id(nth: usize) -> EntityId {
    EntityId::new(format!("e{nth:05}"))
}

/// A project with one coder and so many entities.
pub(crate) fn with_entities(n_entities: usize) -> Project {
    let info = ProjectInfo { id: ProjectId::new("p1"), name: String::new(), created: now() };
    let mut project = Project::new(info, shipped_codebook());
    let coder = Coder { id: CoderId::new("c1"), name: "Lin".into() };
    project.coders.insert(coder.id.clone(), Rc::new(coder));
    for nth in 0..n_entities {
        let names = [&format!("Entity {nth}"), &format!("实体{nth}")];
        add_entity(&mut project, entity_id(nth), names.map(String::as_str));
    }
    project
}

/// Adds an actor with an English and a Chinese name.
pub(crate) fn add_entity(project: &mut Project, id: EntityId, [english, chinese]: [&str; 2]) {
    let mut entity = Entity::new(id.clone(), EntityKind::Actor);
    entity.names = Names::of(&[("en", english), ("zh-CN", chinese)]);
    project.entities.insert(id, Rc::new(entity));
}

/// The nth document, with nothing tagged.
pub(crate) fn document(nth: usize, text: String) -> DocumentData {
    let info = DocumentInfo {
        id: DocumentId::new(format!("d{nth:04}")),
        metadata: Metadata { title: format!("文章 {nth}"), ..Metadata::default() },
        progress: Progress::ToDo,
        created: now(),
        modified: now(),
    };
    let blocks = Block::paragraphs(&text);
    DocumentData::new(Rc::new(info), Rc::new(Article::new(text, blocks)))
}

/// Ids in a row.
pub(crate) struct Counter(pub(crate) u32);

impl Ids for Counter {
    fn next_id(&mut self) -> String {
        self.0 += 1;
        format!("new {:08}", self.0)
    }
}
