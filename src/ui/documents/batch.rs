//! How far the reading of many files is, and what became of each.

use crate::context::{Shared, use_desk, use_session};
use crate::i18n::{DocumentText, Text};
use crate::ui::widgets::{Button, Dialog, progress, use_list_window};
use engine::{Batch, ExchangeMsg, Msg, SessionMsg};
use yew::prelude::*;

/// The dialog. Closing it leaves the reading alone.
#[component(BatchDialog)]
pub(crate) fn batch_dialog() -> Html {
    let desk = use_desk();
    let tr = desk.tr();
    let session = use_session();
    let batch = Shared(session.batch.clone());
    let of_next = usize::from(session.reading_permille().unwrap_or_default());
    let close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let stop = desk.dispatch.reform(|()| Msg::Exchange(ExchangeMsg::StopReading));
    let (n_done, n_files) = (batch.done.len(), batch.n_files);
    let words = if batch.is_reading() {
        DocumentText::Reading { n_done, n_files }
    } else {
        DocumentText::Added { n: batch.n_added(), n_files }
    };
    let stopped = batch.is_cancelled.then(|| tr.say(Text::Document(DocumentText::Stopped)));
    let button = if batch.is_reading() {
        Button::new("stop", tr.say(Text::Document(DocumentText::Stop)), stop)
    } else {
        Button::new("close", tr.say(Text::Close), close.clone()).class("primary")
    };
    let n_skipped = batch.n_skipped();
    let add = desk.dispatch.reform(|()| Msg::Exchange(ExchangeMsg::AddSkipped));
    let add = Button::new("add", tr.say(Text::Document(DocumentText::AddSkipped(n_skipped))), add);
    let foot = html! {
        <div key="foot" class="dialog-foot">
            <div key="skipped" hidden={n_skipped == 0 || batch.is_reading()}>{ add }</div>
            { button }
        </div>
    };
    let title = tr.say(Text::Document(DocumentText::Files));
    html! {
        <Dialog class="wide" title={title.clone()} close_label={tr.say(Text::Dismiss)} on_close={close} {foot}>
            <div class="batch">
                <p key="words" class="report-verdict" role="status">{ tr.say(Text::Document(words)) }</p>
                <div key="progress" hidden={!batch.is_reading()}>
                    { progress(title.into(), Some(n_done * 1000 + of_next), n_files * 1000) }
                </div>
                <p key="stopped">{ stopped.unwrap_or_default() }</p>
                <Outcomes key="files" {batch} />
            </div>
        </Dialog>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OutcomesProps {
    batch: Shared<Batch>,
}

/// A row for each file that is done.
#[component(Outcomes)]
fn outcomes(props: &OutcomesProps) -> Html {
    let tr = use_desk().tr();
    let batch = &props.batch;
    let window = use_list_window(batch.done.len());
    // what needs a look comes first
    let order = use_memo(batch.clone(), |batch| {
        let is_trouble = |idx: &usize| batch.done[*idx].1.is_trouble();
        let (trouble, fine): (Vec<_>, Vec<_>) = (0..batch.done.len()).partition(is_trouble);
        [trouble, fine].concat()
    });
    let rows = order[window.rows.clone()].iter().map(|idx| {
        let (name, outcome) = &batch.done[*idx];
        let class = outcome.is_trouble().then_some("trouble");
        let words = tr.say(Text::Document(DocumentText::Outcome(outcome)));
        let encoding = batch.encodings.get(idx).map(|encoding| encoding.name());
        html! {
            <li key={*idx} class={classes!(class)}>
                <span key="name" class="batch-name" title={name.clone()}>{ name }</span>
                <span key="encoding" class="batch-encoding">{ encoding.unwrap_or_default() }</span>
                <span key="outcome" class="batch-outcome" title={words.clone()}>{ words }</span>
            </li>
        }
    });
    html! {
        <div
            class="batch-files"
            ref={window.scroller.clone()}
            onscroll={window.on_scroll.clone()}
            tabindex="0"
            role="group"
            aria-label={tr.say(Text::Document(DocumentText::Files))}
        >
            <ul ref={window.list.clone()} role="list">{ for rows }</ul>
        </div>
    }
}
