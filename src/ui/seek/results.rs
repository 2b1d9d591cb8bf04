//! The list of the hits, as far as it is in view.

use super::lines::Lines;
use super::row::{DocumentRow, HitRow};
use crate::context::{Shared, use_desk};
use crate::i18n::{SeekText, Text};
use crate::ui::widgets::{ListWindow, pass_focus_on, use_text_window};
use engine::{Msg, SeekMsg, SeekPart, SeekPreview, SeekState};
use model::Project;
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ResultsProps {
    pub(super) project: Shared<Project>,
    pub(super) state: Shared<SeekState>,
    pub(super) preview: Shared<SeekPreview>,
}

/// Documents with their hits. Arrows move, Space takes in or leaves out, Enter opens.
#[component(Results)]
pub(super) fn results(props: &ResultsProps) -> Html {
    let ResultsProps { project, state, preview } = props;
    let desk = use_desk();
    let lines = Lines::of(Shared(state.groups.clone()));
    let window = use_text_window(lines.len());
    let here = state.here.as_ref().and_then(|here| lines.line_of(here)).unwrap_or_default();
    use_effect_with((), {
        let window = window.clone();
        move |()| window.show(here)
    });
    let stop = if window.rows.contains(&here) { here } else { window.rows.start };
    let onkeydown = use_keys(&window, &lines);
    let rows = window.rows.clone().filter_map(|at| {
        let (nth, hit) = lines.at(at)?;
        let group = Shared(lines.groups[nth].clone());
        let document = project.documents.get(&group.document)?;
        let is_tab_stop = at == stop;
        Some(match hit {
            None => html! {
                <DocumentRow
                    key={group.document.as_str()}
                    group={group.clone()}
                    info={Shared(document.info.clone())}
                    {at}
                    {is_tab_stop}
                />
            },
            Some(hit) => {
                let row = group.hits.get(hit)?;
                let annotation = row.annotation.as_ref();
                let annotation = annotation.and_then(|id| document.annotations.get(id));
                let is_old = preview.old.get(nth).is_some_and(|old| old.contains(&hit));
                html! {
                    <HitRow
                        key={format!("{} {hit}", group.document)}
                        group={group.clone()}
                        {hit}
                        is_in={row.is_in}
                        project={project.clone()}
                        annotation={annotation.cloned().map(Shared)}
                        {is_old}
                        {at}
                        {is_tab_stop}
                    />
                }
            }
        })
    });
    let rows: Vec<_> = rows.collect();
    html! {
        <div
            id="room"
            class="seek-results"
            role="grid"
            aria-label={desk.tr().say(Text::Seek(SeekText::Hits))}
            aria-multiselectable="true"
            aria-rowcount={lines.len().to_string()}
            tabindex="-1"
            ref={window.scroller.clone()}
            onscroll={window.on_scroll.clone()}
            onfocus={|event: FocusEvent| pass_focus_on(&event, "room", "[data-line][tabindex=\"0\"]")}
        >
            <div key="rows" class="seek-rows" role="rowgroup" ref={window.list.clone()} {onkeydown}>
                { for rows }
            </div>
        </div>
    }
}

/// What keys mean on a line.
#[hook]
fn use_keys(window: &ListWindow, lines: &Lines) -> Callback<KeyboardEvent> {
    let desk = use_desk();
    let (window, lines) = (window.clone(), lines.clone());
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() {
            return;
        }
        let Some(at) = line_of_event(&event) else { return };
        let last = lines.len().saturating_sub(1);
        let send = |msg: Option<SeekMsg>| {
            if let Some(msg) = msg {
                desk.dispatch.emit(Msg::Seek(msg));
            }
            None
        };
        let target = match event.key().as_str() {
            "ArrowDown" => Some((at + 1).min(last)),
            "ArrowUp" => Some(at.saturating_sub(1)),
            "PageDown" => Some((at + 15).min(last)),
            "PageUp" => Some(at.saturating_sub(15)),
            "Home" => Some(0),
            "End" => Some(last),
            "Enter" => send(opened(&lines, at)),
            " " => send(toggled(&lines, at)),
            "a" => send(Some(SeekMsg::Include(SeekPart::All, true))),
            "n" => send(Some(SeekMsg::Include(SeekPart::All, false))),
            "d" => send(lines.at(at).and_then(|(nth, _)| toggled_document(&lines, nth))),
            _ => return,
        };
        event.prevent_default();
        event.stop_propagation();
        if let Some(target) = target {
            if let Some((document, hit)) = lines.place(target) {
                desk.dispatch.emit(Msg::Seek(SeekMsg::Go(document, hit)));
            }
            window.go(target, format!("[data-line=\"{target}\"]"));
        }
    })
}

/// The hit of a line, or the first one of a document, in its article.
fn opened(lines: &Lines, at: usize) -> Option<SeekMsg> {
    let (document, hit) = lines.place(at)?;
    Some(SeekMsg::Open(document, hit.unwrap_or_default()))
}

fn toggled(lines: &Lines, at: usize) -> Option<SeekMsg> {
    let (nth, hit) = lines.at(at)?;
    let Some(hit) = hit else { return toggled_document(lines, nth) };
    let group = lines.groups.get(nth)?;
    let is_in = group.hits.get(hit)?.is_in;
    Some(SeekMsg::Include(SeekPart::Hit(group.document.clone(), hit), !is_in))
}

/// Leaves all hits of a document out, or takes all in if some are out.
fn toggled_document(lines: &Lines, nth: usize) -> Option<SeekMsg> {
    let group = lines.groups.get(nth)?;
    let is_whole = group.n_in() == group.hits.len();
    Some(SeekMsg::Include(SeekPart::Document(group.document.clone()), !is_whole))
}

/// The line on which a key was pressed; `None` for one pressed on something in it.
fn line_of_event(event: &KeyboardEvent) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.get_attribute("data-line")?.parse().ok()
}
