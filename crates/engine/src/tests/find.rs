//! Finding: questions, slices, steps, and tagging all hits.

use super::App;
use crate::{Direction, Effect, FindMsg, FocusTarget, MAX_TAGGED, Msg, NoticeKind, SessionMsg};
use model::{LabelId, Step};
use search::{Fault, Folding, MAX_HITS, Progress, Query};
use text::{TextRange, TextSize};

const ARTICLE: &str = "微软支持。\n俄罗斯反对微软。\n\n微软、ＭＳ与 ms。";

fn find(msg: FindMsg) -> Msg {
    Msg::Find(msg)
}

fn words(text: &str) -> Query {
    Query { text: text.into(), ..Query::default() }
}

fn regex(text: &str) -> Query {
    Query { is_regex: true, ..words(text) }
}

fn asked(article: &str, query: Query) -> App {
    let mut app = App::with_article(article);
    app.send(find(FindMsg::Open));
    app.send(find(FindMsg::Ask(query)));
    app
}

impl App {
    fn n_hits(&self) -> usize {
        self.model.session.find.hits.len()
    }

    fn current(&self) -> Option<usize> {
        self.model.session.find.current_idx()
    }

    fn hit(&self, idx: usize) -> TextRange {
        self.model.session.find.hits[idx]
    }

    /// Answers what asks to go on until nothing does; the number of slices.
    fn finish(&mut self) -> usize {
        let mut n_slices = 0;
        while let Some(Effect::ContinueFind(serial)) = self.effects.first().cloned() {
            self.send(find(FindMsg::Continue { serial, took: 5 }));
            n_slices += 1;
        }
        n_slices
    }
}

#[test]
fn words_are_found_and_stepped_through() {
    let mut app = App::with_article(ARTICLE);
    app.send(find(FindMsg::Open));
    assert_eq!(app.effects, [Effect::Focus(FocusTarget::Find)]);
    app.send(find(FindMsg::Ask(words("微软"))));
    assert_eq!((app.n_hits(), app.current()), (3, Some(0)));
    assert_eq!(app.effects, [Effect::Reveal(app.hit(0))]);
    // the first step selects what stands out already
    let mut seen = Vec::new();
    for _ in 0..4 {
        app.send(find(FindMsg::Step(Direction::Forward)));
        assert_eq!(
            app.model.session.selection.unwrap().range(),
            Some(app.hit(app.current().unwrap()))
        );
        seen.extend(app.current());
    }
    app.send(find(FindMsg::Step(Direction::Backward)));
    seen.extend(app.current());
    assert_eq!(seen, [0, 1, 2, 0, 2]);
    app.send(Msg::Tag(LabelId::new("actor")));
    assert_eq!(app.selected().as_deref(), Some("微软"));
}

#[test]
fn case_and_width_count_unless_asked_otherwise() {
    let folding = Folding { case: true, width: true, script: false };
    assert_eq!(asked(ARTICLE, words("ms")).n_hits(), 1);
    assert_eq!(asked(ARTICLE, Query { folding, ..words("ms") }).n_hits(), 2);
    assert_eq!(asked(ARTICLE, Query { folding, ..regex("m[s]") }).n_hits(), 2);
}

#[test]
fn typing_on_stays_at_the_place_and_an_empty_field_finds_nothing() {
    let mut app = asked(ARTICLE, words("微"));
    app.send(find(FindMsg::Step(Direction::Forward)));
    app.send(find(FindMsg::Step(Direction::Forward)));
    assert_eq!(app.current(), Some(1));
    app.send(find(FindMsg::Ask(words("微软。"))));
    assert_eq!((app.n_hits(), app.current()), (1, Some(0)));
    app.send(find(FindMsg::Ask(words("微软"))));
    assert_eq!(app.current(), Some(1));
    app.send(find(FindMsg::Ask(words(""))));
    assert_eq!((app.n_hits(), app.current()), (0, None));
    assert!(app.effects.is_empty());
}

#[test]
fn a_bad_pattern_says_where_and_why() {
    let mut app = asked(ARTICLE, regex("微软("));
    let error = app.model.session.find.error.unwrap();
    assert_eq!((error.fault, error.at), (Fault::GroupOpen, Some(6)));
    app.send(find(FindMsg::Ask(regex("微软(。)"))));
    assert_eq!(app.model.session.find.error, None);
    assert_eq!(app.n_hits(), 1);
}

#[test]
fn the_selection_becomes_the_question() {
    let mut app = App::with_article(ARTICLE);
    app.select("俄罗斯", 0);
    app.send(find(FindMsg::Open));
    assert_eq!(app.model.session.find.query.text, "俄罗斯");
    assert_eq!((app.n_hits(), app.current()), (1, Some(0)));
    app.select("支持。\n俄罗斯", 0);
    app.send(find(FindMsg::Open));
    assert_eq!(app.model.session.find.query.text, "俄罗斯");
}

#[test]
fn a_long_search_goes_on_in_slices_and_a_new_question_ends_it() {
    let article = "微软支持开放式工作组，俄罗斯反对。\n".repeat(40_000);
    let mut app = asked(&article, regex("俄.斯"));
    assert_eq!(app.model.session.find.progress, Progress::Going);
    let old = app.effects.clone();
    assert!(app.n_hits() > 0, "the first hits come with the key");
    app.send(find(FindMsg::Ask(regex("微.支"))));
    let Effect::ContinueFind(serial) = old[0] else { panic!("{old:?}") };
    let n_hits = app.n_hits();
    app.send(find(FindMsg::Continue { serial, took: 5 }));
    assert_eq!(app.n_hits(), n_hits);
    assert!(app.effects.is_empty());
    app.send(find(FindMsg::Ask(regex("俄.斯"))));
    assert!(app.finish() > 10);
    assert_eq!((app.n_hits(), app.model.session.find.progress), (40_000, Progress::Done));
}

#[test]
fn slow_slices_become_smaller() {
    let article = "微软支持。\n".repeat(100_000);
    let slices = |took| {
        let mut app = asked(&article, regex("软.持"));
        let mut sizes = Vec::new();
        for _ in 0..4 {
            let Some(Effect::ContinueFind(serial)) = app.effects.first().cloned() else { break };
            let before = app.n_hits();
            app.send(find(FindMsg::Continue { serial, took }));
            sizes.push(app.n_hits() - before);
        }
        sizes
    };
    assert!(slices(30).is_sorted_by(|a, b| a > b));
    assert!(slices(1).is_sorted_by(|a, b| a < b));
}

#[test]
fn what_is_before_the_reader_comes_first() {
    let article = "微软支持。\n".repeat(50_000);
    let mut app = App::with_article(&article);
    app.send(Msg::Session(SessionMsg::Scrolled(TextSize::new(16 * 30_000))));
    app.send(find(FindMsg::Open));
    app.send(find(FindMsg::Ask(regex("微."))));
    assert_eq!(app.hit(app.current().unwrap()).start(), TextSize::new(16 * 30_000));
    app.finish();
    assert_eq!((app.n_hits(), app.current()), (50_000, Some(30_000)));
}

#[test]
fn too_many_hits_are_told_and_not_tagged() {
    let mut app = asked(&"微".repeat(MAX_HITS + 1), regex("."));
    app.finish();
    assert_eq!((app.n_hits(), app.model.session.find.progress), (MAX_HITS, Progress::Full));
    app.send(find(FindMsg::TagAll(LabelId::new("actor"))));
    assert_eq!(app.model.spans.len(), 0);
    assert!(app.n_hits() > MAX_TAGGED);
}

#[test]
fn all_hits_are_tagged_but_those_left_out_and_undone_at_once() {
    let mut app = App::with_article(ARTICLE);
    app.tag("微软", "actor");
    app.send(find(FindMsg::Open));
    app.send(find(FindMsg::Ask(regex("微软|ＭＳ|ms"))));
    app.send(find(FindMsg::List(true)));
    app.send(find(FindMsg::Include(app.hit(1), false)));
    app.send(find(FindMsg::Include(app.hit(3), false)));
    app.send(find(FindMsg::Include(app.hit(3), true)));
    app.send(find(FindMsg::TagAll(LabelId::new("actor"))));
    let told = NoticeKind::HitsTagged { n_new: 3, n_documents: 1, n_old: 1 };
    assert!(app.model.session.notices.iter().any(|notice| notice.kind == told));
    assert_eq!(app.model.spans.len(), 4);
    assert!(!app.model.session.find.is_listing);
    assert_eq!(app.model.history.undoable().unwrap().step, Step::TagMany);
    app.send(Msg::Undo);
    assert_eq!(app.model.spans.len(), 1);
    app.send(Msg::Redo);
    assert_eq!(app.model.spans.len(), 4);
    // all carry the label by now
    app.send(find(FindMsg::IncludeAll(false)));
    app.send(find(FindMsg::Include(app.hit(0), true)));
    app.send(find(FindMsg::TagAll(LabelId::new("actor"))));
    let told = NoticeKind::HitsTagged { n_new: 0, n_documents: 0, n_old: 1 };
    assert!(app.model.session.notices.iter().any(|notice| notice.kind == told));
    assert_eq!(app.model.spans.len(), 4);
}

#[test]
fn escape_ends_the_search_last_and_another_article_is_searched_anew() {
    let mut app = asked(ARTICLE, words("微软"));
    let first = app.model.session.document.clone().unwrap();
    app.send(Msg::Session(SessionMsg::NewArticle));
    app.send(Msg::Intake(crate::IntakeMsg::Offered("微软。".into())));
    app.send(Msg::Intake(crate::IntakeMsg::Add));
    assert_eq!(app.n_hits(), 1);
    app.send(Msg::Session(SessionMsg::OpenDocument(first)));
    assert_eq!(app.n_hits(), 3);
    app.send(find(FindMsg::Step(Direction::Forward)));
    app.send(Msg::Session(SessionMsg::Escape));
    assert!(app.model.session.find.is_open);
    app.send(Msg::Session(SessionMsg::Escape));
    assert!(!app.model.session.find.is_open);
    assert_eq!(app.n_hits(), 0);
    assert_eq!(app.model.session.find.query.text, "微软");
}
