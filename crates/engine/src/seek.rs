//! Searching all documents: what is asked, the hits so far, and the way to them and back.
//!
//! Hits come document by document, in the order in which the documents were added, and in each in
//! text order. The look goes on in slices: each ends with [`Effect::ContinueSeek`]. A question
//! stays when its room is left. When the project has changed, only the documents that have are
//! looked at again, once the room is open.

mod occurrences;
mod question;
mod scan;
mod tagging;
mod trail;

pub use occurrences::OccurrencesOf;
pub use question::{Looks, Question, SeekFilter, Sought, Tagged, leading_attribute};
pub(crate) use scan::Seeking;
pub use tagging::{SeekPreview, TagAs};
pub(crate) use trail::step;

use crate::{Direction, Effect, Env, FocusTarget, Model, View, known_names, rooms};
use model::{AnnotationId, Article, DocumentId};
use question::Sieve;
use scan::Found;
use search::{PatternError, Progress};
use std::rc::Rc;
use text::TextRange;

/// The first slice of a look, in bytes' worth of work. Its hits are shown with the key.
const FIRST_BUDGET: usize = 64 << 10;

/// The bounds of what a slice may do.
const BUDGETS: (usize, usize) = (4 << 10, 4 << 20);

/// A slice that took longer, in milliseconds, is followed by one of half the size; one that took
/// less than a third of it by one of twice the size.
const SLICE_MS: u32 = 12;

/// A place that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Where; `None` for an annotation that has lost its place.
    pub range: Option<TextRange>,
    /// The annotation, where annotations are looked at.
    pub annotation: Option<AnnotationId>,
    /// Whether it is tagged with the others.
    pub is_in: bool,
}

impl Hit {
    const fn words(range: TextRange) -> Self {
        Self { range: Some(range), annotation: None, is_in: true }
    }

    fn key(&self) -> (Option<TextRange>, Option<AnnotationId>) {
        (self.range, self.annotation.clone())
    }

    /// By place, then by id; what has no place comes last.
    fn order(&self) -> (bool, Option<TextRange>, Option<&AnnotationId>) {
        (self.range.is_none(), self.range, self.annotation.as_ref())
    }
}

/// The hits of one document, at least one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The document.
    pub document: DocumentId,
    /// Its text.
    pub article: Rc<Article>,
    /// The hits, in text order.
    pub hits: Vec<Hit>,
}

impl Group {
    /// How many of the hits would be tagged.
    pub fn n_in(&self) -> usize {
        self.hits.iter().filter(|hit| hit.is_in).count()
    }
}

/// What is left out of tagging, or taken in again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeekPart {
    /// A hit, by its number in the document.
    Hit(DocumentId, usize),
    /// All hits of a document.
    Document(DocumentId),
    /// All hits.
    All,
}

/// The room of the search, as the analyst left it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeekState {
    /// What is asked.
    pub question: Question,
    /// Why the pattern is refused.
    pub error: Option<PatternError>,
    /// The hits so far, by document, in the order of the project.
    pub groups: Rc<Vec<Rc<Group>>>,
    /// Whether there may be more.
    pub progress: Progress,
    /// How many documents have been looked at.
    pub n_seen: usize,
    /// How many places inside longer known names there are, where names are looked for.
    pub n_inside: usize,
    /// What the hits are to be tagged as.
    pub tag: TagAs,
    /// The line on which the analyst was last: a document, and the number of one of its hits.
    pub here: Option<(DocumentId, Option<usize>)>,
    /// Whether the analyst goes through the hits in their articles.
    pub is_trail: bool,
    /// The room to which Escape and tagging lead back.
    pub back: Option<View>,
    /// The number of the question.
    serial: u32,
}

impl SeekState {
    /// How many hits there are so far.
    pub fn n_hits(&self) -> usize {
        self.groups.iter().map(|group| group.hits.len()).sum()
    }

    /// How many hits would be tagged.
    pub fn n_in(&self) -> usize {
        self.groups.iter().map(|group| group.n_in()).sum()
    }

    #[cfg(test)]
    pub(crate) const fn serial(&self) -> u32 {
        self.serial
    }
}

/// Messages of the search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeekMsg {
    /// The words were changed.
    Type(String),
    /// The question was changed.
    Ask(Box<Question>),
    /// Asks for all occurrences of something; `true` in all documents.
    Occurrences(OccurrencesOf, bool),
    /// Time for the next slice of the question with this number.
    Continue {
        /// The number of the question.
        serial: u32,
        /// How long the last slice took, in milliseconds.
        took: u32,
    },
    /// Whether hits are tagged with the others.
    Include(SeekPart, bool),
    /// What the hits are to be tagged as.
    TagAs(TagAs),
    /// Tags the hits that are not left out.
    Tag,
    /// The analyst is on this line.
    Go(DocumentId, Option<usize>),
    /// Opens a hit in its article.
    Open(DocumentId, usize),
    /// From a hit in its article to the next or previous one, in whichever document.
    Step(Direction),
    /// Ends going through the hits in their articles.
    EndTrail,
}

/// Carries a message out.
pub(crate) fn update(model: &mut Model, msg: SeekMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        SeekMsg::Type(text) => {
            let mut question = model.session.seek.question.clone();
            question.query.text = text;
            ask(model, question)
        }
        SeekMsg::Ask(question) => ask(model, *question),
        SeekMsg::Occurrences(of, all) => occurrences::seek(model, of, all),
        SeekMsg::Continue { serial, took } => go_on(model, serial, took),
        SeekMsg::Include(part, is_in) => include(model, &part, is_in),
        SeekMsg::TagAs(tag) => tagging::choose(model, tag),
        SeekMsg::Tag => tagging::tag(model, env),
        SeekMsg::Go(document, hit) => {
            state(model).here = Some((document, hit));
            Vec::new()
        }
        SeekMsg::Open(document, hit) => trail::open(model, document, hit),
        SeekMsg::Step(direction) => trail::step(model, direction),
        SeekMsg::EndTrail => {
            state(model).is_trail = false;
            vec![Effect::Focus(FocusTarget::Article)]
        }
    }
}

fn state(model: &mut Model) -> &mut SeekState {
    Rc::make_mut(&mut model.session_mut().seek)
}

fn ask(model: &mut Model, mut question: Question) -> Vec<Effect> {
    question.drop_dangling(&model.project);
    if model.session.seek.question == question {
        return Vec::new();
    }
    let state = state(model);
    state.question = question;
    (state.here, state.is_trail) = (None, false);
    start(model)
}

/// Begins to look, or says why the question is refused.
fn start(model: &mut Model) -> Vec<Effect> {
    model.seeking = None;
    let state = state(model);
    state.serial = state.serial.wrapping_add(1);
    state.groups = Rc::default();
    state.progress = Progress::Done;
    (state.error, state.n_seen, state.n_inside) = (None, 0, 0);
    if state.question.is_empty() {
        return Vec::new();
    }
    begin(model, FIRST_BUDGET / 4)
}

/// Begins to look as soon as the names are known, if names are looked for.
fn begin(model: &mut Model, budget: usize) -> Vec<Effect> {
    let is_named = model.session.seek.question.looks == Looks::Names;
    let lexicon = if is_named { known_names::prepare(model, budget) } else { Some(Rc::default()) };
    let Some(lexicon) = lexicon else {
        let state = state(model);
        state.progress = Progress::Going;
        return vec![Effect::ContinueSeek(state.serial)];
    };
    let project = Rc::clone(&model.project);
    let hidden = Rc::clone(&model.session.coders.hidden);
    match Sieve::new(&model.session.seek.question, &project, lexicon, hidden) {
        Ok(sieve) => {
            model.seeking = Some(Box::new(Seeking::new(sieve, &project, FIRST_BUDGET)));
            slice(model)
        }
        Err(error) => {
            let state = state(model);
            state.error = Some(error);
            state.progress = Progress::Done;
            Vec::new()
        }
    }
}

/// The project is about to change.
pub(crate) fn changed(model: &mut Model) {
    if let Some(seeking) = &mut model.seeking {
        seeking.is_stale = true;
    }
}

/// Sees to it that what the open room shows is so.
pub(crate) fn follow(model: &mut Model) -> Vec<Effect> {
    let state = &model.session.seek;
    if model.session.view != View::Search {
        if state.back.is_some() {
            self::state(model).back = None;
        }
        return Vec::new();
    }
    let Some(seeking) = &model.seeking else {
        // while it goes on, it waits for the names
        let is_due = !state.question.is_empty()
            && state.error.is_none()
            && state.progress != Progress::Going;
        return if is_due { start(model) } else { Vec::new() };
    };
    let hidden = &model.session.coders.hidden;
    let is_named = state.question.looks == Looks::Names;
    let has_other_names = is_named && !seeking.entities.is_same(&model.project.entities);
    if has_other_names || !Rc::ptr_eq(&seeking.sieve.hidden, hidden) {
        return start(model);
    }
    if seeking.is_stale { refresh(model) } else { Vec::new() }
}

/// Looks again at what has changed.
fn refresh(model: &mut Model) -> Vec<Effect> {
    let Some(mut seeking) = model.seeking.take() else { return Vec::new() };
    let project = Rc::clone(&model.project);
    let state = state(model);
    seeking.refresh(&project, Rc::make_mut(&mut state.groups));
    state.serial = state.serial.wrapping_add(1);
    model.seeking = Some(seeking);
    slice(model)
}

/// The next slice, if it still belongs to the present question.
fn go_on(model: &mut Model, serial: u32, took: u32) -> Vec<Effect> {
    let state = &model.session.seek;
    if state.serial != serial || state.progress != Progress::Going {
        return Vec::new();
    }
    let (least, most) = BUDGETS;
    let Some(seeking) = &mut model.seeking else { return begin(model, FIRST_BUDGET / 4) };
    seeking.budget = match took {
        SLICE_MS.. => seeking.budget / 2,
        _ if took * 3 < SLICE_MS => seeking.budget * 2,
        _ => seeking.budget,
    }
    .clamp(least, most);
    slice(model)
}

/// Looks on for a while, and asks to be called again.
fn slice(model: &mut Model) -> Vec<Effect> {
    let Some(mut seeking) = model.seeking.take() else { return Vec::new() };
    let project = Rc::clone(&model.project);
    let state = state(model);
    let mut found = Found::new(Rc::make_mut(&mut state.groups));
    state.progress = seeking.run(&project, &mut found);
    state.n_seen = seeking.n_seen();
    state.n_inside = seeking.n_inside();
    let (progress, serial) = (state.progress, state.serial);
    model.seeking = Some(seeking);
    if progress == Progress::Going { vec![Effect::ContinueSeek(serial)] } else { Vec::new() }
}

fn include(model: &mut Model, part: &SeekPart, is_in: bool) -> Vec<Effect> {
    let groups = Rc::make_mut(&mut state(model).groups);
    for group in groups.iter_mut() {
        let is_meant = match part {
            SeekPart::All => true,
            SeekPart::Document(id) | SeekPart::Hit(id, _) => group.document == *id,
        };
        let only = if let SeekPart::Hit(_, nth) = part { Some(*nth) } else { None };
        if is_meant && group.hits.iter().any(|hit| hit.is_in != is_in) {
            let hits = Rc::make_mut(group).hits.iter_mut().enumerate();
            let hits = hits.filter(|(nth, _)| only.is_none_or(|only| only == *nth));
            hits.for_each(|(_, hit)| hit.is_in = is_in);
        }
    }
    Vec::new()
}

/// Where the focus goes when the room is entered: to the hits, or to the question.
pub(crate) fn entrance(model: &Model) -> FocusTarget {
    let state = &model.session.seek;
    if state.question.is_empty() || state.error.is_some() {
        FocusTarget::RoomSearch
    } else {
        FocusTarget::Room
    }
}

/// Leads back to where the question came from.
pub(crate) fn leave(model: &mut Model) -> Vec<Effect> {
    let back = state(model).back.take();
    rooms::show(model, back.unwrap_or(View::Read))
}

/// The question names nothing that is gone.
pub(crate) fn drop_dangling(model: &mut Model) {
    let project = Rc::clone(&model.project);
    let mut question = model.session.seek.question.clone();
    if question.drop_dangling(&project) {
        let state = state(model);
        state.question = question;
        state.serial = state.serial.wrapping_add(1);
        (state.groups, state.progress, state.here) = (Rc::default(), Progress::Done, None);
        model.seeking = None;
    }
    let mut tag = model.session.seek.tag.clone();
    if tag.drop_dangling(&project) {
        state(model).tag = tag;
    }
}

/// What is broken of the search: empty when all is well.
pub(crate) fn check_invariants(model: &Model) -> Vec<String> {
    let state = &model.session.seek;
    let mut broken = Vec::new();
    let groups = &state.groups;
    if !groups.windows(2).all(|pair| pair[0].document < pair[1].document) {
        broken.push("the groups of hits are not in the order of the documents".into());
    }
    for group in groups.iter() {
        if group.hits.is_empty() {
            broken.push("a group of hits is empty".into());
        }
        let fits = |hit: &Hit| hit.range.is_none_or(|at| at.slice(group.article.text()).is_some());
        if !group.hits.iter().all(fits) {
            broken.push("a hit does not fit its text".into());
        }
        if !group.hits.windows(2).all(|pair| pair[0].order() < pair[1].order()) {
            broken.push("hits of a document are not in text order".into());
        }
    }
    if model.seeking.is_none() && !groups.is_empty() {
        broken.push("hits without a question".into());
    }
    let is_shown = model.session.view == View::Search;
    if is_shown && model.seeking.as_ref().is_some_and(|seeking| seeking.is_stale) {
        broken.push("the hits that are shown may not be so any more".into());
    }
    if is_shown && !groups.iter().all(|group| is_so(model, group)) {
        broken.push("a hit that is shown is gone".into());
    }
    if state.question.clone().drop_dangling(&model.project)
        || state.tag.clone().drop_dangling(&model.project)
    {
        broken.push("the question names what is gone".into());
    }
    broken
}

/// Whether the document of a group has its text and its annotations.
fn is_so(model: &Model, group: &Group) -> bool {
    let Some(document) = model.project.documents.get(&group.document) else { return false };
    let mut annotations = group.hits.iter().filter_map(|hit| hit.annotation.as_ref());
    Rc::ptr_eq(&document.article, &group.article)
        && annotations.all(|id| document.annotations.get(id).is_some())
}
