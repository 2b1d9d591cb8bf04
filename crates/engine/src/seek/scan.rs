//! The look through all documents, in slices: documents one after the other in the order of the
//! project, each from its start.

use super::question::{Needle, Places, Sieve};
use super::{Group, Hit};
use model::{AnnotationId, DocumentData, DocumentId, Entity, EntityId, Project, Table};
use search::{MAX_HITS, Progress};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use suggest::Mention;
use text::{TextRange, TextSize};

/// What looking at a document costs at least, in bytes' worth of work.
const DOCUMENT: usize = 256;

/// What looking at an annotation costs.
const ANNOTATION: usize = 64;

/// A byte costs so much where names are looked for.
const NAMES: usize = 4;

/// A look through the project. It is no part of the session, which is cloned with every message.
#[derive(Debug, Clone)]
pub(crate) struct Seeking {
    pub(super) sieve: Sieve,
    /// The entities whose names were known when it began.
    pub(super) entities: Table<EntityId, Entity>,
    /// The documents that are still to be looked at.
    todo: BTreeSet<DocumentId>,
    /// Those that were looked at, as they were.
    seen: BTreeMap<DocumentId, Rc<DocumentData>>,
    /// Hits that were left out, of documents that are looked at again.
    left_out: BTreeMap<DocumentId, BTreeSet<HitKey>>,
    /// How many places inside longer names each document has; none is absent.
    inside: BTreeMap<DocumentId, usize>,
    under_way: Option<UnderWay>,
    pub(super) budget: usize,
    /// Whether the project has changed since.
    pub(super) is_stale: bool,
}

/// What tells the hits of a document apart.
type HitKey = (Option<TextRange>, Option<AnnotationId>);

/// A document that is being looked at.
#[derive(Debug, Clone)]
struct UnderWay {
    document: Rc<DocumentData>,
    walk: Walk,
    places: Option<Places>,
}

#[derive(Debug, Clone)]
enum Walk {
    Words { scan: Box<search::Scan>, found: Vec<TextRange>, n_taken: usize },
    Names { at: usize },
    Annotations,
}

/// What a slice adds to.
#[derive(Debug)]
pub(super) struct Found<'f> {
    groups: &'f mut Vec<Rc<Group>>,
    n_hits: usize,
    /// Places inside longer names that the last step came by.
    n_inside: usize,
}

impl<'f> Found<'f> {
    pub(super) fn new(groups: &'f mut Vec<Rc<Group>>) -> Self {
        let n_hits = groups.iter().map(|group| group.hits.len()).sum();
        Self { groups, n_hits, n_inside: 0 }
    }
}

impl Seeking {
    pub(super) fn new(sieve: Sieve, project: &Project, budget: usize) -> Self {
        let todo = project.documents.values().filter(|document| sieve.takes(document));
        let todo = todo.map(|document| document.info.id.clone()).collect();
        Self {
            sieve,
            entities: project.entities.clone(),
            todo,
            seen: BTreeMap::new(),
            left_out: BTreeMap::new(),
            inside: BTreeMap::new(),
            under_way: None,
            budget,
            is_stale: false,
        }
    }

    /// How many documents have been looked at.
    pub(super) fn n_seen(&self) -> usize {
        self.seen.len()
    }

    /// How many places lie inside longer names.
    pub(super) fn n_inside(&self) -> usize {
        self.inside.values().sum()
    }

    /// Drops what is not so any more and puts what has changed on the list.
    pub(super) fn refresh(&mut self, project: &Project, groups: &mut Vec<Rc<Group>>) {
        self.is_stale = false;
        if let Some(under_way) = self.under_way.take() {
            let id = under_way.document.info.id.clone();
            let now = project.documents.get(&id);
            match now.filter(|now| self.sieve.is_same(&under_way.document, now)) {
                Some(_) => self.under_way = Some(under_way),
                None => {
                    self.seen.insert(id, under_way.document);
                }
            }
        }
        let is_same = |id: &DocumentId, before: &Rc<DocumentData>| {
            project.documents.get(id).is_some_and(|now| self.sieve.is_same(before, now))
        };
        let changed = self.seen.iter().filter(|(id, before)| !is_same(id, before));
        let changed: BTreeSet<_> = changed.map(|(id, _)| id.clone()).collect();
        self.seen.retain(|id, _| !changed.contains(id));
        self.inside.retain(|id, _| !changed.contains(id));
        groups.retain(|group| {
            let goes = changed.contains(&group.document);
            if goes {
                let out = group.hits.iter().filter(|hit| !hit.is_in).map(Hit::key).collect();
                self.left_out.insert(group.document.clone(), out);
            }
            !goes
        });
        let present = self.under_way.as_ref().map(|under_way| &under_way.document.info.id);
        let fresh = project.documents.values().filter(|document| {
            let id = &document.info.id;
            self.sieve.takes(document) && !self.seen.contains_key(id) && present != Some(id)
        });
        self.todo = fresh.map(|document| document.info.id.clone()).collect();
    }

    /// Looks on until about so many bytes' worth of work is done, and at least one step.
    pub(super) fn run(&mut self, project: &Project, found: &mut Found<'_>) -> Progress {
        let mut left = self.budget;
        loop {
            if found.n_hits >= MAX_HITS {
                return Progress::Full;
            }
            let Some(mut under_way) = self.under_way.take().or_else(|| self.next(project)) else {
                self.left_out.clear();
                return Progress::Done;
            };
            let (cost, is_done) = self.step(&mut under_way, left, found);
            let document = under_way.document.clone();
            let n_inside = std::mem::take(&mut found.n_inside);
            if n_inside > 0 {
                *self.inside.entry(document.info.id.clone()).or_default() += n_inside;
            }
            if is_done {
                self.seen.insert(document.info.id.clone(), document);
            } else {
                self.under_way = Some(under_way);
            }
            match left.checked_sub(cost) {
                Some(rest) => left = rest,
                None => return Progress::Going,
            }
        }
    }

    fn next(&mut self, project: &Project) -> Option<UnderWay> {
        let id = self.todo.pop_first()?;
        let document = Rc::clone(project.documents.get(&id)?);
        let walk = match &self.sieve.needle {
            Needle::Words(pattern) => {
                let scan = search::Scan::new(pattern.clone(), document.text(), TextSize::default());
                Walk::Words { scan: Box::new(scan), found: Vec::new(), n_taken: 0 }
            }
            Needle::Names(_) => Walk::Names { at: 0 },
            Needle::Annotations(_) | Needle::Nothing => Walk::Annotations,
        };
        let of_words = !matches!(walk, Walk::Annotations);
        let places = of_words.then(|| self.sieve.places(&document)).flatten();
        Some(UnderWay { document, walk, places })
    }

    /// Looks on in a document; what it cost, and whether all of it was looked at.
    fn step(&self, under_way: &mut UnderWay, left: usize, found: &mut Found<'_>) -> (usize, bool) {
        let UnderWay { document, walk, places } = under_way;
        let text = document.text();
        let takes = |range: TextRange| places.as_ref().is_none_or(|places| places.take(range));
        match walk {
            Walk::Words { scan, found: all, n_taken } => {
                let before = scan.spent();
                let progress = scan.run(text, left, all);
                let fresh = all[*n_taken..].iter().copied().filter(|range| takes(*range));
                self.add(document, fresh.map(Hit::words).collect(), found);
                *n_taken = all.len();
                (DOCUMENT + scan.spent() - before, progress != Progress::Going)
            }
            Walk::Names { at } => {
                let Needle::Names(mentions) = &self.sieve.needle else { return (DOCUMENT, true) };
                let (begin, mut all) = (*at, Vec::new());
                *at = mentions.look(text, begin, left / NAMES, &mut all);
                let is_wanted = |mention: &&Mention| takes(mention.range);
                let all: Vec<_> = all.iter().filter(is_wanted).collect();
                found.n_inside = all.iter().filter(|mention| mention.is_inside).count();
                let fresh = all.iter().filter(|mention| self.sieve.inside || !mention.is_inside);
                self.add(document, fresh.map(|mention| Hit::words(mention.range)).collect(), found);
                (DOCUMENT + (*at - begin) * NAMES, *at >= text.len())
            }
            Walk::Annotations => {
                let hits = self.annotations(document);
                self.add(document, hits, found);
                (DOCUMENT + document.annotations.len() * ANNOTATION, true)
            }
        }
    }

    /// The annotations of a document that are asked for, in text order; those without a place
    /// come last.
    fn annotations(&self, document: &DocumentData) -> Vec<Hit> {
        let Needle::Annotations(pattern) = &self.sieve.needle else { return Vec::new() };
        let text = document.text();
        let rows = document.annotations.values().filter(|row| {
            self.sieve.passes(row)
                && pattern.as_ref().is_none_or(|pattern| {
                    pattern.is_in(&row.quote(text)) || pattern.is_in(&row.note)
                })
        });
        let mut hits: Vec<_> = rows
            .map(|row| Hit { range: row.extent(), annotation: Some(row.id.clone()), is_in: true })
            .collect();
        hits.sort_by(|a, b| a.order().cmp(&b.order()));
        hits
    }

    /// Adds hits of a document behind those that it has.
    fn add(&self, document: &DocumentData, mut hits: Vec<Hit>, found: &mut Found<'_>) {
        hits.truncate(MAX_HITS.saturating_sub(found.n_hits));
        if hits.is_empty() {
            return;
        }
        found.n_hits += hits.len();
        let id = &document.info.id;
        if let Some(out) = self.left_out.get(id) {
            hits.iter_mut().for_each(|hit| hit.is_in = !out.contains(&hit.key()));
        }
        match found.groups.binary_search_by(|group| group.document.cmp(id)) {
            Ok(nth) => Rc::make_mut(&mut found.groups[nth]).hits.extend(hits),
            Err(nth) => {
                let article = Rc::clone(&document.article);
                let group = Group { document: id.clone(), article, hits };
                found.groups.insert(nth, Rc::new(group));
            }
        }
    }
}
