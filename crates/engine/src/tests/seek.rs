//! Searching all documents: what is found, the way there and back, tagging, all occurrences.

use super::App;
use crate::{
    Command, Direction, Effect, EntityDraft, Fact, FocusTarget, IntakeMsg, Looks, Msg, NewDocument,
    NoticeKind, OccurrencesOf, Question, SeekFilter, SeekMsg, SeekPart, SeekPreview, SessionMsg,
    Sought, TagAs, Tagged, View,
};
use model::{
    AttributeId, DocumentId, EntityKind, LabelId, LocalName, Metadata, Progress, Step, Value,
};
use proptest::prelude::*;
use search::{Fault, Query};
use std::collections::BTreeMap;
use text::{Block, TextRange};

const FIRST: &str = "微软支持OEWG。开放式工作组讨论微软的提案。";
const SECOND: &str = "俄罗斯反对Microsoft。工作组没有结论。";
const THIRD: &str = "聯合國的工作組：微软公司。";

/// Three articles, the last one open.
fn three() -> App {
    let mut app = App::with_article(FIRST);
    for text in [SECOND, THIRD] {
        app.send(Msg::Intake(IntakeMsg::Offered(text.into())));
        app.send(Msg::Intake(IntakeMsg::Add));
    }
    app
}

fn words(text: &str) -> Question {
    Question { query: Query { text: text.into(), ..Query::default() }, ..Question::default() }
}

fn regex(text: &str) -> Question {
    let mut question = words(text);
    question.query.is_regex = true;
    question
}

impl App {
    fn seek(&mut self, msg: SeekMsg) {
        self.send(Msg::Seek(msg));
    }

    /// Asks in the room and waits for the end.
    fn asked(&mut self, question: Question) {
        self.send(Msg::Session(SessionMsg::GoTo(View::Search)));
        self.seek(SeekMsg::Ask(Box::new(question)));
        self.seek_on();
    }

    /// Answers what asks to go on until nothing does; the number of slices.
    fn seek_on(&mut self) -> usize {
        let mut n_slices = 0;
        let asks = |effect: &Effect| match effect {
            Effect::ContinueSeek(serial) => Some(*serial),
            _ => None,
        };
        while let Some(serial) = self.effects.iter().find_map(asks) {
            self.seek(SeekMsg::Continue { serial, took: 5 });
            n_slices += 1;
        }
        n_slices
    }

    fn document_nth(&self, nth: usize) -> DocumentId {
        self.model.project.documents.keys().nth(nth).unwrap().clone()
    }

    /// The hits as words, by document; those that are left out in brackets.
    fn found(&self) -> Vec<String> {
        let groups = self.model.session.seek.groups.iter();
        let of_group = |group: &crate::Group| {
            let document = &self.model.project.documents[&group.document];
            let words = group.hits.iter().map(|hit| {
                let row = hit.annotation.as_ref().map(|id| document.annotations.get(id).unwrap());
                let words = match (row, hit.range) {
                    (Some(row), _) => row.quote(document.text()),
                    (None, range) => range.unwrap().slice(group.article.text()).unwrap().into(),
                };
                if hit.is_in { words } else { format!("({words})") }
            });
            let nth = self.model.project.documents.keys().position(|id| *id == group.document);
            format!("{} {}", nth.unwrap(), words.collect::<Vec<_>>().join("|"))
        };
        groups.map(|group| of_group(group)).collect()
    }

    fn preview(&self) -> SeekPreview {
        let coder = self.model.coder().map(|coder| coder.id.clone());
        SeekPreview::of(&self.model.project, coder.as_ref(), &self.model.session.seek)
    }

    fn n_annotations(&self) -> usize {
        self.model.project.documents.values().map(|document| document.annotations.len()).sum()
    }

    fn notices(&self, kind: &NoticeKind) -> bool {
        self.model.session.notices.iter().any(|notice| notice.kind == *kind)
    }
}

#[test]
fn words_are_found_in_all_documents_in_their_order() {
    let mut app = three();
    app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
    assert!(app.effects.contains(&Effect::Focus(FocusTarget::RoomSearch)));
    app.seek(SeekMsg::Type("微软".into()));
    assert_eq!(app.found(), ["0 微软|微软", "2 微软"]);
    assert_eq!(app.model.session.seek.n_seen, 3);
    let mut question = words("microsoft");
    question.query.folding.case = true;
    app.asked(question);
    assert_eq!(app.found(), ["1 Microsoft"]);
    let mut question = words("联合国");
    question.query.folding.script = true;
    app.asked(question);
    assert_eq!(app.found(), ["2 聯合國"]);
    app.asked(regex("工作.(?:组|組)?"));
    assert_eq!(app.found(), ["0 工作组", "1 工作组", "2 工作組"]);
    app.asked(words(""));
    assert!(app.found().is_empty());
}

#[test]
fn a_bad_pattern_says_where_and_why() {
    let mut app = three();
    app.asked(regex("微软("));
    let error = app.model.session.seek.error.unwrap();
    assert_eq!((error.fault, error.at), (Fault::GroupOpen, Some(6)));
    assert!(app.found().is_empty());
    app.asked(regex("微软"));
    assert_eq!(app.model.session.seek.error, None);
    assert_eq!(app.model.session.seek.n_hits(), 3);
}

#[test]
fn filters_narrow_by_document_progress_and_annotation() {
    let mut app = three();
    app.tag("微软", "actor");
    let with = |filter| Question { filter, ..words("微软") };
    let here = Some(app.document_nth(0));
    app.asked(with(SeekFilter { document: here, ..SeekFilter::default() }));
    assert_eq!(app.found(), ["0 微软|微软"]);
    app.asked(with(SeekFilter { tagged: Tagged::Not, ..SeekFilter::default() }));
    assert_eq!(app.found(), ["0 微软|微软"]);
    let actor = Tagged::As(LabelId::new("actor"));
    app.asked(with(SeekFilter { tagged: actor, ..SeekFilter::default() }));
    assert_eq!(app.found(), ["2 微软"]);
    let done = app.document_nth(2);
    app.send(Msg::Edit(Command::SetProgress(done, Progress::Done)));
    let progress = Some(Progress::Done);
    app.asked(with(SeekFilter { progress, ..SeekFilter::default() }));
    assert_eq!(app.found(), ["2 微软"]);
    // a change of what is asked for is seen at once
    let first = app.document_nth(0);
    app.send(Msg::Edit(Command::SetProgress(first, Progress::Done)));
    assert_eq!(app.found(), ["0 微软|微软", "2 微软"]);
}

#[test]
fn annotations_are_found_by_label_position_entity_and_words() {
    let mut app = three();
    app.tag("微软", "actor");
    app.send(Msg::NameSelected);
    let id = app.model.session.annotation.clone().unwrap();
    let document = app.document_nth(2);
    app.send(Msg::Edit(Command::SetNote(document, id, "software".into())));
    app.send(Msg::Session(SessionMsg::OpenDocument(app.document_nth(1))));
    app.tag("反对", "stance");
    app.send(Msg::Choose(1));
    app.tag("俄罗斯", "actor");
    let with = |text: &str, filter| Question { looks: Looks::Annotations, filter, ..words(text) };
    let any = SeekFilter::default;
    app.asked(with("", any()));
    assert!(app.found().is_empty(), "all of everything is no question");
    let actor = Tagged::As(LabelId::new("actor"));
    app.asked(with("", SeekFilter { tagged: actor.clone(), ..any() }));
    assert_eq!(app.found(), ["1 俄罗斯", "2 微软"]);
    app.asked(with("", SeekFilter { choice: Some("oppose".into()), ..any() }));
    assert_eq!(app.found(), ["1 反对"]);
    let entity = app.model.project.entities.values().next().map(|row| row.id.clone());
    app.asked(with("", SeekFilter { entity, ..any() }));
    assert_eq!(app.found(), ["2 微软"]);
    app.asked(with("soft", any()));
    assert_eq!(app.found(), ["2 微软"]);
    app.asked(with("俄", SeekFilter { tagged: actor, ..any() }));
    assert_eq!(app.found(), ["1 俄罗斯"]);
    // opening one selects it, and what is deleted is found no more
    app.seek(SeekMsg::Open(app.document_nth(1), 0));
    assert_eq!(app.selected().as_deref(), Some("俄罗斯"));
    app.send(Msg::DeleteSelected);
    app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
    assert!(app.found().is_empty());
    app.send(Msg::Undo);
    assert_eq!(app.found(), ["1 俄罗斯"]);
}

#[test]
fn a_hit_opens_in_its_article_and_the_room_is_found_as_it_was() {
    let mut app = three();
    app.asked(words("工作"));
    app.seek(SeekMsg::Include(SeekPart::Document(app.document_nth(0)), false));
    app.seek(SeekMsg::Open(app.document_nth(1), 0));
    assert_eq!(app.model.session.view, View::Read);
    assert_eq!(app.model.session.document, Some(app.document_nth(1)));
    let range = app.model.session.selection.unwrap().range().unwrap();
    assert_eq!(range.slice(SECOND), Some("工作"));
    assert!(app.effects.contains(&Effect::Reveal(range)));
    app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
    assert_eq!(app.effects, [Effect::Focus(FocusTarget::Room)]);
    assert_eq!(app.found(), ["0 (工作)", "1 工作", "2 工作"]);
    assert_eq!(app.model.session.seek.here, Some((app.document_nth(1), Some(0))));
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.view, View::Read);
}

#[test]
fn one_goes_from_hit_to_hit_over_the_ends_of_documents() {
    let mut app = three();
    app.asked(words("微软"));
    let place = |app: &App| {
        let nth = app
            .model
            .project
            .documents
            .keys()
            .position(|id| Some(id) == app.model.session.document.as_ref());
        (nth.unwrap(), app.model.session.seek.here.clone().unwrap().1.unwrap())
    };
    let step = |direction| Msg::Find(crate::FindMsg::Step(direction));
    app.send(Msg::Session(SessionMsg::GoTo(View::Read)));
    app.send(step(Direction::Forward));
    assert_eq!(app.model.session.seek.here, None, "nobody goes through the hits yet");
    app.seek(SeekMsg::Open(app.document_nth(0), 0));
    let mut seen = Vec::new();
    for _ in 0..3 {
        app.send(step(Direction::Forward));
        seen.push(place(&app));
    }
    app.send(step(Direction::Backward));
    seen.push(place(&app));
    assert_eq!(seen, [(0, 1), (2, 0), (0, 0), (2, 0)]);
    // a document that is gone lies between its neighbours
    app.send(Msg::Edit(Command::DeleteDocument(app.document_nth(2))));
    app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
    app.send(Msg::Session(SessionMsg::GoTo(View::Read)));
    app.send(step(Direction::Forward));
    assert_eq!(place(&app), (0, 0));
    app.seek(SeekMsg::EndTrail);
    app.send(step(Direction::Forward));
    assert_eq!(place(&app), (0, 0));
}

#[test]
fn hits_are_tagged_in_one_step_but_those_left_out_and_those_tagged_already() {
    let mut app = three();
    app.tag("工作組", "process");
    let mut question = words("工作组");
    question.query.folding.script = true;
    app.asked(question);
    assert_eq!(app.found(), ["0 工作组", "1 工作组", "2 工作組"]);
    app.seek(SeekMsg::Tag);
    assert_eq!(app.n_annotations(), 1, "no label is chosen");
    let label = Some(LabelId::new("process"));
    app.seek(SeekMsg::TagAs(TagAs { label, ..TagAs::default() }));
    let preview = app.preview();
    assert_eq!((preview.n_new, preview.n_documents, preview.n_old), (2, 2, 1));
    app.seek(SeekMsg::Include(SeekPart::Hit(app.document_nth(0), 0), false));
    assert_eq!(app.preview().n_new, 1);
    app.seek(SeekMsg::Include(SeekPart::All, false));
    assert_eq!(app.preview(), SeekPreview { old: app.preview().old, ..SeekPreview::default() });
    app.seek(SeekMsg::Include(SeekPart::All, true));
    let before = app.model.project.clone();
    app.seek(SeekMsg::Tag);
    assert_eq!(app.n_annotations(), 3);
    let told = NoticeKind::HitsTagged { n_new: 2, n_documents: 2, n_old: 1 };
    assert!(app.notices(&told));
    assert_eq!(app.model.session.view, View::Search);
    assert_eq!(app.model.history.undoable().unwrap().step, Step::TagMany);
    assert_eq!((app.preview().n_new, app.preview().n_old), (0, 3));
    app.send(Msg::Undo);
    assert!(!app.notices(&told), "what is undone is not offered to be undone");
    assert_eq!(app.model.project, before);
    assert_eq!(app.preview().n_new, 2);
}

#[test]
fn a_stance_is_tagged_with_its_position_and_no_other_label_takes_it() {
    let mut app = three();
    app.asked(regex("支持|反对"));
    let position = (AttributeId::new("position"), Value::Text("oppose".into()));
    let attributes: BTreeMap<_, _> = [position].into();
    let label = |id| Some(LabelId::new(id));
    app.seek(SeekMsg::TagAs(TagAs { label: label("stance"), attributes, ..TagAs::default() }));
    let stance = app.model.session.seek.tag.clone();
    app.seek(SeekMsg::TagAs(TagAs { label: label("actor"), ..stance.clone() }));
    assert!(app.model.session.seek.tag.attributes.is_empty());
    app.seek(SeekMsg::TagAs(stance));
    app.seek(SeekMsg::Tag);
    let rows = app.model.project.documents.values().flat_map(|d| d.annotations.values());
    let positions: Vec<_> = rows.map(|row| row.attribute_text("position")).collect();
    assert_eq!(positions, [Some("oppose"), Some("oppose")]);
}

/// An entity with aliases in both languages.
fn with_entities(app: &mut App) {
    let draft = |kind, lang: &str, value: &str| EntityDraft {
        kind,
        name: LocalName { lang: lang.into(), value: value.into() },
    };
    app.send(Msg::NewEntity(draft(EntityKind::Actor, "zh-CN", "微软")));
    let id = app.model.session.entities.selected.clone().unwrap();
    let name = LocalName { lang: "en".into(), value: "Microsoft".into() };
    app.send(Msg::Edit(Command::Entity(crate::EntityCommand::Rename(id, name))));
    app.send(Msg::NewEntity(draft(EntityKind::Process, "zh-CN", "开放式工作组")));
}

#[test]
fn all_occurrences_of_an_entity_are_found_by_all_its_names() {
    let mut app = three();
    with_entities(&mut app);
    let microsoft = app.model.project.entities.values().next().unwrap().id.clone();
    app.send(Msg::Session(SessionMsg::GoTo(View::Entities)));
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Entity(microsoft.clone()), true));
    assert_eq!(app.model.session.view, View::Search);
    // 微软公司 is known by the starter set
    assert_eq!(app.found(), ["0 微软|微软", "1 Microsoft", "2 微软公司"]);
    app.seek(SeekMsg::Tag);
    assert_eq!(app.model.session.view, View::Entities, "one is back where one came from");
    assert!(app.notices(&NoticeKind::HitsTagged { n_new: 4, n_documents: 3, n_old: 0 }));
    let mut rows = app.model.project.documents.values().flat_map(|d| d.annotations.values());
    assert!(
        rows.all(|row| {
            row.label.as_str() == "actor" && row.entity.as_ref() == Some(&microsoft)
        })
    );
}

#[test]
fn a_name_inside_a_longer_known_one_counts_only_when_asked() {
    let mut app = three();
    with_entities(&mut app);
    app.send(Msg::Session(SessionMsg::OpenDocument(app.document_nth(1))));
    app.select("工作组", 0);
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Selected, true));
    assert_eq!(app.found(), ["1 工作组", "2 工作組"]);
    assert_eq!(app.model.session.seek.n_inside, 1);
    let inside = Question { inside: true, ..app.model.session.seek.question.clone() };
    app.seek(SeekMsg::Ask(Box::new(inside)));
    assert_eq!(app.found(), ["0 工作组", "1 工作组", "2 工作組"]);
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.view, View::Read);
    // words that are tagged already tell as what
    app.tag("工作组", "process");
    app.send(Msg::Session(SessionMsg::SelectAnnotation(None)));
    app.select("工作组", 0);
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Selected, true));
    assert_eq!(app.model.session.seek.tag.label, Some(LabelId::new("process")));
    app.send(Msg::Session(SessionMsg::Escape));
    // in the open article only
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Selected, false));
    assert_eq!(app.found(), ["1 工作组"]);
}

#[test]
fn occurrences_of_an_annotation_keep_what_it_says() {
    let mut app = three();
    app.send(Msg::Session(SessionMsg::OpenDocument(app.document_nth(1))));
    app.tag("工作组", "stance");
    app.send(Msg::Choose(1));
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Selected, true));
    // 开放式工作组 is a known name of the starter set
    assert_eq!(app.found(), ["1 工作组", "2 工作組"]);
    let preview = app.preview();
    assert_eq!((preview.n_new, preview.n_old), (1, 1));
    app.seek(SeekMsg::Tag);
    let third = &app.model.project.documents[&app.document_nth(2)];
    let row = third.annotations.values().next().unwrap();
    assert_eq!((row.label.as_str(), row.attribute_text("position")), ("stance", Some("oppose")));
    assert_eq!(app.model.session.document, Some(app.document_nth(1)), "one is back in the article");
}

#[test]
fn without_a_selection_there_are_no_occurrences_to_look_for() {
    let mut app = three();
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Selected, true));
    assert_eq!(app.model.session.view, View::Read);
    assert!(app.notices(&NoticeKind::SelectTextFirst));
    // marks alone are no name
    app.select("。", 0);
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Selected, true));
    assert!(app.found().is_empty());
}

#[test]
fn what_is_gone_is_asked_for_no_more() {
    let mut app = three();
    with_entities(&mut app);
    let id = app.model.project.entities.values().next().unwrap().id.clone();
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Entity(id.clone()), true));
    app.send(Msg::Edit(Command::Entity(crate::EntityCommand::Delete { id, heir: None })));
    assert_eq!(app.model.session.seek.question.names, Sought::default());
    assert!(app.found().is_empty());
    app.asked(words("微软"));
    app.send(Msg::Edit(Command::DeleteDocument(app.document_nth(0))));
    assert_eq!(app.found(), ["1 微软"]);
    app.send(Msg::Undo);
    assert_eq!(app.found(), ["0 微软|微软", "2 微软"]);
}

#[test]
fn a_renamed_entity_is_looked_for_by_its_new_name() {
    let mut app = three();
    with_entities(&mut app);
    let id = app.model.project.entities.values().next().unwrap().id.clone();
    app.seek(SeekMsg::Occurrences(OccurrencesOf::Entity(id.clone()), true));
    let name = LocalName { lang: "zh-CN".into(), value: "俄罗斯".into() };
    app.send(Msg::Edit(Command::Entity(crate::EntityCommand::Rename(id, name))));
    assert_eq!(app.found()[1], "1 俄罗斯|Microsoft");
}

fn add(app: &mut App, texts: &[String]) {
    for text in texts {
        let blocks = Block::paragraphs(text);
        let new = NewDocument { metadata: Metadata::default(), text: text.clone(), blocks };
        app.send(Msg::Edit(Command::AddDocument(Box::new(new))));
    }
}

#[test]
fn a_long_search_goes_on_in_slices_and_a_new_question_ends_it() {
    let mut app = App::new();
    add(&mut app, &vec!["微软支持开放式工作组，俄罗斯反对。\n".repeat(400); 40]);
    app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
    app.seek(SeekMsg::Ask(Box::new(regex("俄.斯"))));
    let Some(Effect::ContinueSeek(old)) = app.effects.first().cloned() else { panic!() };
    assert!(app.model.session.seek.n_hits() > 0, "the first hits come with the key");
    app.seek(SeekMsg::Ask(Box::new(words("微软"))));
    let n_hits = app.model.session.seek.n_hits();
    let Some(Effect::ContinueSeek(serial)) = app.effects.first().cloned() else { panic!() };
    app.seek(SeekMsg::Continue { serial: old, took: 5 });
    assert!(app.effects.is_empty());
    assert_eq!(app.model.session.seek.n_hits(), n_hits);
    app.seek(SeekMsg::Continue { serial, took: 5 });
    assert!(app.seek_on() > 3);
    assert_eq!(app.model.session.seek.n_hits(), 400 * 40);
    // more than are tagged in one step
    let label = Some(LabelId::new("actor"));
    app.seek(SeekMsg::TagAs(TagAs { label, ..TagAs::default() }));
    app.seek(SeekMsg::Tag);
    assert_eq!(app.n_annotations(), 0);
}

#[test]
fn other_rooms_and_facts_leave_the_search_alone() {
    let mut app = three();
    app.asked(words("微软"));
    let before = app.model.session.seek.clone();
    app.send(Msg::Session(SessionMsg::GoTo(View::Entities)));
    app.send(Msg::Io(Fact::NothingPasted));
    app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
    assert_eq!(app.model.session.seek, before);
}

fn any_text() -> impl Strategy<Value = String> {
    let parts = vec!["微软", "工作组", "开放式", "OEWG", "a", "A", "。", "\n", "💛", "國"];
    prop::collection::vec(prop::sample::select(parts), 1..30).prop_map(|parts| parts.concat())
}

/// What a plain loop finds in one text.
fn naive(text: &str, needle: &str) -> Vec<TextRange> {
    let range = |(at, found): (usize, &str)| {
        let ends = (at, at + found.len());
        TextRange::new(text::TextSize::from_index(ends.0), text::TextSize::from_index(ends.1))
    };
    text.match_indices(needle).filter_map(range).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// Neither slices nor edits in between change what is found in the end, and undo of the
    /// tagging restores the project exactly.
    #[test]
    fn all_documents_are_found_as_a_plain_loop_finds_them(
        texts in prop::collection::vec(any_text(), 1..8),
        needle in prop::sample::select(vec!["微软", "工作组", "a", "国", "。a"]),
        took in prop::collection::vec(0..40u32, 0..12),
        edits in prop::collection::vec((0..8usize, any::<bool>()), 0..4),
    ) {
        let mut app = App::new();
        add(&mut app, &texts);
        app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
        app.seek(SeekMsg::Ask(Box::new(words(needle))));
        for (nth, took) in took.iter().enumerate() {
            if let Some((document, leaves)) = edits.get(nth) {
                let ids: Vec<_> = app.model.project.documents.keys().cloned().collect();
                let view = if *leaves { View::Entities } else { View::Search };
                app.send(Msg::Session(SessionMsg::GoTo(view)));
                let id = ids[document % ids.len()].clone();
                app.send(Msg::Edit(Command::SetProgress(id, Progress::Doing)));
            }
            let serial = app.model.session.seek.serial();
            app.seek(SeekMsg::Continue { serial, took: *took });
        }
        app.send(Msg::Session(SessionMsg::GoTo(View::Search)));
        app.seek_on();
        let groups = app.model.session.seek.groups.clone();
        let found: BTreeMap<_, Vec<_>> = groups
            .iter()
            .map(|group| (group.document.clone(), group.hits.iter().filter_map(|hit| hit.range).collect()))
            .collect();
        let expected: BTreeMap<_, _> = app
            .model
            .project
            .documents
            .iter()
            .map(|(id, data)| (id.clone(), naive(data.text(), needle)))
            .filter(|(_, hits)| !hits.is_empty())
            .collect();
        prop_assert_eq!(found, expected);
        let before = app.model.project.clone();
        let label = Some(LabelId::new("actor"));
        app.seek(SeekMsg::TagAs(TagAs { label, ..TagAs::default() }));
        let preview = app.preview();
        app.seek(SeekMsg::Tag);
        prop_assert_eq!(app.n_annotations(), preview.n_new);
        if preview.n_new > 0 {
            app.send(Msg::Undo);
        }
        prop_assert_eq!(&app.model.project, &before);
    }
}
