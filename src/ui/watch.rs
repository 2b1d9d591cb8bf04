//! The room of the consistency watch: what was found, by kind, and the way to it.

mod item;

use super::widgets::pass_focus_on;
use crate::context::{Desk, Shared, Work, use_desk, use_session, use_work};
use crate::i18n::{Text, Translator, WatchText};
use engine::{Finding, FindingKind, FindingPlace, Msg, WatchMsg, WatchState};
use item::FindingItem;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// So many findings of a kind are shown until all are asked for.
const FIRST: usize = 10;

/// The whole room.
#[component(WatchRoom)]
pub(crate) fn watch_room() -> Html {
    let desk = use_desk();
    let work = use_work();
    let state = Shared(use_session().watch.clone());
    let tr = desk.tr();
    let say = |text| tr.say(Text::Watch(text));
    let is_empty = work.project.documents.is_empty() && work.project.entities.is_empty();
    let count = match state.is_going {
        _ if is_empty => say(WatchText::Empty),
        true => say(WatchText::Looking),
        false => say(WatchText::Found(state.findings.len())),
    };
    let stop = tab_stop(&state);
    let groups = FindingKind::ALL.map(|kind| group(&desk, &work, &state, kind, stop.as_ref()));
    html! {
        <main class="watch-room">
            <div key="head" class="watch-head">
                <h2 key="heading">{ say(WatchText::Heading) }</h2>
                <p key="intro">{ say(WatchText::Intro) }</p>
                <p key="count" class="watch-count" role="status">{ count }</p>
            </div>
            <div
                key="groups"
                id="room"
                class="watch-groups"
                tabindex={if stop.is_some() { "-1" } else { "0" }}
                onfocus={|event: FocusEvent| pass_focus_on(&event, "room", ".finding-place[tabindex=\"0\"]")}
                onkeydown={|event: KeyboardEvent| walk(&event)}
            >
                { for groups }
            </div>
        </main>
    }
}

/// How many findings of a kind are shown.
fn n_shown(state: &WatchState, kind: FindingKind) -> usize {
    let n_kept = state.findings.of(kind).len();
    if state.whole == Some(kind) { n_kept } else { n_kept.min(FIRST) }
}

/// Where Tab stops: the place where the analyst went last, else the first one.
fn tab_stop(state: &WatchState) -> Option<FindingPlace> {
    let shown = |kind| state.findings.of(kind).iter().take(n_shown(state, kind));
    let mut places = FindingKind::ALL.into_iter().flat_map(shown).flat_map(|row| &row.places);
    let last = state.last.as_ref().filter(|last| places.clone().any(|place| place == *last));
    last.or_else(|| places.next()).cloned()
}

fn group(
    desk: &Desk,
    work: &Work,
    state: &WatchState,
    kind: FindingKind,
    stop: Option<&FindingPlace>,
) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Watch(text));
    let kept = state.findings.of(kind);
    let n_shown = n_shown(state, kind);
    let items = kept[..n_shown].iter().enumerate().map(|(idx, finding)| {
        let finding = Shared(finding.clone());
        let stop = stop.filter(|place| finding.places.contains(place)).cloned();
        html! {
            <li key={key_of(&finding, idx)} class="finding">
                <FindingItem {finding} project={work.project.clone()} {stop} />
            </li>
        }
    });
    let class = classes!("watch-group", kept.is_empty().then_some("nothing"));
    html! {
        <section key={format!("{kind:?}")} {class} data-kind={format!("{kind:?}")}>
            <h3 key="head">
                { say(WatchText::Kind(kind)) }
                <span class="count">{ format!(" · {}", count_words(tr, state, kind)) }</span>
            </h3>
            <p key="meaning" class="watch-meaning">{ say(WatchText::Meaning(kind)) }</p>
            <ul key="items" role="list" aria-label={say(WatchText::Kind(kind))}>{ for items }</ul>
            { more(desk, state, kind, n_shown) }
        </section>
    }
}

/// Stays with its finding while others come in before it.
fn key_of(finding: &Finding, idx: usize) -> String {
    match finding.places.first() {
        Some(FindingPlace::Statement(document, id)) => format!("{document} {id} {idx}"),
        Some(FindingPlace::Annotation(document, id)) => format!("{document} {id} {idx}"),
        Some(FindingPlace::Entity(id)) => format!("{id} {idx}"),
        None => idx.to_string(),
    }
}

fn count_words(tr: Translator, state: &WatchState, kind: FindingKind) -> AttrValue {
    match state.findings.count(kind) {
        0 if state.is_going => "…".into(),
        0 => tr.say(Text::Watch(WatchText::None)),
        n => crate::i18n::thousands(n).into(),
    }
}

/// Shows all of a kind, or the first ones, and tells what is cut.
fn more(desk: &Desk, state: &WatchState, kind: FindingKind, n_shown: usize) -> Html {
    let say = |text| desk.tr().say(Text::Watch(text));
    let (n_kept, n_all) = (state.findings.of(kind).len(), state.findings.count(kind));
    let is_whole = state.whole == Some(kind);
    let button = (n_kept > FIRST).then(|| {
        let wanted = (!is_whole).then_some(kind);
        let onclick =
            desk.dispatch.reform(move |_: MouseEvent| Msg::Watch(WatchMsg::ShowWhole(wanted)));
        let words = if is_whole { WatchText::ShowFew } else { WatchText::ShowAll(n_kept) };
        html! {
            <button
                type="button"
                class="quiet small"
                aria-expanded={is_whole.to_string()}
                {onclick}
            >
                { say(words) }
            </button>
        }
    });
    let cut = (n_all > n_kept && is_whole).then(|| say(WatchText::Cut(n_shown, n_all)));
    html! {
        <div key="more" class="watch-more">
            <span key="button">{ for button }</span>
            <span key="cut" class="watch-cut">{ cut.unwrap_or_default() }</span>
        </div>
    }
}

/// The arrow keys go from place to place, also from one group to the next.
fn walk(event: &KeyboardEvent) {
    let step: i32 = match event.key().as_str() {
        "ArrowDown" => 1,
        "ArrowUp" => -1,
        "Home" => i32::MIN,
        "End" => i32::MAX,
        _ => return,
    };
    let room = gloo_utils::document().get_element_by_id("room");
    let Some(places) = room.and_then(|room| room.query_selector_all(".finding-place").ok()) else {
        return;
    };
    let at = |idx: i32| places.item(u32::try_from(idx).ok()?)?.dyn_into::<HtmlElement>().ok();
    let last = i32::try_from(places.length()).unwrap_or(i32::MAX) - 1;
    let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
    let here = (0..=last).find(|idx| at(*idx) == target).unwrap_or(-1);
    let next = here.saturating_add(step).clamp(0, last.max(0));
    if let Some(place) = at(next) {
        event.prevent_default();
        // a button takes the focus
        let _ = place.focus();
    }
}
