//! Statements: made from a pile, from an offer, by clicks; edited, refused, taken back.

use super::App;
use crate::{
    Command, ComposeMsg, Direction, Effect, FocusTarget, Msg, NoticeKind, Recoding, SessionMsg,
    StatementEdit, recoded,
};
use model::{
    AttributeId, Entity, EntityId, EntityKind, Filler, Names, SlotId, Statement, StatementTypeId,
    Todo, Value,
};
use std::collections::BTreeMap;
use std::fmt::Write;
use std::rc::Rc;
use text::TextSize;

const ARTICLE: &str =
    "伊朗和俄罗斯反对企业参与 OEWG。微软支持 OEWG 的讨论。\n据路透社报道，法国提出行动纲领。";

/// The article with spans on everything.
fn coded() -> App {
    let mut app = App::with_article(ARTICLE);
    let spans = [
        ("伊朗", "actor", 0),
        ("俄罗斯", "actor", 0),
        ("反对企业参与", "stance", 0),
        ("OEWG", "process", 0),
        ("微软", "actor", 0),
        ("支持", "stance", 0),
        ("OEWG", "process", 1),
        ("路透社", "actor", 0),
        ("法国", "actor", 0),
        ("行动纲领", "process", 0),
    ];
    for (quote, label, nth) in spans {
        app.select(quote, nth);
        app.send(Msg::Tag(model::LabelId::new(label)));
        if label == "stance" {
            app.send(Msg::Choose(usize::from(quote.starts_with('反'))));
        }
    }
    app.send(Msg::Session(SessionMsg::SelectAnnotation(None)));
    app
}

fn compose(msg: ComposeMsg) -> Msg {
    Msg::Compose(msg)
}

impl App {
    fn click(&mut self, quote: &str, nth: usize) {
        let at = self.model.document().unwrap().text().match_indices(quote).nth(nth).unwrap().0;
        self.send(Msg::Session(SessionMsg::ClickAt(TextSize::from_index(at))));
    }

    fn mark(&mut self, quote: &str, nth: usize) {
        self.click(quote, nth);
        self.send(compose(ComposeMsg::Mark));
    }

    fn statement(&self) -> Rc<Statement> {
        let id = self.model.session.composer.statement.clone().unwrap();
        self.model.document().unwrap().statements.get(&id).unwrap().clone()
    }

    fn edit_statement(&mut self, edit: StatementEdit) {
        let document = self.model.session.document.clone().unwrap();
        let id = self.statement().id.clone();
        self.send(Msg::Edit(Command::EditStatement(document, id, edit)));
    }

    /// All statements in text order: `position actor=伊朗+俄罗斯 … position:oppose`.
    fn told(&self) -> Vec<String> {
        let document = self.model.document().unwrap();
        let statements = self.model.statements.ids().map(|id| document.statements.get(id).unwrap());
        let tell = |statement: &Rc<Statement>| {
            let mut line = statement.kind.to_string();
            for (slot, fillers) in &statement.slots {
                let fillers = fillers.iter().map(|filler| match filler {
                    Filler::Annotation(id) => {
                        document.annotations.get(id).unwrap().quote(document.text())
                    }
                    Filler::Entity(id) => format!("({id})"),
                });
                let fillers = fillers.collect::<Vec<_>>().join("+");
                write!(line, " {slot}={fillers}").unwrap();
            }
            for (variable, value) in &statement.values {
                write!(line, " {variable}:{}", value.as_text().unwrap_or("?")).unwrap();
            }
            line
        };
        statements.map(tell).collect()
    }

    fn refused(&self) -> Option<crate::Misfit> {
        self.model.session.notices.iter().find_map(|notice| match &notice.kind {
            NoticeKind::Misfit(misfit) => Some((**misfit).clone()),
            _ => None,
        })
    }

    /// Puts two actors and a process beside the spans.
    fn add_entities(&mut self) {
        let mut other = (*self.model.project).clone();
        for (id, kind) in
            [("e1", EntityKind::Actor), ("e2", EntityKind::Actor), ("e3", EntityKind::Process)]
        {
            let entity = Entity {
                id: EntityId::new(id),
                kind,
                subtype: String::new(),
                names: Names::of(&[("en", id)]),
                hue: None,
                aliases: Vec::new(),
                note: String::new(),
                attributes: BTreeMap::new(),
            };
            other.entities.insert(entity.id.clone(), Rc::new(entity));
        }
        self.send(Msg::Edit(Command::Import(Rc::new(other))));
    }
}

#[test]
fn a_pile_becomes_a_statement_by_one_key() {
    let mut app = coded();
    // in any order; the slots are filled in text order
    app.mark("OEWG", 0);
    app.mark("俄罗斯", 0);
    app.mark("伊朗", 0);
    app.mark("反对", 0);
    // off again, and on
    app.mark("OEWG", 0);
    app.mark("OEWG", 0);
    app.send(compose(ComposeMsg::Compose(0)));
    let expected = "position actor=伊朗+俄罗斯 process=OEWG stance=反对企业参与 position:oppose";
    assert_eq!(app.told(), [expected]);
    assert!(app.model.session.composer.pile.is_empty());
    assert!(app.model.session.composer.in_front);
    let kind = &app.model.project.codebook.statement_types[0];
    assert_eq!(app.statement().todos(kind), []);
}

#[test]
fn an_actor_is_offered_the_nearest_process_and_stance_of_its_sentence() {
    let mut app = coded();
    app.click("微软", 0);
    app.send(compose(ComposeMsg::Compose(0)));
    assert!(app.effects.contains(&Effect::Focus(FocusTarget::Offer)));
    assert!(app.told().is_empty());
    app.send(compose(ComposeMsg::Accept));
    assert_eq!(app.told(), ["position actor=微软 process=OEWG stance=支持 position:support"]);
    // the process is the one of the same sentence
    let process = app.statement().slots[&SlotId::new("process")].clone();
    app.click("OEWG", 1);
    let second = app.model.session.annotation.clone().unwrap();
    assert_eq!(process, [Filler::Annotation(second)]);
}

#[test]
fn alternatives_of_the_offer_are_turned_through_and_nothing_is_one_of_them() {
    let mut app = coded();
    app.click("微软", 0);
    app.send(compose(ComposeMsg::Compose(0)));
    let taken = |app: &App| {
        let offer = app.model.session.composer.offer.clone().unwrap();
        let document = app.model.document().unwrap();
        let quotes = offer.annotations();
        let quotes = quotes.map(|id| document.annotations.get(id).unwrap().quote(document.text()));
        quotes.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(taken(&app), "微软 OEWG 支持");
    app.send(compose(ComposeMsg::TurnRow(Direction::Forward)));
    app.send(compose(ComposeMsg::Turn(Direction::Forward)));
    assert_eq!(taken(&app), "微软 OEWG 反对企业参与");
    app.send(compose(ComposeMsg::Turn(Direction::Forward)));
    assert_eq!(taken(&app), "微软 OEWG");
    app.send(compose(ComposeMsg::Turn(Direction::Forward)));
    assert_eq!(taken(&app), "微软 OEWG 支持");
    // a speaker is never taken by itself
    app.send(compose(ComposeMsg::Take(2, Some(0))));
    assert_eq!(taken(&app), "微软 OEWG 支持 俄罗斯");
    // the same key goes on to the next type
    app.send(compose(ComposeMsg::Compose(0)));
    app.send(compose(ComposeMsg::Accept));
    assert_eq!(app.told(), ["participation actor=微软 process=OEWG"]);
    app.send(compose(ComposeMsg::Compose(1)));
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.composer.offer, None);
    assert_eq!(app.told().len(), 1);
}

#[test]
fn an_empty_statement_is_filled_by_clicks_and_keys() {
    let mut app = coded();
    app.send(compose(ComposeMsg::Compose(0)));
    assert_eq!(app.told(), ["position"]);
    app.send(compose(ComposeMsg::Arm(Some(SlotId::new("actor")))));
    app.click("伊朗", 0);
    app.click("俄罗斯", 0);
    app.send(compose(ComposeMsg::Arm(Some(SlotId::new("speaker")))));
    app.click("路透社", 0);
    // a stance is nobody: refused with the reason
    app.click("反对", 0);
    let refused = app.refused().unwrap();
    assert_eq!(refused.found.best("en"), "Stance");
    assert_eq!(refused.slot.best("en"), "Reported by");
    assert_eq!(refused.fitting[0].best("zh-CN"), "行动者");
    app.send(Msg::Session(SessionMsg::Escape));
    app.click("行动纲领", 0);
    assert!(!app.model.session.composer.in_front);
    app.send(compose(ComposeMsg::Join));
    assert_eq!(app.told(), ["position actor=伊朗+俄罗斯 process=行动纲领 speaker=路透社"]);
    // nothing is preset
    assert_eq!(app.statement().values.len(), 0);
    app.send(Msg::Choose(5));
    assert_eq!(app.statement().values.len(), 1);
    app.send(Msg::Choose(5));
    assert_eq!(app.statement().values.len(), 0);
    app.send(Msg::DeleteSelected);
    assert!(app.told().is_empty());
    assert_eq!(app.model.session.composer.statement, None);
}

#[test]
fn what_fits_no_slot_is_refused_with_the_reason() {
    let mut app = coded();
    app.mark("伊朗", 0);
    app.mark("反对", 0);
    app.send(compose(ComposeMsg::Compose(1)));
    assert_eq!(app.refused().unwrap().slot.best("en"), "Participation");
    assert!(app.told().is_empty());
    assert_eq!(app.model.session.composer.pile.len(), 2);
    app.add_entities();
    app.send(compose(ComposeMsg::Begin(0)));
    let entity = |id: &str| Filler::Entity(EntityId::new(id));
    app.edit_statement(StatementEdit::Fill(SlotId::new("process"), entity("e1")));
    app.edit_statement(StatementEdit::Fill(SlotId::new("stance"), entity("e1")));
    app.edit_statement(StatementEdit::Fill(SlotId::new("nowhere"), entity("e1")));
    assert_eq!(app.told(), ["position"]);
    app.edit_statement(StatementEdit::Fill(SlotId::new("process"), entity("e3")));
    assert_eq!(app.told(), ["position process=(e3)"]);
    let nonsense = Some(Value::Text("nonsense".into()));
    let position = AttributeId::new("position");
    app.edit_statement(StatementEdit::SetVariable(position.clone(), nonsense));
    app.edit_statement(StatementEdit::SetVariable(position, Some(Value::Boolean(true))));
    app.edit_statement(StatementEdit::SetVariable(
        AttributeId::new("role"),
        Some(Value::Integer(1)),
    ));
    assert_eq!(app.statement().values.len(), 0);
}

#[test]
fn another_type_keeps_what_fits_and_undo_brings_the_rest_back() {
    let mut app = coded();
    app.click("微软", 0);
    app.send(compose(ComposeMsg::Compose(0)));
    app.send(compose(ComposeMsg::Accept));
    let before = app.told();
    app.edit_statement(StatementEdit::SetType(StatementTypeId::new("participation")));
    assert_eq!(app.told(), ["participation actor=微软 process=OEWG"]);
    app.send(Msg::Undo);
    assert_eq!(app.told(), before);
    app.send(compose(ComposeMsg::Duplicate));
    assert_eq!(app.told(), [before[0].clone(), before[0].clone()]);
    let copy = app.statement();
    app.edit_statement(StatementEdit::SetNote("抄".into()));
    assert_eq!(app.statement().note, "抄");
    app.send(Msg::Undo);
    app.send(Msg::Undo);
    assert_eq!(app.told(), before);
    app.send(Msg::Redo);
    assert_eq!(app.statement().id, copy.id);
}

#[test]
fn statements_follow_their_evidence_in_the_text() {
    let mut app = coded();
    for quote in ["法国", "微软", "伊朗"] {
        app.click(quote, 0);
        app.send(compose(ComposeMsg::Compose(0)));
        app.send(compose(ComposeMsg::Accept));
    }
    let ordered = crate::statements::in_text_order(app.model.document().unwrap());
    assert_eq!(ordered, app.model.statements.ids().cloned().collect::<Vec<_>>());
    let first = |app: &App| app.told()[0].clone();
    assert!(first(&app).contains("actor=伊朗"));
    let mut seen = Vec::new();
    for _ in 0..4 {
        app.send(compose(ComposeMsg::Step(Direction::Forward)));
        seen.push(app.model.statements.position(&app.statement().id).unwrap());
    }
    assert_eq!(seen, [1, 2, 0, 1]);
    // an annotation that goes leaves its statements, which then stand elsewhere
    app.click("法国", 0);
    let id = app.model.session.annotation.clone().unwrap();
    assert_eq!(app.model.statements.users(&id).len(), 1);
    app.send(Msg::DeleteSelected);
    assert_eq!(app.told()[2], "position process=行动纲领");
    assert_eq!(
        app.model
            .document()
            .unwrap()
            .statements
            .get(app.model.statements.ids().last().unwrap())
            .unwrap()
            .todos(&app.model.project.codebook.statement_types[0])[0],
        Todo::FillSlot(SlotId::new("actor"))
    );
    app.send(Msg::Undo);
    assert_eq!(app.model.statements.users(&id).len(), 1);
}

#[test]
fn many_are_recoded_in_one_step_and_told_before() {
    let mut app = coded();
    app.add_entities();
    for quote in ["法国", "微软", "伊朗"] {
        app.click(quote, 0);
        app.send(compose(ComposeMsg::Compose(usize::from(quote == "伊朗"))));
        app.send(compose(ComposeMsg::Accept));
    }
    app.edit_statement(StatementEdit::Fill(
        SlotId::new("actor"),
        Filler::Entity(EntityId::new("e1")),
    ));
    let document = app.model.session.document.clone().unwrap();
    let keys = app.model.statements.ids().map(|id| (document.clone(), id.clone()));
    let keys = Rc::new(keys.collect::<Vec<_>>());
    let before = app.model.project.clone();
    let unclear = Some(Value::Text("unclear".into()));
    let recoding = Recoding::SetVariable(AttributeId::new("position"), unclear);
    // the participation has no position
    assert_eq!(recoded(&app.model.project, &keys, &recoding).len(), 2);
    app.send(Msg::Edit(Command::Recode(keys.clone(), recoding.clone())));
    assert_eq!(recoded(&app.model.project, &keys, &recoding).len(), 0);
    assert_eq!(app.told().iter().filter(|line| line.ends_with("position:unclear")).count(), 2);
    app.send(Msg::Undo);
    assert_eq!(app.model.project, before);
    let (from, to) = (EntityId::new("e1"), EntityId::new("e2"));
    let recoding = Recoding::ReplaceEntity { from, to };
    app.send(Msg::Edit(Command::Recode(keys.clone(), recoding)));
    assert_eq!(app.told().iter().filter(|line| line.contains("(e2)")).count(), 1);
    // an actor does not stand in for a process
    let (from, to) = (EntityId::new("e2"), EntityId::new("e3"));
    let seq = app.model.journal_seq();
    app.send(Msg::Edit(Command::Recode(keys, Recoding::ReplaceEntity { from, to })));
    assert_eq!(app.model.journal_seq(), seq);
}

#[test]
fn escape_closes_the_offer_then_lays_the_statement_aside_then_clears_the_pile() {
    let mut app = coded();
    app.mark("伊朗", 0);
    app.send(compose(ComposeMsg::Begin(0)));
    app.mark("俄罗斯", 0);
    app.send(compose(ComposeMsg::Arm(Some(SlotId::new("actor")))));
    let desk = |app: &App| {
        let desk = &app.model.session.composer;
        (desk.armed.is_some(), desk.statement.is_some(), desk.pile.len())
    };
    assert_eq!(desk(&app), (true, true, 1));
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(desk(&app), (false, true, 1));
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(app.model.session.annotation, None);
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(desk(&app), (false, false, 1));
    app.send(Msg::Session(SessionMsg::Escape));
    assert_eq!(desk(&app), (false, false, 0));
}
