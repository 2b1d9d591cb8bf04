//! One script for each feature: messages in, state and effects out.

use super::App;
use crate::{
    Direction, Edge, Effect, ExchangeMsg, Fact, Filter, FocusTarget, IntakeMsg, Language, Msg,
    NoticeKind, SaveState, SessionMsg, Settings, StoreFailure, Theme, Unit, View, filtered,
};
use model::{LabelId, Metadata, Value};
use text::TextSize;

const ARTICLE: &str = "伊朗和俄罗斯反对企业参与。\nMicrosoft 支持 OEWG。\n\n完。";

fn session(msg: SessionMsg) -> Msg {
    Msg::Session(msg)
}

#[test]
fn an_article_is_previewed_then_added() {
    let mut app = App::new();
    assert_eq!(app.model.session.view, View::Intake);
    app.send(Msg::Intake(IntakeMsg::Offered("# 标题\n\n正文。".into())));
    let draft = app.model.session.intake.draft.clone().unwrap().unwrap();
    assert_eq!(draft.metadata.title, "标题");
    assert!(app.journal.is_empty());
    let metadata = Metadata { title: "改过的标题".into(), ..Metadata::default() };
    app.send(Msg::Intake(IntakeMsg::EditMetadata(metadata)));
    app.send(Msg::Intake(IntakeMsg::Add));
    assert_eq!(app.model.session.view, View::Read);
    assert_eq!(app.model.document().unwrap().info.metadata.title, "改过的标题");
    assert_eq!(app.journal.len(), 1);
    assert!(app.model.session.intake.raw.is_empty());
}

#[test]
fn nothing_and_too_much_are_refused_with_the_reason() {
    let mut app = App::new();
    app.send(Msg::Intake(IntakeMsg::Add));
    let refused = |app: &App| {
        app.model.session.notices.iter().any(|n| matches!(n.kind, NoticeKind::ArticleRefused(_)))
    };
    assert!(refused(&app));
    let mut app = App::new();
    app.send(Msg::Io(Fact::TextDropped("a".repeat(intake::MAX_BYTES + 1))));
    app.send(Msg::Intake(IntakeMsg::Add));
    assert!(refused(&app));
    assert!(app.model.project.documents.is_empty());
}

#[test]
fn spans_nest_cross_and_coincide() {
    let mut app = App::with_article(ARTICLE);
    app.tag("俄罗斯反对企业参与", "stance");
    app.tag("俄罗斯", "actor");
    app.tag("伊朗和俄罗斯", "actor");
    app.tag("俄罗斯", "process");
    let expected = "[伊朗和[[[俄罗斯]{process#id00007}]{actor#id00005}]{actor#id00006^1}反对企业参与]{stance#id00004}。";
    assert_eq!(app.marked().lines().next(), Some(expected));
    assert_eq!(app.model.spans.len(), 4);
    assert_eq!(app.model.document().unwrap().text(), ARTICLE);
    // the very same span with the same label is not doubled
    app.tag("俄罗斯", "actor");
    assert_eq!(app.model.spans.len(), 4);
    let told = |n: &crate::Notice| n.kind == NoticeKind::AlreadyTagged;
    assert!(app.model.session.notices.iter().any(told));
}

#[test]
fn a_span_can_begin_at_any_grapheme_and_nothing_snaps() {
    let text = "吕瑞再审称";
    for (start, _) in text.char_indices() {
        for (last, character) in text[start..].char_indices() {
            let quote = &text[start..start + last + character.len_utf8()];
            let mut app = App::with_article(text);
            app.tag(quote, "actor");
            assert_eq!(app.selected().as_deref(), Some(quote));
        }
    }
}

#[test]
fn line_breaks_at_the_ends_of_a_selection_are_not_tagged() {
    let mut app = App::with_article(ARTICLE);
    app.select("Microsoft 支持 OEWG。\n\n", 0);
    app.send(Msg::Tag(LabelId::new("stance")));
    assert_eq!(app.selected().as_deref(), Some("Microsoft 支持 OEWG。"));
    app.select("\n\n", 0);
    app.send(Msg::Tag(LabelId::new("actor")));
    assert_eq!(app.model.spans.len(), 1);
}

#[test]
fn a_click_cycles_through_the_stack_from_the_innermost() {
    let mut app = App::with_article(ARTICLE);
    app.tag("伊朗和俄罗斯反对企业参与", "stance");
    app.tag("伊朗和俄罗斯", "actor");
    app.tag("俄罗斯", "actor");
    let at = TextSize::from_index(ARTICLE.find("俄").unwrap());
    let mut seen = Vec::new();
    for _ in 0..4 {
        app.send(session(SessionMsg::ClickAt(at)));
        seen.push(app.selected().unwrap());
    }
    assert_eq!(seen, ["俄罗斯", "伊朗和俄罗斯", "伊朗和俄罗斯反对企业参与", "俄罗斯"]);
    let outside = TextSize::from_index(ARTICLE.find("完").unwrap());
    app.send(session(SessionMsg::ClickAt(outside)));
    assert_eq!(app.selected(), None);
}

#[test]
fn annotations_are_stepped_through_in_text_order_and_round() {
    let mut app = App::with_article(ARTICLE);
    for quote in ["OEWG", "伊朗", "Microsoft"] {
        app.tag(quote, "actor");
    }
    app.send(session(SessionMsg::SelectAnnotation(None)));
    app.send(session(SessionMsg::MoveCaret {
        unit: Unit::Article,
        direction: Direction::Backward,
        extend: false,
    }));
    let mut seen = Vec::new();
    for direction in [Direction::Forward; 4].into_iter().chain([Direction::Backward]) {
        app.send(session(SessionMsg::StepAnnotation(direction)));
        seen.push(app.selected().unwrap());
        assert!(app.effects.iter().any(|effect| matches!(effect, Effect::Reveal(_))));
    }
    assert_eq!(seen, ["伊朗", "Microsoft", "OEWG", "伊朗", "OEWG"]);
}

#[test]
fn ends_move_by_one_grapheme_and_never_cross() {
    let mut app = App::with_article("a👩‍👩‍👧b");
    app.tag("👩‍👩‍👧", "actor");
    app.send(Msg::MoveEdge(Edge::End, Direction::Forward));
    assert_eq!(app.selected().as_deref(), Some("👩‍👩‍👧b"));
    app.send(Msg::MoveEdge(Edge::Start, Direction::Forward));
    assert_eq!(app.selected().as_deref(), Some("b"));
    let steps = app.journal.len();
    app.send(Msg::MoveEdge(Edge::Start, Direction::Forward));
    app.send(Msg::MoveEdge(Edge::End, Direction::Forward));
    assert_eq!(app.selected().as_deref(), Some("b"));
    assert_eq!(app.journal.len(), steps);
}

#[test]
fn a_position_is_chosen_cleared_and_lost_with_the_label() {
    let mut app = App::with_article(ARTICLE);
    app.tag("反对企业参与", "stance");
    let position = |app: &App| {
        let id = app.model.session.annotation.clone().unwrap();
        let annotation = app.model.document().unwrap().annotations.get(&id).unwrap().clone();
        annotation.attribute_text("position").map(str::to_owned)
    };
    assert_eq!(position(&app), None);
    app.send(Msg::Choose(1));
    assert_eq!(position(&app).as_deref(), Some("oppose"));
    app.send(Msg::Choose(1));
    assert_eq!(position(&app), None);
    app.send(Msg::Choose(0));
    app.send(Msg::Tag(LabelId::new("actor")));
    assert_eq!(position(&app), None);
    app.send(Msg::Undo);
    assert_eq!(position(&app).as_deref(), Some("support"));
    app.send(Msg::Choose(9));
    assert_eq!(position(&app).as_deref(), Some("support"));
}

#[test]
fn undo_and_redo_cover_every_step_and_say_which() {
    let mut app = App::new();
    let empty = app.model.project.clone();
    app.send(Msg::Intake(IntakeMsg::Offered(ARTICLE.into())));
    app.send(Msg::Intake(IntakeMsg::Add));
    app.tag("伊朗", "actor");
    let id = app.model.session.annotation.clone().unwrap();
    let document = app.model.session.document.clone().unwrap();
    let note = crate::Command::SetNote(document.clone(), id.clone(), "记".into());
    app.send(Msg::Edit(note));
    let attribute = model::AttributeId::new("checked");
    let set = crate::Command::SetAttribute(document, id, attribute, Some(Value::Boolean(true)));
    app.send(Msg::Edit(set));
    app.send(Msg::DeleteSelected);
    let end = app.model.project.clone();
    for _ in 0..5 {
        app.send(Msg::Undo);
    }
    assert_eq!(app.model.project, empty);
    assert_eq!(app.model.session.view, View::Intake);
    app.send(Msg::Undo);
    assert!(app.model.session.notices.iter().any(|n| n.kind == NoticeKind::NothingToUndo));
    for _ in 0..5 {
        app.send(Msg::Redo);
    }
    assert_eq!(app.model.project, end);
    assert_eq!(app.model.session.view, View::Read);
}

#[test]
fn saved_is_said_only_when_all_entries_are_in_the_store() {
    let mut app = App::with_article(ARTICLE);
    assert_eq!(app.model.save, SaveState::Saving);
    app.tag("伊朗", "actor");
    app.send(Msg::Io(Fact::Persisted(1..=1)));
    assert_eq!(app.model.save, SaveState::Saving);
    app.persisted();
    assert_eq!(app.model.save, SaveState::Saved);
}

#[test]
fn what_the_store_refused_is_kept_and_written_with_the_next_step() {
    let mut app = App::with_article(ARTICLE);
    app.send(Msg::Io(Fact::PersistFailed(StoreFailure::Full)));
    assert_eq!(app.model.save, SaveState::Failed(StoreFailure::Full));
    app.tag("伊朗", "actor");
    let Some(Effect::Persist(entries)) = app.effects.first() else { panic!("nothing to write") };
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1, 2]);
    app.send(Msg::Io(Fact::PersistFailed(StoreFailure::Full)));
    app.send(Msg::Io(Fact::RetryRequested));
    let Some(Effect::Persist(entries)) = app.effects.first() else { panic!("nothing to write") };
    assert_eq!(entries.len(), 2);
    app.persisted();
    assert_eq!(app.model.save, SaveState::Saved);
    let failed = |n: &crate::Notice| matches!(n.kind, NoticeKind::SaveFailed(_));
    assert!(!app.model.session.notices.iter().any(failed));
}

#[test]
fn a_later_success_does_not_hide_an_earlier_failure() {
    let mut app = App::with_article(ARTICLE);
    app.tag("伊朗", "actor");
    app.send(Msg::Io(Fact::PersistFailed(StoreFailure::Full)));
    app.send(Msg::Io(Fact::Persisted(2..=2)));
    assert_ne!(app.model.save, SaveState::Saved);
    let Some(Effect::Persist(entries)) = app.effects.first() else { panic!("nothing to write") };
    assert_eq!(entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [1]);
    app.send(Msg::Io(Fact::Persisted(1..=1)));
    assert_eq!(app.model.save, SaveState::Saved);
}

#[test]
fn the_caret_moves_and_a_selection_shrinks_to_its_end() {
    let mut app = App::with_article("一二三。四五。\n六");
    let step = |unit, direction, extend| session(SessionMsg::MoveCaret { unit, direction, extend });
    let at = |app: &App| {
        let text = app.model.document().unwrap().text();
        let selection = app.model.session.selection.unwrap();
        selection.range().map_or_else(
            || format!("|{}", text[selection.focus.index()..].chars().next().unwrap_or('$')),
            |range| range.slice(text).unwrap().to_owned(),
        )
    };
    app.send(step(Unit::Grapheme, Direction::Forward, false));
    assert_eq!(at(&app), "|二");
    app.send(step(Unit::Grapheme, Direction::Forward, true));
    app.send(step(Unit::Grapheme, Direction::Forward, true));
    assert_eq!(at(&app), "二三");
    app.send(step(Unit::Grapheme, Direction::Backward, false));
    assert_eq!(at(&app), "|二");
    app.send(step(Unit::Sentence, Direction::Forward, false));
    assert_eq!(at(&app), "|四");
    app.send(step(Unit::Paragraph, Direction::Forward, false));
    assert_eq!(at(&app), "|六");
    app.send(step(Unit::Paragraph, Direction::Backward, true));
    assert_eq!(at(&app), "一二三。四五。\n");
    app.send(step(Unit::Article, Direction::Forward, false));
    assert_eq!(at(&app), "|$");
}

#[test]
fn the_list_is_filtered_by_label_and_text() {
    let mut app = App::with_article(ARTICLE);
    app.tag("伊朗", "actor");
    app.tag("OEWG", "process");
    app.tag("Microsoft", "actor");
    let list = |app: &App, filter: &Filter| {
        let document = app.model.document().unwrap();
        let ids = filtered(document, &app.model.spans, filter);
        let quotes =
            ids.iter().map(|id| document.annotations.get(id).unwrap().quote(document.text()));
        quotes.collect::<Vec<_>>()
    };
    let label = Some(LabelId::new("actor"));
    assert_eq!(list(&app, &Filter { label, ..Filter::default() }), ["伊朗", "Microsoft"]);
    let text = "  oewg ".to_owned();
    assert_eq!(list(&app, &Filter { text, ..Filter::default() }), ["OEWG"]);
}

#[test]
fn escape_goes_back_one_step_at_a_time() {
    let mut app = App::with_article(ARTICLE);
    app.tag("伊朗", "actor");
    app.select("OEWG", 0);
    app.send(session(SessionMsg::SetDialog(Some(crate::Dialog::Shortcuts))));
    app.send(session(SessionMsg::Escape));
    assert_eq!(app.model.session.dialog, None);
    assert!(app.model.session.selection.unwrap().range().is_some());
    app.send(session(SessionMsg::Escape));
    assert_eq!(app.model.session.selection.unwrap().range(), None);
    assert!(app.model.session.annotation.is_some());
    app.send(session(SessionMsg::Escape));
    assert_eq!(app.model.session.annotation, None);
    app.send(session(SessionMsg::NewArticle));
    app.send(session(SessionMsg::Escape));
    assert_eq!(app.model.session.view, View::Read);
}

#[test]
fn the_file_is_named_after_title_and_date() {
    let mut app = App::new();
    let article = "---\ntitle: 标题: 一/二\ndate: 2023-01-29\n---\n\n正文。";
    app.send(Msg::Intake(IntakeMsg::Offered(article.into())));
    app.send(Msg::Intake(IntakeMsg::Add));
    app.send(Msg::Exchange(ExchangeMsg::Download));
    let [Effect::Export { file_name, content }] = app.effects.as_slice() else {
        panic!("no export")
    };
    assert!(file_name.starts_with("2023-01-29") && file_name.ends_with(".stancemark.json"));
    assert!(!file_name.contains([':', '/']));
    assert!(content.contains("\"format\": \"stancemark\""));
}

#[test]
fn settings_are_remembered() {
    let mut app = App::new();
    let settings = Settings { language: Language::ZhCn, theme: Theme::Dark, ..Settings::default() };
    app.send(session(SessionMsg::SetSettings(settings)));
    assert_eq!(app.effects, [Effect::RememberSettings(settings)]);
    assert_eq!(Language::from_tag("zh-TW"), Some(Language::ZhCn));
    assert_eq!(Language::from_tag("de"), None);
}

#[test]
fn rooms_are_left_and_come_back_as_they_were() {
    let mut app = App::with_article(ARTICLE);
    app.tag("伊朗", "actor");
    app.send(session(SessionMsg::Scrolled(TextSize::new(3))));
    app.send(session(SessionMsg::SetGoes(true)));
    app.send(session(SessionMsg::GoTo(View::Entities)));
    assert_eq!(app.model.session.view, View::Entities);
    assert!(!app.model.session.goes);
    assert_eq!(app.effects, [Effect::Focus(FocusTarget::Room)]);
    // a step that is taken back elsewhere does not call the analyst away
    app.send(Msg::Undo);
    assert_eq!(app.model.session.view, View::Entities);
    app.send(Msg::Redo);
    app.send(session(SessionMsg::Escape));
    assert_eq!(app.model.session.view, View::Read);
    assert!(app.effects.contains(&Effect::ScrollTo(TextSize::new(3))));
    assert!(app.effects.contains(&Effect::Focus(FocusTarget::Article)));
}

#[test]
fn without_a_document_reading_begins_with_adding_one() {
    let mut app = App::with_article(ARTICLE);
    app.send(session(SessionMsg::GoTo(View::Entities)));
    app.send(Msg::Undo);
    assert_eq!(app.model.session.view, View::Entities);
    app.send(session(SessionMsg::GoTo(View::Read)));
    assert_eq!(app.model.session.view, View::Intake);
    assert_eq!(app.effects, [Effect::Focus(FocusTarget::PasteBox)]);
    assert_eq!(View::for_key('E'), Some(View::Entities));
    assert_eq!(View::for_key('q'), None);
}
