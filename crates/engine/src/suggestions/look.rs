//! The look through the open article, and how what it found follows edits.
//!
//! What was found stays until a later look is done. An edit only has those judged anew that it
//! touches: by place where annotations or statements change, by key where rejections do.

use super::judge::Judge;
use super::offered::{Making, Offered, Suggestion};
use super::{FIRST_BUDGET, Reached, next_budget, next_serial, resume, state};
use crate::{Effect, Model, View, extent_of};
use model::{
    Article, Change, ChangeSet, CoderId, DocumentData, Project, RejectionKey, RulePattern,
};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::rc::Rc;
use suggest::{Lexicon, Options, RuleSpec, Rules, Scan};
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
    /// Whether names or rules have changed since it began.
    is_stale: bool,
    /// Whether each of those that were found by the last look that is done is still open.
    open: Vec<bool>,
}

#[derive(Debug, Clone)]
enum Stage {
    /// Looking for what might be tagged.
    Scan(Box<Scan>),
    /// Making suggestions of it.
    Make(Box<Making>),
    Done,
}

/// Names and rules of a project, ready to be looked for.
pub(super) fn guides(project: &Project) -> (Rc<Lexicon>, Rc<Rules>) {
    let specs = project.rules.values().filter(|rule| rule.is_on).map(|rule| RuleSpec {
        id: rule.id.as_str().to_owned(),
        pattern: pattern_of(&rule.pattern),
    });
    // a faulty rule came with a file: the editor says what is wrong with it
    let (rules, _) = Rules::new(specs);
    (Rc::new(Lexicon::of_project(&project.entities)), Rc::new(rules))
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
        return Vec::new();
    };
    let hidden = Rc::clone(&model.session.coders.hidden);
    let is_same = |looking: &Looking| {
        Rc::ptr_eq(&looking.article, &article) && Rc::ptr_eq(&looking.hidden, &hidden)
    };
    if let Some(looking) = model.looking.as_mut().filter(|looking| is_same(looking)) {
        if !looking.is_stale {
            return Vec::new();
        }
        let open = std::mem::take(&mut looking.open);
        return begin(model, article, open);
    }
    forget(model);
    begin(model, article, Vec::new())
}

fn begin(model: &mut Model, article: Rc<Article>, open: Vec<bool>) -> Vec<Effect> {
    let (lexicon, rules) = guides(&model.project);
    let whole = article.text().len();
    let scan = Scan::new(Rc::clone(&article), Rc::clone(&lexicon), rules, Options::default());
    let hidden = Rc::clone(&model.session.coders.hidden);
    let serial = next_serial(model);
    let (budget, stage, is_stale) = (FIRST_BUDGET, Stage::Scan(Box::new(scan)), false);
    model.looking =
        Some(Looking { serial, lexicon, hidden, article, budget, stage, is_stale, open });
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

/// Looks on for a while, and asks to be called again.
fn slice(model: &mut Model) -> Vec<Effect> {
    let Some(looking) = &mut model.looking else { return Vec::new() };
    let article = Rc::clone(&looking.article);
    let (serial, budget) = (looking.serial, looking.budget);
    let mut seen = article.text().len();
    match &mut looking.stage {
        Stage::Scan(scan) => match scan.go_on(budget) {
            ControlFlow::Break(found) => {
                let is_cut = found.is_cut;
                looking.stage = Stage::Make(Box::new(Making::new(found)));
                state(model).is_cut = is_cut;
                if budget >= article.text().len() {
                    return slice(model);
                }
            }
            ControlFlow::Continue(()) => seen = scan.seen().index(),
        },
        Stage::Make(making) => {
            if let Some(found) = making.go_on(article.text(), budget / 64) {
                return finish(model, found);
            }
        }
        Stage::Done => return Vec::new(),
    }
    state(model).looking = Some(Reached { done: seen, whole: article.text().len() });
    vec![Effect::ContinueSuggestions(serial)]
}

fn finish(model: &mut Model, found: Vec<Suggestion>) -> Vec<Effect> {
    let open = match judge(model) {
        Some(judge) => found.iter().map(|row| judge.is_open(row)).collect(),
        None => vec![false; found.len()],
    };
    let before = model.session.suggestions.current().map(|row| (row.range, row.sort()));
    let same = before.and_then(|(range, sort)| {
        let fits = |row: &Suggestion| row.range == range && row.sort() == sort;
        u32::try_from(found.iter().position(fits)?).ok()
    });
    if let Some(looking) = &mut model.looking {
        looking.stage = Stage::Done;
        looking.open = open;
    }
    let state = state(model);
    state.offered = Offered::of(found);
    state.looking = None;
    state.current = same;
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
