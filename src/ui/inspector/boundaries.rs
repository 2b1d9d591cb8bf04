//! Moving the ends of the selected annotation, or giving it another place.

use crate::context::{use_dispatch, use_session};
use crate::i18n::{Text, use_translator};
use crate::ui::widgets::{Button, Glyph};
use engine::{Direction, Edge, Msg};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct BoundariesProps {
    pub(super) is_orphan: bool,
}

/// Buttons for both ends, or for a first place where there is none.
#[component(Boundaries)]
pub(super) fn boundaries(props: &BoundariesProps) -> Html {
    let tr = use_translator();
    if props.is_orphan {
        return html! {
            <div class="orphan-note">
                <p key="why">{ tr.say(Text::OrphanWhy) }</p>
                <UseSelection key="use" is_orphan=true />
            </div>
        };
    }
    html! {
        <fieldset class="field">
            <legend>{ tr.say(Text::Boundaries) }</legend>
            <div class="edges">
                <EdgeButtons key="start" edge={Edge::Start} />
                <EdgeButtons key="end" edge={Edge::End} />
                <UseSelection key="use" is_orphan=false />
            </div>
        </fieldset>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EdgeButtonsProps {
    edge: Edge,
}

#[component(EdgeButtons)]
fn edge_buttons(props: &EdgeButtonsProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let edge = props.edge;
    let (name, back, forward, back_key, forward_key) = match edge {
        Edge::Start => (Text::Start, Text::StartBack, Text::StartForward, "[", "]"),
        Edge::End => (Text::End, Text::EndBack, Text::EndForward, "{", "}"),
    };
    html! {
        <div class="edge">
            <span key="name" class="field-label" aria-hidden="true">{ tr.say(name) }</span>
            <Button
                key="back"
                class="quiet"
                glyph={Glyph::Left}
                icon_only=true
                label={tr.say(back)}
                keys={back_key}
                on_press={dispatch.reform(move |()| Msg::MoveEdge(edge, Direction::Backward))}
            />
            <Button
                key="forward"
                class="quiet"
                glyph={Glyph::Right}
                icon_only=true
                label={tr.say(forward)}
                keys={forward_key}
                on_press={dispatch.reform(move |()| Msg::MoveEdge(edge, Direction::Forward))}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct UseSelectionProps {
    is_orphan: bool,
}

#[component(UseSelection)]
fn use_selection(props: &UseSelectionProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let session = use_session();
    let has_range = session.selection.is_some_and(|selection| selection.range().is_some());
    let label = if props.is_orphan { Text::PlaceAtSelection } else { Text::UseSelection };
    html! {
        <Button
            class="whole"
            label={tr.say(label)}
            title={(!has_range).then(|| tr.say(Text::UseSelectionHint))}
            keys="R"
            is_disabled={!has_range}
            on_press={dispatch.reform(|()| Msg::MoveToSelection)}
        />
    }
}
