//! Random steps with the codebook.

use super::super::App;
use crate::{CodebookCommand, CodebookMsg, Command, Direction, Holder, Msg, Part, Place};
use model::{AttributeKind, Codebook, Hue, LabelId, LabelKind, LocalName};

fn holder(codebook: &Codebook, raw: u32) -> Option<Holder> {
    let (labels, types) = (&codebook.labels, &codebook.statement_types);
    let idx = raw as usize % (labels.len() + types.len()).max(1);
    match labels.get(idx) {
        Some(label) => Some(Holder::Label(label.id.clone())),
        None => types.get(idx - labels.len()).map(|kind| Holder::Type(kind.id.clone())),
    }
}

/// Any part of the codebook, small ones more often.
fn part(codebook: &Codebook, a: u32, b: u32) -> Option<Part> {
    let holder = holder(codebook, a)?;
    let whole = match &holder {
        Holder::Label(id) => Part::Label(id.clone()),
        Holder::Type(id) => Part::Type(id.clone()),
    };
    let attributes = match &holder {
        Holder::Label(id) => &codebook.label(id)?.attributes,
        Holder::Type(id) => &codebook.statement_type(id)?.variables,
    };
    let attribute = attributes.get(b as usize % 2);
    Some(match (b / 2 % 8, &holder, attribute) {
        (0, ..) => whole,
        (1 | 2, Holder::Type(id), _) => {
            let slots = &codebook.statement_type(id)?.slots;
            Part::Slot(id.clone(), slots.get(b as usize % 3)?.id.clone())
        }
        (3..=5, _, Some(attribute)) => {
            let choice = attribute.kind.choices().get(b as usize % 4)?.id.clone();
            Part::Choice(holder, attribute.id.clone(), choice)
        }
        (_, _, Some(attribute)) => Part::Attribute(holder, attribute.id.clone()),
        _ => whole,
    })
}

/// A codebook as another analyst might send it: other names, keys that clash, labels merged.
fn foreign(app: &App, a: u32) -> Codebook {
    let mut codebook = model::shipped_codebook();
    if a.is_multiple_of(3) {
        codebook = Codebook::clone(&app.model.project.codebook);
        codebook.labels.reverse();
    }
    for label in &mut codebook.labels {
        label.shortcut = Some(if a.is_multiple_of(2) { 'n' } else { '2' });
        label.hue = Hue::ALL[a as usize % 8];
    }
    if a.is_multiple_of(5) && codebook.labels.len() > 1 {
        let from = codebook.labels.remove(0).id;
        let into = codebook.labels[0].id.clone();
        codebook.merged.push(model::Merged { from, into });
    }
    codebook
}

pub(super) fn message(app: &App, a: u32, b: u32) -> Msg {
    let codebook = &app.model.project.codebook;
    let name = LocalName { lang: "zh-CN".into(), value: "新".into() };
    let edit = |command| Msg::Edit(Command::Codebook(command));
    let room = |msg| Msg::Codebook(msg);
    let direction = if a.is_multiple_of(2) { Direction::Forward } else { Direction::Backward };
    let Some(holder) = holder(codebook, b) else {
        return room(CodebookMsg::Add(Place::Label, name));
    };
    let heir = codebook.labels.get(b as usize % 4).map(|label| label.id.as_str().to_owned());
    match (a / 3 % 16, part(codebook, a, b)) {
        (0, _) if codebook.labels.len() < 6 => room(CodebookMsg::Add(Place::Label, name)),
        (1, _) => room(CodebookMsg::Add(Place::Attribute(holder), name)),
        (2, Some(Part::Attribute(holder, id))) => {
            room(CodebookMsg::Add(Place::Choice(holder, id), name))
        }
        (3, Some(part)) => room(CodebookMsg::Move(part, direction)),
        (4, Some(part)) => edit(CodebookCommand::Remove(part, None)),
        (5, Some(part @ Part::Label(_))) => edit(CodebookCommand::Remove(part, heir)),
        (6, Some(Part::Choice(holder, id, choice))) => {
            let heir = Some("support".to_owned());
            edit(CodebookCommand::Remove(Part::Choice(holder, id, choice), heir))
        }
        (7, _) => match (codebook.labels.first(), codebook.labels.last()) {
            (Some(from), Some(into)) => {
                edit(CodebookCommand::Merge { from: from.id.clone(), into: into.id.clone() })
            }
            _ => room(CodebookMsg::Open(None)),
        },
        (8, _) => edit(CodebookCommand::Import(Box::new(foreign(app, b)))),
        (9, _) => match codebook.labels.get(b as usize % 3) {
            Some(label) => {
                let key = ['1', '2', 'n', 'J', '标', 'X'][a as usize % 6];
                room(CodebookMsg::SetKey(label.id.clone(), Some(key)))
            }
            None => room(CodebookMsg::Open(None)),
        },
        (10, Some(part)) => room(CodebookMsg::Ask(part)),
        (11, _) if a.is_multiple_of(2) => match &app.model.session.codebook.selected {
            Some(Holder::Label(_)) => {
                room(CodebookMsg::Merge(LabelId::new(heir.unwrap_or_default())))
            }
            _ => room(CodebookMsg::AskMerge),
        },
        (11, _) => room(CodebookMsg::Remove(heir)),
        (12, _) => match codebook.labels.get(b as usize % 3) {
            Some(label) => edit(CodebookCommand::EditLabel(Box::new(edited(label.clone(), b)))),
            None => room(CodebookMsg::Open(None)),
        },
        (13, _) => match codebook.statement_types.get(b as usize % 2) {
            Some(kind) => {
                let mut kind = kind.clone();
                let labels = codebook.labels.iter().skip(1).map(|label| label.id.clone());
                kind.slots
                    .iter_mut()
                    .take(1)
                    .for_each(|slot| slot.labels = labels.clone().collect());
                edit(CodebookCommand::EditType(Box::new(kind)))
            }
            None => room(CodebookMsg::Add(Place::Type, name)),
        },
        _ => room(CodebookMsg::Open(Some(holder))),
    }
}

fn edited(mut label: model::Label, raw: u32) -> model::Label {
    label.kind = [LabelKind::Actor, LabelKind::Process, LabelKind::Other][raw as usize % 3];
    if let Some(attribute) = label.attributes.first_mut() {
        attribute.kind = match (raw / 3 % 4, attribute.kind.choices()) {
            (0, choices) => AttributeKind::Ordinal(choices.to_vec()),
            (1, choices) => AttributeKind::Choice(choices.to_vec()),
            (2, _) => AttributeKind::Text,
            _ => AttributeKind::Boolean,
        };
    }
    label
}
