//! The screen where an article comes in: the paste box, then the preview of what is kept.

mod encoding;
mod kept;
mod offer;
mod preview;
mod removed;
mod taken_out;

use super::metadata::{Field, metadata_fields};
use super::widgets::{Button, Glyph};
use crate::context::{Screen, Shared, use_desk, use_screen, use_work};
use crate::i18n::{DocumentText, PrivacyText, ReviseText, Text, Translator};
use encoding::encoding_choice;
use engine::{Intake, IntakeMsg, IntakeSource, Msg, OfflineMsg, ReviseState, Session, SessionMsg};
use intake::{FileKind, Refusal};
use model::{DocumentId, Project, Step};
use offer::Offer;
use preview::Preview;
use std::rc::Rc;
use taken_out::Memory;
use yew::prelude::*;

/// The whole screen.
#[component(IntakeScreen)]
pub(crate) fn intake_screen() -> Html {
    let desk = use_desk();
    let (tr, dispatch) = (desk.tr(), &desk.dispatch);
    let project = use_work().project;
    let Screen { session, history, .. } = use_screen();
    let was_removed = history.steps().0 == Some(Step::DeleteDocument);
    let intake = session.intake.clone();
    let is_dropping = use_state_eq(|| false);
    let setter = is_dropping.setter();
    let drop_sign = use_callback((), move |is_over: bool, ()| setter.set(is_over));
    let way_back = session.document.clone().or_else(|| project.documents.keys().next().cloned());
    let (class, preview) = match &intake.draft {
        Some(Ok(draft)) => {
            let draft = Shared(draft.clone());
            let page = intake.page.clone().map(Shared);
            let taken_back = Rc::clone(&intake.taken_back);
            let memory = memory(&session);
            let joins_lines = intake.joins_lines;
            let is_word = is_word(&intake);
            let preview = html! {
                <Preview key="preview" {draft} {page} {taken_back} {memory} {joins_lines} {is_word} />
            };
            (Some("has-draft"), preview)
        }
        _ => (None, html! { <div key="no-preview" hidden=true /> }),
    };
    html! {
        <main
            class={classes!("intake", is_dropping.then_some("dropping"))}
            tabindex="-1"
            ondragover={drop_sign.reform(|_: DragEvent| true)}
            ondragleave={drop_sign.reform(|_: DragEvent| false)}
            ondrop={drop_sign.reform(|_: DragEvent| false)}
        >
            <div class={classes!("intake-inner", class)}>
                <div key="offer" class="offer">
                    <div key="head" class="intake-head">
                        <div key="back">{ back_link(tr, dispatch, way_back) }</div>
                        <div key="removed">{ removed_article(tr, dispatch, was_removed) }</div>
                        <div key="revision">{ revision(tr, &project, &session.revise) }</div>
                        <h2 key="heading">{ tr.say(Text::AddHeading) }</h2>
                        <p key="intro">{ tr.say(Text::AddIntro) }</p>
                    </div>
                    <Offer key="box" />
                    <div key="encoding">{ file_encoding(tr, dispatch, &intake) }</div>
                    <div key="twin" role="status">{ twin(tr, dispatch, &project, &intake) }</div>
                    <div key="below">{ below_box(tr, dispatch, &intake) }</div>
                </div>
                { preview }
            </div>
        </main>
    }
}

/// Whether the article is from a Word document.
fn is_word(intake: &Intake) -> bool {
    let IntakeSource::File(name) = &intake.source else { return false };
    FileKind::of_name(name) == Some(FileKind::Word)
}

/// What is remembered for the publisher of the article.
fn memory(session: &Session) -> Memory {
    let publisher = engine::publisher(&session.intake);
    let shapes = publisher.as_ref().and_then(|name| session.page_choices.of(name)).cloned();
    Memory { publisher, shapes: shapes.unwrap_or_default() }
}

fn back_link(tr: Translator, dispatch: &Callback<Msg>, way_back: Option<DocumentId>) -> Html {
    let Some(id) = way_back else {
        return html! { <span key="no-link" hidden=true /> };
    };
    let open = dispatch.reform(move |()| Msg::Session(SessionMsg::OpenDocument(id.clone())));
    Button::new("link", tr.say(Text::BackToReading), open).class("quiet").glyph(Glyph::Back).into()
}

/// What the text is for, where it is to take the place of another.
fn revision(tr: Translator, project: &Project, revise: &ReviseState) -> Html {
    let known = revise.document.as_ref().and_then(|id| project.documents.get(id));
    let Some(document) = known.filter(|_| revise.from_intake) else {
        return html! { <span key="no-revision" hidden=true /> };
    };
    let words = ReviseText::ForDocument(&document.info.metadata.title);
    html! {
        <div key="banner" class="source-name" role="status">
            <p key="words">{ tr.say(Text::Revise(words)) }</p>
        </div>
    }
}

/// Right after an article was removed, the way to have it back.
fn removed_article(tr: Translator, dispatch: &Callback<Msg>, was_removed: bool) -> Html {
    if !was_removed {
        return html! { <span key="no-banner" hidden=true /> };
    }
    let bring_back = dispatch.reform(|()| Msg::Undo);
    let button = Button::new("back", tr.say(Text::BringBack), bring_back);
    html! {
        <div key="banner" class="source-name" role="status">
            <p key="words">{ tr.say(Text::WasRemoved) }</p>
            { button.class("small").glyph(Glyph::Undo) }
        </div>
    }
}

/// For a file, the encoding in which it is read.
fn file_encoding(tr: Translator, dispatch: &Callback<Msg>, intake: &Intake) -> Html {
    let on_choose = dispatch.reform(|encoding| Msg::Intake(IntakeMsg::DecodeAs(encoding)));
    match &intake.file {
        Some(file) => encoding_choice(tr, file, on_choose),
        None => html! { <span key="no-file" hidden=true /> },
    }
}

/// Tells that the article is in the project already, with the way there.
fn twin(tr: Translator, dispatch: &Callback<Msg>, project: &Project, intake: &Intake) -> Html {
    let known = intake.twin.as_ref().and_then(|id| project.documents.get(id));
    let Some(document) = known else {
        return html! { <span key="no-twin" hidden=true /> };
    };
    let id = document.info.id.clone();
    let words = DocumentText::Twin(&document.info.metadata.title);
    let open = dispatch.reform(move |()| Msg::Session(SessionMsg::OpenDocument(id.clone())));
    let button = Button::new("open", tr.say(Text::Document(DocumentText::OpenTwin)), open);
    html! {
        <div key="banner" class="source-name">
            <p key="words">{ tr.say(Text::Document(words)) }</p>
            { button.class("small") }
        </div>
    }
}

/// The metadata to be checked, or why there is no article, or how to begin.
fn below_box(tr: Translator, dispatch: &Callback<Msg>, intake: &Intake) -> Html {
    match &intake.draft {
        Some(Ok(_)) => metadata_card(tr, dispatch, intake),
        Some(Err(refusal)) => refused(tr, refusal),
        None => steps(tr, dispatch),
    }
}

/// The metadata that the article will get, to be corrected.
fn metadata_card(tr: Translator, dispatch: &Callback<Msg>, intake: &Intake) -> Html {
    let shown = intake.effective_metadata().cloned().unwrap_or_default();
    let fields = metadata_fields(tr, &shown, &{
        let shown = shown.clone();
        dispatch.reform(move |(field, value): (Field, String)| {
            let mut metadata = shown.clone();
            field.set(&mut metadata, value);
            Msg::Intake(IntakeMsg::EditMetadata(metadata))
        })
    });
    html! {
        <section key="metadata" class="card">
            <div key="head" class="card-head"><h3>{ tr.say(Text::Metadata) }</h3></div>
            <div key="body" class="card-body">{ fields }</div>
        </section>
    }
}

fn refused(tr: Translator, refusal: &Refusal) -> Html {
    html! { <p key="refused" class="refusal" role="alert">{ tr.say(Text::Refused(refusal)) }</p> }
}

fn steps(tr: Translator, dispatch: &Callback<Msg>) -> Html {
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
    html! {
        <div key="how">
            <ol key="steps" class="steps">{ for items }</ol>
            { one_file(tr) }
            { privacy_link(tr, dispatch) }
        </div>
    }
}

/// To what leaves the page.
fn privacy_link(tr: Translator, dispatch: &Callback<Msg>) -> Html {
    let show = dispatch.reform(|()| Msg::Offline(OfflineMsg::ShowPrivacy));
    let name = tr.say(Text::Privacy(PrivacyText::Heading));
    Button::new("privacy", name, show).class("quiet small").glyph(Glyph::Shield).into()
}

/// What is different where the app was opened as a file, from a disk or a stick.
fn one_file(tr: Translator) -> Html {
    let protocol = gloo_utils::window().location().protocol();
    if protocol.is_ok_and(|protocol| protocol == "file:") {
        html! { <p key="one-file" class="hint one-file">{ tr.say(Text::OneFile) }</p> }
    } else {
        html! { <p key="site" hidden=true /> }
    }
}
