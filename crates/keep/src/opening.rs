//! Opening a project: everything that was kept of it is read, checked and put together.

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
use std::collections::BTreeMap;

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
    n_steps: usize,
}

impl Found {
    fn n_bytes(&self) -> u64 {
        let journal = self.journal.iter().map(|(_, json)| json.len());
        self.snapshots.values().map(String::len).chain(journal).map(|n| n as u64).sum()
    }

    fn read(&self, key: &ProjectKey, damage: &mut Damage, now: Timestamp) -> Read {
        let (project, floor) = self.read_project(key, damage, now);
        let history = self.read_history(key, damage, now);
        let entries = self.read_journal(damage, now);
        let n_steps = entries.iter().filter(|entry| entry.seq > floor).count();
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
        Read { model, floor, n_steps }
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
                return (self.makeshift(key, damage, now), self.before_journal());
            }
        };
        let mut documents = Vec::new();
        for id in &snapshot.documents {
            let json = self.snapshots.get(&key.key().then("document").then(id.as_str()));
            documents.extend(read_document(id, json.map_or("", String::as_str), damage, now));
        }
        let floor = snapshot.seq;
        (snapshot.assemble(documents), floor)
    }

    /// A project of the documents that are there, where nothing else is known.
    fn makeshift(&self, key: &ProjectKey, damage: &mut Damage, now: Timestamp) -> Project {
        let info = ProjectInfo {
            id: ProjectId::new(key.as_str()),
            name: self.row.name.clone(),
            created: self.row.created,
        };
        let mut project = Project::new(info, shipped_codebook());
        let prefix = key.key().then("document");
        let documents = Range::Under(prefix);
        for (place, json) in self.snapshots.iter().filter(|(place, _)| documents.contains(place)) {
            let Some(crate::Part::Text(id)) = place.parts().last() else { continue };
            let id = DocumentId::new(id.as_str());
            let document = read_document(&id, json, damage, now);
            project.documents.extend(document.map(|document| (id, document.into())));
        }
        let (_, sound) = sound(&project, now);
        sound.unwrap_or(project)
    }

    /// The number before the first entry of the journal.
    fn before_journal(&self) -> u64 {
        let first = self.journal.first().and_then(|(key, _)| key.number());
        first.map_or(0, |first| first.saturating_sub(1))
    }

    fn read_history(&self, key: &ProjectKey, damage: &mut Damage, now: Timestamp) -> History {
        let json = self.snapshots.get(&key.key().then("history")).map_or("", String::as_str);
        match HistorySnapshot::decode(json) {
            Ok(history) => History::from_parts(history.entries, history.times, history.cursor),
            Err(error) => {
                damage.add(DamagedKind::History, &error, json, now);
                History::default()
            }
        }
    }

    /// The entries up to the first that cannot be read; from there on all are put aside.
    fn read_journal(&self, damage: &mut Damage, now: Timestamp) -> Vec<JournalEntry> {
        let mut entries = Vec::new();
        for (key, json) in &self.journal {
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
