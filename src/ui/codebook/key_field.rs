//! The field of a label's key: the key is pressed, not typed. A refused one is told with the
//! reason.

use crate::context::Desk;
use crate::i18n::{CodebookText, Text};
use engine::{CodebookMsg, CodebookState, Msg};
use model::{Codebook, KeyConflict, Label};
use yew::prelude::*;

/// The field with what was refused.
pub(super) fn key_field(
    desk: &Desk,
    codebook: &Codebook,
    label: &Label,
    state: &CodebookState,
) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Codebook(text));
    let (id, dispatch) = (label.id.clone(), desk.dispatch.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing() {
            return;
        }
        let name = event.key();
        let mut characters = name.chars();
        let pressed = match (characters.next(), characters.next()) {
            (Some(key), None) => Some(key),
            _ if matches!(name.as_str(), "Backspace" | "Delete") => None,
            _ => return,
        };
        event.prevent_default();
        dispatch.emit(Msg::Codebook(CodebookMsg::SetKey(id.clone(), pressed)));
    });
    let value =
        label.shortcut.map_or_else(|| say(CodebookText::NoKey), |key| key.to_string().into());
    let refused = state.refused.as_ref().filter(|(id, ..)| *id == label.id);
    let why = refused.map(|(_, key, why)| match why {
        KeyConflict::Label(id) => {
            let names = codebook.label(id).map(|label| &label.names);
            let name = names.map(|names| tr.name(names, id.as_str())).unwrap_or_default();
            tr.say(Text::Codebook(CodebookText::KeyOfLabel(*key, &name)))
        }
        KeyConflict::App(does) => say(CodebookText::KeyOfApp(*key, *does)),
        KeyConflict::NotAKey => say(CodebookText::NotAKey),
    });
    html! {
        <div key="key" class="field codebook-key">
            <label key="label" for="codebook-key">{ say(CodebookText::Key) }</label>
            <input
                key="field"
                id="codebook-key"
                class="input"
                type="text"
                readonly=true
                {value}
                aria-describedby="codebook-key-hint codebook-key-refused"
                aria-invalid={why.is_some().then_some("true")}
                {onkeydown}
            />
            <p key="hint" id="codebook-key-hint" class="hint">{ say(CodebookText::KeyHint) }</p>
            <p key="why" id="codebook-key-refused" class="codebook-refused" role="alert">
                { why.unwrap_or_default() }
            </p>
        </div>
    }
}
