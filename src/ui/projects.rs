//! The room of the projects: which there are in this browser, and how much room they take.

mod damaged;
mod delete;
mod row;

pub(crate) use damaged::damaged_dialog;
pub(crate) use delete::delete_dialog;

use crate::context::{Desk, Screen, Work};
use crate::i18n::{ProjectText, Text, Translator, bytes};
use crate::ui::widgets::{Button, Glyph, LineField, progress};
use engine::{Msg, ProjectsMsg, ProjectsState, StorageUse};
use row::row;
use yew::prelude::*;

/// The name of a project, or what stands for it.
pub(crate) fn project_name(tr: Translator, name: &str) -> AttrValue {
    match name.trim() {
        "" => tr.say(Text::Project(ProjectText::Unnamed)),
        name => AttrValue::from(name.to_owned()),
    }
}

fn wish(desk: &Desk, msg: ProjectsMsg) -> Callback<()> {
    desk.dispatch.reform(move |()| Msg::Projects(msg.clone()))
}

/// The whole room.
pub(crate) fn projects_room(desk: &Desk, work: &Work, screen: &Screen) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    let state = &screen.session.projects;
    let rename = desk.dispatch.reform(|name| Msg::Projects(ProjectsMsg::Rename(name)));
    let name = AttrValue::from(work.project.info.name.clone());
    html! {
        <main key="projects" class="projects-room">
            <div key="head" class="projects-head">
                <h2 key="heading">{ say(ProjectText::AllProjects) }</h2>
                <p key="intro">{ say(ProjectText::Intro) }</p>
                <div key="open" class="projects-open">
                    <LineField
                        key="name"
                        id="project-name"
                        label={say(ProjectText::Name)}
                        placeholder={say(ProjectText::Unnamed)}
                        value={name}
                        empties=true
                        on_commit={rename}
                    />
                    { Button::new("begin", say(ProjectText::Begin), wish(desk, ProjectsMsg::Begin)).glyph(Glyph::Plus) }
                </div>
            </div>
            <div key="list" id="room" class="projects-list" tabindex="0">
                { list(desk, work, state) }
                { room_left(desk, state.storage) }
            </div>
        </main>
    }
}

fn list(desk: &Desk, work: &Work, state: &ProjectsState) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    let Some(listed) = &state.listed else {
        return html! { <p key="reading" role="status">{ say(ProjectText::Reading) }</p> };
    };
    let rows = listed.iter().map(|listed| row(desk, work, state, listed));
    let alone = (listed.len() <= 1).then(|| say(ProjectText::Alone));
    html! {
        <div key="rows">
            <ul key="rows" class="projects" role="list" aria-label={say(ProjectText::AllProjects)}>
                { for rows }
            </ul>
            <p key="alone" class="projects-alone">{ alone.unwrap_or_default() }</p>
        </div>
    }
}

/// How much of the browser's room is used, and whether the browser may clean up.
fn room_left(desk: &Desk, storage: Option<StorageUse>) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    let Some(storage) = storage else { return html! { <div key="no-storage" hidden=true /> } };
    let (words, bar) = match storage.used.zip(storage.quota) {
        Some((used, quota)) => {
            let (used_words, quota_words) = (bytes(used), bytes(quota));
            let used_of = ProjectText::Used(&used_words, &quota_words);
            let words = desk.tr().say(Text::Project(used_of));
            let thousandths = used.saturating_mul(1000) / quota.max(1);
            let thousandths = usize::try_from(thousandths).unwrap_or(1000).min(1000);
            (words.clone(), progress(words, Some(thousandths), 1000))
        }
        None => (say(ProjectText::UsedUnknown), html! { <span key="no-bar" hidden=true /> }),
    };
    let safety = storage.is_persistent.map(|is| say(ProjectText::IsPersistent(is)));
    html! {
        <section key="storage" class="storage">
            <h3 key="heading">{ say(ProjectText::Storage) }</h3>
            <p key="used">{ words }</p>
            { bar }
            <p key="safety">{ safety.unwrap_or_default() }</p>
            { ask_to_keep(desk, storage) }
        </section>
    }
}

fn ask_to_keep(desk: &Desk, storage: StorageUse) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    if storage.is_persistent != Some(false) {
        return html! { <div key="kept" hidden=true /> };
    }
    let ask = wish(desk, ProjectsMsg::KeepForGood);
    html! {
        <div key="ask" class="storage-ask">
            { Button::new("keep", say(ProjectText::KeepForGood), ask) }
            <span key="why">{ say(ProjectText::KeepForGoodWhy) }</span>
        </div>
    }
}
