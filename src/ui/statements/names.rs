//! What statements and their parts are called.

use crate::i18n::{StatementText, Text, Translator};
use crate::ui::phrase::one_line;
use engine::DocumentStatements;
use model::{
    AnnotationId, Attribute, Codebook, DocumentData, DocumentId, Filler, Project, Statement,
    StatementType, Todo, Value,
};
use yew::prelude::*;

/// What a card shows of a statement.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Face {
    /// The name of its type.
    pub(super) kind: AttrValue,
    /// What it states: the id of the choice, and its name.
    pub(super) states: Option<(AttrValue, AttrValue)>,
    /// What fills its slots, in the order of the type; a slot that is empty and required is
    /// `None`.
    pub(super) parts: Vec<Option<AttrValue>>,
    /// What is still to be done.
    pub(super) todos: Vec<AttrValue>,
}

/// The entity's name where there is one, else the words of the text.
pub(super) fn filler_name(
    tr: Translator,
    project: &Project,
    document: &DocumentData,
    filler: &Filler,
) -> AttrValue {
    let entity = match filler {
        Filler::Entity(id) => Some(id),
        Filler::Annotation(id) => document.annotations.get(id).and_then(|a| a.entity.as_ref()),
    };
    let entity = entity.and_then(|id| project.entities.get(id));
    match (entity, filler) {
        (Some(entity), _) => tr.name(&entity.names, entity.id.as_str()),
        (None, Filler::Annotation(id)) => {
            let quote = document.annotations.get(id).map(|a| a.quote(document.text()));
            one_line(&quote.unwrap_or_default()).into()
        }
        (None, Filler::Entity(id)) => id.to_string().into(),
    }
}

/// The face of a statement.
pub(super) fn face_of(
    tr: Translator,
    project: &Project,
    document: &DocumentData,
    statement: &Statement,
) -> Face {
    let Some(kind) = project.codebook.statement_type(&statement.kind) else {
        return Face { kind: statement.kind.to_string().into(), ..Face::default() };
    };
    let parts = kind.slots.iter().filter_map(|slot| {
        let fillers = statement.slots.get(&slot.id).map(Vec::as_slice).unwrap_or_default();
        let names = fillers.iter().map(|filler| filler_name(tr, project, document, filler));
        let names = names.map(|name| name.to_string()).collect::<Vec<_>>().join(" · ");
        match names.is_empty() {
            true if slot.required => Some(None),
            true => None,
            false => Some(Some(AttrValue::from(names))),
        }
    });
    Face {
        kind: tr.name(&kind.names, kind.id.as_str()),
        states: states(tr, kind, statement),
        parts: parts.collect(),
        todos: statement.todos(kind).iter().map(|todo| todo_words(tr, kind, todo)).collect(),
    }
}

/// What a statement states: the id and the name of the choice.
fn states(
    tr: Translator,
    kind: &StatementType,
    statement: &Statement,
) -> Option<(AttrValue, AttrValue)> {
    let variable = kind.leading()?;
    let id = statement.values.get(&variable.id).and_then(Value::as_text)?;
    Some((AttrValue::from(id.to_owned()), choice_name(tr, variable, id)))
}

/// The name of a choice; its id where the codebook does not know it.
pub(crate) fn choice_name(tr: Translator, variable: &Attribute, id: &str) -> AttrValue {
    let choice = variable.kind.choices().iter().find(|choice| choice.id == id);
    choice.map_or_else(|| id.to_owned().into(), |choice| tr.name(&choice.names, id))
}

/// What is to be done, in words.
pub(super) fn todo_words(tr: Translator, kind: &StatementType, todo: &Todo) -> AttrValue {
    let text = |text| tr.say(Text::Statement(text));
    match todo {
        Todo::FillSlot(id) => {
            let name = kind.slot(id).map(|slot| tr.name(&slot.names, id.as_str()));
            text(StatementText::TodoSlot(&name.unwrap_or_default()))
        }
        Todo::SetVariable(id) => {
            let name = kind.variable(id).map(|variable| tr.name(&variable.names, id.as_str()));
            text(StatementText::TodoVariable(&name.unwrap_or_default()))
        }
        Todo::AddEvidence => text(StatementText::TodoEvidence),
    }
}

/// The statement in one line, for those who hear it.
pub(super) fn spoken(face: &Face) -> String {
    let states = face.states.iter().map(|(_, name)| name.as_str());
    let parts = face.parts.iter().flatten().map(AttrValue::as_str);
    std::iter::once(face.kind.as_str()).chain(states).chain(parts).collect::<Vec<_>>().join(", ")
}

/// A statement of a document in one line.
pub(crate) fn statement_line(
    tr: Translator,
    project: &Project,
    document: &DocumentId,
    statement: &Statement,
) -> AttrValue {
    let data = project.documents.get(document);
    let face = data.map(|data| face_of(tr, project, data, statement));
    face.map(|face| spoken(&face)).unwrap_or_default().into()
}

/// Of which statements an annotation is a part, in one line; `None` where of none.
pub(crate) fn links_of(
    tr: Translator,
    project: &Project,
    document: &DocumentData,
    statements: &DocumentStatements,
    annotation: &AnnotationId,
) -> Option<AttrValue> {
    let users = statements.users(annotation);
    let faces = users.iter().filter_map(|id| document.statements.get(id));
    let told: Vec<_> =
        faces.map(|row| spoken(&face_of(tr, project, document, row))).take(3).collect();
    let is_in = tr.say(Text::Statement(StatementText::IsIn));
    (!told.is_empty()).then(|| format!("{is_in}: {}", told.join("; ")).into())
}

/// The names of the statement types, in the codebook's order.
pub(super) fn type_names(tr: Translator, codebook: &Codebook) -> Vec<AttrValue> {
    codebook.statement_types.iter().map(|kind| tr.name(&kind.names, kind.id.as_str())).collect()
}
