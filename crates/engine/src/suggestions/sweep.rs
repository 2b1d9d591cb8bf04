//! The way through all articles: what is meant is gathered in slices, with a bar and a way out,
//! and accepted or rejected in one step at its end.

use super::decide::{carry_out, move_on, rejections};
use super::gather::Gather;
use super::judge::Judge;
use super::look::guides;
use super::offered::{Making, Suggestion, SuggestionSort};
use super::{FIRST_BUDGET, Reached, Scope, Verdict, next_budget, next_serial, state};
use crate::update::edit;
use crate::{
    Acceptance, Command, DocumentSpans, DocumentStatements, Effect, Env, Model, NoticeKind,
    SuggestionCommand,
};
use model::{DocumentData, DocumentId, RejectionKey};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::rc::Rc;
use suggest::{Lexicon, Options, Rules, Scan};
use text::TextRange;

/// A way through all articles. It is no part of the session, which is cloned with every message.
#[derive(Debug, Clone)]
pub(crate) struct Sweep {
    pub(crate) serial: u32,
    verdict: Verdict,
    scope: Scope,
    /// What suggestions of the name have in common, and the sort.
    alike: Rc<str>,
    sort: SuggestionSort,
    /// Where it began, to go on from there.
    from: TextRange,
    lexicon: Rc<Lexicon>,
    rules: Rc<Rules>,
    /// The articles that are still to be looked through, the next one last.
    left: Vec<DocumentId>,
    at: Option<At>,
    budget: usize,
    wanted: Acceptance,
    rejected: BTreeMap<RejectionKey, String>,
    n_found: usize,
}

/// The article that is looked through.
#[derive(Debug, Clone)]
struct At {
    document: Rc<DocumentData>,
    scan: Box<Scan>,
    making: Option<Box<Making>>,
}

pub(super) fn begin(
    model: &mut Model,
    verdict: Verdict,
    current: &Suggestion,
    scope: Scope,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    let (lexicon, rules) = guides(&model.project);
    let serial = next_serial(model);
    let documents = &model.project.documents;
    let whole = documents.values().map(|document| document.text().len()).sum();
    model.sweep = Some(Sweep {
        serial,
        verdict,
        scope,
        alike: Rc::clone(&current.alike),
        sort: current.sort(),
        from: current.range,
        lexicon,
        rules,
        left: documents.keys().rev().cloned().collect(),
        at: None,
        budget: FIRST_BUDGET,
        wanted: Acceptance::default(),
        rejected: BTreeMap::new(),
        n_found: 0,
    });
    state(model).sweep = Some(Reached { done: 0, whole });
    slice(model, env)
}

/// Begins again where the project has changed meanwhile.
pub(super) fn restart(model: &mut Model) {
    let Some(sweep) = &mut model.sweep else { return };
    let (lexicon, rules) = guides(&model.project);
    sweep.lexicon = lexicon;
    sweep.rules = rules;
    sweep.left = model.project.documents.keys().rev().cloned().collect();
    sweep.at = None;
    sweep.wanted = Acceptance::default();
    sweep.rejected.clear();
    sweep.n_found = 0;
    let whole = model.project.documents.values().map(|document| document.text().len()).sum();
    state(model).sweep = Some(Reached { done: 0, whole });
}

/// Ends it; nothing was changed.
pub(super) fn cancel(model: &mut Model) -> Vec<Effect> {
    model.sweep = None;
    state(model).sweep = None;
    Vec::new()
}

pub(super) fn go_on(model: &mut Model, took: u32, env: &mut Env<'_>) -> Vec<Effect> {
    if let Some(sweep) = &mut model.sweep {
        sweep.budget = next_budget(sweep.budget, took);
    }
    slice(model, env)
}

/// Goes on through the articles for a while.
fn slice(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(mut sweep) = model.sweep.take() else { return Vec::new() };
    let mut left = sweep.budget;
    while left > 0 {
        let Some(cost) = sweep.step(model, left, env) else {
            return finish(model, sweep, env);
        };
        left = left.saturating_sub(cost.max(64));
    }
    let (serial, done) = (sweep.serial, sweep.n_left(model));
    model.sweep = Some(sweep);
    let state = state(model);
    if let Some(reached) = &mut state.sweep {
        reached.done = reached.whole.saturating_sub(done);
    }
    vec![Effect::ContinueSuggestions(serial)]
}

impl Sweep {
    /// How many bytes are still to be looked at.
    fn n_left(&self, model: &Model) -> usize {
        let size = |id: &DocumentId| model.project.documents.get(id).map_or(0, |d| d.text().len());
        let here = self.at.as_ref().map_or(0, |at| {
            let seen = if at.making.is_some() { usize::MAX } else { at.scan.seen().index() };
            at.document.text().len().saturating_sub(seen)
        });
        here + self.left.iter().map(size).sum::<usize>()
    }

    /// One step of at most so many bytes; what it cost, or nothing at the end.
    fn step(&mut self, model: &Model, n_bytes: usize, env: &mut Env<'_>) -> Option<usize> {
        let Some(mut at) = self.at.take() else {
            let document = Rc::clone(model.project.documents.get(&self.left.pop()?)?);
            let article = Rc::clone(&document.article);
            let (lexicon, rules) = (Rc::clone(&self.lexicon), Rc::clone(&self.rules));
            let scan = Box::new(Scan::new(article, lexicon, rules, Options::default()));
            self.at = Some(At { document, scan, making: None });
            return Some(0);
        };
        let text = at.document.article.clone();
        let mut cost = n_bytes;
        match &mut at.making {
            None => {
                let before = at.scan.seen().index();
                if let ControlFlow::Break(found) = at.scan.go_on(n_bytes) {
                    at.making = Some(Box::new(Making::new(found)));
                }
                cost = at.scan.seen().index().saturating_sub(before);
            }
            Some(making) => {
                if let Some(found) = making.go_on(text.text(), n_bytes / 64) {
                    let cost = found.len() * 64;
                    self.take(model, &at.document, &found, env);
                    let is_full = self.wanted.spans.len() + 4 > super::MAX_ACCEPTED;
                    return (!is_full).then_some(cost);
                }
            }
        }
        self.at = Some(at);
        Some(cost)
    }

    /// Takes what is meant of that which was found in an article.
    fn take(
        &mut self,
        model: &Model,
        document: &DocumentData,
        found: &[Suggestion],
        env: &mut Env<'_>,
    ) {
        let is_meant = |row: &&Suggestion| match self.scope {
            Scope::One | Scope::Name | Scope::NameEverywhere => row.alike == self.alike,
            Scope::Sort | Scope::SortEverywhere => row.sort() == self.sort,
        };
        let meant: Vec<_> = found.iter().filter(is_meant).collect();
        if meant.is_empty() {
            return;
        }
        let hidden = Rc::clone(&model.session.coders.hidden);
        let spans = DocumentSpans::showing(document, hidden);
        let statements = DocumentStatements::of(document);
        let project = &*model.project;
        let judge = Judge { project, document, spans: &spans, statements: &statements };
        let open: Vec<_> = meant.into_iter().filter(|row| judge.is_open(row)).collect();
        self.n_found += open.len();
        match self.verdict {
            Verdict::Reject => {
                self.rejected.extend(rejections(document.text(), &open, self.scope));
            }
            Verdict::Accept => {
                let readings = &model.session.suggestions.readings;
                let alike = model.session.settings.alike;
                let wanted = std::mem::take(&mut self.wanted);
                let mut gather = Gather::new(&model.entities, alike, readings).resume(wanted);
                for row in open {
                    if gather.has_room() {
                        gather.add(judge, row, env);
                    }
                }
                self.wanted = gather.wanted;
            }
        }
    }
}

/// Carries out what was gathered, in one step.
fn finish(model: &mut Model, sweep: Sweep, env: &mut Env<'_>) -> Vec<Effect> {
    state(model).sweep = None;
    let effects = match sweep.verdict {
        Verdict::Accept => carry_out(model, sweep.wanted, env),
        Verdict::Reject => {
            let keys = sweep.rejected.into_iter().collect();
            let effects = edit(model, Command::Suggestion(SuggestionCommand::Reject(keys)), env);
            let notice =
                NoticeKind::SuggestionsDecided { verdict: Verdict::Reject, n: sweep.n_found };
            model.session_mut().notify(notice);
            effects
        }
    };
    move_on(model, sweep.from.start(), effects)
}
