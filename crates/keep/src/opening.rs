//! Opening a project: everything that was kept of it is read, checked and put together.

use crate::fold::Written;
use crate::keeper::Counters;
use crate::library::answers;
use crate::mend::{Damage, damaged_key, sound, without_empty_steps};
use crate::{
    Batch, Failure, Keeper, Key, Library, ProjectKey, Query, Range, Records, Row, Shelf, State,
};
use engine::{History, Model, restore};
use formats::store::{
    DamagedKind, DamagedRow, HistorySnapshot, JournalEntry, ProjectRow, ProjectSnapshot,
    decode_document,
};
use model::{
    DocumentData, DocumentId, Project, ProjectId, ProjectInfo, Timestamp, shipped_codebook,
};
use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

/// A project that was opened.
#[derive(Debug)]
pub struct Opened<R> {
    /// Writes it from now on.
    pub keeper: Keeper<R>,
    /// The app as it was left; no document is open yet.
    pub model: Model,
    /// Where the analyst was, as it was remembered.
    pub session: Option<String>,
    /// How many of its records are damaged that were not known to be.
    pub n_newly_damaged: usize,
    /// All its records that could not be read, with their keys.
    pub damaged: Vec<(Key, DamagedRow)>,
    /// Why what is damaged could not be put aside. Then nothing may be written.
    pub failure: Option<Failure>,
    /// How many steps are in the journal since the snapshots.
    pub n_steps: usize,
}

/// What was found under a project's key.
struct Found {
    snapshots: BTreeMap<Key, String>,
    journal: Vec<Row>,
    session: Option<String>,
    row: ProjectRow,
    damaged: Vec<Row>,
}

impl<R: Records> Library<R> {
    /// Opens a project. A record that is damaged costs no more than itself: it is put aside as
    /// it is, the rest opens, and all of that is written anew in one transaction.
    pub async fn open(&self, key: &ProjectKey, now: Timestamp) -> Result<Opened<R>, Failure> {
        let (mut opened, damage) = self.look_into(key, now).await?;
        if !damage.is_empty() {
            self.put_aside(&mut opened, damage, now).await;
        }
        Ok(opened)
    }

    /// Opens a project that another tab writes: nothing is written, and what is damaged is that
    /// tab's to tell.
    pub async fn follow(&self, key: &ProjectKey, now: Timestamp) -> Result<Opened<R>, Failure> {
        Ok(self.look_into(key, now).await?.0)
    }

    async fn look_into(
        &self,
        key: &ProjectKey,
        now: Timestamp,
    ) -> Result<(Opened<R>, Damage), Failure> {
        let found = self.find(key).await?;
        let counters = Counters { n_bytes: Cell::new(found.n_bytes()), ..Counters::default() };
        let mut damage = Damage::default();
        let read = found.read(key, &mut damage, now);
        counters.floor.set(read.floor);
        counters.n_last.set(found.journal.last().map_or(0, |(_, json)| json.len() as u64));
        counters.is_damaged.set(!damage.is_empty());
        counters.written.replace(read.written.into());
        let keeper = Keeper::new(self.records().clone(), key.clone(), counters);
        let known = found
            .damaged
            .iter()
            .filter_map(|(key, row)| Some((key.clone(), DamagedRow::decode(row).ok()?)));
        let opened = Opened {
            keeper,
            model: read.model,
            session: found.session,
            n_newly_damaged: damage.rows.len(),
            damaged: known.collect(),
            failure: None,
            n_steps: read.n_steps,
        };
        Ok((opened, damage))
    }

    async fn find(&self, key: &ProjectKey) -> Result<Found, Failure> {
        let queries = vec![
            Query::new(Shelf::Snapshots, Range::Under(key.key())),
            Query::new(Shelf::Journal, Range::Under(key.key())),
            Query::new(Shelf::Sessions, Range::One(key.key())),
            Query::new(Shelf::Projects, Range::One(key.key())),
            Query::new(Shelf::Damaged, Range::Under(key.key())),
        ];
        let [snapshots, journal, sessions, projects, damaged] =
            answers(self.records().read(queries).await?);
        let row = projects.first().ok_or(Failure::Missing(Shelf::Projects))?;
        let row = ProjectRow::decode(&row.1).unwrap_or_default();
        let session = sessions.into_iter().next().map(|(_, session)| session);
        let snapshots = snapshots.into_iter().collect();
        Ok(Found { snapshots, journal, session, row, damaged })
    }

    /// Writes the sound part anew and keeps the damaged records as they were found.
    async fn put_aside(&self, opened: &mut Opened<R>, damage: Damage, now: Timestamp) {
        let key = opened.keeper.key().clone();
        let last = opened.damaged.iter().filter_map(|(key, _)| key.number()).max();
        let numbers = last.map_or(1, |last| last + 1)..;
        let rows: Vec<_> = numbers.map(|n| damaged_key(&key, n)).zip(damage.rows).collect();
        let mut batch = Batch::default();
        for (key, row) in &rows {
            batch = batch.put(Shelf::Damaged, key.clone(), row.encode());
        }
        let state = State::of(&opened.model);
        opened.failure = opened.keeper.write_all_after(batch, &state, now).await.err();
        opened.damaged.extend(rows);
        opened.n_steps = 0;
    }
}

struct Read {
    model: Model,
    floor: u64,
    written: Written,
    n_steps: usize,
}

impl Found {
    fn n_bytes(&self) -> u64 {
        let journal = self.journal.iter().map(|(_, json)| json.len());
        self.snapshots.values().map(String::len).chain(journal).map(|n| n as u64).sum()
    }

    fn read(&self, key: &ProjectKey, damage: &mut Damage, now: Timestamp) -> Read {
        let (project, floor) = self.read_project(key, damage, now);
        let mut written = self.written(key, &project, floor);
        let history = self.read_history(key, floor, &mut written).unwrap_or_else(|(why, raw)| {
            damage.add(DamagedKind::History, &why, &raw, now);
            History::default()
        });
        let entries = self.read_journal(floor, damage, now);
        let n_steps = entries.len();
        let entries = entries.into_iter().map(|entry| damage.spare(entry)).collect();
        let restored = restore(project, damage.spare_history(&history), floor, entries);
        if let Some(stopped_at) = restored.stopped_at {
            self.leave_out(stopped_at, damage, now);
        }
        let mut model = restored.model;
        if !damage.documents.is_empty() {
            model.history = without_empty_steps(&model.history).into();
        }
        let broken = model.project.check_invariants();
        if !broken.is_empty() {
            model = mended(&model, &broken, damage, now);
        }
        Read { model, floor, written, n_steps }
    }

    fn read_project(
        &self,
        key: &ProjectKey,
        damage: &mut Damage,
        now: Timestamp,
    ) -> (Project, u64) {
        let json = self.snapshots.get(&key.key().then("project")).map_or("", String::as_str);
        let snapshot = match ProjectSnapshot::decode(json) {
            Ok(snapshot) => snapshot,
            Err(error) => {
                damage.add(DamagedKind::Project, &error, json, now);
                let floor = self.floor_without_project(key);
                return (self.makeshift(key, floor, damage, now), floor);
            }
        };
        let mut documents = Vec::new();
        let floor = snapshot.seq;
        for id in &snapshot.documents {
            let found = self.current_to(document_key(key, id), floor);
            let json = found.map_or("", |(_, json)| json.as_str());
            documents.extend(read_document(id, json, damage, now));
        }
        (snapshot.assemble(documents), floor)
    }

    /// Of the records under this key, alone or with the number of an entry behind it, the last one
    /// that is not of a later entry than `floor`: what is later was not finished.
    fn current_to(&self, key: Key, floor: u64) -> Option<(&Key, &String)> {
        let last = key.clone().then(floor);
        self.snapshots.range(key..=last).next_back()
    }

    /// Where the documents that were read stand.
    fn written(&self, key: &ProjectKey, project: &Project, floor: u64) -> Written {
        let mut written = Written::default();
        for (id, document) in &project.documents {
            if let Some((key, json)) = self.current_to(document_key(key, id), floor) {
                written.add_document(key.clone(), json.len(), document);
            }
        }
        written
    }

    /// A project of the documents that are there, where nothing else is known.
    fn makeshift(
        &self,
        key: &ProjectKey,
        floor: u64,
        damage: &mut Damage,
        now: Timestamp,
    ) -> Project {
        let info = ProjectInfo {
            id: ProjectId::new(key.as_str()),
            name: self.row.name.clone(),
            created: self.row.created,
        };
        let mut project = Project::new(info, shipped_codebook());
        let documents = Range::Under(key.key().then("document"));
        let places = self.snapshots.keys().filter(|place| documents.contains(place));
        let ids: BTreeSet<_> = places.filter_map(|place| place.text(2)).collect();
        for id in ids.into_iter().map(DocumentId::new) {
            let Some((_, json)) = self.current_to(document_key(key, &id), floor) else { continue };
            let document = read_document(&id, json, damage, now);
            project.documents.extend(document.map(|document| (id, document.into())));
        }
        let (_, sound) = sound(&project, now);
        sound.unwrap_or(project)
    }

    /// To which entry the snapshots are current, where their own record does not tell.
    fn floor_without_project(&self, key: &ProjectKey) -> u64 {
        let history = self.snapshots.get(&key.key().then("history"));
        let history = history.and_then(|json| HistorySnapshot::decode(json).ok());
        history.and_then(|history| history.seq).unwrap_or_else(|| {
            let first = self.journal.first().and_then(|(key, _)| key.number());
            first.map_or(0, |first| first.saturating_sub(1))
        })
    }

    /// The history with all its parts, or what is wrong and the record in which it is.
    fn read_history(
        &self,
        key: &ProjectKey,
        floor: u64,
        written: &mut Written,
    ) -> Result<History, (String, String)> {
        let read = |json: &str| {
            HistorySnapshot::decode(json).map_err(|error| (error.to_string(), json.to_owned()))
        };
        let json = self.snapshots.get(&key.key().then("history")).map_or("", String::as_str);
        let head = read(json)?;
        let (mut entries, mut times) = (Vec::new(), Vec::new());
        while entries.len() < head.n_before {
            let place = key.key().then("steps").then(entries.len() as u64);
            let Some((place, json)) = self.current_to(place, floor) else {
                return Err(("a part of it is not there".to_owned(), json.to_owned()));
            };
            let part = read(json)?;
            if part.entries.is_empty() || part.n_before != entries.len() {
                return Err(("a part of it is another".to_owned(), json.clone()));
            }
            written.add_steps(place.clone(), json.len(), part.entries.clone());
            entries.extend(part.entries);
            times.extend(part.times);
            times.resize(entries.len(), Timestamp::default());
        }
        entries.extend(head.entries);
        times.extend(head.times);
        Ok(History::from_parts(entries, times, head.cursor))
    }

    /// The entries behind `floor` up to the first that cannot be read; from there on all are put
    /// aside.
    fn read_journal(&self, floor: u64, damage: &mut Damage, now: Timestamp) -> Vec<JournalEntry> {
        let mut entries = Vec::new();
        let is_folded = |key: &Key| key.number().is_some_and(|seq| seq <= floor);
        for (key, json) in self.journal.iter().filter(|(key, _)| !is_folded(key)) {
            match JournalEntry::decode(json) {
                // an entry in the place of another is as bad as none
                Ok(entry) if key.number() == Some(entry.seq) => entries.push(entry),
                outcome => {
                    let why = outcome.err().map_or("wrong number".into(), |e| e.to_string());
                    let first = key.number().unwrap_or_default();
                    self.leave_out_for(first, &why, damage, now);
                    break;
                }
            }
        }
        entries
    }

    fn leave_out(&self, from: u64, damage: &mut Damage, now: Timestamp) {
        self.leave_out_for(from, "it does not fit what is before it", damage, now);
    }

    /// Puts the journal from an entry on aside, unless it is already.
    fn leave_out_for(&self, from: u64, why: &str, damage: &mut Damage, now: Timestamp) {
        let steps = self.journal.iter().filter_map(|(key, json)| Some((key.number()?, json)));
        for (seq, json) in steps.filter(|(seq, _)| *seq >= from) {
            let kind = DamagedKind::Step(seq);
            if !damage.rows.iter().any(|row| row.kind == kind) {
                let why: &dyn ToString =
                    if seq == from { &why } else { &"it follows a damaged one" };
                damage.add(kind, why, json, now);
            }
        }
    }
}

fn document_key(key: &ProjectKey, id: &DocumentId) -> Key {
    key.key().then("document").then(id.as_str())
}

fn read_document(
    id: &DocumentId,
    json: &str,
    damage: &mut Damage,
    now: Timestamp,
) -> Option<DocumentData> {
    let why = match decode_document(json) {
        Ok(document) if document.info.id == *id => return Some(document),
        Ok(_) => "it is another document".to_owned(),
        Err(_) if json.is_empty() => "it is not there".to_owned(),
        Err(error) => error.to_string(),
    };
    damage.add_document(id, &why, json, now);
    None
}

/// A model whose parts fit each other again. Its steps may not fit any more, so they go.
fn mended(model: &Model, broken: &[String], damage: &mut Damage, now: Timestamp) -> Model {
    let (file, sound) = sound(&model.project, now);
    damage.add(DamagedKind::Whole, &broken.join("; "), &file, now);
    let Some(project) = sound else { return model.clone() };
    let history = History::default();
    restore(project, history, model.journal_seq(), Vec::new()).model
}
