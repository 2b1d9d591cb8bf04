//! The room of the history: every step, and the way to it.

use super::phrase::one_line;
use super::widgets::{ListWindow, next_row, pass_focus_on, use_list_window};
use crate::context::{Desk, Shared, use_desk, use_screen, use_work};
use crate::i18n::{HistoryText, RoomText, Text, Translator};
use engine::{History, Msg, Touched, View, touched};
use js_sys::{Date, Object, Reflect};
use model::{Project, Timestamp};
use wasm_bindgen::JsCast;
use web_sys::Element;
use yew::prelude::*;

/// The whole room. The latest step is on top; the last row is the state before all steps.
#[component(HistoryRoom)]
pub(crate) fn history_room() -> Html {
    let desk = use_desk();
    let project = use_work().project;
    let history = use_screen().history;
    let tr = desk.tr();
    let n_steps = history.entries().len();
    let window = use_list_window(n_steps + 1);
    let onkeydown = use_row_keys(&window, n_steps);
    let body = match n_steps {
        0 => html! {
            <div key="empty" id="room" class="teach" tabindex="-1">
                <p key="what">{ tr.say(Text::History(HistoryText::Empty)) }</p>
                <p key="how">{ tr.say(Text::History(HistoryText::EmptyHow)) }</p>
            </div>
        },
        _ => rows(&desk, &project, &history, &window, onkeydown),
    };
    html! {
        <main class="history-room">
            <div key="head" class="history-head">
                <h2 key="heading">{ tr.say(Text::Room(RoomText::Name(View::History))) }</h2>
                <p key="intro">{ tr.say(Text::History(HistoryText::Intro)) }</p>
            </div>
            { body }
        </main>
    }
}

fn rows(
    desk: &Desk,
    project: &Project,
    history: &Shared<History>,
    window: &ListWindow,
    onkeydown: Callback<KeyboardEvent>,
) -> Html {
    let n_steps = history.entries().len();
    let here = n_steps - history.cursor();
    let tab_stop = if window.rows.contains(&here) { here } else { window.rows.start };
    let items = window.rows.clone().map(|row| {
        // row 0 is where all steps are done
        let n_done = n_steps - row;
        let onclick = desk.dispatch.reform(move |_: MouseEvent| Msg::GoToStep(n_done));
        let tabindex = if row == tab_stop { "0" } else { "-1" };
        let class = (row < here).then_some("undone");
        html! {
            <li
                key={n_done}
                data-idx={row.to_string()}
                aria-setsize={(n_steps + 1).to_string()}
                aria-posinset={(row + 1).to_string()}
            >
                <button
                    type="button"
                    class={classes!("history-row", class)}
                    {tabindex}
                    aria-current={(row == here).then_some("step")}
                    {onclick}
                >
                    { step_words(desk.tr(), project, history, n_done, here.cmp(&row)) }
                </button>
            </li>
        }
    });
    html! {
        <div
            key="rows"
            class="history-rows"
            ref={window.scroller.clone()}
            onscroll={window.on_scroll.clone()}
        >
            <ul
                ref={window.list.clone()}
                id="room"
                role="list"
                tabindex="-1"
                aria-label={desk.tr().say(Text::History(HistoryText::Steps))}
                onfocus={|event: FocusEvent| pass_focus_on(&event, "room", "[tabindex=\"0\"]")}
                {onkeydown}
            >
                { for items }
            </ul>
        </div>
    }
}

/// What the step did, to what, when, and where the project is.
fn step_words(
    tr: Translator,
    project: &Project,
    history: &History,
    n_done: usize,
    place: std::cmp::Ordering,
) -> Html {
    let step = n_done
        .checked_sub(1)
        .and_then(|idx| Some((history.entries().get(idx)?, history.times().get(idx).copied()?)));
    let (what, about, when) = match step {
        None => (tr.say(Text::History(HistoryText::Start)), String::new(), String::new()),
        Some((set, at)) => (
            tr.say(Text::History(HistoryText::Step(set.step))),
            about(tr, &touched(project, set)),
            time_words(tr, at),
        ),
    };
    let mark = match place {
        std::cmp::Ordering::Equal => tr.say(Text::History(HistoryText::Here)),
        std::cmp::Ordering::Greater => tr.say(Text::History(HistoryText::Undone)),
        std::cmp::Ordering::Less => AttrValue::default(),
    };
    html! {
        <>
            <span key="what" class="history-what">{ what }</span>
            <span key="about" class="history-about" title={about.clone()}>{ about }</span>
            <span key="mark" class="history-mark">{ mark }</span>
            <span key="when" class="history-when">{ when }</span>
        </>
    }
}

fn about(tr: Translator, touched: &Touched) -> String {
    let more = |n: usize| match n {
        0 => String::new(),
        n => format!(" {}", tr.say(Text::History(HistoryText::More(n)))),
    };
    match touched {
        Touched::Quote(quote, _) if quote.is_empty() => {
            tr.say(Text::History(HistoryText::Gone)).to_string()
        }
        Touched::Quote(quote, n) => format!("“{}”{}", one_line(quote), more(*n)),
        Touched::Title(title, n) if title.trim().is_empty() => {
            format!("{}{}", tr.say(Text::Untitled), more(*n))
        }
        Touched::Title(title, n) => format!("{}{}", one_line(title), more(*n)),
        Touched::Name(name) => one_line(name),
        Touched::Names(names) => one_line(&tr.name(names, "")),
        Touched::Nothing => String::new(),
    }
}

/// Day and time as they are written in the reader's language; nothing where it is not known.
pub(super) fn time_words(tr: Translator, at: Timestamp) -> String {
    if at == Timestamp::default() {
        return String::new();
    }
    let options = Object::new();
    for (name, value) in [("dateStyle", "medium"), ("timeStyle", "short")] {
        // a new object takes every field
        let _ = Reflect::set(&options, &name.into(), &value.into());
    }
    #[allow(clippy::cast_precision_loss, reason = "milliseconds fit")]
    let date = Date::new(&(at.millis() as f64).into());
    String::from(date.to_locale_string(tr.0.tag(), &options))
}

/// Up, Down, Home and End move along the list; Enter goes to the step.
#[hook]
fn use_row_keys(window: &ListWindow, last: usize) -> Callback<KeyboardEvent> {
    let window = window.clone();
    Callback::from(move |event: KeyboardEvent| {
        let Some(row) = row_of_event(&event) else { return };
        let Some(target) = next_row(&event.key(), row, last) else { return };
        event.prevent_default();
        event.stop_propagation();
        window.go(target, format!("[data-idx=\"{target}\"] > button"));
    })
}

fn row_of_event(event: &KeyboardEvent) -> Option<usize> {
    let element: Element = event.target()?.dyn_into().ok()?;
    element.closest("[data-idx]").ok()??.get_attribute("data-idx")?.parse().ok()
}
