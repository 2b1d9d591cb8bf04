//! The sheet of shortcuts.

mod shortcuts;

use super::widgets::Dialog;
use crate::i18n::{Text, Translator};
use engine::{Msg, SessionMsg};
use model::Codebook;
use shortcuts::{GROUPS, Group, Shortcut};
use yew::prelude::*;

/// All shortcuts, grouped.
pub(crate) fn shortcuts_dialog(
    tr: Translator,
    dispatch: &Callback<Msg>,
    codebook: &Codebook,
) -> Html {
    let tags = codebook.labels.iter().filter_map(|label| {
        let name = tr.name(&label.names, label.id.as_str());
        Some(row(&tr.say(Text::KeyTag(&name)), &[&label.shortcut?.to_string()]))
    });
    let groups = GROUPS.iter().map(|group| section(tr, group));
    html! {
        <Dialog
            key="shortcuts"
            class="wide"
            title={tr.say(Text::Shortcuts)}
            close_label={tr.say(Text::Close)}
            on_close={dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)))}
        >
            <div class="shortcuts">
                <section key="tags">
                    <h3>{ tr.say(Text::GroupTag) }</h3>
                    <dl>{ for tags }</dl>
                </section>
                { for groups }
            </div>
        </Dialog>
    }
}

fn section(tr: Translator, group: &Group) -> Html {
    let heading = tr.say(group.heading);
    let rows = group.shortcuts.iter().map(|Shortcut { what, keys }| row(&tr.say(*what), keys));
    html! {
        <section key={heading.to_string()}>
            <h3>{ heading }</h3>
            <dl>{ for rows }</dl>
        </section>
    }
}

fn row(what: &AttrValue, keys: &[&str]) -> Html {
    let keys = keys.iter().map(|keys| html! { <kbd key={*keys}>{ *keys }</kbd> });
    html! {
        <div key={what.to_string()} class="shortcut"><dt>{ what }</dt><dd>{ for keys }</dd></div>
    }
}
