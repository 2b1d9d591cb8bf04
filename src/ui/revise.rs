//! Correcting the text of a document: the new text, what changes and where annotations go; the
//! texts that it had before; and the tray of what has no place.

mod diff;
mod moves;
mod older;
mod tray;
mod writing;

pub(crate) use older::older_texts;
pub(crate) use tray::tray;

use crate::context::{Desk, Shared, Work};
use crate::i18n::{ReviseText, Text, Translator};
use crate::ui::widgets::Button;
use diff::Diff;
use engine::{Msg, Review, ReviseMsg, Session};
use moves::moves;
use older::older_text;
use std::rc::Rc;
use writing::Writing;
use yew::prelude::*;

/// The whole room.
pub(crate) fn revise_room(desk: &Desk, work: &Work, session: &Session) -> Html {
    let state = &session.revise;
    let document = state.document.as_ref().and_then(|id| work.project.documents.get(id));
    let Some(document) = document else {
        return html! { <main key="no-text" class="revise-room" /> };
    };
    let shown = state.shown.as_ref().and_then(|id| document.revisions.get(id));
    let body = match (shown, &state.review) {
        (Some(revision), _) => older_text(desk, &work.project.codebook, revision),
        (None, Some(review)) => review_screen(desk, review),
        (None, None) => html! {
            <Writing
                key="writing"
                article={Shared(Rc::clone(&document.article))}
                typed={state.typed.clone()}
                refusal={state.refusal}
            />
        },
    };
    html! { <main key="revise" class="revise-room">{ body }</main> }
}

/// What changes, and where everything goes.
fn review_screen(desk: &Desk, review: &Rc<Review>) -> Html {
    let tr = desk.tr();
    let is_same = review.before.text() == review.after.text();
    let say = |text| tr.say(Text::Revise(text));
    let words = if is_same { ReviseText::NothingDiffers } else { difference(review) };
    html! {
        <div key="review" class="revise-review">
            <header key="head" class="revise-head">
                <h2 key="heading" id="room" tabindex="-1">{ say(ReviseText::Review) }</h2>
                <p key="intro">{ say(ReviseText::ReviewIntro) }</p>
                <p key="difference" class="facts">{ say(words) }</p>
                { review_buttons(desk, review, is_same) }
            </header>
            <div key="columns" class="revise-columns">
                <section key="diff" class="card revise-diff">
                    <div key="head" class="card-head"><h3>{ say(ReviseText::Diff) }</h3></div>
                    <Diff
                        key="pieces"
                        before={Shared(Rc::clone(&review.before))}
                        after={Shared(Rc::clone(&review.after))}
                        pieces={Shared(Rc::clone(&review.pieces))}
                    />
                </section>
                { moves(tr, &desk.dispatch, review) }
            </div>
        </div>
    }
}

fn difference(review: &Review) -> ReviseText<'static> {
    let (mut n_new, mut n_old) = (0, 0);
    for piece in review.pieces.iter().filter(|piece| !piece.is_same) {
        n_new += review.after.text()[piece.new.clone()].chars().count();
        n_old += review.before.text()[piece.old.clone()].chars().count();
    }
    ReviseText::Difference { n_new, n_old }
}

fn review_buttons(desk: &Desk, review: &Review, is_same: bool) -> Html {
    let (tr, dispatch) = (desk.tr(), &desk.dispatch);
    let n_open = review.n_open();
    let say = |text| tr.say(Text::Revise(text));
    let open = if n_open > 0 { ReviseText::Open(n_open) } else { ReviseText::AllDecided };
    let apply = Button::new("apply", say(ReviseText::Apply), send(dispatch, ReviseMsg::Apply))
        .class("primary")
        .disabled(n_open > 0 || is_same)
        .title((n_open > 0).then(|| say(ReviseText::ApplyHow(n_open))));
    let back = Button::new("back", say(ReviseText::BackToText), send(dispatch, ReviseMsg::Back));
    html! {
        <div key="buttons" class="revise-buttons">
            { apply }
            { back }
            { cancel(tr, dispatch) }
            <span key="open" class="facts" role="status">{ say(open) }</span>
        </div>
    }
}

fn cancel(tr: Translator, dispatch: &Callback<Msg>) -> Button {
    Button::new("cancel", tr.say(Text::Cancel), send(dispatch, ReviseMsg::Cancel)).class("quiet")
}

fn send(dispatch: &Callback<Msg>, msg: ReviseMsg) -> Callback<()> {
    dispatch.reform(move |()| Msg::Revise(msg.clone()))
}
