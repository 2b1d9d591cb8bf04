//! Finding in the open article: what is asked, the hits so far, and tagging all of them.
//!
//! A search goes on in slices: each ends with [`Effect::ContinueFind`], whose answer begins the
//! next one. A new question has a new number, so that what belongs to the old one is dropped.

use crate::{
    Direction, Effect, Env, FocusTarget, Model, NewSpan, Selection, bulk, navigation, seek,
    selecting,
};
use model::{Article, LabelId};
use search::{Pattern, PatternError, Progress, Query, Scan};
use std::collections::BTreeSet;
use std::rc::Rc;
use text::{TextRange, TextSize};

/// The most hits that are tagged in one step.
pub const MAX_TAGGED: usize = 10_000;

/// The first slice of a search, in bytes' worth of work. Its hits are painted with the key.
const FIRST_BUDGET: usize = 32 << 10;

/// The bounds of what a slice may do.
const BUDGETS: (usize, usize) = (1 << 10, 4 << 20);

/// A slice that took longer, in milliseconds, is followed by one of half the size; one that took
/// less than a third of it by one of twice the size.
const SLICE_MS: u32 = 9;

/// The longest selection that is taken over as what to find, in bytes.
const MAX_TAKEN_OVER: usize = 300;

/// Finding in the open article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FindState {
    /// Whether the panel is shown.
    pub is_open: bool,
    /// What is asked.
    pub query: Query,
    /// Why the pattern is refused.
    pub error: Option<PatternError>,
    /// The hits so far, in text order.
    pub hits: Rc<Vec<TextRange>>,
    /// Whether there may be more.
    pub progress: Progress,
    /// The hit that stands out.
    pub current: Option<TextRange>,
    /// Whether the list of what would be tagged is shown.
    pub is_listing: bool,
    /// The hits that will not be tagged.
    pub left_out: Rc<BTreeSet<TextRange>>,
    /// The number of the question.
    serial: u32,
}

/// A search under way. It is no part of the session, which is cloned with every message.
#[derive(Debug, Clone)]
pub(crate) struct Search {
    scan: Scan,
    article: Rc<Article>,
    /// The first hit from here on stands out.
    from: TextSize,
    budget: usize,
}

/// Messages about finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FindMsg {
    /// Shows the panel; what is selected becomes the question.
    Open,
    /// Hides the panel and leads back to the article.
    Close,
    /// The words were changed.
    Type(String),
    /// The question was changed.
    Ask(Query),
    /// Time for the next slice of the question with this number.
    Continue {
        /// The number of the question.
        serial: u32,
        /// How long the last slice took, in milliseconds.
        took: u32,
    },
    /// Goes to the next or previous hit and selects it.
    Step(Direction),
    /// Goes to this hit.
    Show(TextRange),
    /// Shows or hides the list of what would be tagged.
    List(bool),
    /// Whether a hit is tagged with the others.
    Include(TextRange, bool),
    /// Whether all hits are tagged, or none.
    IncludeAll(bool),
    /// Tags the hits that are not left out.
    TagAll(LabelId),
}

impl FindState {
    /// The place of the present hit among the hits, from 0.
    pub fn current_idx(&self) -> Option<usize> {
        self.hits.binary_search(self.current.as_ref()?).ok()
    }

    /// The hits that would be tagged.
    pub fn included(&self) -> impl Iterator<Item = TextRange> {
        self.hits.iter().copied().filter(|hit| !self.left_out.contains(hit))
    }

    /// How many hits would be tagged.
    pub fn n_included(&self) -> usize {
        self.hits.len() - self.left_out.len()
    }

    /// What breaks the rules, in words.
    pub(crate) fn check_invariants(&self, text: &str) -> Vec<String> {
        let mut broken = Vec::new();
        if !self.hits.windows(2).all(|pair| pair[0].end() <= pair[1].start()) {
            broken.push("the hits are not in text order".into());
        }
        if self.hits.iter().any(|hit| hit.slice(text).is_none()) {
            broken.push("a hit does not fit the text".into());
        }
        if self.current.is_some() && self.current_idx().is_none() {
            broken.push("the present hit is no hit".into());
        }
        if self.left_out.iter().any(|hit| self.hits.binary_search(hit).is_err()) {
            broken.push("a hit that is left out is no hit".into());
        }
        broken
    }

    /// Forgets what was found.
    fn forget(&mut self) {
        self.serial = self.serial.wrapping_add(1);
        self.hits = Rc::default();
        self.progress = Progress::Done;
        self.current = None;
        self.error = None;
        self.left_out = Rc::default();
    }
}

/// Carries a message out.
pub(crate) fn update(model: &mut Model, msg: FindMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        FindMsg::Open => open(model),
        FindMsg::Close => {
            close(model);
            vec![Effect::Focus(FocusTarget::Article)]
        }
        FindMsg::Type(text) => {
            let query = Query { text, ..model.session.find.query.clone() };
            ask(model, query)
        }
        FindMsg::Ask(query) => ask(model, query),
        FindMsg::Continue { serial, took } => go_on(model, serial, took),
        FindMsg::Step(direction) => step(model, direction),
        FindMsg::Show(hit) => show(model, hit),
        FindMsg::List(is_listing) => {
            model.session_mut().find.is_listing = is_listing;
            Vec::new()
        }
        FindMsg::Include(hit, is_in) => include(model, hit, is_in),
        FindMsg::IncludeAll(is_in) => include_all(model, is_in),
        FindMsg::TagAll(label) => tag_all(model, &label, env),
    }
}

/// Hides the panel; the question stays for the next time.
pub(crate) fn close(model: &mut Model) {
    model.search = None;
    model.found_in = None;
    let find = &mut model.session_mut().find;
    find.forget();
    find.is_open = false;
    find.is_listing = false;
}

/// Asks again when another article has come before the reader, whichever way.
pub(crate) fn follow(model: &mut Model) -> Vec<Effect> {
    if !model.session.find.is_open {
        return Vec::new();
    }
    let Some(article) = model.document().map(|document| Rc::clone(&document.article)) else {
        close(model);
        return Vec::new();
    };
    let is_same = model.found_in.as_ref().is_some_and(|other| Rc::ptr_eq(other, &article));
    if is_same { Vec::new() } else { start(model, None) }
}

fn open(model: &mut Model) -> Vec<Effect> {
    if model.document().is_none() {
        return Vec::new();
    }
    let taken_over = taken_over(model);
    let find = &mut model.session_mut().find;
    find.is_open = true;
    if let Some((text, _)) = &taken_over {
        find.query.text.clone_from(text);
        find.query.is_regex = false;
    }
    let mut effects = start(model, taken_over.map(|(_, range)| range));
    effects.push(Effect::Focus(FocusTarget::Find));
    effects
}

/// The selected words, if they are few and on one line.
fn taken_over(model: &Model) -> Option<(String, TextRange)> {
    let range = selecting::selected_text(model)?;
    let words = range.slice(model.document()?.text())?;
    let fits = words.len() <= MAX_TAKEN_OVER && !words.contains('\n');
    fits.then(|| (words.to_owned(), range))
}

fn ask(model: &mut Model, query: Query) -> Vec<Effect> {
    let find = &mut model.session_mut().find;
    if !find.is_open || find.query == query {
        return Vec::new();
    }
    find.query = query;
    let current = find.current;
    let mut effects = start(model, current);
    effects.extend(model.session.find.current.map(Effect::Reveal));
    effects
}

/// Begins to search, from the hit that was there, or else from what is before the reader.
fn start(model: &mut Model, near: Option<TextRange>) -> Vec<Effect> {
    model.search = None;
    model.found_in = model.document().map(|document| Rc::clone(&document.article));
    let top = model.session.top;
    let find = &mut model.session_mut().find;
    find.forget();
    let pattern = match Pattern::new(&find.query) {
        None => return Vec::new(),
        Some(Ok(pattern)) => pattern,
        Some(Err(error)) => {
            find.error = Some(error);
            return Vec::new();
        }
    };
    let Some(article) = model.found_in.clone() else { return Vec::new() };
    let from = near.map_or(top, TextRange::start);
    let scan = Scan::new(pattern, article.text(), from);
    model.search = Some(Search { scan, article, from, budget: FIRST_BUDGET });
    slice(model)
}

/// The next slice, if it still belongs to the present question.
fn go_on(model: &mut Model, serial: u32, took: u32) -> Vec<Effect> {
    let find = &model.session.find;
    if find.serial != serial || find.progress != Progress::Going {
        return Vec::new();
    }
    let Some(search) = &mut model.search else { return Vec::new() };
    let (least, most) = BUDGETS;
    search.budget = match took {
        SLICE_MS.. => search.budget / 2,
        _ if took * 3 < SLICE_MS => search.budget * 2,
        _ => search.budget,
    }
    .clamp(least, most);
    let had_hit = find.current.is_some();
    let mut effects = slice(model);
    let found = model.session.find.current.filter(|_| !had_hit);
    effects.extend(found.map(Effect::Reveal));
    effects
}

/// Looks on for a while, and asks to be called again.
fn slice(model: &mut Model) -> Vec<Effect> {
    let Some(mut search) = model.search.take() else { return Vec::new() };
    let find = &mut model.session_mut().find;
    let hits = Rc::make_mut(&mut find.hits);
    find.progress = search.scan.run(search.article.text(), search.budget, hits);
    if find.current.is_none() {
        let next = find.hits.partition_point(|hit| hit.start() < search.from);
        // what comes before is the next one only if nothing follows
        let round = find.hits.first().filter(|_| find.progress != Progress::Going);
        find.current = find.hits.get(next).or(round).copied();
    }
    if find.progress != Progress::Going {
        return Vec::new();
    }
    let serial = find.serial;
    model.search = Some(search);
    vec![Effect::ContinueFind(serial)]
}

/// The next hit from the present one, round at the ends. It is selected, so that a key tags it.
/// While the panel is closed, those of the search of all documents are gone through.
fn step(model: &mut Model, direction: Direction) -> Vec<Effect> {
    let find = &model.session.find;
    if !find.is_open {
        return seek::step(model, direction);
    }
    let n_hits = find.hits.len();
    if n_hits == 0 {
        return Vec::new();
    }
    // the first step after a question goes to the hit that stands out already
    let is_there = find
        .current
        .is_some_and(|hit| model.session.selection.and_then(Selection::range) == Some(hit));
    let here = find.current_idx().unwrap_or(0);
    let idx = match direction {
        Direction::Forward if !is_there => here,
        Direction::Forward => (here + 1) % n_hits,
        Direction::Backward => (here + n_hits - 1) % n_hits,
    };
    let hit = find.hits[idx];
    show(model, hit)
}

fn show(model: &mut Model, hit: TextRange) -> Vec<Effect> {
    let session = model.session_mut();
    if session.find.hits.binary_search(&hit).is_err() {
        return Vec::new();
    }
    session.find.current = Some(hit);
    session.selection = Some(Selection { anchor: hit.start(), focus: hit.end() });
    session.clicked = None;
    vec![navigation::remember(model), Effect::Reveal(hit)]
}

fn include(model: &mut Model, hit: TextRange, is_in: bool) -> Vec<Effect> {
    let find = &mut model.session_mut().find;
    if find.hits.binary_search(&hit).is_ok() {
        let left_out = Rc::make_mut(&mut find.left_out);
        let _ = if is_in { left_out.remove(&hit) } else { left_out.insert(hit) };
    }
    Vec::new()
}

fn include_all(model: &mut Model, is_in: bool) -> Vec<Effect> {
    let find = &mut model.session_mut().find;
    find.left_out =
        Rc::new(if is_in { BTreeSet::new() } else { find.hits.iter().copied().collect() });
    Vec::new()
}

/// Tags all hits that are not left out and do not carry the label already, in one step.
fn tag_all(model: &mut Model, label: &LabelId, env: &mut Env<'_>) -> Vec<Effect> {
    let Some(document) = model.session.document.clone() else { return Vec::new() };
    let find = &model.session.find;
    if find.progress == Progress::Going || find.n_included() > MAX_TAGGED {
        return Vec::new();
    }
    let span = |hit| NewSpan::new(document.clone(), label.clone(), hit);
    let (is_done, mut effects) = bulk::tag_many(model, find.included().map(span).collect(), env);
    if is_done {
        model.session_mut().find.is_listing = false;
        effects.push(Effect::Focus(FocusTarget::Find));
    }
    effects
}
