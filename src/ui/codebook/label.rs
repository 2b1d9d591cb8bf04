//! The page of a label: each field is a step of its own.

use super::Room;
use super::attributes::attributes;
use super::key_field::key_field;
use super::names::name_fields;
use super::tools::command;
use crate::context::Desk;
use crate::i18n::{CodebookText, Text};
use crate::ui::chip::glyph_of;
use crate::ui::widgets::{Button, Choice, Glyph, Options, TextArea};
use engine::{CodebookCommand, CodebookMsg, Holder, Msg, Part};
use model::{Codebook, Hue, Label, LabelKind, Names};
use yew::prelude::*;

const KINDS: [(&str, LabelKind); 4] = [
    ("actor", LabelKind::Actor),
    ("process", LabelKind::Process),
    ("stance", LabelKind::Stance),
    ("other", LabelKind::Other),
];

/// Sends a changed copy of the label.
fn editor<T: 'static>(
    desk: &Desk,
    label: &Label,
    change: impl Fn(&mut Label, T) + 'static,
) -> Callback<T> {
    let label = label.clone();
    command(desk, move |told| {
        let mut after = label.clone();
        change(&mut after, told);
        CodebookCommand::EditLabel(Box::new(after))
    })
}

/// The whole page.
pub(super) fn label_page(room: Room<'_>, label: &Label) -> Html {
    let Room { desk, codebook, state } = room;
    let tr = desk.tr();
    let say = |text| tr.say(Text::Codebook(text));
    let rename = editor(desk, label, |label, names: Names| label.names = names);
    let describe = editor(desk, label, |label, text| label.description = text);
    let exemplify = editor(desk, label, |label, text: String| {
        label.examples = text.lines().map(str::to_owned).collect();
    });
    let set_attributes = editor(desk, label, |label, attributes| label.attributes = attributes);
    let holder = Holder::Label(label.id.clone());
    html! {
        <div key={label.id.as_str().to_owned()} class="codebook-form">
            <h3 key="heading">{ tr.name(&label.names, label.id.as_str()) }</h3>
            { name_fields(desk, &label.names, Some("codebook-name"), &rename) }
            { colour(desk, label) }
            { kind(desk, label) }
            { key_field(desk, codebook, label, state) }
            <TextArea key="description" label={say(CodebookText::Description)} value={label.description.clone()} on_commit={describe} />
            <TextArea key="examples" label={say(CodebookText::Examples)} value={label.examples.join("\n")} on_commit={exemplify} />
            { attributes(room, &holder, &label.attributes, &set_attributes) }
            { foot(desk, codebook, label) }
        </div>
    }
}

fn colour(desk: &Desk, label: &Label) -> Html {
    let tr = desk.tr();
    let choices = Hue::ALL.into_iter().map(|hue| Choice {
        value: hue.as_str().into(),
        label: tr.say(Text::Codebook(CodebookText::HueName(hue))),
        glyph: Some(Glyph::Circle),
        class: classes!(format!("hue-{}", hue.as_str())),
    });
    let on_choose = editor(desk, label, |label, name: AttrValue| {
        label.hue = Hue::from_name(&name).unwrap_or(label.hue);
    });
    Options {
        legend: tr.say(Text::Codebook(CodebookText::Colour)),
        name: "codebook-colour".into(),
        choices: choices.collect(),
        selected: Some(label.hue.as_str()),
        on_choose,
        beside: Html::default(),
    }
    .into()
}

fn kind(desk: &Desk, label: &Label) -> Html {
    let tr = desk.tr();
    let choices = KINDS.into_iter().map(|(value, kind)| Choice {
        value: value.into(),
        label: tr.say(Text::Codebook(CodebookText::KindName(kind))),
        glyph: Some(glyph_of(kind)),
        class: Classes::new(),
    });
    let selected = KINDS.into_iter().find(|(_, kind)| *kind == label.kind);
    let on_choose = editor(desk, label, |label, name: AttrValue| {
        let found = KINDS.into_iter().find(|(value, _)| *value == name.as_str());
        label.kind = found.map_or(label.kind, |(_, kind)| kind);
    });
    Options {
        legend: tr.say(Text::Codebook(CodebookText::Kind)),
        name: "codebook-kind".into(),
        choices: choices.collect(),
        selected: selected.map(|(value, _)| value),
        on_choose,
        beside: Html::default(),
    }
    .into()
}

fn foot(desk: &Desk, codebook: &Codebook, label: &Label) -> Html {
    let tr = desk.tr();
    let name = tr.name(&label.names, label.id.as_str());
    let part = Part::Label(label.id.clone());
    let merge = desk.dispatch.reform(|()| Msg::Codebook(CodebookMsg::AskMerge));
    let remove = desk.dispatch.reform(move |()| Msg::Codebook(CodebookMsg::Ask(part.clone())));
    let merge = Button::new("merge", tr.say(Text::Codebook(CodebookText::Merge)), merge);
    let delete = tr.say(Text::Codebook(CodebookText::Remove(&name)));
    html! {
        <div key="foot" class="codebook-foot">
            { merge.disabled(codebook.labels.len() < 2) }
            { Button::new("delete", delete, remove).class("quiet danger").glyph(Glyph::Trash) }
        </div>
    }
}
