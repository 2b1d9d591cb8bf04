//! The look through the open article, and how what it found follows edits.
//!
//! What is found by the first look is offered while it goes on. Later, what was found stays until
//! the new look is done. An edit only has those judged anew that it
//! touches: by place where annotations or statements change, by key where rejections do.

use super::judge::Judge;
use super::offered::{Making, Offered, Suggestion};
use super::{FIRST_BUDGET, Reached, next_budget, next_serial, resume, state, warm};
use crate::{Effect, Model, View, extent_of, known_names};
use model::{
    Article, Change, ChangeSet, CoderId, DocumentData, Project, RejectionKey, RulePattern,
};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;
use suggest::{Lexicon, Options, Proposals, RuleSpec, Rules, Scan};
use text::TextRange;

/// A look through an article. It is no part of the session, which is cloned with every message.
#[derive(Debug, Clone)]
pub(crate) struct Looking {
    pub(crate) serial: u32,
    lexicon: Rc<Lexicon>,
    hidden: Rc<BTreeSet<CoderId>>,
    article: Rc<Article>,
    budget: usize,
    stage: Stage,
    /// Whether nothing was offered when it began: then what is found is offered at once.
    is_first: bool,
    /// Whether names or rules have changed since it began.
    is_stale: bool,
    /// Whether each of those that are found is still open.
    open: Vec<bool>,
}

#[derive(Debug, Clone)]
enum Stage {
    /// Waiting for the names to be made ready.
    Names,
    /// Looking for what might be tagged, and making suggestions of it.
    Scan(Box<Scan>, Box<Making>),
    /// Making suggestions of the rest.
    Make(Box<Proposals>, Box<Making>),
    Done,
}

/// The rules of a project, ready to be looked for.
pub(super) fn rules(project: &Project) -> Rc<Rules> {
    let specs = project.rules.values().filter(|rule| rule.is_on).map(|rule| RuleSpec {
        id: rule.id.as_str().to_owned(),
        pattern: pattern_of(&rule.pattern),
    });
    // a faulty rule came with a file: the editor says what is wrong with it
    let (rules, _) = Rules::new(specs);
    Rc::new(rules)
}

/// A pattern as it is looked for.
pub(super) fn pattern_of(pattern: &RulePattern) -> suggest::RulePattern {
    match pattern {
        RulePattern::Words(words) => suggest::RulePattern::Words(words.clone()),
        RulePattern::Regex(regex) => suggest::RulePattern::Regex(regex.clone()),
    }
}

/// Begins to look once the list is shown, and anew when another article is open or names or
/// rules have changed.
pub(crate) fn follow(model: &mut Model) -> Vec<Effect> {
    let article = model.document().map(|document| Rc::clone(&document.article));
    let shows = model.session.suggestions.is_open && model.session.view == View::Read;
    let Some(article) = article.filter(|_| shows) else {
        forget(model);
        return warm::begin(model);
    };
    let hidden = Rc::clone(&model.session.coders.hidden);
    let is_same = |looking: &Looking| {
        Rc::ptr_eq(&looking.article, &article) && Rc::ptr_eq(&looking.hidden, &hidden)
    };
    if let Some(looking) = model.looking.as_mut().filter(|looking| is_same(looking)) {
        if !looking.is_stale {
            return Vec::new();
        }
        let (open, is_first) = (std::mem::take(&mut looking.open), looking.is_growing());
        return begin(model, article, open, is_first);
    }
    forget(model);
    begin(model, article, Vec::new(), true)
}

fn begin(model: &mut Model, article: Rc<Article>, open: Vec<bool>, is_first: bool) -> Vec<Effect> {
    let whole = article.text().len();
    let hidden = Rc::clone(&model.session.coders.hidden);
    model.looking = Some(Looking {
        serial: next_serial(model),
        lexicon: Rc::default(),
        hidden,
        article,
        budget: FIRST_BUDGET,
        stage: Stage::Names,
        is_first,
        is_stale: false,
        open,
    });
    state(model).looking = Some(Reached { done: 0, whole });
    slice(model)
}

fn forget(model: &mut Model) {
    if model.looking.take().is_some() {
        let state = state(model);
        state.offered = Offered::default();
        state.counts = [0; 5];
        state.looking = None;
        state.current = None;
        state.pending = None;
        state.is_cut = false;
    }
}

pub(super) fn go_on(model: &mut Model, took: u32) -> Vec<Effect> {
    let Some(looking) = &mut model.looking else { return Vec::new() };
    looking.budget = next_budget(looking.budget, took);
    if matches!(looking.stage, Stage::Done) { Vec::new() } else { slice(model) }
}

impl Looking {
    /// Whether what is offered is only a part of what will be.
    pub(super) const fn is_growing(&self) -> bool {
        self.is_first && !matches!(self.stage, Stage::Done)
    }
}

/// Looks on for a while, and asks to be called again.
fn slice(model: &mut Model) -> Vec<Effect> {
    let Some(looking) = &model.looking else { return Vec::new() };
    let (serial, budget) = (looking.serial, looking.budget);
    let mut effects = match looking.stage {
        Stage::Names => {
            wait_for_names(model, budget);
            Vec::new()
        }
        Stage::Scan(..) => scan(model, budget),
        Stage::Make(..) => make(model, budget),
        Stage::Done => Vec::new(),
    };
    if model.looking.as_ref().is_some_and(|looking| !matches!(looking.stage, Stage::Done)) {
        effects.push(Effect::ContinueSuggestions(serial));
    }
    effects
}

fn wait_for_names(model: &mut Model, budget: usize) {
    let Some(lexicon) = known_names::prepare(model, budget) else { return };
    let rules = rules(&model.project);
    let Some(looking) = &mut model.looking else { return };
    looking.lexicon = Rc::clone(&lexicon);
    let scan = Scan::new(Rc::clone(&looking.article), lexicon, rules, Options::default());
    looking.stage = Stage::Scan(Box::new(scan), Box::default());
}

fn scan(model: &mut Model, budget: usize) -> Vec<Effect> {
    let Some(looking) = &mut model.looking else { return Vec::new() };
    let Stage::Scan(scan, making) = &mut looking.stage else { return Vec::new() };
    let text = looking.article.text();
    match scan.go_on(budget) {
        ControlFlow::Continue(()) => {
            if let Some(found) = scan.found() {
                making.go_on(found, text, usize::MAX);
            }
            let (done, whole) = (scan.seen().index(), text.len());
            state(model).looking = Some(Reached { done, whole });
            offer_so_far(model)
        }
        ControlFlow::Break(found) => {
            let is_cut = found.is_cut;
            // what expressions found stands among the rest now
            let making = scan.found().map(|_| std::mem::take(making)).unwrap_or_default();
            let is_short = budget >= text.len();
            looking.stage = Stage::Make(Box::new(found), making);
            state(model).is_cut = is_cut;
            if is_short { make(model, budget) } else { Vec::new() }
        }
    }
}

/// Offers what was found so far. Each time it is at least twice as much, so that all the copying
/// is no more than for a single one.
fn offer_so_far(model: &mut Model) -> Vec<Effect> {
    let Some(looking) = &model.looking else { return Vec::new() };
    let Stage::Scan(_, making) = &looking.stage else { return Vec::new() };
    let n_offered = model.session.suggestions.offered.found.len();
    if !looking.is_first || making.n_made() <= 2 * n_offered {
        return Vec::new();
    }
    let found = making.made();
    let current = model.session.suggestions.current;
    offer(model, found, current)
}

fn make(model: &mut Model, budget: usize) -> Vec<Effect> {
    let Some(looking) = &mut model.looking else { return Vec::new() };
    let Stage::Make(found, making) = &mut looking.stage else { return Vec::new() };
    if !making.go_on(found, looking.article.text(), budget / 64) {
        return Vec::new();
    }
    let made = making.made();
    looking.stage = Stage::Done;
    finish(model, made)
}

fn finish(model: &mut Model, found: Vec<Suggestion>) -> Vec<Effect> {
    let before = model.session.suggestions.current().map(|row| (row.range, row.sort()));
    let same = before.and_then(|(range, sort)| {
        let fits = |row: &Suggestion| row.range == range && row.sort() == sort;
        u32::try_from(found.iter().position(fits)?).ok()
    });
    state(model).looking = None;
    offer(model, found, same)
}

/// Offers what was found; `current` is the place among it of the one that stands out.
fn offer(model: &mut Model, found: Vec<Suggestion>, current: Option<u32>) -> Vec<Effect> {
    let open = match judge(model) {
        Some(judge) => found.iter().map(|row| judge.is_open(row)).collect(),
        None => vec![false; found.len()],
    };
    if let Some(looking) = &mut model.looking {
        looking.open = open;
    }
    let state = state(model);
    state.offered = Offered::of(found);
    state.current = current;
    list(model);
    match model.session.suggestions.pending {
        Some((from, direction)) => resume(model, from, direction),
        None => Vec::new(),
    }
}

/// What suggestions for the open document are judged by.
pub(super) fn judge(model: &Model) -> Option<Judge<'_>> {
    let (project, document) = (&*model.project, &**model.document()?);
    Some(Judge { project, document, spans: &model.spans, statements: &model.statements })
}

/// Lists what is open and of the sorts that are shown.
pub(super) fn list(model: &mut Model) {
    let Some(looking) = &model.looking else { return };
    let state = &model.session.suggestions;
    let mut counts = [0; 5];
    let mut rows = Vec::new();
    for (at, row) in (0..).zip(state.offered.found.iter()) {
        let sort = row.sort().idx();
        if looking.open.get(at as usize) == Some(&true) {
            counts[sort] += 1;
            rows.extend((!state.hidden[sort]).then_some(at));
        }
    }
    let state = &mut model.session_mut().suggestions;
    state.counts = counts;
    if *state.offered.rows != rows {
        state.offered.rows = Rc::new(rows);
    }
    if state.current.is_some() && state.current_idx().is_none() {
        state.current = None;
    }
}

/// What of a set of changes bears on what was found.
#[derive(Default)]
struct Touched {
    ranges: Vec<TextRange>,
    keys: BTreeSet<RejectionKey>,
    all: bool,
    /// Names or rules are others.
    anew: bool,
}

/// Follows a set of changes while the list is shown.
pub(crate) fn changed(model: &mut Model, set: &ChangeSet) {
    super::sweep::restart(model);
    let Some(looking) = &model.looking else { return };
    let Some(document) = model.document().cloned() else { return };
    let mut touched = Touched::default();
    for change in &set.changes {
        touched.add(change, &document, &looking.lexicon);
    }
    if touched.anew {
        // the old ones stay, judged anew, until the new look is done
        touched.all = true;
        let whole = document.text().len();
        if let Some(looking) = &mut model.looking {
            looking.is_stale = true;
        }
        state(model).looking = Some(Reached { done: 0, whole });
    }
    rejudge(model, &touched);
}

impl Touched {
    fn add(&mut self, change: &Change, document: &DocumentData, lexicon: &Lexicon) {
        let id = &document.info.id;
        match change {
            Change::Annotation(of, delta) if of == id => {
                let rows = [&delta.before, &delta.after];
                self.ranges.extend(rows.into_iter().flatten().flat_map(|row| row.ranges()));
            }
            Change::Statement(of, delta) if of == id => {
                let rows = [&delta.before, &delta.after].into_iter().flatten();
                self.ranges.extend(rows.filter_map(|row| extent_of(document, row)));
            }
            Change::Rejection(delta) => {
                let row = delta.after.as_ref().or(delta.before.as_ref());
                self.keys.extend(row.map(|row| row.key.clone()));
            }
            Change::Entity(delta) => {
                // one of the starter set was looked for already
                let is_known = || delta.after.as_ref().is_some_and(|row| lexicon.knows(&row.id));
                self.anew = self.anew || delta.before.is_some() || !is_known();
            }
            Change::Rule(_) => self.anew = true,
            Change::Codebook(_) => self.all = true,
            _ => {}
        }
    }
}

fn rejudge(model: &mut Model, touched: &Touched) {
    let Some(mut open) = model.looking.as_mut().map(|looking| std::mem::take(&mut looking.open))
    else {
        return;
    };
    let offered = &model.session.suggestions.offered;
    if let Some(judge) = judge(model) {
        let mut again = |at: usize| {
            if let (Some(open), Some(row)) = (open.get_mut(at), offered.found.get(at)) {
                *open = judge.is_open(row);
            }
        };
        if touched.all {
            (0..offered.found.len()).for_each(&mut again);
        }
        for range in &touched.ranges {
            offered.found_touching(*range).into_iter().for_each(&mut again);
        }
        if !touched.keys.is_empty() && !touched.all {
            let is_meant = |row: &Suggestion| row.keys().any(|key| touched.keys.contains(key));
            let rows = offered.found.iter().enumerate().filter(|(_, row)| is_meant(row));
            rows.for_each(|(at, _)| again(at));
        }
    }
    if let Some(looking) = &mut model.looking {
        looking.open = open;
    }
    list(model);
}
