//! The filter of the annotation list: by label, and by text.

use crate::context::{Shared, use_dispatch, use_project, use_session};
use crate::i18n::{Text, thousands, use_translator};
use crate::ui::chip::{glyph_of, hue_class};
use crate::ui::widgets::{Glyph, Icon, TextField};
use engine::{Filter, Msg, SessionMsg};
use model::{DocumentData, LabelId};
use std::collections::BTreeMap;
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct FilterBarProps {
    pub(super) document: Shared<DocumentData>,
}

/// Radio buttons for the labels with their counts, and a search field.
#[component(FilterBar)]
pub(super) fn filter_bar(props: &FilterBarProps) -> Html {
    let tr = use_translator();
    let dispatch = use_dispatch();
    let project = use_project();
    let session = use_session();
    let counts = use_memo(props.document.clone(), |document| count_by_label(document));
    let filter = session.filter.clone();
    let set = dispatch.reform(|filter| Msg::Session(SessionMsg::SetFilter(filter)));
    let options = project.codebook.labels.iter().map(|label| {
        let count = counts.get(&label.id).copied().unwrap_or_default();
        let option = (Some(label.id.clone()), tr.name(&label.names, label.id.as_str()), count);
        filter_option(option, Some((glyph_of(label.kind), hue_class(label))), &filter, &set)
    });
    let all = (None, tr.say(Text::AllLabels), props.document.annotations.len());
    let search = {
        let filter = filter.clone();
        set.reform(move |text| Filter { text, ..filter.clone() })
    };
    html! {
        <div class="annotation-filter">
            <div key="labels" class="filter-labels" role="radiogroup" aria-label={tr.say(Text::FilterLegend)}>
                { filter_option(all, None, &filter, &set) }
                { for options }
            </div>
            <TextField
                key="text"
                id="annotation-filter"
                kind="search"
                label={tr.say(Text::SearchAnnotations)}
                placeholder={tr.say(Text::SearchAnnotations)}
                label_hidden=true
                value={AttrValue::from(filter.text.clone())}
                on_input={search}
            />
        </div>
    }
}

type FilterOption = (Option<LabelId>, AttrValue, usize);

fn filter_option(
    (label, name, count): FilterOption,
    look: Option<(Glyph, String)>,
    filter: &Filter,
    set: &Callback<Filter>,
) -> Html {
    let is_chosen = filter.label == label;
    let key = label.as_ref().map_or("all", LabelId::as_str).to_owned();
    let chosen = Filter { label, ..filter.clone() };
    let onchange = set.reform(move |_: Event| chosen.clone());
    let (glyph, hue) = look.unzip();
    html! {
        <label key={key} class={classes!("filter-label", hue)}>
            <input type="radio" name="label-filter" checked={is_chosen} {onchange} />
            { for glyph.map(|glyph| html! { <Icon {glyph} /> }) }
            <span>{ name }</span>
            <span class="count">{ thousands(count) }</span>
        </label>
    }
}

fn count_by_label(document: &DocumentData) -> BTreeMap<LabelId, usize> {
    let mut counts = BTreeMap::new();
    for annotation in document.annotations.values() {
        *counts.entry(annotation.label.clone()).or_default() += 1;
    }
    counts
}
