//! The screen where an article comes in: the paste box, then the preview of what is kept.

mod kept;
mod offer;
mod preview;
mod removed;

use super::widgets::{Button, Glyph};
use crate::context::{use_dispatch, use_project, use_session, use_status};
use crate::i18n::{Text, Translator, use_translator};
use engine::{Intake, Msg, SessionMsg};
use intake::Refusal;
use model::{DocumentId, Step};
use offer::Offer;
use preview::{MetadataCard, Preview};
use yew::prelude::*;

/// The whole screen.
#[component(IntakeScreen)]
pub(crate) fn intake_screen() -> Html {
    let tr = use_translator();
    let session = use_session();
    let project = use_project();
    let was_removed = use_status().history.steps().0 == Some(Step::DeleteDocument);
    let intake = session.intake.clone();
    let is_dropping = use_state_eq(|| false);
    let setter = is_dropping.setter();
    let drop_sign = use_callback((), move |is_over: bool, ()| setter.set(is_over));
    let has_draft = matches!(intake.draft, Some(Ok(_)));
    let way_back = session.document.clone().or_else(|| project.documents.keys().next().cloned());
    let class = classes!("intake-inner", has_draft.then_some("has-draft"));
    let preview = match has_draft {
        true => html! { <Preview key="preview" /> },
        false => html! { <div key="no-preview" hidden=true /> },
    };
    html! {
        <main
            class={classes!("intake", is_dropping.then_some("dropping"))}
            tabindex="-1"
            ondragover={drop_sign.reform(|_: DragEvent| true)}
            ondragleave={drop_sign.reform(|_: DragEvent| false)}
            ondrop={drop_sign.reform(|_: DragEvent| false)}
        >
            <div {class}>
                <div key="offer" class="offer">
                    <div key="head" class="intake-head">
                        <div key="back">{ back_link(tr, way_back) }</div>
                        <div key="removed">{ removed_article(was_removed) }</div>
                        <h2 key="heading">{ tr.say(Text::AddHeading) }</h2>
                        <p key="intro">{ tr.say(Text::AddIntro) }</p>
                    </div>
                    <Offer key="box" />
                    <div key="below">{ below_box(tr, &intake) }</div>
                </div>
                { preview }
            </div>
        </main>
    }
}

fn back_link(tr: Translator, way_back: Option<DocumentId>) -> Html {
    match way_back {
        Some(document) => {
            html! { <BackLink key="link" {document} label={tr.say(Text::BackToReading)} /> }
        }
        None => html! { <span key="no-link" hidden=true /> },
    }
}

fn removed_article(was_removed: bool) -> Html {
    match was_removed {
        true => html! { <WasRemoved key="banner" /> },
        false => html! { <span key="no-banner" hidden=true /> },
    }
}

/// Right after an article was removed, the way to have it back.
#[component(WasRemoved)]
fn was_removed() -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    html! {
        <div class="source-name" role="status">
            <p key="words">{ tr.say(Text::WasRemoved) }</p>
            <Button
                key="back"
                class="small"
                glyph={Glyph::Undo}
                label={tr.say(Text::BringBack)}
                on_press={dispatch.reform(|()| Msg::Undo)}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct BackLinkProps {
    document: DocumentId,
    label: AttrValue,
}

#[component(BackLink)]
fn back_link_button(props: &BackLinkProps) -> Html {
    let dispatch = use_dispatch();
    let id = props.document.clone();
    let open = dispatch.reform(move |()| Msg::Session(SessionMsg::OpenDocument(id.clone())));
    html! {
        <Button class="quiet" glyph={Glyph::Back} label={props.label.clone()} on_press={open} />
    }
}

/// The metadata to be checked, or why there is no article, or how to begin.
fn below_box(tr: Translator, intake: &Intake) -> Html {
    match &intake.draft {
        Some(Ok(_)) => html! { <MetadataCard key="metadata" /> },
        Some(Err(refusal)) => refused(tr, refusal),
        None => steps(tr),
    }
}

fn refused(tr: Translator, refusal: &Refusal) -> Html {
    html! { <p key="refused" class="refusal" role="alert">{ tr.say(Text::Refused(refusal)) }</p> }
}

fn steps(tr: Translator) -> Html {
    let steps = [
        (Text::StepPaste, Text::StepPasteHow),
        (Text::StepTag, Text::StepTagHow),
        (Text::StepDownload, Text::StepDownloadHow),
    ];
    let items = steps.into_iter().enumerate().map(|(idx, (what, how))| {
        html! {
            <li key={idx}>
                <span class="number" aria-hidden="true">{ idx + 1 }</span>
                <span><strong>{ tr.say(what) }</strong>{ tr.say(how) }</span>
            </li>
        }
    });
    html! { <ol key="steps" class="steps">{ for items }</ol> }
}
