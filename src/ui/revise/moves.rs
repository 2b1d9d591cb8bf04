//! Where the annotations go, class by class.

use crate::context::{Shared, use_dispatch};
use crate::i18n::{ReviseText, Text, Translator, use_translator};
use crate::ui::phrase::one_line;
use crate::ui::widgets::Button;
use engine::{Choice, Class, Move, Msg, Review, ReviseMsg};
use model::Article;
use std::rc::Rc;
use text::{Quote, TextRange};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// So many rows of a class are shown at first, and with each press more.
const PAGE: usize = 50;

/// The classes that have rows.
pub(super) fn moves(tr: Translator, dispatch: &Callback<Msg>, review: &Rc<Review>) -> Html {
    let say = |text| tr.say(Text::Revise(text));
    let none = match review.moves.is_empty() {
        true => html! { <p key="none" class="hint">{ say(ReviseText::NoAnnotations) }</p> },
        false => html! { <p key="none" hidden=true /> },
    };
    let classes = Class::ALL.into_iter().filter(|class| review.count(*class).0 > 0);
    let classes = classes.map(|class| class_section(tr, dispatch, review, class));
    html! {
        <section key="moves" class="card revise-moves" aria-label={say(ReviseText::Annotations)}>
            <div key="head" class="card-head"><h3>{ say(ReviseText::Annotations) }</h3></div>
            { none }
            <div key="classes">{ for classes }</div>
        </section>
    }
}

fn class_section(
    tr: Translator,
    dispatch: &Callback<Msg>,
    review: &Rc<Review>,
    class: Class,
) -> Html {
    let say = |text| tr.say(Text::Revise(text));
    let (n_rows, n_open) = review.count(class);
    let all = |key, name, choice| {
        let press = dispatch.reform(move |()| Msg::Revise(ReviseMsg::ChooseAll(class, choice)));
        Button::new(key, say(name), press).class("small quiet")
    };
    let accept = all("accept", ReviseText::AcceptAll, Choice::Place(0));
    let accept = match class {
        Class::Lost => html! { <span key="accept" hidden=true /> },
        _ => accept.into(),
    };
    let open = match n_open {
        0 => AttrValue::default(),
        n => say(ReviseText::Open(n)),
    };
    html! {
        <section key={format!("{class:?}")} class="revise-class" data-class={class_name(class)}>
            <div key="head" class="revise-class-head">
                <h4 key="name">{ say(ReviseText::Class(class)) }<span class="count">{ format!(" · {n_rows}") }</span></h4>
                <span key="open" class="revise-open">{ open }</span>
                { accept }
                { all("orphan", ReviseText::OrphanAll, Choice::Orphan) }
            </div>
            <p key="how" class="hint">{ say(ReviseText::ClassHow(class)) }</p>
            <Rows key="rows" review={Shared(Rc::clone(review))} {class} />
        </section>
    }
}

const fn class_name(class: Class) -> &'static str {
    match class {
        Class::Ambiguous => "ambiguous",
        Class::Changed => "changed",
        Class::Lost => "lost",
        Class::Shifted => "shifted",
        Class::Exact => "exact",
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RowsProps {
    review: Shared<Review>,
    class: Class,
}

/// The rows of a class: those that need no look only once they are asked for.
#[component(Rows)]
fn rows(props: &RowsProps) -> Html {
    let tr = use_translator();
    let is_quiet = matches!(props.class, Class::Exact | Class::Shifted);
    let n_shown = use_state_eq(|| if is_quiet { 0 } else { PAGE });
    let review = &props.review;
    let first = review.moves.partition_point(|row| row.class < props.class);
    let n_all = review.count(props.class).0;
    let shown = review.moves.iter().enumerate().skip(first).take(n_all.min(*n_shown));
    let items = shown.map(|(idx, row)| {
        html! {
            <MoveRow
                key={idx}
                {idx}
                row={Rc::new(row.clone())}
                before={Shared(Rc::clone(&review.before))}
                after={Shared(Rc::clone(&review.after))}
            />
        }
    });
    let more = match n_all.saturating_sub(*n_shown) {
        0 => html! { <span key="all" hidden=true /> },
        n => {
            let words = if *n_shown == 0 { ReviseText::Rows(n) } else { ReviseText::ShowMore(n) };
            let (setter, next) = (n_shown.setter(), *n_shown + PAGE);
            let press = Callback::from(move |()| setter.set(next));
            Button::new("more", tr.say(Text::Revise(words)), press).class("small").into()
        }
    };
    html! {
        <div>
            <ul key="list" class="revise-rows" role="list">{ for items }</ul>
            { more }
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct MoveRowProps {
    idx: usize,
    row: Rc<Move>,
    before: Shared<Article>,
    after: Shared<Article>,
}

/// One part of an annotation: where it was, where it could go.
#[component(MoveRow)]
fn move_row(props: &MoveRowProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let MoveRowProps { idx, row, before, after } = props;
    let (idx, say) = (*idx, |text| tr.say(Text::Revise(text)));
    let name = format!("move-{idx}");
    let option = |key: String, choice: Choice, words: Html| {
        let onchange =
            dispatch.reform(move |_: Event| Msg::Revise(ReviseMsg::Choose(idx, Some(choice))));
        let checked = row.choice == Some(choice);
        html! {
            <label {key} class="revise-choice">
                <input type="radio" name={name.clone()} {checked} {onchange} />
                { words }
            </label>
        }
    };
    let places = row
        .places
        .iter()
        .enumerate()
        .map(|(n, place)| option(n.to_string(), Choice::Place(n), in_context(after, *place)));
    let orphan = html! { <span>{ say(ReviseText::ToTray) }</span> };
    let orphan = option("orphan".to_owned(), Choice::Orphan, orphan);
    let quote = row.from.slice(before.text()).unwrap_or_default();
    html! {
        <li class={classes!("revise-row", row.choice.is_none().then_some("open"))}>
            <p key="was" class="revise-was">
                <span key="word" class="revise-word">{ say(ReviseText::Was) }</span>
                { in_context(before, row.from) }
            </p>
            <fieldset key="goes" class="revise-goes">
                <legend class="revise-word">{ say(ReviseText::Goes) }<span class="visually-hidden">{ format!(": {}", one_line(quote)) }</span></legend>
                { for places }
                { orphan }
            </fieldset>
            { search_field(tr, &dispatch, idx) }
        </li>
    }
}

/// A field for the words that it should point at.
fn search_field(tr: Translator, dispatch: &Callback<Msg>, idx: usize) -> Html {
    let say = |text| tr.say(Text::Revise(text));
    let dispatch = dispatch.clone();
    let onsubmit = Callback::from(move |event: SubmitEvent| {
        event.prevent_default();
        let form = event.target_dyn_into::<web_sys::Element>();
        let field = form.and_then(|form| form.query_selector("input").ok().flatten());
        let field = field.and_then(|field| wasm_bindgen::JsCast::dyn_into(field).ok());
        if let Some(field) = field {
            let field: HtmlInputElement = field;
            dispatch.emit(Msg::Revise(ReviseMsg::Search(idx, field.value())));
        }
    });
    html! {
        <form key="search" class="revise-search" {onsubmit}>
            <input
                key="words"
                class="input small"
                type="text"
                autocomplete="off"
                placeholder={say(ReviseText::FindWords)}
                aria-label={say(ReviseText::FindWords)}
            />
            <button key="find" type="submit" class="button small">{ say(ReviseText::Find) }</button>
        </form>
    }
}

/// A span with a little of what stands around it.
pub(super) fn in_context(article: &Article, range: TextRange) -> Html {
    let quote = Quote::capture(article.text(), range);
    quoted(&quote)
}

/// A quote between what stands around it.
pub(super) fn quoted(quote: &Quote) -> Html {
    html! {
        <span class="revise-context">
            <span key="prefix">{ one_line(&quote.prefix) }</span>
            <mark key="quote">{ one_line(&quote.exact) }</mark>
            <span key="suffix">{ one_line(&quote.suffix) }</span>
        </span>
    }
}
