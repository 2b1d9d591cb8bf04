//! The sheet of shortcuts.

mod shortcuts;

use super::widgets::Dialog;
use crate::context::{use_dispatch, use_project};
use crate::i18n::{Text, Translator, use_translator};
use engine::{Msg, SessionMsg};
use shortcuts::{GROUPS, Group, Shortcut};
use yew::prelude::*;

/// All shortcuts, grouped.
#[component(ShortcutsDialog)]
pub(crate) fn shortcuts_dialog() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let project = use_project();
    let tags = project.codebook.labels.iter().filter_map(|label| {
        let name = tr.name(&label.names, label.id.as_str());
        Some(row(&tr.say(Text::KeyTag(&name)), &[&label.shortcut?.to_string()]))
    });
    let groups = GROUPS.iter().map(|group| section(tr, group));
    html! {
        <Dialog
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
    let rows = group.shortcuts.iter().map(|Shortcut { what, keys }| row(&tr.say(*what), keys));
    html! {
        <section key={format!("{:?}", group.heading)}>
            <h3>{ tr.say(group.heading) }</h3>
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
