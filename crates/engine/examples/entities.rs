//! How long the lookup of entities takes: `cargo run --release -p engine --example entities`.

#![allow(
    clippy::disallowed_types,
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a program that measures reads the clock and prints"
)]

use engine::EntityIndex;
use model::{
    Entity, EntityId, EntityKind, Names, Project, ProjectId, ProjectInfo, Timestamp,
    shipped_codebook,
};
use std::rc::Rc;
use std::time::Instant;

const ENTITIES: usize = 5_000;

fn main() {
    let info =
        ProjectInfo { id: ProjectId::new("p"), name: String::new(), created: Timestamp::default() };
    let mut project = Project::new(info, shipped_codebook());
    for n in 0..ENTITIES {
        let id = EntityId::new(format!("e{n:05}"));
        let mut entity = Entity::new(id.clone(), EntityKind::Actor);
        entity.names = Names::of(&[
            ("en", &format!("Organization {n}")),
            ("zh-CN", &format!("联合国第{n}机构")),
        ]);
        entity.aliases = (0..4).map(|nth| format!("alias {nth} of {n}")).collect();
        project.entities.insert(id, Rc::new(entity));
    }
    let index = measured("index", 1, || EntityIndex::of(&project));
    for typed in ["o", "organization 49", "联", "聯合國第3", "zzz", ""] {
        measured(&format!("search {typed:?}"), 20, || {
            index.search(&project, typed, Some(EntityKind::Actor), 30)
        });
    }
    measured("named", 1000, || index.named(&project, "联合国第77机构", EntityKind::Actor, true));
}

fn measured<T>(what: &str, times: u32, run: impl Fn() -> T) -> T {
    let start = Instant::now();
    let mut last = run();
    for _ in 1..times {
        last = run();
    }
    let each = start.elapsed() / times;
    println!("{what}: {:.3} ms", each.as_secs_f64() * 1000.0);
    last
}
