//! The selected annotation: label, quote, place, values, note, boundaries, and its end.

use super::attributes::attributes;
use super::boundaries::boundaries;
use super::entity_box::entity_box;
use super::parts::parts;
use crate::context::{Shared, use_desk, use_work};
use crate::i18n::{SeekText, Text, Translator};
use crate::ui::chip::{glyph_of, hue_class, paint_class};
use crate::ui::phrase::{code_points, paragraph_at};
use crate::ui::seek::occurrences;
use crate::ui::widgets::{Button, Choice, Glyph, Options, TextArea};
use engine::{Command, Msg};
use model::{Annotation, AnnotationId, Article, Codebook, DocumentId, LabelId};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AnnotationFormProps {
    pub(super) document: DocumentId,
    pub(super) article: Shared<Article>,
    pub(super) annotation: Shared<Annotation>,
    /// Whether words are selected to which the annotation could be moved.
    pub(super) has_selection: bool,
}

impl AnnotationFormProps {
    /// Sends a command for this annotation, made of what a control tells.
    fn command<T: 'static>(
        &self,
        dispatch: &Callback<Msg>,
        make: impl Fn(DocumentId, AnnotationId, T) -> Command + 'static,
    ) -> Callback<T> {
        let (document, id) = (self.document.clone(), self.annotation.id.clone());
        dispatch.reform(move |told| Msg::Edit(make(document.clone(), id.clone(), told)))
    }
}

/// Everything that can be seen and changed of one annotation.
#[component(AnnotationForm)]
pub(super) fn annotation_form(props: &AnnotationFormProps) -> Html {
    let desk = use_desk();
    let work = use_work();
    let (tr, dispatch) = (desk.tr(), desk.dispatch.clone());
    let codebook = work.project.codebook.clone();
    let AnnotationFormProps { article, annotation, has_selection, .. } = props;
    let relabel = props.command(&dispatch, |document, id, label: AttrValue| {
        Command::Relabel(document, id, LabelId::new(label.as_str()))
    });
    let set_value = props.command(&dispatch, |document, id, (attribute, value)| {
        Command::SetAttribute(document, id, attribute, value)
    });
    let set_note = props.command(&dispatch, Command::SetNote);
    let delete =
        props.command(&dispatch, |document, id, ()| Command::DeleteAnnotation(document, id));
    let delete_button = Button::new("delete", tr.say(Text::Delete), delete);
    html! {
        <div class="inspector">
            { quoted(tr, &codebook, article, annotation) }
            { parts(tr, &dispatch, article, annotation) }
            { label_choice(tr, &codebook, annotation, relabel) }
            { entity_box(&desk, &work, &props.document, annotation, article.text()) }
            { attributes(tr, &codebook, annotation, &set_value) }
            { boundaries(tr, &dispatch, annotation.extent().is_none(), *has_selection) }
            <TextArea
                key="note"
                id="annotation-note"
                label={tr.say(Text::Note)}
                hint={tr.say(Text::NoteHint)}
                value={annotation.note.clone()}
                on_commit={set_note}
            />
            <div key="foot" class="inspector-foot">
                { Button::new("occurrences", tr.say(Text::Seek(SeekText::Occurrences)), occurrences(&dispatch, true)).class("small").glyph(Glyph::Search).shortcut("Shift+Q") }
                { delete_button.class("quiet danger").glyph(Glyph::Trash).shortcut("Delete") }
            </div>
        </div>
    }
}

/// The quote, and where it stands.
fn quoted(tr: Translator, codebook: &Codebook, article: &Article, annotation: &Annotation) -> Html {
    let label = codebook.label(&annotation.label);
    let paint = label.map(|label| paint_class(label, annotation));
    html! {
        <div key="quote" class="field">
            <blockquote key="quote" class={classes!("inspector-quote", paint)} tabindex="0">
                { annotation.quote(article.text()) }
            </blockquote>
            <p key="place" class="inspector-place">{ place_of(tr, article, annotation) }</p>
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

/// The label, to be changed by a click.
fn label_choice(
    tr: Translator,
    codebook: &Codebook,
    annotation: &Annotation,
    on_choose: Callback<AttrValue>,
) -> Html {
    let choices = codebook.labels.iter().map(|label| Choice {
        value: AttrValue::from(label.id.as_str().to_owned()),
        label: tr.name(&label.names, label.id.as_str()),
        glyph: Some(glyph_of(label.kind)),
        class: classes!(hue_class(label)),
    });
    Options {
        legend: tr.say(Text::Label),
        name: "label".into(),
        choices: choices.collect(),
        selected: Some(annotation.label.as_str()),
        on_choose,
        beside: Html::default(),
    }
    .into()
}
