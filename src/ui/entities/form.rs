//! What is known of an entity, to be changed: each field is a step of its own.

use super::add_pair::AddPair;
use crate::context::Desk;
use crate::i18n::{EntityText, Text, Translator};
use crate::ui::widgets::{Choice, Glyph, LineField, Options, TextArea, icon};
use engine::{Command, EntityCommand, Msg};
use model::{AttributeId, Entity, EntityKind, Hue, LocalName, Value};
use std::collections::BTreeSet;
use yew::prelude::*;

/// The languages that always have a field.
const LANGUAGES: [&str; 2] = ["en", "zh-CN"];

/// Sends a changed copy of the entity.
fn editor<T: 'static>(
    desk: &Desk,
    entity: &Entity,
    change: impl Fn(&mut Entity, T) + 'static,
) -> Callback<T> {
    let entity = entity.clone();
    desk.dispatch.reform(move |told| {
        let mut after = entity.clone();
        change(&mut after, told);
        Msg::Edit(Command::Entity(EntityCommand::Edit(Box::new(after))))
    })
}

/// The form.
pub(super) fn form(desk: &Desk, entity: &Entity, types: &BTreeSet<String>) -> Html {
    let tr = desk.tr();
    let note = editor(desk, entity, |entity, note| entity.note = note);
    html! {
        <div key="form" class="entity-form">
            { names(desk, entity) }
            { aliases(desk, entity) }
            <div key="sort" class="entity-sort">
                { kind(desk, entity) }
                { subtype(desk, entity, types) }
            </div>
            { colour(desk, entity) }
            <TextArea key="note" label={tr.say(Text::Note)} hint={tr.say(Text::NoteHint)} value={entity.note.clone()} on_commit={note} />
            { attributes(desk, entity) }
        </div>
    }
}

fn language_label(tr: Translator, lang: &str) -> AttrValue {
    match lang {
        "en" => tr.say(Text::Entity(EntityText::English)),
        "zh-CN" => tr.say(Text::Entity(EntityText::Chinese)),
        other => AttrValue::from(other.to_owned()),
    }
}

fn names(desk: &Desk, entity: &Entity) -> Html {
    let tr = desk.tr();
    let others = entity.names.0.iter().map(|name| name.lang.as_str());
    let others = others.filter(|lang| !LANGUAGES.contains(lang));
    let fields = LANGUAGES.into_iter().chain(others).map(|lang| {
        let known = entity.names.0.iter().find(|name| name.lang == lang);
        let value = known.map(|name| name.value.clone()).unwrap_or_default();
        html! {
            <LineField
                key={lang}
                label={language_label(tr, lang)}
                {value}
                on_commit={rename(desk, entity).reform({
                    let lang = lang.to_owned();
                    move |value| (lang.clone(), value)
                })}
            />
        }
    });
    html! {
        <fieldset key="names" class="field">
            <legend>{ tr.say(Text::Entity(EntityText::Names)) }</legend>
            <div key="fields" class="entity-names">{ for fields }</div>
            <AddPair
                key="add"
                first={tr.say(Text::Entity(EntityText::LanguageTag))}
                second={tr.say(Text::Entity(EntityText::Name))}
                on_add={rename(desk, entity)}
            />
        </fieldset>
    }
}

/// Gives the entity a name in a language.
fn rename(desk: &Desk, entity: &Entity) -> Callback<(String, String)> {
    let id = entity.id.clone();
    desk.dispatch.reform(move |(lang, value)| {
        Msg::Edit(Command::Entity(EntityCommand::Rename(id.clone(), LocalName { lang, value })))
    })
}

fn aliases(desk: &Desk, entity: &Entity) -> Html {
    let tr = desk.tr();
    let remove = editor(desk, entity, |entity, gone: String| {
        entity.aliases.retain(|alias| *alias != gone);
    });
    let chips = entity.aliases.iter().map(|alias| {
        let name = tr.say(Text::Entity(EntityText::RemoveAlias(alias)));
        let gone = alias.clone();
        let onclick = remove.reform(move |_: MouseEvent| gone.clone());
        html! {
            <li key={alias.clone()} class="alias">
                <span key="alias">{ alias }</span>
                <button key="remove" type="button" class="alias-remove" aria-label={name.clone()} title={name} {onclick}>
                    { icon(Glyph::Close) }
                </button>
            </li>
        }
    });
    let add = editor(desk, entity, |entity, alias: String| entity.add_alias(&alias));
    html! {
        <fieldset key="aliases" class="field">
            <legend>{ tr.say(Text::Entity(EntityText::Aliases)) }</legend>
            <ul key="chips" class="aliases" role="list">{ for chips }</ul>
            <LineField
                key="add"
                id="entity-alias"
                label={tr.say(Text::Entity(EntityText::AddAlias))}
                label_hidden=true
                placeholder={tr.say(Text::Entity(EntityText::AddAlias))}
                value=""
                empties=true
                on_commit={add}
            />
        </fieldset>
    }
}

fn kind(desk: &Desk, entity: &Entity) -> Html {
    let tr = desk.tr();
    let choice = |kind, value: &'static str, glyph, class: &'static str| Choice {
        value: value.into(),
        label: tr.say(Text::Entity(EntityText::OfKind(kind))),
        glyph: Some(glyph),
        class: classes!(class),
    };
    let selected = match entity.kind {
        EntityKind::Actor => "actor",
        EntityKind::Process => "process",
    };
    let on_choose = editor(desk, entity, |entity, value: AttrValue| {
        entity.kind = if value == "process" { EntityKind::Process } else { EntityKind::Actor };
    });
    Options {
        legend: tr.say(Text::Entity(EntityText::Kind)),
        name: "entity-kind".into(),
        choices: vec![
            choice(EntityKind::Actor, "actor", Glyph::Circle, "hue-blue"),
            choice(EntityKind::Process, "process", Glyph::Square, "hue-amber"),
        ],
        selected: Some(selected),
        on_choose,
        beside: Html::default(),
    }
    .into()
}

/// A field with suggestions, so that the list of types is whatever the analyst makes it.
fn subtype(desk: &Desk, entity: &Entity, types: &BTreeSet<String>) -> Html {
    let tr = desk.tr();
    let named: Vec<_> = types
        .iter()
        .map(|id| (id.clone(), tr.say(Text::Entity(EntityText::TypeName(id)))))
        .collect();
    let options = named.iter().map(|(id, name)| {
        html! { <option key={id.clone()} value={name.clone()} /> }
    });
    let shown = tr.say(Text::Entity(EntityText::TypeName(&entity.subtype)));
    let known = named.clone();
    let on_commit = editor(desk, entity, move |entity, typed: String| {
        let id = known.iter().find(|(_, name)| name.as_str() == typed.trim());
        entity.subtype = id.map_or(typed, |(id, _)| id.clone());
    });
    html! {
        <div key="type" class="entity-type">
            <LineField key="field" label={tr.say(Text::Entity(EntityText::Type))} value={shown} list="entity-types" {on_commit} />
            <datalist key="list" id="entity-types">{ for options }</datalist>
        </div>
    }
}

fn colour(desk: &Desk, entity: &Entity) -> Html {
    let tr = desk.tr();
    let own = Choice {
        value: "own".into(),
        label: tr.say(Text::Entity(EntityText::OwnColour)),
        glyph: None,
        class: Classes::default(),
    };
    let hues = Hue::ALL.into_iter().map(|hue| Choice {
        value: hue.as_str().into(),
        label: tr.say(Text::Entity(EntityText::HueName(hue))),
        glyph: Some(Glyph::Circle),
        class: classes!(format!("hue-{}", hue.as_str())),
    });
    let on_choose = editor(desk, entity, |entity, value: AttrValue| {
        entity.hue = Hue::ALL.into_iter().find(|hue| hue.as_str() == value.as_str());
    });
    Options {
        legend: tr.say(Text::Entity(EntityText::Colour)),
        name: "entity-colour".into(),
        choices: std::iter::once(own).chain(hues).collect(),
        selected: Some(entity.hue.map_or("own", Hue::as_str)),
        on_choose,
        beside: Html::default(),
    }
    .into()
}

fn attributes(desk: &Desk, entity: &Entity) -> Html {
    let tr = desk.tr();
    let set = editor(desk, entity, |entity, (field, value): (String, String)| {
        let id = AttributeId::new(field);
        match value.trim() {
            "" => entity.attributes.remove(&id),
            value => entity.attributes.insert(id, Value::Text(value.to_owned())),
        };
    });
    let fields = entity.attributes.iter().map(|(id, value)| {
        let value = match value {
            Value::Text(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Boolean(value) => value.to_string(),
        };
        let field = id.to_string();
        html! {
            <LineField
                key={id.as_str()}
                label={field.clone()}
                {value}
                on_commit={set.reform(move |value| (field.clone(), value))}
            />
        }
    });
    html! {
        <fieldset key="attributes" class="field">
            <legend>{ tr.say(Text::Entity(EntityText::Attributes)) }</legend>
            <div key="fields" class="entity-names">{ for fields }</div>
            <AddPair
                key="add"
                first={tr.say(Text::Entity(EntityText::Field))}
                second={tr.say(Text::Entity(EntityText::Value))}
                on_add={set}
            />
        </fieldset>
    }
}
