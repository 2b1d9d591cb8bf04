//! What is asked of all documents, and the same made ready to be asked.

use crate::EntityIndex;
use model::{
    Annotation, AttributeId, Codebook, CoderId, DocumentData, DocumentId, Entity, EntityId,
    LabelId, Progress, Project, Table, Value,
};
use search::{Pattern, PatternError, Query};
use std::collections::BTreeSet;
use std::rc::Rc;
use suggest::{Lexicon, Mentions};
use text::SpanIndex;

/// What is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Looks {
    /// The words of the articles.
    #[default]
    Words,
    /// Annotations, by the words of quote and note.
    Annotations,
    /// The articles, for names in all their forms.
    Names,
}

/// The names that are looked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sought {
    /// All names and aliases of this entity.
    pub entity: Option<EntityId>,
    /// These words too.
    pub words: Option<String>,
}

impl Sought {
    /// All spellings, each once.
    pub fn spellings(&self, entities: &Table<EntityId, Entity>) -> Vec<String> {
        let entity = self.entity.as_ref().and_then(|id| entities.get(id));
        let names = entity.iter().flat_map(|entity| entity.spellings().map(str::to_owned));
        let mut all: Vec<String> = Vec::new();
        for name in names.chain(self.words.clone()) {
            if !all.contains(&name) {
                all.push(name);
            }
        }
        all
    }
}

/// Which annotations a hit must touch, or be.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Tagged {
    /// Any or none.
    #[default]
    Any,
    /// None.
    Not,
    /// One of this label.
    As(LabelId),
}

/// What narrows a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeekFilter {
    /// This document only.
    pub document: Option<DocumentId>,
    /// Documents that have come so far.
    pub progress: Option<Progress>,
    /// What a hit is tagged as.
    pub tagged: Tagged,
    /// One of the annotation's values with choices, such as the position.
    pub choice: Option<String>,
    /// What the annotation names.
    pub entity: Option<EntityId>,
    /// Who made the annotation.
    pub coder: Option<CoderId>,
}

impl SeekFilter {
    /// Whether it asks something of annotations.
    pub fn is_of_annotations(&self) -> bool {
        self.tagged != Tagged::Any
            || self.choice.is_some()
            || self.entity.is_some()
            || self.coder.is_some()
    }

    /// How many things it asks.
    pub fn n_asked(&self) -> usize {
        [
            self.document.is_some(),
            self.progress.is_some(),
            self.tagged != Tagged::Any,
            self.choice.is_some(),
            self.entity.is_some(),
            self.coder.is_some(),
        ]
        .into_iter()
        .filter(|is_asked| *is_asked)
        .count()
    }

    fn passes(&self, row: &Annotation) -> bool {
        let label = match &self.tagged {
            Tagged::As(label) => row.label == *label,
            Tagged::Any | Tagged::Not => true,
        };
        let has_choice = |choice: &String| {
            row.attributes.values().any(|value| matches!(value, Value::Text(id) if id == choice))
        };
        label
            && self.choice.as_ref().is_none_or(has_choice)
            && self.entity.as_ref().is_none_or(|id| row.entity.as_ref() == Some(id))
            && self.coder.as_ref().is_none_or(|id| row.coder == *id)
    }

    /// Lets go of what is gone; whether there was such.
    fn drop_dangling(&mut self, project: &Project) -> bool {
        let before = self.clone();
        self.document.take_if(|id| !project.documents.contains_key(id));
        self.entity.take_if(|id| project.entities.get(id).is_none());
        self.coder.take_if(|id| project.coders.get(id).is_none());
        if matches!(&self.tagged, Tagged::As(label) if project.codebook.label(label).is_none()) {
            self.tagged = Tagged::Any;
        }
        *self != before
    }
}

/// What is asked of all documents.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Question {
    /// What is looked at.
    pub looks: Looks,
    /// The words or the regular expression.
    pub query: Query,
    /// The names, where names are looked for.
    pub names: Sought,
    /// Whether names also count inside longer known names.
    pub inside: bool,
    /// What narrows it.
    pub filter: SeekFilter,
}

impl Question {
    /// Whether nothing is asked yet.
    pub fn is_empty(&self) -> bool {
        match self.looks {
            Looks::Words => self.query.text.is_empty(),
            Looks::Annotations => self.query.text.is_empty() && !self.filter.is_of_annotations(),
            Looks::Names => self.names == Sought::default(),
        }
    }

    /// Lets go of what is gone; whether there was such.
    pub(super) fn drop_dangling(&mut self, project: &Project) -> bool {
        let is_gone = |id: &mut EntityId| project.entities.get(id).is_none();
        let lost = self.names.entity.take_if(is_gone).is_some();
        self.filter.drop_dangling(project) || lost
    }
}

/// What looks at a document.
#[derive(Debug, Clone)]
pub(super) enum Needle {
    Words(Pattern),
    /// All annotations that pass, or those that hold this.
    Annotations(Option<Pattern>),
    Names(Rc<Mentions>),
    /// Names without a character that counts.
    Nothing,
}

/// A question made ready.
#[derive(Debug, Clone)]
pub(super) struct Sieve {
    pub(super) needle: Needle,
    pub(super) inside: bool,
    filter: SeekFilter,
    pub(super) hidden: Rc<BTreeSet<CoderId>>,
}

impl Sieve {
    pub(super) fn new(
        question: &Question,
        project: &Project,
        lexicon: Rc<Lexicon>,
        hidden: Rc<BTreeSet<CoderId>>,
    ) -> Result<Self, PatternError> {
        let pattern = || Pattern::new(&question.query).transpose();
        let needle = match question.looks {
            Looks::Words => pattern()?.map_or(Needle::Nothing, Needle::Words),
            Looks::Annotations => Needle::Annotations(pattern()?),
            Looks::Names => {
                let names = question.names.spellings(&project.entities);
                let entity = question.names.entity.clone();
                let names = names.iter().map(String::as_str);
                let mentions = Mentions::new(names, entity, lexicon);
                mentions.map_or(Needle::Nothing, |mentions| Needle::Names(Rc::new(mentions)))
            }
        };
        let (inside, filter) = (question.inside, question.filter.clone());
        Ok(Self { needle, inside, filter, hidden })
    }

    /// Whether a document is looked at.
    pub(super) fn takes(&self, document: &DocumentData) -> bool {
        let info = &document.info;
        self.filter.document.as_ref().is_none_or(|id| *id == info.id)
            && self.filter.progress.is_none_or(|progress| progress == info.progress)
    }

    /// Whether looking again at a document would find the same.
    pub(super) fn is_same(&self, before: &DocumentData, now: &DocumentData) -> bool {
        let of_annotations =
            matches!(self.needle, Needle::Annotations(_)) || self.filter.is_of_annotations();
        Rc::ptr_eq(&before.article, &now.article)
            && before.info.progress == now.info.progress
            && (!of_annotations || before.annotations.is_same(&now.annotations))
    }

    /// Whether an annotation is one that is asked for.
    pub(super) fn passes(&self, row: &Annotation) -> bool {
        !self.hidden.contains(&row.coder) && self.filter.passes(row)
    }

    /// The places that a hit must touch, or must not; `None` where it does not matter.
    pub(super) fn places(&self, document: &DocumentData) -> Option<Places> {
        let is_asked = self.filter.is_of_annotations();
        is_asked.then(|| {
            let rows = document.annotations.values().filter(|row| self.passes(row));
            let entries = rows.flat_map(|row| row.ranges()).map(|range| (range, ()));
            let wants = self.filter.tagged != Tagged::Not;
            Places { spans: SpanIndex::from_entries(entries.collect()), wants }
        })
    }
}

/// Places of annotations.
#[derive(Debug, Clone)]
pub(super) struct Places {
    spans: SpanIndex<()>,
    wants: bool,
}

impl Places {
    pub(super) fn take(&self, range: text::TextRange) -> bool {
        self.spans.touching(range).next().is_some() == self.wants
    }
}

/// The attribute of a label that is asked for first: the first one with choices, such as the
/// position of a stance.
pub fn leading_attribute<'c>(
    codebook: &'c Codebook,
    label: &LabelId,
) -> Option<(&'c AttributeId, &'c [model::Choice])> {
    let mut attributes = codebook.label(label)?.attributes.iter();
    let found = attributes.find(|attribute| !attribute.kind.choices().is_empty())?;
    Some((&found.id, found.kind.choices()))
}

/// The only entity of the project that has this name; none where several share it.
pub(super) fn entity_named(
    project: &Project,
    index: &EntityIndex,
    name: &str,
    alike: bool,
) -> Option<Rc<Entity>> {
    let kinds = [model::EntityKind::Actor, model::EntityKind::Process];
    let mut ids = kinds.into_iter().flat_map(|kind| index.named(project, name, kind, alike));
    let first = ids.next().filter(|_| ids.next().is_none())?;
    project.entities.get(&first).cloned()
}
