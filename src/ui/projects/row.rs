//! A project in the list.

use super::{project_name, wish};
use crate::context::{Desk, Work};
use crate::i18n::{ProjectText, Text, bytes};
use crate::ui::history::time_words;
use crate::ui::widgets::{Button, Glyph};
use engine::{Dialog, ListedProject, Msg, ProjectsMsg, ProjectsState, SessionMsg};
use std::rc::Rc;
use yew::prelude::*;

/// One project: what it is, what it holds, and what can be done with it.
pub(super) fn row(desk: &Desk, work: &Work, state: &ProjectsState, listed: &ListedProject) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Project(text));
    let is_open = listed.key == state.open;
    let name = if is_open { &work.project.info.name } else { &listed.row.name };
    let name = project_name(tr, name);
    let changed = time_words(tr, listed.row.modified);
    let mark =
        is_open.then(|| html! { <span class="project-open">{ say(ProjectText::IsOpen) }</span> });
    html! {
        <li key={listed.key.to_string()} class="project" aria-current={is_open.then_some("true")}>
            <div key="what" class="project-what">
                <h3 key="name" class="project-name"><bdi>{ name.clone() }</bdi>{ for mark }</h3>
                <p key="holds">{ holds(desk, work, is_open, listed) }</p>
                <p key="when">
                    { format!("{} · {}", bytes(listed.row.n_bytes), say(ProjectText::Changed(&changed))) }
                </p>
                { damage(desk, is_open, listed.n_damaged) }
            </div>
            <div key="tools" class="project-tools" role="group" aria-label={name.clone()}>
                { ways_in(desk, is_open, listed) }
                { tools(desk, listed, &name) }
            </div>
        </li>
    }
}

/// What the project holds; of the open one as it is now.
fn holds(desk: &Desk, work: &Work, is_open: bool, listed: &ListedProject) -> AttrValue {
    let row = &listed.row;
    let mut counts = (row.n_documents, row.n_annotations, row.n_statements);
    if is_open {
        let documents = || work.project.documents.values();
        counts = (
            documents().count() as u64,
            documents().map(|document| document.annotations.len() as u64).sum(),
            documents().map(|document| document.statements.len() as u64).sum(),
        );
    }
    let (n_documents, n_annotations, n_statements) = counts;
    let text = ProjectText::Holds { n_documents, n_annotations, n_statements };
    desk.tr().say(Text::Project(text))
}

fn damage(desk: &Desk, is_open: bool, n_damaged: usize) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    if n_damaged == 0 {
        return html! { <div key="sound" hidden=true /> };
    }
    let show = is_open.then(|| {
        let show = Msg::Session(SessionMsg::SetDialog(Some(Dialog::Damaged)));
        let show = desk.dispatch.reform(move |()| show.clone());
        Html::from(Button::new("show", say(ProjectText::ShowDamaged), show).class("small"))
    });
    html! {
        <div key="damage" class="project-damage">
            <span key="words">{ say(ProjectText::NDamaged(n_damaged)) }</span>
            <span key="show">{ for show }</span>
        </div>
    }
}

fn ways_in(desk: &Desk, is_open: bool, listed: &ListedProject) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    if is_open {
        return html! { <span key="in" hidden=true /> };
    }
    let open = wish(desk, ProjectsMsg::Open(Rc::clone(&listed.key)));
    html! {
        <span key="in" class="project-in">
            { Button::new("open", say(ProjectText::Open), open).class("small primary") }
            <a
                key="tab"
                class="button small"
                href={format!("#project={}", listed.key)}
                target="_blank"
                rel="noopener"
            >
                { say(ProjectText::OpenInTab) }
            </a>
        </span>
    }
}

fn tools(desk: &Desk, listed: &ListedProject, name: &str) -> Html {
    let say = |text| desk.tr().say(Text::Project(text));
    let key = || Rc::clone(&listed.key);
    let copy = say(ProjectText::CopyOf(name)).to_string();
    let button = |name, text, msg| {
        let title = say(text);
        Button::new(name, title, wish(desk, msg)).class("small")
    };
    html! {
        <span key="tools" class="project-in">
            { button("download", ProjectText::Download, ProjectsMsg::Download(key())).glyph(Glyph::Download) }
            { button("copy", ProjectText::Duplicate, ProjectsMsg::Duplicate(key(), copy)) }
            { button("delete", ProjectText::Delete, ProjectsMsg::AskToDelete(key())).glyph(Glyph::Trash) }
        </span>
    }
}
