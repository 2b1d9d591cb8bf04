//! The way through the project, in steps of bounded work: names, then statements and annotations
//! document by document, then what they come to.

use super::{Finding, FindingKind, FindingPlace, Findings, MAX_PLACES, Party};
use crate::{EntityIndex, extent_of};
use model::{
    Annotation, AnnotationId, Codebook, CoderId, DocumentData, DocumentId, EntityId, Filler,
    LabelKind, Project, SlotId, Statement, StatementId, StatementType, StatementTypeId, Value,
};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use text::name_key;

/// More fillers of one slot are not looked at: a slot with thousands is damage, not coding.
const MAX_FILLERS: usize = 32;

/// Longer quotes are compared by their beginning, in bytes.
const MAX_WORDS: usize = 512;

/// A look through a project that is under way.
#[derive(Debug, Clone)]
pub(crate) struct Scan {
    project: Rc<Project>,
    entities: Rc<EntityIndex>,
    hidden: Rc<BTreeSet<CoderId>>,
    documents: Vec<Rc<DocumentData>>,
    types: BTreeMap<StatementTypeId, Reading>,
    stage: Stage,
    pairs: BTreeMap<(Party, Party), Pair>,
    processes: BTreeMap<Party, Mentions>,
}

/// What comes next.
#[derive(Debug, Clone)]
enum Stage {
    Names,
    Statements(usize, StatementId),
    Annotations(usize, AnnotationId),
    Pairs,
    Processes,
    Done,
}

/// How statements of a type are read.
#[derive(Debug, Clone)]
struct Reading {
    actor: SlotId,
    process: SlotId,
    sort: Sort,
}

#[derive(Debug, Clone)]
enum Sort {
    /// It says `support` or `oppose` in this variable.
    Position(model::AttributeId),
    Participation,
}

/// What one party states on one process.
#[derive(Debug, Clone, Default)]
struct Pair {
    about: Vec<Party>,
    supports: Vec<(DocumentId, StatementId)>,
    opposes: Vec<(DocumentId, StatementId)>,
    participations: BTreeMap<DocumentId, Vec<StatementId>>,
}

/// Where a process is named.
#[derive(Debug, Clone, Default)]
struct Mentions {
    is_linked: bool,
    about: Vec<Party>,
    places: Vec<FindingPlace>,
    n_places: usize,
}

impl Scan {
    pub(super) fn new(
        project: Rc<Project>,
        entities: Rc<EntityIndex>,
        hidden: Rc<BTreeSet<CoderId>>,
    ) -> Self {
        let codebook = &project.codebook;
        let types = codebook.statement_types.iter();
        let types = types.filter_map(|kind| Some((kind.id.clone(), Reading::of(codebook, kind)?)));
        Self {
            types: types.collect(),
            documents: project.documents.values().cloned().collect(),
            project,
            entities,
            hidden,
            stage: Stage::Names,
            pairs: BTreeMap::new(),
            processes: BTreeMap::new(),
        }
    }

    /// Looks on until so many records have been looked at; says whether that was all.
    pub(super) fn run(&mut self, mut budget: usize, found: &mut Findings) -> bool {
        while budget > 0 {
            let used = match self.stage.clone() {
                Stage::Names => self.names(found),
                Stage::Statements(at, from) => self.statements(at, &from, budget, found),
                Stage::Annotations(at, from) => self.annotations(at, &from, budget, found),
                Stage::Pairs => self.pair(found),
                Stage::Processes => self.process(found),
                Stage::Done => return true,
            };
            budget = budget.saturating_sub(used.max(1));
        }
        matches!(self.stage, Stage::Done)
    }

    /// Entities that share a name, and are of a kind: words are linked by kind.
    fn names(&mut self, found: &mut Findings) -> usize {
        let shared = self.entities.shared_names();
        let mut known = BTreeSet::new();
        for (name, ids) in shared {
            let of_kind = |id: EntityId| {
                let kind = self.project.entities.get(&id).map(|entity| entity.kind);
                (kind, id)
            };
            let mut by_kind: Vec<_> = ids.into_iter().map(of_kind).collect();
            by_kind.sort_unstable();
            for group in by_kind.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() > 1) {
                let ids: Vec<_> = group.iter().map(|(_, id)| id.clone()).collect();
                // written and simplified, a name is there twice
                if known.insert(ids.clone()) {
                    found.push(Finding {
                        kind: FindingKind::SharedName,
                        about: vec![Party::Words(name.as_str().into())],
                        n_places: ids.len(),
                        places: ids
                            .into_iter()
                            .take(MAX_PLACES)
                            .map(FindingPlace::Entity)
                            .collect(),
                    });
                }
            }
        }
        self.stage = self.document(0);
        self.project.entities.len() / 8
    }

    fn document(&self, at: usize) -> Stage {
        match at < self.documents.len() {
            true => Stage::Statements(at, StatementId::new("")),
            false => Stage::Pairs,
        }
    }

    fn statements(
        &mut self,
        at: usize,
        from: &StatementId,
        budget: usize,
        found: &mut Findings,
    ) -> usize {
        let data = Rc::clone(&self.documents[at]);
        let mut rows = data.statements.iter_from(from);
        let mut used = 0;
        for (id, row) in rows.by_ref() {
            if used >= budget {
                self.stage = Stage::Statements(at, id.clone());
                return used;
            }
            used += 4;
            if !self.hidden.contains(&row.coder) {
                self.statement(&data, row, found);
            }
        }
        self.stage = Stage::Annotations(at, AnnotationId::new(""));
        used
    }

    fn statement(&mut self, data: &DocumentData, row: &Statement, found: &mut Findings) {
        let key = (data.info.id.clone(), row.id.clone());
        if extent_of(data, row).is_none() {
            let place = FindingPlace::Statement(key.0.clone(), key.1.clone());
            found.push(single(FindingKind::NoEvidence, place));
        }
        for fillers in row.slots.values() {
            for filler in fillers.iter().take(MAX_FILLERS) {
                if let Some((party, _)) = party_of(data, filler) {
                    self.processes.entry(party).or_default().is_linked = true;
                }
            }
        }
        let Some(reading) = self.types.get(&row.kind) else { return };
        let value = match &reading.sort {
            Sort::Position(variable) => row.values.get(variable).and_then(Value::as_text),
            Sort::Participation => Some(""),
        };
        let Some(value @ ("" | "support" | "oppose")) = value else { return };
        let parties = |slot| parties_of(data, row, slot);
        let (actors, processes) = (parties(&reading.actor), parties(&reading.process));
        for (actor, actor_words) in &actors {
            for (process, process_words) in &processes {
                let pair = self.pairs.entry((actor.clone(), process.clone())).or_default();
                if pair.about.is_empty() {
                    pair.about = vec![actor_words.clone(), process_words.clone()];
                }
                pair.add(value, &key);
            }
        }
    }

    fn annotations(
        &mut self,
        at: usize,
        from: &AnnotationId,
        budget: usize,
        found: &mut Findings,
    ) -> usize {
        let data = Rc::clone(&self.documents[at]);
        let project = Rc::clone(&self.project);
        let mut used = 0;
        for (id, row) in data.annotations.iter_from(from) {
            if used >= budget {
                self.stage = Stage::Annotations(at, id.clone());
                return used;
            }
            used += 1;
            if self.hidden.contains(&row.coder) {
                continue;
            }
            let place = || FindingPlace::Annotation(data.info.id.clone(), id.clone());
            if is_only_marks(&data, row) {
                found.push(single(FindingKind::OnlyMarks, place()));
            } else if is_label(&project.codebook, row, LabelKind::Process)
                && let Some((party, words)) = party_of_annotation(&data, row)
            {
                self.processes.entry(party).or_default().add(words, place());
            }
        }
        self.stage = self.document(at + 1);
        used
    }

    fn pair(&mut self, found: &mut Findings) -> usize {
        let Some((_, pair)) = self.pairs.pop_first() else {
            self.stage = Stage::Processes;
            return 1;
        };
        pair.opposed().into_iter().for_each(|finding| found.push(finding));
        for (document, participations) in &pair.participations {
            let Some(data) = self.project.documents.get(document) else { continue };
            let rows = participations.iter().filter_map(|id| data.statements.get(id));
            let used: BTreeSet<_> = rows.flat_map(|row| row.annotations()).collect();
            for (_, id) in pair.supports_in(document) {
                let is_own = |id: &&AnnotationId| {
                    let annotation = data.annotations.get(id);
                    !used.contains(id)
                        && annotation.is_some_and(|row| {
                            is_label(&self.project.codebook, row, LabelKind::Stance)
                        })
                };
                let row = data.statements.get(id);
                if row.is_some_and(|row| !row.annotations().any(|id| is_own(&id))) {
                    found.push(pair.only_took_part(document, id, participations));
                }
            }
        }
        1 + pair.supports.len() + pair.opposes.len()
    }

    fn process(&mut self, found: &mut Findings) -> usize {
        let Some((_, mentions)) = self.processes.pop_first() else {
            self.stage = Stage::Done;
            return 1;
        };
        if !mentions.is_linked {
            let Mentions { about, places, n_places, .. } = mentions;
            found.push(Finding { kind: FindingKind::NotLinked, about, places, n_places });
        }
        1
    }
}

impl Reading {
    fn of(codebook: &Codebook, kind: &StatementType) -> Option<Self> {
        let slot = |wanted: LabelKind| {
            let takes = |id| codebook.label(id).is_some_and(|label| label.kind == wanted);
            let slot = kind.slots.iter().find(|slot| slot.labels.iter().any(takes));
            slot.map(|slot| slot.id.clone())
        };
        let offers = |id: &str| {
            let choices = kind.leading().map(|variable| variable.kind.choices());
            choices.unwrap_or_default().iter().any(|choice| choice.id == id)
        };
        let sort = if offers("support") && offers("oppose") {
            Sort::Position(kind.leading()?.id.clone())
        } else if kind.id.as_str() == "participation" {
            Sort::Participation
        } else {
            return None;
        };
        Some(Self { actor: slot(LabelKind::Actor)?, process: slot(LabelKind::Process)?, sort })
    }
}

impl Pair {
    fn add(&mut self, value: &str, (document, id): &(DocumentId, StatementId)) {
        match value {
            "support" => self.supports.push((document.clone(), id.clone())),
            "oppose" => self.opposes.push((document.clone(), id.clone())),
            _ => self.participations.entry(document.clone()).or_default().push(id.clone()),
        }
    }

    /// Documents come by id, and so do the supports.
    fn supports_in(&self, document: &DocumentId) -> &[(DocumentId, StatementId)] {
        let start = self.supports.partition_point(|(of, _)| of < document);
        let end = self.supports.partition_point(|(of, _)| of <= document);
        &self.supports[start..end]
    }

    fn opposed(&self) -> Option<Finding> {
        let n_places = self.supports.len() + self.opposes.len();
        let is_so = !self.supports.is_empty() && !self.opposes.is_empty();
        let half = |list: &[(DocumentId, StatementId)]| {
            let place = |(document, id): &(DocumentId, StatementId)| {
                FindingPlace::Statement(document.clone(), id.clone())
            };
            list.iter().take(MAX_PLACES / 2).map(place).collect::<Vec<_>>()
        };
        is_so.then(|| Finding {
            kind: FindingKind::Opposed,
            about: self.about.clone(),
            places: [half(&self.supports), half(&self.opposes)].concat(),
            n_places,
        })
    }

    fn only_took_part(
        &self,
        document: &DocumentId,
        support: &StatementId,
        participations: &[StatementId],
    ) -> Finding {
        let ids = std::iter::once(support).chain(participations).take(MAX_PLACES);
        let place = |id: &StatementId| FindingPlace::Statement(document.clone(), id.clone());
        Finding {
            kind: FindingKind::OnlyTookPart,
            about: self.about.clone(),
            places: ids.map(place).collect(),
            n_places: 1 + participations.len(),
        }
    }
}

impl Mentions {
    fn add(&mut self, words: Party, place: FindingPlace) {
        self.n_places += 1;
        if self.about.is_empty() {
            self.about.push(words);
        }
        if self.places.len() < MAX_PLACES {
            self.places.push(place);
        }
    }
}

fn is_mark(character: char) -> bool {
    character.is_control()
        || character.is_whitespace()
        || character.is_ascii_punctuation()
        || matches!(character,
            '\u{a1}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{2e00}'..='\u{2e7f}'
            | '\u{3000}'..='\u{303f}' | '\u{fe10}'..='\u{fe6f}' | '\u{feff}'
            | '\u{ff00}'..='\u{ff65}')
}

fn is_only_marks(data: &DocumentData, row: &Annotation) -> bool {
    let is_blank = |text: &str| text.chars().all(|c| !c.is_alphanumeric() && is_mark(c));
    row.targets.iter().all(|target| match target {
        model::Target::Anchored(range) => is_blank(range.slice(data.text()).unwrap_or_default()),
        model::Target::Orphan(quote) => is_blank(&quote.exact),
    })
}

fn single(kind: FindingKind, place: FindingPlace) -> Finding {
    Finding { kind, about: Vec::new(), places: vec![place], n_places: 1 }
}

fn is_label(codebook: &Codebook, row: &Annotation, kind: LabelKind) -> bool {
    codebook.label(&row.label).is_some_and(|label| label.kind == kind)
}

/// The parties in a slot, each once, as they are compared and as they are told.
fn parties_of(data: &DocumentData, row: &Statement, slot: &SlotId) -> BTreeMap<Party, Party> {
    let fillers = row.slots.get(slot).map(Vec::as_slice).unwrap_or_default();
    fillers.iter().take(MAX_FILLERS).filter_map(|filler| party_of(data, filler)).collect()
}

fn party_of(data: &DocumentData, filler: &Filler) -> Option<(Party, Party)> {
    match filler {
        Filler::Entity(id) => Some((Party::Entity(id.clone()), Party::Entity(id.clone()))),
        Filler::Annotation(id) => party_of_annotation(data, data.annotations.get(id)?),
    }
}

fn party_of_annotation(data: &DocumentData, row: &Annotation) -> Option<(Party, Party)> {
    if let Some(id) = &row.entity {
        return Some((Party::Entity(id.clone()), Party::Entity(id.clone())));
    }
    let quote = row.quote(data.text());
    let words = &quote[..quote.floor_char_boundary(MAX_WORDS)];
    let key = name_key(words);
    let has_words = key.contains(char::is_alphanumeric);
    has_words.then(|| (Party::Words(key.into()), Party::Words(words.trim().into())))
}
