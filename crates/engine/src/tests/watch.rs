//! What the watch finds, and what it leaves alone.

use super::App;
use crate::{
    CodersMsg, Command, ComposeMsg, Effect, FindingKind, FindingPlace, Msg, Party, SessionMsg,
    StatementEdit, View, WatchMsg,
};
use model::{Filler, LabelId, SlotId, StatementId};
use text::TextSize;

const ARTICLE: &str =
    "微软支持 OEWG。后来微软反对 OEWG。卡巴斯基参加 IEG 会议。法国提到行动纲领！ＯＥＷＧ又开了。";

impl App {
    fn tag_nth(&mut self, quote: &str, nth: usize, label: &str) {
        self.select(quote, nth);
        self.send(Msg::Tag(LabelId::new(label)));
    }

    /// Makes a statement of what is tagged there, and says what it states.
    fn state(&mut self, kind: usize, states: usize, parts: &[(&str, usize)]) -> StatementId {
        for (quote, nth) in parts {
            let text = self.model.document().unwrap().text();
            let at = text.match_indices(quote).nth(*nth).unwrap().0;
            self.send(Msg::Session(SessionMsg::ClickAt(TextSize::from_index(at))));
            self.send(Msg::Compose(ComposeMsg::Mark));
        }
        self.send(Msg::Compose(ComposeMsg::Compose(kind)));
        self.send(Msg::Choose(states));
        self.model.session.composer.statement.clone().unwrap()
    }

    fn watch(&mut self) {
        self.send(Msg::Session(SessionMsg::GoTo(View::Watch)));
        while self.model.session.watch.is_going {
            let serial = self.model.session.watch.serial;
            self.send(Msg::Watch(WatchMsg::Continue { serial, took: 50 }));
            let goes_on = self.effects.contains(&Effect::ContinueWatch(serial));
            assert_eq!(goes_on, self.model.session.watch.is_going);
        }
    }

    #[track_caller]
    fn finds(&mut self, expected: &[(FindingKind, &[&str], usize)]) {
        self.watch();
        let findings = self.model.session.watch.findings.clone();
        let rows = FindingKind::ALL.into_iter().flat_map(|kind| findings.of(kind));
        let told: Vec<_> = rows
            .map(|row| {
                let about = row.about.iter().map(|party| match party {
                    Party::Words(words) => words.to_string(),
                    Party::Entity(id) => {
                        self.model.project.entities.get(id).unwrap().any_name().to_owned()
                    }
                });
                (row.kind, about.collect::<Vec<_>>(), row.n_places)
            })
            .collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(kind, about, n)| (*kind, about.iter().map(ToString::to_string).collect(), *n))
            .collect();
        assert_eq!(told, expected);
    }
}

/// The article with its spans, each in a statement but for those at the end.
fn coded() -> App {
    let mut app = App::with_article(ARTICLE);
    let spans = [
        ("微软", 0, "actor"),
        ("支持", 0, "stance"),
        ("OEWG", 0, "process"),
        ("微软", 1, "actor"),
        ("反对", 0, "stance"),
        ("OEWG", 1, "process"),
        ("卡巴斯基", 0, "actor"),
        ("IEG", 0, "process"),
    ];
    spans.into_iter().for_each(|(quote, nth, label)| app.tag_nth(quote, nth, label));
    app
}

#[test]
fn a_project_without_work_has_no_findings() {
    App::new().finds(&[]);
    coded_in_order().finds(&[]);
}

fn coded_in_order() -> App {
    let mut app = coded();
    app.state(0, 0, &[("微软", 0), ("支持", 0), ("OEWG", 0)]);
    app.state(0, 4, &[("微软", 1), ("反对", 0), ("OEWG", 1)]);
    app.state(1, 1, &[("卡巴斯基", 0), ("IEG", 0)]);
    app
}

#[test]
fn one_actor_supports_and_opposes_a_process() {
    let mut app = coded();
    app.state(1, 1, &[("卡巴斯基", 0), ("IEG", 0)]);
    app.state(0, 0, &[("微软", 0), ("支持", 0), ("OEWG", 0)]);
    app.state(0, 1, &[("微软", 1), ("反对", 0), ("OEWG", 1)]);
    app.finds(&[(FindingKind::Opposed, &["微软", "OEWG"], 2)]);
    // linked to an entity, one of them is another party than bare words
    app.send(Msg::Session(SessionMsg::GoTo(View::Read)));
    let at = TextSize::default();
    app.send(Msg::Session(SessionMsg::ClickAt(at)));
    app.send(Msg::NameSelected);
    app.finds(&[]);
    app.send(Msg::Undo);
    app.finds(&[(FindingKind::Opposed, &["微软", "OEWG"], 2)]);
    let place = app.model.session.watch.findings.of(FindingKind::Opposed)[0].places[1].clone();
    app.send(Msg::Watch(WatchMsg::Open(place.clone())));
    assert_eq!(app.model.session.view, View::Read);
    let at_hand = app.model.session.composer.statement.clone().unwrap();
    assert!(matches!(place, FindingPlace::Statement(_, id) if id == at_hand));
}

#[test]
fn a_support_without_words_of_its_own_beside_a_participation() {
    let mut app = coded_in_order();
    app.state(0, 0, &[("卡巴斯基", 0), ("IEG", 0)]);
    app.finds(&[(FindingKind::OnlyTookPart, &["卡巴斯基", "IEG"], 2)]);
    // words that say so make it a support of its own
    app.send(Msg::Session(SessionMsg::GoTo(View::Read)));
    app.tag_nth("参加", 0, "stance");
    app.send(Msg::Compose(ComposeMsg::Join));
    app.finds(&[]);
}

#[test]
fn a_statement_of_entities_alone_has_no_evidence() {
    let mut app = coded_in_order();
    app.send(Msg::Session(SessionMsg::GoTo(View::Read)));
    app.send(Msg::Session(SessionMsg::SelectAnnotation(None)));
    app.send(Msg::Compose(ComposeMsg::Begin(0)));
    app.finds(&[(FindingKind::NoEvidence, &[], 1)]);
}

#[test]
fn a_process_is_in_no_statement_in_whatever_width_it_is_written() {
    let mut app = coded_in_order();
    app.tag_nth("行动纲领", 0, "process");
    app.tag_nth("ＯＥＷＧ", 0, "process");
    app.finds(&[(FindingKind::NotLinked, &["行动纲领"], 1)]);
    let id = app.model.session.composer.statement.clone().unwrap();
    let document = app.model.session.document.clone().unwrap();
    let data = app.model.document().unwrap();
    let is_it = |row: &&std::rc::Rc<model::Annotation>| row.quote(data.text()) == "行动纲领";
    let filler = Filler::Annotation(data.annotations.values().find(is_it).unwrap().id.clone());
    let fill = StatementEdit::Fill(SlotId::new("process"), filler);
    app.send(Msg::Edit(Command::EditStatement(document, id, fill)));
    app.finds(&[]);
}

#[test]
fn a_quote_of_marks_alone_and_names_that_two_entities_share() {
    let mut app = coded_in_order();
    app.tag_nth("！", 0, "stance");
    app.finds(&[(FindingKind::OnlyMarks, &[], 1)]);
    app.send(Msg::Undo);
    for _ in 0..2 {
        let name = model::LocalName { lang: "en".into(), value: "Paris Call".into() };
        let draft = crate::EntityDraft { kind: model::EntityKind::Process, name };
        app.send(Msg::NewEntity(draft));
    }
    app.finds(&[(FindingKind::SharedName, &["paris call"], 2)]);
    let kind = model::EntityKind::Actor;
    let name = model::LocalName { lang: "en".into(), value: "Paris Call".into() };
    app.send(Msg::NewEntity(crate::EntityDraft { kind, name }));
    app.finds(&[(FindingKind::SharedName, &["paris call"], 2)]);
}

#[test]
fn work_of_hidden_coders_counts_as_if_it_were_not_there() {
    let mut app = coded();
    app.finds(&[(FindingKind::NotLinked, &["IEG"], 1), (FindingKind::NotLinked, &["OEWG"], 2)]);
    let me = app.model.coder().unwrap().id.clone();
    app.send(Msg::Session(SessionMsg::Coders(CodersMsg::Show(me.clone(), false))));
    app.finds(&[]);
    app.send(Msg::Session(SessionMsg::Coders(CodersMsg::Show(me, true))));
    app.watch();
    assert_eq!(app.model.session.watch.findings.len(), 2);
}

#[test]
fn a_long_look_goes_on_in_slices_and_an_edit_forgets_it() {
    let mut app = App::with_article(&"行动纲领。".repeat(1_500));
    app.send(Msg::Session(SessionMsg::Select(None)));
    app.send(Msg::Find(crate::FindMsg::Open));
    let query = search::Query { text: "行动纲领".into(), ..search::Query::default() };
    app.send(Msg::Find(crate::FindMsg::Ask(query)));
    while let Some(Effect::ContinueFind(serial)) = app.effects.first().cloned() {
        app.send(Msg::Find(crate::FindMsg::Continue { serial, took: 5 }));
    }
    app.send(Msg::Find(crate::FindMsg::TagAll(LabelId::new("process"))));
    app.send(Msg::Session(SessionMsg::GoTo(View::Watch)));
    assert!(app.model.session.watch.is_going);
    app.watch();
    let findings = app.model.session.watch.findings.clone();
    let found = &findings.of(FindingKind::NotLinked)[0];
    assert_eq!((found.places.len(), found.n_places), (crate::MAX_PLACES, 1_500));
    app.send(Msg::Session(SessionMsg::GoTo(View::Read)));
    assert_eq!(app.model.session.watch.findings, findings);
    app.send(Msg::Undo);
    assert!(app.model.session.watch.findings.is_empty());
}
