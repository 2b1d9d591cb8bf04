//! The dialog that sets the same in many statements: what to set, and what would change, before
//! anything does.

use crate::context::{Desk, Shared, use_desk, use_project, use_session};
use crate::i18n::{StatementText, Text, Translator};
use crate::ui::statements::{EntityPicker, choice_name, statement_line};
use crate::ui::widgets::{Button, Dialog, Select, TextField};
use engine::{Msg, Recoded, Recoding, SessionMsg, TableMsg, recoded};
use model::{Attribute, AttributeId, AttributeKind, EntityId, EntityKind, Project, Value};
use std::rc::Rc;
use yew::prelude::*;

/// How many statements are shown before and after.
const MOST_SHOWN: usize = 40;

/// The value of the field for what is recoded that stands for entities.
const ENTITY: &str = "entity";

/// What is being filled in.
#[derive(Debug, Clone, PartialEq, Default)]
struct Form {
    /// The variable, or [`ENTITY`].
    what: String,
    /// The value as it is typed or chosen; empty clears.
    value: String,
    from: Option<EntityId>,
    to: Option<EntityId>,
}

enum Entry {
    What(String),
    Value(String),
    From(EntityId),
    To(EntityId),
}

impl Reducible for Form {
    type Action = Entry;

    fn reduce(self: Rc<Self>, entry: Entry) -> Rc<Self> {
        let mut form = (*self).clone();
        match entry {
            Entry::What(what) => form = Self { what, ..Self::default() },
            Entry::Value(value) => form.value = value,
            Entry::From(id) => form.from = Some(id),
            Entry::To(id) => form.to = Some(id),
        }
        Rc::new(form)
    }
}

impl Form {
    /// What it asks for, once it asks for something.
    fn recoding(&self, project: &Project) -> Option<Recoding> {
        if self.what == ENTITY {
            let (from, to) = (self.from.clone()?, self.to.clone()?);
            return Some(Recoding::ReplaceEntity { from, to });
        }
        let variable = variable(project, &self.what)?;
        let typed = self.value.trim();
        let value = match (&variable.kind, typed) {
            (_, "") => None,
            (AttributeKind::Boolean, typed) => Some(Value::Boolean(typed == "yes")),
            (AttributeKind::Integer, typed) => Some(Value::Integer(typed.parse().ok()?)),
            (_, typed) => Some(Value::Text(typed.to_owned())),
        };
        Some(Recoding::SetVariable(variable.id.clone(), value))
    }
}

fn variable<'p>(project: &'p Project, id: &str) -> Option<&'p Attribute> {
    let id = AttributeId::new(id);
    project.codebook.statement_types.iter().find_map(|kind| kind.variable(&id))
}

/// The dialog.
#[component(RecodeDialog)]
pub(crate) fn recode_dialog() -> Html {
    let desk = use_desk();
    let project = use_project();
    let session = use_session();
    let keys = Rc::clone(&session.table.recoding);
    let form = use_reducer(Form::default);
    let recoding = form.recoding(&project);
    let found = use_memo((project.clone(), Shared(keys.clone()), recoding.clone()), |_| {
        recoding.as_ref().map(|recoding| recoded(&project, &keys, recoding)).unwrap_or_default()
    });
    let on_close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let apply = match recoding {
        Some(recoding) => {
            desk.dispatch.reform(move |()| Msg::Table(TableMsg::Recode(recoding.clone())))
        }
        None => Callback::noop(),
    };
    let say = |text| desk.tr().say(Text::Statement(text));
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("cancel", desk.tr().say(Text::Cancel), on_close.clone()) }
            { Button::new("apply", say(StatementText::Apply(found.len())), apply).class("primary").disabled(found.is_empty()) }
        </div>
    };
    html! {
        <Dialog
            class="wide"
            title={say(StatementText::Recode(keys.len()))}
            close_label={desk.tr().say(Text::Close)}
            {on_close}
            {foot}
        >
            <div class="recode">
                <div key="form" class="recode-form">
                    { what_field(&desk, &project, &form) }
                    { value_fields(&desk, &project, &form) }
                </div>
                { preview(&desk, &project, &found, keys.len()) }
            </div>
        </Dialog>
    }
}

fn told<T: 'static>(
    form: &UseReducerHandle<Form>,
    make: impl Fn(T) -> Entry + 'static,
) -> Callback<T> {
    let dispatcher = form.dispatcher();
    Callback::from(move |value| dispatcher.dispatch(make(value)))
}

fn what_field(desk: &Desk, project: &Project, form: &UseReducerHandle<Form>) -> Html {
    let tr = desk.tr();
    let mut options = vec![(String::new(), tr.say(Text::Statement(StatementText::Choose)))];
    for variable in project.codebook.statement_types.iter().flat_map(|kind| &kind.variables) {
        let id = variable.id.to_string();
        if !options.iter().any(|(other, _)| *other == id) {
            options.push((id, tr.name(&variable.names, variable.id.as_str())));
        }
    }
    if project.entities.len() > 1 {
        options.push((ENTITY.to_owned(), tr.say(Text::Statement(StatementText::AnEntity))));
    }
    Select {
        key: "what",
        label: tr.say(Text::Statement(StatementText::What)),
        options,
        selected: &form.what,
        on_choose: told(form, Entry::What),
    }
    .into()
}

fn value_fields(desk: &Desk, project: &Project, form: &UseReducerHandle<Form>) -> Html {
    if form.what == ENTITY {
        return entity_fields(desk, project, form);
    }
    match variable(project, &form.what) {
        Some(variable) => value_field(desk.tr(), variable, form),
        None => html! { <span key="value" hidden=true /> },
    }
}

fn value_field(tr: Translator, variable: &Attribute, form: &UseReducerHandle<Form>) -> Html {
    let label = tr.say(Text::Statement(StatementText::NewValue));
    let none = (String::new(), tr.say(Text::Statement(StatementText::NotSet)));
    let options = match &variable.kind {
        AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) => {
            let choices = choices.iter().map(|c| (c.id.clone(), tr.name(&c.names, &c.id)));
            std::iter::once(none).chain(choices).collect()
        }
        AttributeKind::Boolean => {
            let yes = ("yes".to_owned(), tr.say(Text::Yes));
            let no = ("no".to_owned(), tr.say(Text::Statement(StatementText::No)));
            vec![none, yes, no]
        }
        AttributeKind::Integer | AttributeKind::Text => {
            let on_input = told(form, Entry::Value);
            return html! { <TextField key="value" {label} value={form.value.clone()} {on_input} /> };
        }
    };
    let on_choose = told(form, Entry::Value);
    Select { key: "value", label, options, selected: &form.value, on_choose }.into()
}

fn entity_fields(desk: &Desk, project: &Project, form: &UseReducerHandle<Form>) -> Html {
    let tr = desk.tr();
    let name = |id: &Option<EntityId>| {
        let entity = id.as_ref().and_then(|id| project.entities.get(id));
        entity.map(|entity| tr.name(&entity.names, entity.id.as_str())).unwrap_or_default()
    };
    let from_kind =
        form.from.as_ref().and_then(|id| project.entities.get(id)).map(|entity| entity.kind);
    let both = vec![EntityKind::Actor, EntityKind::Process];
    let field =
        |key: &'static str, words, chosen: AttrValue, kinds, entry: fn(EntityId) -> Entry| {
            let label = tr.say(Text::Statement(words));
            html! {
                <div {key} class="field">
                    <span key="label" class="field-label">{ label.clone() }</span>
                    <strong key="chosen">{ chosen }</strong>
                    <EntityPicker key="picker" {label} {kinds} on_choose={told(form, entry)} />
                </div>
            }
        };
    let of_kind = from_kind.map_or_else(|| both.clone(), |kind| vec![kind]);
    html! {
        <div key="value" class="recode-form">
            { field("from", StatementText::ReplaceFrom, name(&form.from), both, Entry::From) }
            { field("to", StatementText::ReplaceTo, name(&form.to), of_kind, Entry::To) }
        </div>
    }
}

/// What would change: each statement, and its value before and after.
fn preview(desk: &Desk, project: &Project, found: &[Recoded], n_asked: usize) -> Html {
    let tr = desk.tr();
    let rows = found.iter().take(MOST_SHOWN).enumerate().map(|(idx, row)| {
        let (before, after) = before_and_after(tr, project, row);
        html! {
            <tr key={idx}>
                <td key="statement">{ statement_line(tr, project, &row.document, &row.before) }</td>
                <td key="before"><del>{ before }</del></td>
                <td key="after"><ins>{ after }</ins></td>
            </tr>
        }
    });
    let say = |text| tr.say(Text::Statement(text));
    let counts = StatementText::WouldChange { changed: found.len(), asked: n_asked };
    html! {
        <section key="preview" class="recode-preview" aria-label={say(StatementText::Preview)}>
            <p key="counts" role="status">{ say(counts) }</p>
            <table key="table" hidden={found.is_empty()}>
                <thead key="head">
                    <tr>
                        <th scope="col">{ say(StatementText::Statement) }</th>
                        <th scope="col">{ say(StatementText::Before) }</th>
                        <th scope="col">{ say(StatementText::After) }</th>
                    </tr>
                </thead>
                <tbody key="rows">{ for rows }</tbody>
            </table>
            <p key="more" class="hint" hidden={found.len() <= MOST_SHOWN}>
                { say(StatementText::AndMore(found.len().saturating_sub(MOST_SHOWN))) }
            </p>
        </section>
    }
}

/// What differs, in words: the variable that is set, or the whole statement where an entity is
/// replaced.
fn before_and_after(tr: Translator, project: &Project, row: &Recoded) -> (AttrValue, AttrValue) {
    let kind = project.codebook.statement_type(&row.before.kind);
    let variables = kind.map(|kind| kind.variables.as_slice()).unwrap_or_default();
    let changed =
        variables.iter().find(|v| row.before.values.get(&v.id) != row.after.values.get(&v.id));
    match changed {
        Some(variable) => {
            let told = |value: Option<&Value>| value_words(tr, variable, value);
            let of = |statement: &model::Statement| told(statement.values.get(&variable.id));
            (of(&row.before), of(&row.after))
        }
        None => {
            let n_spans = StatementText::SpansLinked(row.annotations.len());
            let after = match row.annotations.is_empty() {
                true => statement_line(tr, project, &row.document, &row.after),
                false => tr.say(Text::Statement(n_spans)),
            };
            (AttrValue::default(), after)
        }
    }
}

fn value_words(tr: Translator, variable: &Attribute, value: Option<&Value>) -> AttrValue {
    match value {
        None => tr.say(Text::Statement(StatementText::NotSet)),
        Some(Value::Boolean(true)) => tr.say(Text::Yes),
        Some(Value::Boolean(false)) => tr.say(Text::Statement(StatementText::No)),
        Some(Value::Integer(number)) => number.to_string().into(),
        Some(Value::Text(text)) => choice_name(tr, variable, text),
    }
}
