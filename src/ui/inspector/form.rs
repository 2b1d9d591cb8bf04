//! The selected annotation: label, quote, place, values, note, boundaries, and its end.

use super::attributes::Attributes;
use super::boundaries::Boundaries;
use crate::context::{Shared, use_dispatch, use_project};
use crate::i18n::{Text, Translator, use_translator};
use crate::ui::chip::{glyph_of, hue_class, paint_class};
use crate::ui::phrase::{code_points, paragraph_at};
use crate::ui::widgets::{Button, Choice, Glyph, Options, TextArea};
use engine::{Command, Msg};
use model::{Annotation, Article, DocumentId, LabelId};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AnnotationFormProps {
    pub(super) document: DocumentId,
    pub(super) article: Shared<Article>,
    pub(super) annotation: Shared<Annotation>,
}

/// Everything that can be seen and changed of one annotation.
#[component(AnnotationForm)]
pub(super) fn annotation_form(props: &AnnotationFormProps) -> Html {
    let AnnotationFormProps { document, article, annotation } = props;
    let note = annotation.note.clone();
    html! {
        <div class="inspector">
            <Quoted key="quote" article={article.clone()} annotation={annotation.clone()} />
            <LabelChoice key="label" document={document.clone()} annotation={annotation.clone()} />
            <Attributes key="attributes" document={document.clone()} annotation={annotation.clone()} />
            <Boundaries key="boundaries" is_orphan={annotation.extent().is_none()} />
            <Note key="note" document={document.clone()} annotation={annotation.clone()} {note} />
            <DeleteButton key="delete" document={document.clone()} annotation={annotation.clone()} />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct QuotedProps {
    article: Shared<Article>,
    annotation: Shared<Annotation>,
}

/// The quote, and where it stands.
#[component(Quoted)]
fn quoted(props: &QuotedProps) -> Html {
    let tr = use_translator();
    let project = use_project();
    let label = project.codebook.label(&props.annotation.label);
    let paint = label.map(|label| paint_class(label, &props.annotation));
    let place = place_of(tr, &props.article, &props.annotation);
    html! {
        <div class="field">
            <blockquote key="quote" class={classes!("inspector-quote", paint)} tabindex="0">
                { props.annotation.quote(props.article.text()) }
            </blockquote>
            <p key="place" class="inspector-place">{ place }</p>
        </div>
    }
}

fn place_of(tr: Translator, article: &Article, annotation: &Annotation) -> AttrValue {
    let Some(extent) = annotation.extent() else { return tr.say(Text::WithoutPlace) };
    let (start, end) = code_points(article, extent);
    let (number, total) = paragraph_at(article, extent.start());
    let place = tr.say(Text::Place { start, end });
    format!("{place} · {}", tr.say(Text::Paragraph { number, total })).into()
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct OneProps {
    document: DocumentId,
    annotation: Shared<Annotation>,
}

/// The label, to be changed by a click.
#[component(LabelChoice)]
fn label_choice(props: &OneProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let project = use_project();
    let choices = project.codebook.labels.iter().map(|label| Choice {
        value: AttrValue::from(label.id.as_str().to_owned()),
        label: tr.name(&label.names, label.id.as_str()),
        glyph: Some(glyph_of(label.kind)),
        class: classes!(hue_class(label)),
    });
    let (document, id) = (props.document.clone(), props.annotation.id.clone());
    let on_choose = dispatch.reform(move |label: AttrValue| {
        let label = LabelId::new(label.as_str());
        Msg::Edit(Command::Relabel(document.clone(), id.clone(), label))
    });
    html! {
        <Options
            legend={tr.say(Text::Label)}
            name="label"
            choices={choices.collect::<Vec<_>>()}
            selected={Some(AttrValue::from(props.annotation.label.as_str().to_owned()))}
            {on_choose}
        />
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct NoteProps {
    document: DocumentId,
    annotation: Shared<Annotation>,
    note: String,
}

#[component(Note)]
fn note(props: &NoteProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let (document, id) = (props.document.clone(), props.annotation.id.clone());
    let on_commit = dispatch
        .reform(move |note| Msg::Edit(Command::SetNote(document.clone(), id.clone(), note)));
    html! {
        <TextArea
            id="annotation-note"
            label={tr.say(Text::Note)}
            hint={tr.say(Text::NoteHint)}
            value={AttrValue::from(props.note.clone())}
            {on_commit}
        />
    }
}

#[component(DeleteButton)]
fn delete_button(props: &OneProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let (document, id) = (props.document.clone(), props.annotation.id.clone());
    let delete = dispatch
        .reform(move |()| Msg::Edit(Command::DeleteAnnotation(document.clone(), id.clone())));
    html! {
        <div class="inspector-foot">
            <Button
                class="quiet danger"
                glyph={Glyph::Trash}
                label={tr.say(Text::Delete)}
                keys="Delete"
                on_press={delete}
            />
        </div>
    }
}
