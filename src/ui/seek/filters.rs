//! What narrows the question: document, progress, and what a hit is tagged as.

use super::entity_field::EntityField;
use super::{re_ask, say};
use crate::context::{Desk, Shared, use_desk, use_work};
use crate::i18n::{DocumentText, SeekText, Text};
use crate::ui::coders::coder_name;
use crate::ui::documents::{PROGRESS, progress_name};
use crate::ui::widgets::{Button, Pick};
use engine::{Looks, Question, SeekState, Tagged, leading_attribute};
use model::{CoderId, DocumentId, EntityId, LabelId, Project};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct FiltersProps {
    pub(super) project: Shared<Project>,
    /// The document that is open.
    pub(super) open: Option<DocumentId>,
    pub(super) state: Shared<SeekState>,
}

/// A value of a list, and its words.
type Entry = (AttrValue, AttrValue);

/// What stands for hits without an annotation. No label has such an id.
const UNTAGGED: &str = "\n";

/// The filters. On a narrow screen they open below a button.
#[component(Filters)]
pub(super) fn filters(props: &FiltersProps) -> Html {
    let FiltersProps { project, open, state } = props;
    let desk = use_desk();
    let is_open = use_state_eq(|| false);
    let n_asked = state.question.filter.n_asked();
    let toggle = {
        let is_open = is_open.clone();
        Callback::from(move |_: MouseEvent| is_open.set(!*is_open))
    };
    html! {
        <div class="seek-filters" data-open={is_open.to_string()}>
            <button
                key="toggle"
                type="button"
                class="button small seek-more"
                aria-expanded={is_open.to_string()}
                onclick={toggle}
            >
                { say(&desk, SeekText::Filters(n_asked)) }
            </button>
            <div key="picks" class="seek-picks">
                { of_document(&desk, project, open.as_ref(), state) }
                { of_progress(&desk, state) }
                { of_label(&desk, project, state) }
                { of_choice(&desk, project, state) }
                { of_coder(&desk, project, state) }
                <EntityFilter key="entity" state={state.clone()} />
                { clear(&desk, state, n_asked) }
            </div>
        </div>
    }
}

fn clear(desk: &Desk, state: &SeekState, n_asked: usize) -> Html {
    if n_asked == 0 {
        return html! { <span key="clear" hidden=true /> };
    }
    let clear = re_ask(desk, state, |question: &mut Question, ()| {
        question.filter = engine::SeekFilter::default();
    });
    Button::new("clear", say(desk, SeekText::ClearFilters), clear).class("quiet small").into()
}

fn of_document(
    desk: &Desk,
    project: &Project,
    open: Option<&DocumentId>,
    state: &SeekState,
) -> Html {
    let chosen = state.question.filter.document.as_ref();
    let mut ids: Vec<_> = chosen.into_iter().chain(open).collect();
    ids.dedup();
    let title = |id: &DocumentId| {
        let title = project.documents.get(id).map(|document| &document.info.metadata.title);
        match title.map(|title| title.trim()).filter(|title| !title.is_empty()) {
            Some(title) => AttrValue::from(title.to_owned()),
            None => desk.tr().say(Text::Untitled),
        }
    };
    let entry = |id: &&DocumentId| {
        let words = say(desk, SeekText::OnlyIn(&title(id)));
        (AttrValue::from(id.as_str().to_owned()), words)
    };
    let all = (AttrValue::default(), say(desk, SeekText::AllDocuments));
    let options = std::iter::once(all).chain(ids.iter().map(entry)).collect();
    let on_choose = re_ask(desk, state, |question: &mut Question, id: String| {
        question.filter.document = (!id.is_empty()).then(|| DocumentId::new(id));
    });
    let value = chosen.map(|id| id.as_str().to_owned()).unwrap_or_default();
    pick("document", say(desk, SeekText::Documents), options, value, on_choose)
}

fn of_progress(desk: &Desk, state: &SeekState) -> Html {
    let tr = desk.tr();
    let any = (AttrValue::default(), tr.say(Text::Document(DocumentText::AnyProgress)));
    let each = PROGRESS.into_iter().map(|progress| {
        let words = tr.say(Text::Document(DocumentText::IsAt(progress)));
        (AttrValue::Static(progress_name(progress)), words)
    });
    let on_choose = re_ask(desk, state, |question: &mut Question, told: String| {
        question.filter.progress = PROGRESS.into_iter().find(|it| progress_name(*it) == told);
    });
    let value = state.question.filter.progress.map(progress_name).unwrap_or_default();
    let label = tr.say(Text::Document(DocumentText::Progress));
    pick("progress", label, std::iter::once(any).chain(each).collect(), value.into(), on_choose)
}

fn of_label(desk: &Desk, project: &Project, state: &SeekState) -> Html {
    let labels = project.codebook.labels.iter().map(|label| {
        let words = desk.tr().name(&label.names, label.id.as_str());
        (AttrValue::from(label.id.as_str().to_owned()), words)
    });
    let mut options = vec![(AttrValue::default(), say(desk, SeekText::AnyLabel))];
    if state.question.looks != Looks::Annotations {
        options.push((UNTAGGED.into(), say(desk, SeekText::Untagged)));
    }
    options.extend(labels);
    let on_choose = re_ask(desk, state, |question: &mut Question, told: String| {
        question.filter.tagged = match told.as_str() {
            "" => Tagged::Any,
            UNTAGGED => Tagged::Not,
            id => Tagged::As(LabelId::new(id)),
        };
    });
    let value = match &state.question.filter.tagged {
        Tagged::Any => String::new(),
        Tagged::Not => UNTAGGED.to_owned(),
        Tagged::As(label) => label.as_str().to_owned(),
    };
    pick("label", say(desk, SeekText::Label), options, value, on_choose)
}

/// The choices of the chosen label, or of all labels, such as the positions of a stance.
fn of_choice(desk: &Desk, project: &Project, state: &SeekState) -> Html {
    let filter = &state.question.filter;
    let labels = project.codebook.labels.iter().filter(|label| match &filter.tagged {
        Tagged::As(id) => label.id == *id,
        Tagged::Any | Tagged::Not => true,
    });
    let mut options: Vec<Entry> = vec![(AttrValue::default(), say(desk, SeekText::AnyPosition))];
    for label in labels {
        let choices = leading_attribute(&project.codebook, &label.id).map(|(_, choices)| choices);
        for choice in choices.unwrap_or_default() {
            let words = desk.tr().name(&choice.names, &choice.id);
            let entry = (AttrValue::from(choice.id.clone()), words);
            if !options.contains(&entry) {
                options.push(entry);
            }
        }
    }
    let on_choose = re_ask(desk, state, |question: &mut Question, told: String| {
        question.filter.choice = (!told.is_empty()).then_some(told);
    });
    let value = filter.choice.clone().unwrap_or_default();
    pick("choice", say(desk, SeekText::Position), options, value, on_choose)
}

/// Who made the annotation; of no use where all are of one.
fn of_coder(desk: &Desk, project: &Project, state: &SeekState) -> Html {
    let tr = desk.tr();
    if project.coders.len() < 2 {
        return html! { <span key="coder" hidden=true /> };
    }
    let any = (AttrValue::default(), tr.say(Text::Document(DocumentText::AnyCoder)));
    let each = project
        .coders
        .values()
        .map(|coder| (AttrValue::from(coder.id.to_string()), coder_name(tr, coder)));
    let on_choose = re_ask(desk, state, |question: &mut Question, told: String| {
        question.filter.coder = (!told.is_empty()).then(|| CoderId::new(told));
    });
    let value = state.question.filter.coder.as_ref().map(ToString::to_string).unwrap_or_default();
    let label = tr.say(Text::Document(DocumentText::Coder));
    pick("coder", label, std::iter::once(any).chain(each).collect(), value, on_choose)
}

fn pick(
    key: &'static str,
    label: AttrValue,
    options: Vec<Entry>,
    value: String,
    on_choose: Callback<String>,
) -> Html {
    let class = (!value.is_empty()).then_some("is-set");
    html! { <Pick {key} {label} {options} {value} {on_choose} class={classes!("seek-pick", class)} /> }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct EntityFilterProps {
    state: Shared<SeekState>,
}

/// The entity that the annotation names: a field, or what was chosen in it.
#[component(EntityFilter)]
fn entity_filter(props: &EntityFilterProps) -> Html {
    let desk = use_desk();
    let work = use_work();
    let state = &props.state;
    let set = re_ask(&desk, state, |question: &mut Question, id: Option<EntityId>| {
        question.filter.entity = id;
    });
    let field = EntityField {
        id: "seek-entity",
        label: say(&desk, SeekText::Entity),
        placeholder: say(&desk, SeekText::AnyEntity),
        chosen: state.question.filter.entity.as_ref(),
        kind: None,
        opens_up: false,
        set,
    };
    field.show(&desk, &work)
}
