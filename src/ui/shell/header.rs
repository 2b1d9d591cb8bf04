//! The header: what is open, undo and redo, and the way out for the work.

use super::settings::SettingsButtons;
use crate::context::{use_dispatch, use_document, use_project, use_session, use_status};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::widgets::{Button, Glyph, Icon};
use engine::{ExchangeMsg, Msg, View};
use model::Step;
use yew::prelude::*;

/// The header.
#[component(Header)]
pub(super) fn header() -> Html {
    let tr = use_translator();
    let session = use_session();
    let document = use_document().filter(|_| session.view == View::Read);
    let title = document.map(|document| document.data.info.metadata.title.clone());
    let title = title.map(|title| match title.trim() {
        "" => tr.say(Text::Untitled),
        _ => AttrValue::from(title),
    });
    html! {
        <header class="header">
            <h1 key="brand" class="brand">
                <Icon glyph={Glyph::Brand} />
                <span class="brand-name">{ "Stancemark" }</span>
            </h1>
            <p key="title" class="header-title" title={title.clone()}>{ title.unwrap_or_default() }</p>
            <SettingsButtons key="settings" />
            <ProjectTools key="tools" />
        </header>
    }
}

/// Undo, redo, download. Undo also brings back an article that was removed, so it is there in
/// every room.
#[component(ProjectTools)]
fn project_tools() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let status = use_status();
    let project = use_project();
    let (undo, redo) = status.history.steps();
    let undo_title = step_title(tr, undo, Text::UndoStep, Text::NothingToUndo);
    let redo_title = step_title(tr, redo, Text::RedoStep, Text::NothingToRedo);
    html! {
        <div class="header-tools" role="group" aria-label={tr.say(Text::ProjectTools)}>
            <Button
                key="undo"
                glyph={Glyph::Undo}
                label={tr.say(Text::Undo)}
                title={undo_title}
                keys="Control+Z"
                is_disabled={undo.is_none()}
                on_press={dispatch.reform(|()| Msg::Undo)}
            />
            <Button
                key="redo"
                glyph={Glyph::Redo}
                label={tr.say(Text::Redo)}
                title={redo_title}
                keys="Control+Shift+Z"
                is_disabled={redo.is_none()}
                on_press={dispatch.reform(|()| Msg::Redo)}
            />
            <Button
                key="download"
                class="primary"
                glyph={Glyph::Download}
                label={tr.say(Text::Download)}
                title={tr.say(Text::DownloadHint)}
                keys="Control+S"
                is_disabled={project.documents.is_empty()}
                on_press={dispatch.reform(|()| Msg::Exchange(ExchangeMsg::Download))}
            />
        </div>
    }
}

fn step_title(
    tr: Translator,
    step: Option<Step>,
    some: fn(Step) -> Text<'static>,
    none: Text<'static>,
) -> AttrValue {
    tr.say(step.map_or(none, some))
}
