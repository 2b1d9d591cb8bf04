//! Both texts in one: what was taken out and put in stands where it is, and what is the same
//! is shown only near it.

use crate::context::Shared;
use crate::i18n::{ReviseText, Text, Translator, use_translator};
use crate::ui::widgets::Button;
use model::Article;
use revise::Piece;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::prelude::*;

/// A stretch of more unchanged characters is folded …
const LONG: usize = 400;
/// … to so many at either end.
const NEAR: usize = 120;
/// So many differences are shown at first, and with each press more.
const PAGE: usize = 200;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct DiffProps {
    /// The present text.
    pub(super) before: Shared<Article>,
    /// The new one.
    pub(super) after: Shared<Article>,
    /// Both in stretches.
    pub(super) pieces: Shared<Vec<Piece>>,
}

/// What was opened.
#[derive(Debug, Clone, PartialEq)]
struct Opened {
    n_pieces: usize,
    unfolded: BTreeSet<usize>,
}

enum Open {
    More,
    Unfold(usize),
}

impl Reducible for Opened {
    type Action = Open;

    fn reduce(self: Rc<Self>, action: Open) -> Rc<Self> {
        let mut opened = (*self).clone();
        match action {
            Open::More => opened.n_pieces += 2 * PAGE,
            Open::Unfold(idx) => {
                opened.unfolded.insert(idx);
            }
        }
        Rc::new(opened)
    }
}

/// The text with its changes.
#[component(Diff)]
pub(super) fn diff(props: &DiffProps) -> Html {
    let tr = use_translator();
    let opened = use_reducer_eq(|| Opened { n_pieces: 2 * PAGE, unfolded: BTreeSet::new() });
    let n_pieces = props.pieces.len();
    let shown = props.pieces.iter().take(opened.n_pieces).enumerate();
    let stretches = shown.map(|(idx, piece)| {
        let (old, new) =
            (&props.before.text()[piece.old.clone()], &props.after.text()[piece.new.clone()]);
        if !piece.is_same {
            return changed(tr, idx, old, new);
        }
        let dispatcher = opened.dispatcher();
        let unfold = Callback::from(move |()| dispatcher.dispatch(Open::Unfold(idx)));
        let is_open = opened.unfolded.contains(&idx);
        let edges = (idx == 0, idx + 1 == n_pieces);
        unchanged(tr, idx, new, is_open, edges, unfold)
    });
    let n_more = n_pieces.saturating_sub(opened.n_pieces) / 2;
    let dispatcher = opened.dispatcher();
    let show_more = Callback::from(move |()| dispatcher.dispatch(Open::More));
    let more = match n_more {
        0 => html! { <span key="all" hidden=true /> },
        n => {
            let words = tr.say(Text::Revise(ReviseText::ShowMore(n)));
            Button::new("more", words, show_more).class("small").into()
        }
    };
    html! {
        <div class="diff" tabindex="0" role="region" aria-label={tr.say(Text::Revise(ReviseText::Diff))}>
            <div key="text" class="diff-text">{ for stretches }</div>
            { more }
        </div>
    }
}

fn changed(tr: Translator, idx: usize, old: &str, new: &str) -> Html {
    let side = |sign: &'static str, said, words: &str| {
        html! {
            <>
                <span key="said" class="visually-hidden">{ tr.say(Text::Revise(said)) }</span>
                <span key="sign" class="diff-sign" aria-hidden="true">{ sign }</span>
                <span key="words">{ visible(words) }</span>
            </>
        }
    };
    html! {
        <span key={idx} class="diff-change">
            <del key="del" hidden={old.is_empty()}>{ side("−", ReviseText::Removed, old) }</del>
            <ins key="ins" hidden={new.is_empty()}>{ side("+", ReviseText::Added, new) }</ins>
        </span>
    }
}

/// A line end is all there is of some changes.
fn visible(words: &str) -> String {
    words.replace('\n', "↵\n")
}

fn unchanged(
    tr: Translator,
    idx: usize,
    words: &str,
    is_open: bool,
    (is_first, is_last): (bool, bool),
    unfold: Callback<()>,
) -> Html {
    let n_chars = words.chars().count();
    if is_open || n_chars <= LONG {
        return html! { <span key={idx}>{ words.to_owned() }</span> };
    }
    let head = if is_first { 0 } else { NEAR };
    let tail = if is_last { 0 } else { NEAR };
    let at = |n: usize| words.char_indices().nth(n).map_or(words.len(), |(at, _)| at);
    let (start, end) = (at(head), at(n_chars - tail));
    let label = tr.say(Text::Revise(ReviseText::Unchanged(n_chars - head - tail)));
    html! {
        <span key={idx}>
            <span key="head">{ words[..start].to_owned() }</span>
            { Button::new("fold", label, unfold).class("small quiet diff-fold") }
            <span key="tail">{ words[end..].to_owned() }</span>
        </span>
    }
}
