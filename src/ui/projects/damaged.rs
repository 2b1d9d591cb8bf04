//! The records of the open project that could not be read.

use super::wish;
use crate::context::{Desk, Screen};
use crate::i18n::{ProjectText, Text, bytes};
use crate::ui::frame;
use crate::ui::widgets::{Button, Glyph};
use engine::ProjectsMsg;
use formats::store::DamagedRow;
use yew::prelude::*;

/// So many are listed; there may be as many as there are steps.
const MOST: usize = 100;

/// Each record by what it was to hold, why it cannot be read, and a way to save it.
pub(crate) fn damaged_dialog(desk: &Desk, screen: &Screen) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Project(text));
    let damaged = &screen.session.projects.damaged;
    let forget = Button::new(
        "forget",
        say(ProjectText::ForgetDamaged),
        wish(desk, ProjectsMsg::ForgetDamaged),
    );
    let ways = html! {
        <>
            { forget.class("danger").disabled(damaged.is_empty()) }
            { Button::new("close", tr.say(Text::Close), frame::close(desk)).class("primary") }
        </>
    };
    let items = damaged.iter().take(MOST).enumerate().map(|(idx, row)| item(desk, idx, row));
    let more = damaged.len().saturating_sub(MOST);
    let more = (more > 0).then(|| tr.say(Text::MoreIssues(more)));
    let body = html! {
        <div class="damaged">
            <p key="how">{ say(ProjectText::DamagedHow) }</p>
            <ul key="items" role="list">{ for items }</ul>
            <p key="more">{ more.unwrap_or_default() }</p>
        </div>
    };
    frame::framed(desk, ("damaged", ""), Text::Project(ProjectText::Damaged), ways, body)
}

fn item(desk: &Desk, idx: usize, row: &DamagedRow) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    let save = match row.raw.len() {
        0 => html! { <span key="nothing">{ say(ProjectText::NothingLeft) }</span> },
        n => {
            let save = wish(desk, ProjectsMsg::SaveDamaged(idx));
            let title = AttrValue::from(bytes(n as u64));
            Button::new("save", say(ProjectText::SaveRaw), save)
                .class("small")
                .glyph(Glyph::Download)
                .title(title)
                .into()
        }
    };
    html! {
        <li key={idx} class="damaged-item">
            <strong key="what"><bdi>{ say(ProjectText::Kind(&row.kind)) }</bdi></strong>
            <span key="why" class="damaged-why">{ say(ProjectText::Why(&row.why)) }</span>
            { save }
        </li>
    }
}
