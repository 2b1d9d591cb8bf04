//! The way through all articles, or one that is not looked through yet: what is meant is gathered in slices, with a bar and a way out,
//! and accepted or rejected in one step at its end.

use super::decide::{carry_out, move_on, rejections};
use super::gather::Gather;
use super::judge::Judge;
use super::look::rules;
use super::offered::{Making, Suggestion, SuggestionSort};
use super::{FIRST_BUDGET, Reached, Scope, Verdict, next_budget, next_serial, state};
use crate::update::edit;
use crate::{
    Acceptance, Command, DocumentSpans, DocumentStatements, Effect, Env, Model, NoticeKind,
    SuggestionCommand, known_names,
};
use model::{DocumentData, DocumentId, Project, RejectionKey};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::rc::Rc;
use suggest::{Lexicon, Options, Proposals, Rules, Scan};
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
    /// The only article that is meant, if not all are.
    only: Option<DocumentId>,
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
    found: Option<(Box<Proposals>, Box<Making>)>,
}

pub(super) fn begin(
    model: &mut Model,
    verdict: Verdict,
    current: &Suggestion,
    scope: Scope,
    env: &mut Env<'_>,
) -> Vec<Effect> {
    let only = model.session.document.clone().filter(|_| !scope.is_everywhere());
    let (left, whole) = meant(&model.project, only.as_ref());
    let serial = next_serial(model);
    model.sweep = Some(Sweep {
        serial,
        verdict,
        scope,
        alike: Rc::clone(&current.alike),
        sort: current.sort(),
        from: current.range,
        only,
        rules: rules(&model.project),
        left,
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
    let (left, whole) = meant(&model.project, sweep.only.as_ref());
    sweep.rules = rules(&model.project);
    sweep.left = left;
    sweep.at = None;
    sweep.wanted = Acceptance::default();
    sweep.rejected.clear();
    sweep.n_found = 0;
    state(model).sweep = Some(Reached { done: 0, whole });
}

/// The articles that are meant, the last one first, and how long they are.
fn meant(project: &Project, only: Option<&DocumentId>) -> (Vec<DocumentId>, usize) {
    let is_meant = |id: &DocumentId| only.is_none_or(|only| only == id);
    let documents = project.documents.iter().rev().filter(|(id, _)| is_meant(id));
    let sizes = documents.map(|(id, document)| (id.clone(), document.text().len()));
    let (ids, sizes): (_, Vec<_>) = sizes.unzip();
    (ids, sizes.into_iter().sum())
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
    let lexicon = known_names::prepare(model, sweep.budget);
    let mut left = if lexicon.is_some() { sweep.budget } else { 0 };
    let lexicon = lexicon.unwrap_or_default();
    while left > 0 {
        let Some(cost) = sweep.step(model, &lexicon, left, env) else {
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
            let seen = if at.found.is_some() { usize::MAX } else { at.scan.seen().index() };
            at.document.text().len().saturating_sub(seen)
        });
        here + self.left.iter().map(size).sum::<usize>()
    }

    /// One step of at most so many bytes; what it cost, or nothing at the end.
    fn step(
        &mut self,
        model: &Model,
        lexicon: &Rc<Lexicon>,
        n_bytes: usize,
        env: &mut Env<'_>,
    ) -> Option<usize> {
        let Some(mut at) = self.at.take() else {
            let document = Rc::clone(model.project.documents.get(&self.left.pop()?)?);
            let article = Rc::clone(&document.article);
            let (lexicon, rules) = (Rc::clone(lexicon), Rc::clone(&self.rules));
            let scan = Box::new(Scan::new(article, lexicon, rules, Options::default()));
            self.at = Some(At { document, scan, found: None });
            return Some(0);
        };
        let text = at.document.article.clone();
        let mut cost = n_bytes;
        match &mut at.found {
            None => {
                let before = at.scan.seen().index();
                if let ControlFlow::Break(found) = at.scan.go_on(n_bytes) {
                    at.found = Some((Box::new(found), Box::default()));
                }
                cost = at.scan.seen().index().saturating_sub(before);
            }
            Some((found, making)) => {
                if making.go_on(found, text.text(), n_bytes / 64) {
                    let found = making.made();
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
