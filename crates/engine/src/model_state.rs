//! All state of the app.

use crate::find::Search;
use crate::findings::Watch;
use crate::known_names::KnownNames;
use crate::seek::Seeking;
use crate::suggestions::{Looking, Sweep, Trial, Warming};
use crate::{
    CoderIndex, DocumentSpans, DocumentStatements, EntityIndex, History, SaveState, Session, View,
    codebook_room, coders, composer, findings, revise, seek, suggestions,
};
use formats::store::JournalEntry;
use model::{
    AnnotationId, Article, Coder, CoderId, DocumentData, Project, ProjectId, ProjectInfo,
    Timestamp, shipped_codebook,
};
use std::rc::Rc;

/// Makes ids that were never made before.
pub trait Ids {
    /// A new id.
    fn next_id(&mut self) -> String;
}

/// What `update` may know of the world.
pub struct Env<'e> {
    /// The present instant.
    pub now: Timestamp,
    /// The source of ids.
    pub ids: &'e mut dyn Ids,
}

impl std::fmt::Debug for Env<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Env").field("now", &self.now).finish_non_exhaustive()
    }
}

/// All state of the app. Parts are behind `Rc` so that views compare them by identity; none is
/// expensive to clone.
#[derive(Debug, Clone)]
pub struct Model {
    /// What is coded.
    pub project: Rc<Project>,
    /// The steps that led here.
    pub history: Rc<History>,
    /// What is on the screen.
    pub session: Rc<Session>,
    /// The open document's annotations in text order.
    pub spans: Rc<DocumentSpans>,
    /// The entities' names and uses.
    pub entities: Rc<EntityIndex>,
    /// The open document's statements in text order.
    pub statements: Rc<DocumentStatements>,
    /// How much each coder made.
    pub coders: Rc<CoderIndex>,
    /// Whether everything is in the store.
    pub save: SaveState,
    /// The number of the last journal entry.
    pub(crate) seq: u64,
    /// Entries that the store has not confirmed yet.
    pub(crate) unsaved: Vec<JournalEntry>,
    /// How often writing failed since it last succeeded.
    pub(crate) n_failed: u32,
    /// The search that is under way.
    pub(crate) search: Option<Search>,
    /// The article that the hits are of.
    pub(crate) found_in: Option<Rc<Article>>,
    /// The look through the project.
    pub(crate) watch: Watch,
    /// The search of all documents.
    pub(crate) seeking: Option<Box<Seeking>>,
    /// The names that are looked for, made ready.
    pub(crate) known_names: KnownNames,
    /// The making of them before they are asked for.
    pub(crate) warming: Option<Warming>,
    /// The look through the open article for what can be suggested.
    pub(crate) looking: Option<Looking>,
    /// The way through all articles for suggestions that are decided on together.
    pub(crate) sweep: Option<Sweep>,
    /// The look for what a rule that is written finds.
    pub(crate) trial: Option<Trial>,
}

impl Model {
    /// An app with an empty project.
    pub fn new(env: &mut Env<'_>) -> Self {
        let info = ProjectInfo {
            id: ProjectId::new(env.ids.next_id()),
            name: String::new(),
            created: env.now,
        };
        let mut project = Project::new(info, shipped_codebook());
        let coder = Coder { id: CoderId::new(env.ids.next_id()), name: String::new() };
        project.coders.insert(coder.id.clone(), Rc::new(coder));
        Self::of_project(project)
    }

    /// An app showing a project, without history.
    pub fn of_project(project: Project) -> Self {
        let mut session = Session::default();
        session.coders.me = project.coders.values().next().map(|coder| coder.id.clone());
        Self {
            coders: Rc::new(CoderIndex::of(&project)),
            entities: Rc::new(EntityIndex::of(&project)),
            project: Rc::new(project),
            history: Rc::default(),
            session: Rc::new(session),
            spans: Rc::default(),
            statements: Rc::default(),
            save: SaveState::Saved,
            seq: 0,
            unsaved: Vec::new(),
            n_failed: 0,
            search: None,
            found_in: None,
            watch: Watch::default(),
            seeking: None,
            known_names: KnownNames::default(),
            warming: None,
            looking: None,
            sweep: None,
            trial: None,
        }
    }

    /// The open document.
    pub fn document(&self) -> Option<&Rc<DocumentData>> {
        self.project.documents.get(self.session.document.as_ref()?)
    }

    /// The coder to whom new work is attributed.
    pub fn coder(&self) -> Option<&Rc<Coder>> {
        let me = self.session.coders.me.as_ref();
        let coders = &self.project.coders;
        me.and_then(|me| coders.get(me)).or_else(|| coders.values().next())
    }

    /// The number of the last journal entry.
    pub const fn journal_seq(&self) -> u64 {
        self.seq
    }

    /// The session, to change it.
    pub(crate) fn session_mut(&mut self) -> &mut Session {
        Rc::make_mut(&mut self.session)
    }

    /// Lists every broken invariant of the project and of what is derived from it.
    pub fn check_invariants(&self) -> Vec<String> {
        let mut broken = self.project.check_invariants();
        if let Some(document) = self.document() {
            let hidden = Rc::clone(&self.session.coders.hidden);
            let fresh = DocumentSpans::showing(document, hidden);
            if !fresh.agrees_with(&self.spans) {
                broken.push("the span index differs from the annotations".into());
            }
            if !DocumentStatements::of(document).agrees_with(&self.statements) {
                broken.push("the index of statements differs from the statements".into());
            }
        } else if self.session.view == View::Read {
            broken.push("reading without a document".into());
        } else if !self.spans.is_empty() || !self.statements.is_empty() {
            broken.push("spans without a document".into());
        }
        let text = self.document().map_or("", |document| document.text());
        broken.extend(self.session.find.check_invariants(text));
        if *self.coders != CoderIndex::of(&self.project) {
            broken.push("the index of coders differs from the project".into());
        }
        broken.extend(coders::check_invariants(self));
        broken.extend(findings::check_invariants(self));
        broken.extend(seek::check_invariants(self));
        broken.extend(suggestions::check_invariants(self));
        broken.extend(revise::check_invariants(self));
        if *self.entities != EntityIndex::of(&self.project) {
            broken.push("the index of entities differs from the project".into());
        }
        for (label, key) in codebook_room::clashes(&self.project.codebook) {
            broken.push(format!("label {label} has the key {key}, which is taken"));
        }
        broken.extend(codebook_room::check_invariants(self));
        let entity = self.session.entities.selected.as_ref();
        if entity.is_some_and(|id| self.project.entities.get(id).is_none()) {
            broken.push("the open entity does not exist".into());
        }
        let selected = self.session.annotation.as_ref();
        let known =
            |id: &AnnotationId| self.document().is_some_and(|d| d.annotations.get(id).is_some());
        if selected.is_some_and(|id| !known(id)) {
            broken.push("the selected annotation does not exist".into());
        }
        if !self.session.lifted.iter().all(known) {
            broken.push("a lifted annotation does not exist".into());
        }
        broken.extend(composer::check_invariants(self));
        broken
    }
}
