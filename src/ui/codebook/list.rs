//! The list of labels and statement types, and the ways in and out for the whole codebook.

use super::Room;
use super::tools::row_tools;
use crate::context::Desk;
use crate::i18n::{CodebookText, RoomText, Text};
use crate::ui::chip::{glyph_of, hue_class};
use crate::ui::widgets::{Button, Glyph, icon};
use engine::{CodebookMsg, CodebookState, ExchangeMsg, Holder, Msg, Part, Place, View};
use model::LocalName;
use yew::prelude::*;

/// The left column.
pub(super) fn list(room: Room<'_>) -> Html {
    let Room { desk, codebook, state } = room;
    let tr = desk.tr();
    let say = |text| tr.say(Text::Codebook(text));
    let labels = codebook.labels.iter().enumerate().map(|(idx, label)| {
        let name = tr.name(&label.names, label.id.as_str());
        let sign = html! {
            <span key="sign" class={classes!("codebook-sign", hue_class(label))}>
                { icon(glyph_of(label.kind)) }
            </span>
        };
        let key = label.shortcut.map(|key| html! { <kbd key="key">{ key }</kbd> });
        let beside = html! { <span key="beside">{ key.unwrap_or_default() }</span> };
        let part = Part::Label(label.id.clone());
        let tools = row_tools(room, &part, &name, (idx, codebook.labels.len()));
        row(desk, state, Holder::Label(label.id.clone()), &name, [sign, beside, tools])
    });
    let types = codebook.statement_types.iter().enumerate().map(|(idx, kind)| {
        let name = tr.name(&kind.names, kind.id.as_str());
        let none = html! { <span key="sign" hidden=true /> };
        let part = Part::Type(kind.id.clone());
        let beside = html! { <span key="beside" hidden=true /> };
        let tools = row_tools(room, &part, &name, (idx, codebook.statement_types.len()));
        row(desk, state, Holder::Type(kind.id.clone()), &name, [none, beside, tools])
    });
    html! {
        <section key="list" id="room" class="side left codebook-list" tabindex="-1" aria-label={tr.say(Text::Room(RoomText::Name(View::Codebook)))}>
            <h3 key="labels">{ say(CodebookText::Labels) }</h3>
            <ul key="label-rows" role="list" aria-label={say(CodebookText::Labels)}>{ for labels }</ul>
            { adder(desk, CodebookText::AddLabel, CodebookText::NewLabel, Place::Label) }
            <h3 key="types">{ say(CodebookText::Types) }</h3>
            <ul key="type-rows" role="list" aria-label={say(CodebookText::Types)}>{ for types }</ul>
            { adder(desk, CodebookText::AddType, CodebookText::NewType, Place::Type) }
            { file_tools(desk, codebook.version) }
        </section>
    }
}

fn row(
    desk: &Desk,
    state: &CodebookState,
    holder: Holder,
    name: &AttrValue,
    [sign, beside, tools]: [Html; 3],
) -> Html {
    let is_open = state.selected.as_ref() == Some(&holder);
    let id = match &holder {
        Holder::Label(id) => id.to_string(),
        Holder::Type(id) => id.to_string(),
    };
    let onclick = desk
        .dispatch
        .reform(move |_: MouseEvent| Msg::Codebook(CodebookMsg::Open(Some(holder.clone()))));
    html! {
        <li key={id} class="codebook-row" data-open={is_open.to_string()}>
            <button key="open" type="button" class="codebook-open" aria-current={is_open.then_some("true")} {onclick}>
                { sign }
                <span key="name" class="codebook-name">{ name.clone() }</span>
                { beside }
            </button>
            { tools }
        </li>
    }
}

/// The button that makes something new and opens it.
fn adder(
    desk: &Desk,
    text: CodebookText<'static>,
    first: CodebookText<'static>,
    place: Place,
) -> Html {
    let tr = desk.tr();
    let lang = desk.settings.language.tag();
    let value = tr.say(Text::Codebook(first)).to_string();
    let add = desk.dispatch.reform(move |()| {
        let name = LocalName { lang: lang.to_owned(), value: value.clone() };
        Msg::Codebook(CodebookMsg::Add(place.clone(), name))
    });
    let label = tr.say(Text::Codebook(text));
    html! {
        <div key={label.to_string()} class="codebook-add">
            { Button::new("add", label, add).glyph(Glyph::Plus).class("quiet") }
        </div>
    }
}

fn file_tools(desk: &Desk, version: u32) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Codebook(text));
    let download = desk.dispatch.reform(|()| Msg::Codebook(CodebookMsg::Download));
    let open = desk.dispatch.reform(|()| Msg::Exchange(ExchangeMsg::OpenFile));
    html! {
        <div key="files" class="codebook-files">
            { Button::new("download", say(CodebookText::Download), download).glyph(Glyph::Download) }
            { Button::new("open", say(CodebookText::Open), open).glyph(Glyph::File) }
            <span key="version" class="hint">{ say(CodebookText::Version(version)) }</span>
        </div>
    }
}
