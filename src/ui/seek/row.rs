//! One line of the results: a document, or a hit in its context.

use crate::context::{Shared, use_desk};
use crate::i18n::{SeekText, Text};
use crate::ui::around::{Reach, around};
use crate::ui::chip::chip;
use crate::ui::entities::entity_name;
use crate::ui::phrase::{byline, one_line};
use crate::ui::widgets::{Glyph, icon};
use engine::{Group, Msg, SeekMsg, SeekPart};
use model::{Annotation, DocumentInfo, Project};
use yew::prelude::*;

/// How much is shown of a hit and of what stands around it.
const REACH: Reach = Reach { before: 60, words: 60, behind: 90 };

/// What all lines have in common: their number from 0, and whether Tab reaches them.
struct Line {
    class: Classes,
    at: usize,
    is_tab_stop: bool,
    /// Whether its hits are taken in.
    is_in: bool,
    /// What the box takes in or leaves out, for those who hear it.
    includes: AttrValue,
    include: Callback<Event>,
    open: Callback<MouseEvent>,
}

impl Line {
    /// A box and the other cells. A click anywhere else than on the box opens the line.
    fn with(self, cells: Html) -> Html {
        let Self { class, at, is_tab_stop, is_in, includes, include, open } = self;
        html! {
            <div
                class={classes!("seek-row", class)}
                role="row"
                data-line={at.to_string()}
                tabindex={if is_tab_stop { "0" } else { "-1" }}
                aria-rowindex={(at + 1).to_string()}
                aria-selected={is_in.to_string()}
                onclick={open}
            >
                <div key="box" role="gridcell" class="seek-box">
                    <input
                        type="checkbox"
                        tabindex="-1"
                        aria-label={includes}
                        checked={is_in}
                        onclick={|event: MouseEvent| event.stop_propagation()}
                        onchange={include}
                    />
                </div>
                { cells }
            </div>
        }
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct DocumentRowProps {
    pub(super) group: Shared<Group>,
    pub(super) info: Shared<DocumentInfo>,
    /// The number of the line, from 0.
    pub(super) at: usize,
    pub(super) is_tab_stop: bool,
}

/// A document with the number of its hits. The box takes all of them in or leaves them out.
#[component(DocumentRow)]
pub(super) fn document_row(props: &DocumentRowProps) -> Html {
    let DocumentRowProps { group, info, at, is_tab_stop } = props;
    let desk = use_desk();
    let tr = desk.tr();
    let (n_in, n_hits) = (group.n_in(), group.hits.len());
    let is_whole = n_in == n_hits;
    let title = match info.metadata.title.trim() {
        "" => tr.say(Text::Untitled),
        title => AttrValue::from(title.to_owned()),
    };
    let (id, opened) = (group.document.clone(), group.document.clone());
    let line = Line {
        class: classes!("seek-document"),
        at: *at,
        is_tab_stop: *is_tab_stop,
        is_in: is_whole,
        includes: tr.say(Text::Seek(SeekText::IncludeDocument)),
        include: desk.dispatch.reform(move |_| {
            Msg::Seek(SeekMsg::Include(SeekPart::Document(id.clone()), !is_whole))
        }),
        open: desk.dispatch.reform(move |_| Msg::Seek(SeekMsg::Open(opened.clone(), 0))),
    };
    line.with(html! {
        <>
            <div key="title" role="gridcell" class="seek-title">
                <strong key="title">{ title }</strong>
                <span key="byline" class="seek-byline">{ byline(&info.metadata) }</span>
            </div>
            <div key="count" role="gridcell" class="seek-counts">
                { tr.say(Text::Seek(SeekText::NIn { n_in, n_hits })) }
            </div>
        </>
    })
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct HitRowProps {
    pub(super) group: Shared<Group>,
    pub(super) hit: usize,
    pub(super) is_in: bool,
    pub(super) project: Shared<Project>,
    pub(super) annotation: Option<Shared<Annotation>>,
    /// Whether it carries the chosen label already.
    pub(super) is_old: bool,
    pub(super) at: usize,
    pub(super) is_tab_stop: bool,
}

/// A hit. A click anywhere opens it in its article; the box takes it in or leaves it out.
#[component(HitRow)]
pub(super) fn hit_row(props: &HitRowProps) -> Html {
    let HitRowProps { group, hit, is_in, at, is_tab_stop, .. } = props;
    let desk = use_desk();
    let tr = desk.tr();
    let (nth, now) = (*hit, !*is_in);
    let words = group.hits.get(nth).and_then(|hit| hit.range);
    let text = group.article.text();
    let quote = || props.annotation.as_ref().map(|row| one_line(&row.quote(text)));
    let (before, words, behind) = match words {
        Some(range) => around(text, range, REACH),
        None => (String::new(), quote().unwrap_or_default(), String::new()),
    };
    let (id, opened) = (group.document.clone(), group.document.clone());
    let line = Line {
        class: classes!((!*is_in).then_some("is-out"), props.is_old.then_some("is-old")),
        at: *at,
        is_tab_stop: *is_tab_stop,
        is_in: *is_in,
        includes: tr.say(Text::Seek(SeekText::Include)),
        include: desk
            .dispatch
            .reform(move |_| Msg::Seek(SeekMsg::Include(SeekPart::Hit(id.clone(), nth), now))),
        open: desk.dispatch.reform(move |_| Msg::Seek(SeekMsg::Open(opened.clone(), nth))),
    };
    line.with(html! {
        <>
            <div key="words" role="gridcell" class="seek-context">
                <span key="before" class="seek-before"><bdi>{ before }</bdi></span>
                <span key="rest" class="seek-rest"><mark key="hit">{ words }</mark>{ behind }</span>
            </div>
            <div key="state" role="gridcell" class="seek-marks">{ marks(props, &desk) }</div>
        </>
    })
}

/// What the annotation is, and whether the hit carries the label already.
fn marks(props: &HitRowProps, desk: &crate::context::Desk) -> Html {
    let tr = desk.tr();
    let project = &props.project;
    let row = props.annotation.as_ref();
    let label = row.and_then(|row| Some((project.codebook.label(&row.label)?, row)));
    let label = label.map(|(label, row)| chip(label, row, tr));
    let entity = row.and_then(|row| project.entities.get(row.entity.as_ref()?));
    let entity = entity.map(|entity| entity_name(tr, entity)).unwrap_or_default();
    let note = row.filter(|row| !row.note.is_empty()).map(|row| {
        html! { <span class="seek-note" title={one_line(&row.note)}>{ icon(Glyph::Note) }</span> }
    });
    let old = props.is_old.then(|| tr.say(Text::Seek(SeekText::IsOld)));
    html! {
        <>
            <span key="entity" class="seek-of">{ entity }</span>
            <span key="note">{ for note }</span>
            <span key="label">{ for label }</span>
            <span key="old" class="seek-old">{ old.unwrap_or_default() }</span>
        </>
    }
}
