//! Long random command sequences: invariants hold after each message, undo leads to the start,
//! redo to the end, and the journal alone restores everything.

mod codebook;
mod seek;
mod statements;
mod suggestion;

use super::App;
use crate::{
    CodersMsg, Command, Direction, DocumentsMsg, Edge, EntityCommand, EntityDraft, ExchangeMsg,
    FindMsg, FindingKind, History, IntakeMsg, Msg, NewSpan, PartEnd, PartsMsg, ReadingMsg,
    ReadingSettings, SessionMsg, Unit, View, WatchMsg, restore, starter,
};
use formats::store::JournalEntry;
use model::{
    Annotation, AnnotationId, AttributeId, Coder, CoderId, Entity, LabelId, LocalName, Progress,
    Project, Value,
};
use proptest::prelude::*;
use statements::{at_the_desk, statement_edit};
use std::rc::Rc;
use text::{TextRange, TextSize};

/// A step as numbers, turned into a message that fits the present state.
fn step() -> impl Strategy<Value = (u8, u32, u32)> {
    (0..81u8, any::<u32>(), any::<u32>())
}

fn message(app: &App, (kind, a, b): (u8, u32, u32)) -> Msg {
    let length = app.model.document().map_or(1, |d| TextSize::of(d.text()).raw() + 1);
    // mostly places between characters, sometimes a place inside one
    let boundary = |raw: u32| {
        let text = app.model.document().map_or("", |d| d.text());
        let near = (raw % length) as usize;
        let boundary = (0..=near).rev().find(|idx| text.is_char_boundary(*idx));
        TextSize::from_index(boundary.unwrap_or(0))
    };
    let at = |raw: u32| {
        if raw.is_multiple_of(20) { TextSize::new(raw % length) } else { boundary(raw) }
    };
    // mostly the shipped ones, which may be gone
    let label = |raw: u32| match app.model.project.codebook.labels.get(raw as usize % 5) {
        Some(label) => label.id.clone(),
        None => LabelId::new("stance"),
    };
    let direction = if b.is_multiple_of(2) { Direction::Forward } else { Direction::Backward };
    let edge = if a.is_multiple_of(2) { Edge::Start } else { Edge::End };
    let session = |msg| Msg::Session(msg);
    match kind {
        0..=5 => session(SessionMsg::Select(Some((at(a), at(b))))),
        6..=9 => Msg::Tag(label(a)),
        10 => session(SessionMsg::ClickAt(boundary(a))),
        11 => session(SessionMsg::StepAnnotation(direction)),
        12 => Msg::MoveEdge(edge, direction),
        13 => Msg::MoveToSelection,
        14 => Msg::Choose(a as usize % 6),
        15 => Msg::DeleteSelected,
        16 | 17 => Msg::Undo,
        18 => Msg::Redo,
        19 => session(SessionMsg::MoveCaret {
            unit: Unit::Grapheme,
            direction,
            extend: a.is_multiple_of(3),
        }),
        20 if a.is_multiple_of(40) => Msg::Intake(IntakeMsg::Offered(test_support::TORTURE.into())),
        20 if a.is_multiple_of(7) => Msg::Intake(IntakeMsg::Toggle(b as usize % 3)),
        20 => Msg::Intake(IntakeMsg::Add),
        21 => match app.model.project.documents.keys().nth(a as usize % 4) {
            Some(id) if a.is_multiple_of(25) => {
                Msg::Edit(crate::Command::DeleteDocument(id.clone()))
            }
            Some(id) => session(SessionMsg::OpenDocument(id.clone())),
            None => session(SessionMsg::NewArticle),
        },
        24 | 25 => Msg::Parts(PartsMsg::AddSelection),
        26 | 27 => part_message(app, a, b, at(b)),
        39 => session(SessionMsg::Reading(reading_message(a, b))),
        22 => Msg::Exchange(ExchangeMsg::Repair),
        23 => session(SessionMsg::GoTo(View::ROOMS[a as usize % View::ROOMS.len()])),
        28 => Msg::NameSelected,
        53..=58 => people_and_papers(app, kind, a, b),
        34..=38 => find_message(app, a, b),
        59..=64 => codebook::message(app, a, b),
        29..=33 => entity_command(app, a, b).map_or(Msg::NameSelected, Msg::Edit),
        41..=45 => Msg::Compose(at_the_desk(app, a, b)),
        46..=51 => statement_edit(app, a, b),
        65..=67 => watch_message(app, a, b),
        68..=70 => Msg::Edit(Command::TagMany(Rc::new(many(app, a, b, &label)))),
        71..=74 => suggestion::message(app, a, b),
        75..=80 => seek::message(app, a, b),
        _ => session(SessionMsg::Escape),
    }
}

/// Spans of any documents, some of them the same, now and then with an entity or a position.
fn many(app: &App, a: u32, b: u32, label: &dyn Fn(u32) -> LabelId) -> Vec<NewSpan> {
    let project = &app.model.project;
    let documents: Vec<_> = project.documents.iter().collect();
    let span = |nth: u32| {
        let raw = b.rotate_left(nth * 5);
        let (id, document) = documents.get(raw as usize % documents.len().max(1))?;
        let starts: Vec<_> = document.text().char_indices().map(|(at, _)| at).collect();
        let start = *starts.get(raw as usize % starts.len().clamp(1, 40))?;
        let end = starts.into_iter().find(|at| *at > start)?;
        let range = TextRange::new(TextSize::from_index(start), TextSize::from_index(end))?;
        let entity = project.entities.values().nth(raw as usize % 9).map(|row| row.id.clone());
        let position = (AttributeId::new("position"), Value::Text("oppose".into()));
        let attributes = [position].into_iter().filter(|_| raw.is_multiple_of(7)).collect();
        Some(NewSpan { entity, attributes, ..NewSpan::new((*id).clone(), label(a), range) })
    };
    (0..a % 6).filter_map(span).collect()
}

/// Something with documents, coders or the history.
fn people_and_papers(app: &App, kind: u8, a: u32, b: u32) -> Msg {
    let project = &app.model.project;
    let direction = if b.is_multiple_of(2) { Direction::Forward } else { Direction::Backward };
    let documents = |msg| Msg::Session(SessionMsg::Documents(msg));
    let coder = project.coders.values().nth(b as usize % project.coders.len());
    match (kind, project.documents.keys().nth(a as usize % 4), coder) {
        (53, Some(id), _) => {
            let progress = [Progress::ToDo, Progress::Doing, Progress::Done][b as usize % 3];
            Msg::Edit(Command::SetProgress(id.clone(), progress))
        }
        (54, Some(id), _) if a.is_multiple_of(3) => {
            documents(DocumentsMsg::EditMetadata(id.clone()))
        }
        (54, ..) => documents(DocumentsMsg::Step(direction)),
        (55, _, Some(coder)) => {
            let shows = CodersMsg::Show(coder.id.clone(), a.is_multiple_of(2));
            Msg::Session(SessionMsg::Coders(shows))
        }
        (56, _, Some(coder)) => {
            let name = ["", "李", "A. B."][a as usize % 3].to_owned();
            Msg::Edit(Command::NameCoder(coder.id.clone(), name))
        }
        (57, ..) if a.is_multiple_of(6) => Msg::Edit(Command::Import(others_work(app))),
        (58, ..) => {
            let n_steps = app.model.history.entries().len();
            Msg::GoToStep(n_steps - (a as usize % 12).min(n_steps))
        }
        _ => Msg::Session(SessionMsg::OpenDocument(model::DocumentId::new("d"))),
    }
}

/// The project as somebody else coded it, who has the same name.
fn others_work(app: &App) -> Rc<Project> {
    let mut project = Project::clone(&app.model.project);
    let other = CoderId::new("0-other");
    let name = app.model.coder().map(|coder| coder.name.clone()).unwrap_or_default();
    project.coders.insert(other.clone(), Rc::new(Coder { id: other.clone(), name }));
    for data in project.documents.values_mut() {
        let data = Rc::make_mut(data);
        let rows: Vec<_> = data.annotations.values().take(3).cloned().collect();
        for (n, row) in rows.iter().enumerate() {
            let id = AnnotationId::new(format!("0-{}-{n}", data.info.id));
            let theirs = Annotation { id: id.clone(), coder: other.clone(), ..(**row).clone() };
            data.annotations.insert(id, Rc::new(theirs));
        }
    }
    Rc::new(project)
}

/// Something with a part of the selected annotation, or with one that is not there.
fn part_message(app: &App, a: u32, b: u32, to: TextSize) -> Msg {
    let id = app.model.session.annotation.as_ref();
    let annotation = id.and_then(|id| app.model.document()?.annotations.get(id));
    let ranges: Vec<_> = annotation.map(|a| a.ranges().collect()).unwrap_or_default();
    let stray = TextRange::new(TextSize::new(1), TextSize::new(2)).unwrap();
    let part = ranges.get(b as usize % (ranges.len() + 1)).copied().unwrap_or(stray);
    let edge = if a.is_multiple_of(2) { Edge::Start } else { Edge::End };
    let end = PartEnd { part, edge };
    Msg::Parts(match a % 5 {
        0 => PartsMsg::Remove(part),
        1 => PartsMsg::StepEnd(end, Direction::Forward),
        2 => PartsMsg::StepEnd(end, Direction::Backward),
        _ => PartsMsg::MoveEnd(end, to),
    })
}

/// A command about the entities that there are; `None` where there is none.
fn entity_command(app: &App, a: u32, b: u32) -> Option<Command> {
    let project = &app.model.project;
    let nth = |n: u32| project.entities.values().nth(n as usize % project.entities.len().max(1));
    let (one, other) = (nth(a)?, nth(b)?);
    let annotations = project.documents.values().flat_map(|data| {
        data.annotations.values().map(|row| (data.info.id.clone(), row.id.clone()))
    });
    let some: Vec<_> = annotations.skip(b as usize % 3).step_by(1 + a as usize % 3).collect();
    let name = |value: &str| LocalName { lang: "en".into(), value: value.into() };
    let draft = EntityDraft { kind: one.kind, name: name("split") };
    let id = one.id.clone();
    Some(Command::Entity(match (a ^ b) % 8 {
        0 => EntityCommand::Rename(id, name(["", "OEWG", "Ａｂｃ"][b as usize % 3])),
        1 => EntityCommand::Delete { id, heir: a.is_multiple_of(3).then(|| other.id.clone()) },
        2 => EntityCommand::Merge { from: id, into: other.id.clone() },
        3 => EntityCommand::Split { from: id, draft, annotations: some },
        4 => EntityCommand::Link(some, Some(id)),
        5 => EntityCommand::Link(some, None),
        6 => {
            let aliases = vec!["OEWG".into(), " ".into(), other.any_name().into()];
            EntityCommand::Edit(Box::new(Entity { aliases, ..Entity::clone(one) }))
        }
        _ if a.is_multiple_of(16) => {
            EntityCommand::AddStarter(vec![starter::Group::ALL[b as usize % 5]])
        }
        _ => EntityCommand::Create(draft, some),
    }))
}

/// Something with the watch.
fn watch_message(app: &App, a: u32, b: u32) -> Msg {
    let state = &app.model.session.watch;
    let kind = FindingKind::ALL[b as usize % 6];
    let place = state.findings.of(kind).first().map(|finding| finding.places[0].clone());
    Msg::Watch(match (a % 5, place) {
        (0 | 1, _) => return Msg::Session(SessionMsg::GoTo(View::Watch)),
        (2, Some(place)) => WatchMsg::Open(place),
        (3, _) => WatchMsg::ShowWhole(b.is_multiple_of(2).then_some(kind)),
        _ => WatchMsg::Continue { serial: state.serial, took: b % 20 },
    })
}

/// Something with the search.
fn find_message(app: &App, a: u32, b: u32) -> Msg {
    let find = &app.model.session.find;
    Msg::Find(match a % 8 {
        0 => FindMsg::Close,
        1 | 2 => FindMsg::Open,
        3 | 4 => FindMsg::Ask(query(b)),
        5 => FindMsg::Step(if b.is_multiple_of(2) {
            Direction::Forward
        } else {
            Direction::Backward
        }),
        6 => match find.hits.get(b as usize % 5) {
            Some(hit) => FindMsg::Include(*hit, b.is_multiple_of(3)),
            None => FindMsg::IncludeAll(false),
        },
        _ => FindMsg::TagAll(LabelId::new(["actor", "process"][b as usize % 2])),
    })
}

fn query(raw: u32) -> search::Query {
    let text = ["a", ".", "微", r"\w+", "(", "\n.", ""][raw as usize % 7];
    let folding = search::Folding {
        case: raw.is_multiple_of(2),
        width: raw.is_multiple_of(3),
        script: raw.is_multiple_of(5),
    };
    search::Query { text: text.into(), is_regex: raw.is_multiple_of(5), folding }
}

fn reading_message(a: u32, b: u32) -> ReadingMsg {
    let [size, leading, measure, _] = b.to_le_bytes();
    match a % 5 {
        0 => ReadingMsg::ToggleFocus,
        1 => ReadingMsg::ToggleInvisibles,
        2 => ReadingMsg::Reset,
        3 => ReadingMsg::NextBidi,
        _ => {
            let set = ReadingSettings { size, leading, measure, ..ReadingSettings::default() };
            ReadingMsg::Set(set)
        }
    }
}

fn run(steps: &[(u8, u32, u32)]) -> App {
    let mut app = App::with_article(test_support::TORTURE);
    for step in steps {
        let msg = message(&app, *step);
        app.send(msg);
    }
    app
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// 64 cases of up to 400 steps, so some 12,000 steps in all, and as many back and forth.
    #[test]
    fn random_steps_keep_the_invariants(steps in prop::collection::vec(step(), 0..400)) {
        let mut app = run(&steps);
        let end = app.model.project.clone();
        let n_done = app.model.history.cursor();
        while app.model.history.undoable().is_some() {
            app.send(Msg::Undo);
        }
        prop_assert!(app.model.project.documents.is_empty());
        prop_assert!(app.model.project.entities.is_empty());
        for _ in 0..n_done {
            app.send(Msg::Redo);
        }
        prop_assert_eq!(&app.model.project, &end);
    }

    /// The journal alone, as it is written to the store, brings the project and the history
    /// back.
    #[test]
    fn the_journal_restores_everything(steps in prop::collection::vec(step(), 0..300)) {
        let start = App::new().model.project;
        let app = run(&steps);
        let written: Vec<_> = app.journal.iter().map(JournalEntry::encode).collect();
        let read = written.iter().map(|json| JournalEntry::decode(json).unwrap()).collect();
        let restored = restore((*start).clone(), History::default(), 0, read);
        prop_assert_eq!(restored.stopped_at, None);
        prop_assert_eq!(&restored.model.project, &app.model.project);
        prop_assert_eq!(&restored.model.entities, &app.model.entities);
        prop_assert_eq!(&restored.model.coders, &app.model.coders);
        prop_assert_eq!(&restored.model.history, &app.model.history);
        prop_assert_eq!(restored.model.journal_seq(), app.model.journal_seq());
    }
}
