//! Entities on the screen: their room, and linking annotations as they are made.

use crate::update::edit;
use crate::{
    AnnotationKey, Command, Dialog, Effect, EntityCommand, EntityDraft, Env, FocusTarget, Model,
    NoticeKind, View, navigation, rooms,
};
use model::{
    Annotation, AnnotationId, Change, ChangeSet, DocumentId, EntityId, EntityKind, LocalName,
    Origin, Step,
};
use std::rc::Rc;

/// Which entities the room lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Showing {
    /// All.
    #[default]
    All,
    /// Those that nothing names.
    Unused,
    /// Those that share a name with another one.
    Sharing,
}

/// What the room of the entities shows.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct EntitiesState {
    /// What is typed into the search field.
    pub search: String,
    /// Only entities of this kind.
    pub kind: Option<EntityKind>,
    /// Only entities of this type.
    pub subtype: Option<String>,
    /// Which ones.
    pub showing: Showing,
    /// The entity whose page is open.
    pub selected: Option<EntityId>,
}

/// Messages of the entities that change nothing durable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EntitiesMsg {
    /// Something was typed into the search field.
    Search(String),
    /// Only entities of this kind, or of all.
    OfKind(Option<EntityKind>),
    /// Only entities of this type, or of all.
    OfType(Option<String>),
    /// All, unused, or sharing ones.
    Show(Showing),
    /// Opens an entity's page in its room, or closes it.
    Open(Option<EntityId>),
    /// Opens the sentence of a quote in the article.
    OpenQuote(DocumentId, AnnotationId),
}

/// Carries out a message that changes nothing durable.
pub(crate) fn update(model: &mut Model, msg: EntitiesMsg) -> Vec<Effect> {
    let state = Rc::make_mut(&mut model.session_mut().entities);
    match msg {
        EntitiesMsg::Search(text) => state.search = text,
        EntitiesMsg::OfKind(kind) => state.kind = kind,
        EntitiesMsg::OfType(subtype) => state.subtype = subtype,
        EntitiesMsg::Show(showing) => state.showing = showing,
        EntitiesMsg::Open(id) => return open(model, id),
        EntitiesMsg::OpenQuote(document, id) => return open_quote(model, document, id),
    }
    Vec::new()
}

/// Opens the page of an entity.
pub(crate) fn open(model: &mut Model, id: Option<EntityId>) -> Vec<Effect> {
    let id = id.filter(|id| model.project.entities.get(id).is_some());
    let session = model.session_mut();
    Rc::make_mut(&mut session.entities).selected = id;
    if session.view == View::Entities { Vec::new() } else { rooms::show(model, View::Entities) }
}

/// Goes to an annotation in its article.
pub(crate) fn open_quote(model: &mut Model, document: DocumentId, id: AnnotationId) -> Vec<Effect> {
    if !model.project.documents.contains_key(&document) {
        return Vec::new();
    }
    if model.session.document.as_ref() != Some(&document) {
        navigation::show_document(model, Some(document));
    }
    model.session_mut().view = View::Read;
    let mut effects = navigation::reveal(model, id);
    effects.push(Effect::Focus(FocusTarget::Article));
    effects
}

/// Closes the open page; says whether there was one.
pub(crate) fn close(model: &mut Model) -> bool {
    model.session.entities.selected.is_some()
        && Rc::make_mut(&mut model.session_mut().entities).selected.take().is_some()
}

/// The room never points at an entity that is gone.
pub(crate) fn drop_dangling(model: &mut Model) {
    let selected = model.session.entities.selected.as_ref();
    if selected.is_some_and(|id| model.project.entities.get(id).is_none()) {
        close(model);
        let session = model.session_mut();
        let of_it = |dialog: Dialog| {
            matches!(dialog, Dialog::MergeEntity | Dialog::SplitEntity | Dialog::DeleteEntity)
        };
        session.dialog = session.dialog.filter(|dialog| !of_it(*dialog));
    }
}

/// Links annotations that are made by hand or get another label to the one entity that their
/// words name, if there is just one.
pub(crate) fn link_new(model: &Model, set: &mut ChangeSet) {
    if !matches!(set.step, Step::AddAnnotation | Step::TagMany | Step::Relabel) {
        return;
    }
    for change in &mut set.changes {
        let Change::Annotation(document, delta) = change else { continue };
        let Some(after) = &mut delta.after else { continue };
        let before = delta.before.as_ref();
        let is_relabelled = before.is_some_and(|before| before.label != after.label);
        if after.origin == Origin::Manual && (before.is_none() || is_relabelled) {
            let text = model.project.documents.get(document).map_or("", |d| d.text());
            let entity = fitting(model, after, text);
            if entity != after.entity {
                Rc::make_mut(after).entity = entity;
            }
        }
    }
}

/// The entity that an annotation should have: the one it has, if that is of the label's kind,
/// else the only one that its words name.
fn fitting(model: &Model, annotation: &Annotation, text: &str) -> Option<EntityId> {
    let kind = named_kind(model, annotation)?;
    let is_kind = |id: &EntityId| model.project.entities.get(id).is_some_and(|e| e.kind == kind);
    if let Some(id) = annotation.entity.clone().filter(is_kind) {
        return Some(id);
    }
    let alike = model.session.settings.alike;
    let found = model.entities.named(&model.project, &annotation.quote(text), kind, alike);
    if let [only] = found.as_slice() { Some(only.clone()) } else { None }
}

/// What an annotation's words name by its label.
fn named_kind(model: &Model, annotation: &Annotation) -> Option<EntityKind> {
    EntityKind::named_by(model.project.codebook.label(&annotation.label)?.kind)
}

/// Makes the words of the selected annotation an entity, or links it to the one of that name.
pub(crate) fn name_selected(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let Some((key, annotation)) = selected(model) else {
        model.session_mut().notify(NoticeKind::SelectTextFirst);
        return Vec::new();
    };
    let Some(kind) = named_kind(model, &annotation) else {
        model.session_mut().notify(NoticeKind::NamesNothing);
        return Vec::new();
    };
    let Some(document) = model.document() else { return Vec::new() };
    let quote = annotation.quote(document.text());
    let lang = language_of(&quote, &document.info.metadata.language);
    let command = match fitting(model, &annotation, document.text()) {
        Some(entity) => EntityCommand::Link(vec![key], Some(entity)),
        None => {
            let name = LocalName { lang, value: quote };
            EntityCommand::Create(EntityDraft { kind, name }, vec![key])
        }
    };
    edit(model, Command::Entity(command), env)
}

/// Makes an entity and opens its page.
pub(crate) fn create(model: &mut Model, draft: EntityDraft, env: &mut Env<'_>) -> Vec<Effect> {
    let before = model.seq;
    let command = Command::Entity(EntityCommand::Create(draft, Vec::new()));
    let mut effects = edit(model, command, env);
    let made = model.history.undoable().and_then(|set| match set.changes.first() {
        Some(Change::Entity(delta)) => delta.after.as_ref().map(|entity| entity.id.clone()),
        _ => None,
    });
    if model.seq > before {
        Rc::make_mut(&mut model.session_mut().entities).search.clear();
        effects.extend(open(model, made));
    }
    effects
}

fn selected(model: &Model) -> Option<(AnnotationKey, Rc<Annotation>)> {
    let document = model.document()?;
    let annotation = document.annotations.get(model.session.annotation.as_ref()?)?;
    Some(((document.info.id.clone(), annotation.id.clone()), annotation.clone()))
}

/// The language of a name, as its writing shows it; that of the article where it does not.
pub fn language_of(name: &str, of_article: &str) -> String {
    let is_han = |character: char| matches!(character, '\u{3400}'..='\u{9fff}');
    let is_chinese = matches!(of_article.get(..2), None | Some("zh" | "en"));
    if is_chinese && name.chars().any(is_han) {
        "zh-CN".to_owned()
    } else if name.is_ascii() {
        "en".to_owned()
    } else {
        of_article.to_owned()
    }
}
