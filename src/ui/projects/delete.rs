//! The question before a project is deleted.

use super::{project_name, wish};
use crate::context::{Desk, Screen, Work};
use crate::i18n::{ProjectText, Text};
use crate::ui::frame;
use crate::ui::widgets::{Button, Glyph};
use engine::ProjectsMsg;
use std::rc::Rc;
use yew::prelude::*;

/// What will be gone, a way to have it as a file first, and the deed.
pub(crate) fn delete_dialog(desk: &Desk, work: &Work, screen: &Screen) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Project(text));
    let state = &screen.session.projects;
    let Some(key) = &state.doomed else { return html! { <span key="no-project" hidden=true /> } };
    let listed = state.find(key).map(|listed| listed.row.name.as_str());
    let name = if *key == state.open { Some(work.project.info.name.as_str()) } else { listed };
    let name = project_name(tr, name.unwrap_or_default());
    let download = wish(desk, ProjectsMsg::Download(Rc::clone(key)));
    let ways = html! {
        <>
            { Button::new("cancel", tr.say(Text::Cancel), frame::close(desk)) }
            { Button::new("first", say(ProjectText::DownloadFirst), download).glyph(Glyph::Download).class("primary") }
            { Button::new("delete", say(ProjectText::DeleteForGood), wish(desk, ProjectsMsg::Delete)).class("danger") }
        </>
    };
    let body = html! {
        <div class="project-question">
            <p key="what">{ say(ProjectText::DeleteWhat(&name)) }</p>
            <p key="how">{ say(ProjectText::DeleteHow) }</p>
        </div>
    };
    frame::framed(
        desk,
        ("delete-project", ""),
        Text::Project(ProjectText::DeleteHeading),
        ways,
        body,
    )
}
