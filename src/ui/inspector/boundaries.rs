//! Moving the ends of the selected annotation, or giving it another place.

use crate::i18n::{SelectingText, Text, Translator};
use crate::ui::widgets::{Button, Glyph};
use engine::{Direction, Edge, Msg, PartsMsg};
use yew::prelude::*;

/// Buttons for both ends, or for a first place where there is none.
pub(super) fn boundaries(
    tr: Translator,
    dispatch: &Callback<Msg>,
    is_orphan: bool,
    has_selection: bool,
) -> Html {
    if is_orphan {
        return html! {
            <div key="boundaries" class="orphan-note">
                <p key="why">{ tr.say(Text::OrphanWhy) }</p>
                { use_selection(tr, dispatch, Text::PlaceAtSelection, has_selection) }
            </div>
        };
    }
    html! {
        <fieldset key="boundaries" class="field">
            <legend>{ tr.say(Text::Boundaries) }</legend>
            <div class="edges">
                { edge_buttons(tr, dispatch, Edge::Start) }
                { edge_buttons(tr, dispatch, Edge::End) }
                { use_selection(tr, dispatch, Text::UseSelection, has_selection) }
                { add_selection(tr, dispatch, has_selection) }
            </div>
        </fieldset>
    }
}

fn edge_buttons(tr: Translator, dispatch: &Callback<Msg>, edge: Edge) -> Html {
    let (name, back, forward, back_key, forward_key) = match edge {
        Edge::Start => (Text::Start, Text::StartBack, Text::StartForward, "[", "]"),
        Edge::End => (Text::End, Text::EndBack, Text::EndForward, "{", "}"),
    };
    let button = |key, name, glyph, direction| {
        let press = dispatch.reform(move |()| Msg::MoveEdge(edge, direction));
        Button::new(key, tr.say(name), press).class("quiet").icon_only(glyph).shortcut(key)
    };
    let name = tr.say(name);
    html! {
        <div key={name.to_string()} class="edge">
            <span key="name" class="field-label" aria-hidden="true">{ name }</span>
            { button(back_key, back, Glyph::Left, Direction::Backward) }
            { button(forward_key, forward, Glyph::Right, Direction::Forward) }
        </div>
    }
}

fn use_selection(
    tr: Translator,
    dispatch: &Callback<Msg>,
    name: Text<'static>,
    has_selection: bool,
) -> Button {
    Button::new("use", tr.say(name), dispatch.reform(|()| Msg::MoveToSelection))
        .class("whole")
        .title((!has_selection).then(|| tr.say(Text::UseSelectionHint)))
        .shortcut("R")
        .disabled(!has_selection)
}

fn add_selection(tr: Translator, dispatch: &Callback<Msg>, has_selection: bool) -> Button {
    let press = dispatch.reform(|()| Msg::Parts(PartsMsg::AddSelection));
    Button::new("add", tr.say(Text::Selecting(SelectingText::AddPart)), press)
        .class("whole")
        .title((!has_selection).then(|| tr.say(Text::UseSelectionHint)))
        .shortcut("J")
        .disabled(!has_selection)
}
