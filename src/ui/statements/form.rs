//! The details of a statement: type, to-dos, slots, variables, note, and its end.

use super::names::todo_words;
use super::slots::slots;
use crate::context::{OpenDocument, Shared, use_dispatch, use_project};
use crate::i18n::{StatementText, Text, Translator, use_translator};
use crate::ui::inspector::value_rows;
use crate::ui::widgets::{Button, Choice, Glyph, Options, TextArea};
use engine::{Command, ComposeMsg, Msg, StatementEdit};
use model::{Codebook, SlotId, Statement, StatementType, StatementTypeId};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct StatementFormProps {
    pub(crate) document: OpenDocument,
    pub(crate) statement: Shared<Statement>,
    /// The slot that clicks in the article fill.
    pub(crate) armed: Option<SlotId>,
}

impl StatementFormProps {
    /// Sends an edit of this statement, made of what a control tells.
    fn edit<T: 'static>(
        &self,
        dispatch: &Callback<Msg>,
        make: impl Fn(T) -> StatementEdit + 'static,
    ) -> Callback<T> {
        let (document, id) = (self.document.data.info.id.clone(), self.statement.id.clone());
        dispatch.reform(move |told| {
            Msg::Edit(Command::EditStatement(document.clone(), id.clone(), make(told)))
        })
    }
}

/// Everything that can be seen and changed of one statement.
#[component(StatementForm)]
pub(crate) fn statement_form(props: &StatementFormProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let project = use_project();
    let StatementFormProps { document, statement, armed } = props;
    let Some(kind) = project.codebook.statement_type(&statement.kind) else {
        return html! { <div class="inspector" /> };
    };
    let change = props.edit(&dispatch, |edit| edit);
    let set_type =
        change.reform(|id: AttrValue| StatementEdit::SetType(StatementTypeId::new(id.as_str())));
    let set_value = change.reform(|(id, value)| StatementEdit::SetVariable(id, value));
    let set_note = change.reform(StatementEdit::SetNote);
    html! {
        <div class="inspector">
            { type_choice(tr, &project.codebook, &statement.kind, set_type) }
            { todos(tr, kind, statement) }
            { slots(tr, &dispatch, &project, &document.data, statement, armed.as_ref(), &change) }
            { value_rows(tr, &kind.variables, &statement.values, &set_value) }
            <TextArea
                key="note"
                id="annotation-note"
                label={tr.say(Text::Note)}
                hint={tr.say(Text::NoteHint)}
                value={statement.note.clone()}
                on_commit={set_note}
            />
            { foot(tr, &dispatch, &change) }
        </div>
    }
}

fn type_choice(
    tr: Translator,
    codebook: &Codebook,
    present: &StatementTypeId,
    on_choose: Callback<AttrValue>,
) -> Html {
    let choices = codebook.statement_types.iter().map(|kind| Choice {
        value: AttrValue::from(kind.id.as_str().to_owned()),
        label: tr.name(&kind.names, kind.id.as_str()),
        glyph: None,
        class: classes!(),
    });
    Options {
        legend: tr.say(Text::Statement(StatementText::Type)),
        name: "statement-type".into(),
        choices: choices.collect(),
        selected: Some(present.as_str()),
        on_choose,
        beside: Html::default(),
    }
    .into()
}

/// What is still to be done. It blocks nothing.
fn todos(tr: Translator, kind: &StatementType, statement: &Statement) -> Html {
    let todos = statement.todos(kind);
    let is_done = todos.is_empty();
    let items = todos.iter().enumerate().map(|(idx, todo)| {
        html! { <li key={idx}>{ todo_words(tr, kind, todo) }</li> }
    });
    html! {
        <div key="todos" class="todos" hidden={is_done}>
            <h3 key="head" class="field-label">{ tr.say(Text::Statement(StatementText::Todos)) }</h3>
            <ul key="list" role="list">{ for items }</ul>
        </div>
    }
}

fn foot(tr: Translator, dispatch: &Callback<Msg>, change: &Callback<StatementEdit>) -> Html {
    let duplicate = dispatch.reform(|()| Msg::Compose(ComposeMsg::Duplicate));
    let name = tr.say(Text::Statement(StatementText::Duplicate));
    let duplicate = Button::new("duplicate", name, duplicate).class("small").shortcut("D");
    let delete = change.reform(|()| StatementEdit::Delete);
    let delete = Button::new("delete", tr.say(Text::Statement(StatementText::Delete)), delete)
        .class("quiet danger small")
        .glyph(Glyph::Trash)
        .shortcut("Delete");
    html! { <div key="foot" class="inspector-foot">{ duplicate }{ delete }</div> }
}
