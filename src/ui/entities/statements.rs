//! The statements that an entity is in, by itself or by one of its quotes.

use super::entity_name;
use crate::context::Desk;
use crate::i18n::{EntityText, Text, Translator};
use engine::{EntitiesMsg, Msg, SessionMsg};
use model::{
    AnnotationId, AttributeKind, DocumentData, DocumentId, EntityId, Filler, Project, Statement,
    StatementId, StatementType,
};
use std::rc::Rc;
use yew::prelude::*;

/// A statement with its document.
pub(super) type Stated = (DocumentId, StatementId);

/// All statements that an entity is in.
pub(super) fn statements_of(project: &Project, id: &EntityId) -> Vec<Stated> {
    let documents = project.documents.iter().flat_map(|(document, data)| {
        let involved = data.statements.values().filter(|statement| involves(data, statement, id));
        involved.map(|statement| (document.clone(), statement.id.clone()))
    });
    documents.collect()
}

fn involves(data: &DocumentData, statement: &Statement, id: &EntityId) -> bool {
    statement.slots.values().flatten().any(|filler| match filler {
        Filler::Entity(entity) => entity == id,
        Filler::Annotation(annotation) => {
            data.annotations.get(annotation).is_some_and(|row| row.entity.as_ref() == Some(id))
        }
    })
}

/// The statements, a line each. A press opens the first evidence in the article.
pub(super) fn statements(desk: &Desk, project: &Project, stated: &[Stated]) -> Html {
    let tr = desk.tr();
    let items = stated.iter().filter_map(|(document, id)| {
        let data = project.documents.get(document)?;
        let statement = data.statements.get(id)?;
        Some(item(desk, project, data, statement))
    });
    let none = stated.is_empty().then(|| tr.say(Text::Entity(EntityText::NoStatements)));
    html! {
        <section key="statements" class="entity-statements">
            <h3 key="head">{ tr.say(Text::Entity(EntityText::Statements(stated.len()))) }</h3>
            <ul key="items" role="list">{ for items }</ul>
            <p key="none" class="entity-hint">{ none.unwrap_or_default() }</p>
        </section>
    }
}

fn item(desk: &Desk, project: &Project, data: &DocumentData, statement: &Rc<Statement>) -> Html {
    let tr = desk.tr();
    let kind = project.codebook.statement_type(&statement.kind);
    let name = kind.map(|kind| tr.name(&kind.names, kind.id.as_str())).unwrap_or_default();
    let evidence = evidence_of(statement);
    let document = data.info.id.clone();
    let onclick = desk.dispatch.reform(move |_: MouseEvent| match evidence.clone() {
        Some(id) => {
            Msg::Session(SessionMsg::Entities(EntitiesMsg::OpenQuote(document.clone(), id)))
        }
        None => Msg::Session(SessionMsg::OpenDocument(document.clone())),
    });
    let parts = kind.map(|kind| parts_of(tr, project, data, statement, kind)).unwrap_or_default();
    html! {
        <li key={statement.id.as_str()}>
            <button type="button" class="entity-statement" {onclick}>
                <strong key="kind">{ name }</strong>
                <span key="parts">{ parts }</span>
            </button>
        </li>
    }
}

fn evidence_of(statement: &Statement) -> Option<AnnotationId> {
    statement.slots.values().flatten().find_map(|filler| match filler {
        Filler::Annotation(id) => Some(id.clone()),
        Filler::Entity(_) => None,
    })
}

/// What fills the slots, in the order of the type, then the values.
fn parts_of(
    tr: Translator,
    project: &Project,
    data: &DocumentData,
    statement: &Statement,
    kind: &StatementType,
) -> String {
    let spell = |filler: &Filler| match filler {
        Filler::Entity(id) => project.entities.get(id).map(|e| entity_name(tr, e).to_string()),
        Filler::Annotation(id) => data.annotations.get(id).map(|row| row.quote(data.text())),
    };
    let slots = kind.slots.iter().filter_map(|slot| {
        let fillers = statement.slots.get(&slot.id)?;
        Some(fillers.iter().filter_map(spell).collect::<Vec<_>>().join(" + "))
    });
    let values = kind.variables.iter().filter_map(|variable| {
        let value = statement.values.get(&variable.id)?.as_text()?;
        let (AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices)) = &variable.kind
        else {
            return Some(value.to_owned());
        };
        let choice = choices.iter().find(|choice| choice.id == value)?;
        Some(tr.name(&choice.names, &choice.id).to_string())
    });
    slots.chain(values).collect::<Vec<_>>().join(" · ")
}
