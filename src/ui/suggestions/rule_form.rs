//! The form in which a rule is written. What it finds in the open article, or what is wrong with
//! it and where, is told while one types.

use super::row::{entity_name, say_rule};
use super::rules::send;
use crate::context::{Desk, Work};
use crate::i18n::{FindText, RuleText, Text, Translator};
use crate::ui::statements::EntityPicker;
use crate::ui::widgets::{Button, Choice, Glyph, LineField, Options, Select};
use engine::{Msg, RuleDraft, RuleEdit, RuleFault, RulesMsg, RulesState, SuggestionsMsg};
use gloo_events::EventListener;
use model::{EntityKind, LabelId};
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// The most characters of context before and behind a hit.
const CONTEXT: usize = 10;

/// Sends a change of the rule.
fn editor<T: 'static>(desk: &Desk, change: impl Fn(T) -> RuleEdit + 'static) -> Callback<T> {
    desk.dispatch
        .reform(move |told| Msg::Suggestions(SuggestionsMsg::Rules(RulesMsg::Edit(change(told)))))
}

/// The form.
pub(super) fn rule_form(desk: &Desk, work: &Work, state: &RulesState, draft: &RuleDraft) -> Html {
    let tr = desk.tr();
    let say = |text| say_rule(tr, text);
    let heading = if draft.id.is_some() { RuleText::EditHeading } else { RuleText::NewHeading };
    let key = draft.id.as_ref().map_or("new", |id| id.as_str()).to_owned();
    let field = if draft.is_regex { RuleText::RegexField } else { RuleText::WordsField };
    let on_text = editor(desk, RuleEdit::Text);
    let on_name = editor(desk, RuleEdit::Name);
    let save = Button::new("save", say(RuleText::Save), send(desk, RulesMsg::Save));
    let discard = Button::new("discard", say(RuleText::Discard), send(desk, RulesMsg::Discard));
    html! {
        <div {key} class="rule-form" role="group" aria-label={say(heading)}>
            <h3 key="heading">{ say(heading) }</h3>
            <LineField key="name" label={say(RuleText::Name)} value={draft.name.clone()} on_commit={on_name} />
            { how(desk, draft) }
            <RuleField
                key="text"
                label={say(field)}
                value={draft.text.clone()}
                is_regex={draft.is_regex}
                is_bad={state.fault.is_some_and(|fault| fault != RuleFault::Empty)}
                on_text={on_text}
            />
            <p key="outcome" id="rule-outcome" class="rule-outcome" role="status" data-bad={state.fault.is_some().to_string()}>
                { outcome(tr, work, state, draft) }
            </p>
            { hits(work, state) }
            { label(desk, work, draft) }
            { position(desk, work, draft) }
            { entity(desk, work, draft) }
            <div key="foot" class="rule-foot">
                { save.class("primary").disabled(state.fault.is_some()) }
                { discard.class("quiet") }
            </div>
        </div>
    }
}

fn how(desk: &Desk, draft: &RuleDraft) -> Html {
    let tr = desk.tr();
    let choice = |value: &'static str, text| Choice {
        value: value.into(),
        label: say_rule(tr, text),
        glyph: None,
        class: Classes::new(),
    };
    Options {
        legend: say_rule(tr, RuleText::How),
        name: "rule-how".into(),
        choices: vec![choice("words", RuleText::Words), choice("regex", RuleText::Regex)],
        selected: Some(if draft.is_regex { "regex" } else { "words" }),
        on_choose: editor(desk, |how: AttrValue| RuleEdit::IsRegex(how == "regex")),
        beside: Html::default(),
    }
    .into()
}

/// What is wrong, or how often it was found.
fn outcome(tr: Translator, work: &Work, state: &RulesState, draft: &RuleDraft) -> AttrValue {
    let say = |text| say_rule(tr, text);
    match state.fault {
        Some(RuleFault::Empty) => say(RuleText::Empty),
        Some(RuleFault::TooLong) => say(RuleText::TooLong),
        Some(RuleFault::TooMany) => say(RuleText::TooMany),
        Some(RuleFault::Pattern(error)) => {
            let place = error
                .at
                .map(|at| 1 + draft.text.char_indices().take_while(|(byte, _)| *byte < at).count());
            tr.say(Text::Find(FindText::Refused { fault: error.fault, place }))
        }
        None if work.document.is_none() => say(RuleText::NoArticle),
        None if state.is_counting => say(RuleText::Counting),
        None => say(RuleText::Hits(state.n_hits)),
    }
}

/// The first places where it was found.
fn hits(work: &Work, state: &RulesState) -> Html {
    let text = work.document.as_ref().map_or("", |document| document.data.text());
    let rows = state.hits.iter().filter_map(|range| {
        let words = range.slice(text)?.to_owned();
        let on_line = |letter: &char| *letter != '\n';
        let before = text[..range.start().index()].chars().rev();
        let mut before: Vec<char> = before.take_while(on_line).take(CONTEXT).collect();
        before.reverse();
        let behind = text[range.end().index()..].chars().take_while(on_line).take(CONTEXT);
        Some(html! {
            <li key={range.start().raw()}>
                <span key="before">{ before.into_iter().collect::<String>() }</span>
                <span key="words" class="suggestion-name">{ words }</span>
                <span key="behind">{ behind.collect::<String>() }</span>
            </li>
        })
    });
    html! { <ul key="hits" class="rule-hits" role="list">{ for rows }</ul> }
}

fn label(desk: &Desk, work: &Work, draft: &RuleDraft) -> Html {
    let tr = desk.tr();
    let labels = work.project.codebook.labels.iter();
    let options = labels
        .map(|label| (label.id.as_str().to_owned(), tr.name(&label.names, label.id.as_str())));
    Select {
        key: "label",
        label: say_rule(tr, RuleText::Label),
        options: options.collect(),
        selected: draft.label.as_str(),
        on_choose: editor(desk, |id: String| RuleEdit::Label(LabelId::new(id))),
    }
    .into()
}

/// The choices of the label's first attribute that has any.
fn position(desk: &Desk, work: &Work, draft: &RuleDraft) -> Html {
    let tr = desk.tr();
    let label = work.project.codebook.label(&draft.label);
    let mut attributes = label.into_iter().flat_map(|label| &label.attributes);
    let Some(attribute) = attributes.find(|attribute| !attribute.kind.choices().is_empty()) else {
        return html! { <span key="position" hidden=true /> };
    };
    let none = (String::new(), say_rule(tr, RuleText::NoPosition));
    let choices = attribute.kind.choices().iter();
    let choices = choices.map(|choice| (choice.id.clone(), tr.name(&choice.names, &choice.id)));
    Select {
        key: "position",
        label: tr.name(&attribute.names, attribute.id.as_str()),
        options: [none].into_iter().chain(choices).collect(),
        selected: draft.position.as_deref().unwrap_or_default(),
        on_choose: editor(desk, |id: String| {
            RuleEdit::Position(Some(id).filter(|id| !id.is_empty()))
        }),
    }
    .into()
}

/// The entity, where the label names any.
fn entity(desk: &Desk, work: &Work, draft: &RuleDraft) -> Html {
    let tr = desk.tr();
    let label = work.project.codebook.label(&draft.label);
    let Some(kind) = label.and_then(|label| EntityKind::named_by(label.kind)) else {
        return html! { <span key="entity" hidden=true /> };
    };
    let chosen = draft.entity.as_ref().and_then(|id| work.project.entities.get(id));
    let name = match chosen {
        Some(entity) => entity_name(tr, entity),
        None => say_rule(tr, RuleText::NoEntity),
    };
    let none = editor(desk, |()| RuleEdit::Entity(None));
    let on_choose = editor(desk, |id| RuleEdit::Entity(Some(id)));
    let clear = Button::new("clear", say_rule(tr, RuleText::NoEntity), none)
        .icon_only(Glyph::Close)
        .class("quiet small");
    html! {
        <div key="entity" class="field rule-entity">
            <span key="label" class="field-label">{ say_rule(tr, RuleText::Entity) }</span>
            <span key="name" class="rule-entity-name">
                { name }
                <span key="clear">{ for chosen.is_some().then(|| Html::from(clear)) }</span>
            </span>
            <EntityPicker
                key="pick"
                label={say_rule(tr, RuleText::OtherEntity)}
                kinds={vec![kind]}
                {on_choose}
            />
        </div>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
struct RuleFieldProps {
    label: AttrValue,
    value: AttrValue,
    is_regex: bool,
    is_bad: bool,
    on_text: Callback<String>,
}

/// A field of several lines that tells what it holds with each key, but not while an input method
/// composes. It is written to only where the text comes from elsewhere.
#[component(RuleField)]
fn rule_field(props: &RuleFieldProps) -> Html {
    let node = use_node_ref();
    let latest = use_mut_ref(|| props.on_text.clone());
    *latest.borrow_mut() = props.on_text.clone();
    {
        let node = node.clone();
        use_effect_with(props.value.clone(), move |value| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>()
                && area.value() != value.as_str()
            {
                area.set_value(value);
            }
        });
    }
    {
        let (node, latest) = (node.clone(), latest.clone());
        use_effect_with((), move |()| {
            let listener = node.cast::<HtmlTextAreaElement>().map(|area| {
                EventListener::new(&area.clone(), "compositionend", move |_| {
                    latest.borrow().emit(area.value());
                })
            });
            move || drop(listener)
        });
    }
    let oninput = Callback::from(move |event: InputEvent| {
        let area = event.target_dyn_into::<HtmlTextAreaElement>();
        if let Some(area) = area.filter(|_| !event.is_composing()) {
            latest.borrow().emit(area.value());
        }
    });
    html! {
        <label class="field">
            <span key="label" class="field-label">{ props.label.clone() }</span>
            <textarea
                key="area"
                ref={node}
                class={classes!("input", props.is_regex.then_some("pattern"))}
                rows={if props.is_regex { "2" } else { "4" }}
                spellcheck="false"
                autocapitalize="off"
                aria-invalid={props.is_bad.then_some("true")}
                aria-describedby="rule-outcome"
                {oninput}
            />
        </label>
    }
}
