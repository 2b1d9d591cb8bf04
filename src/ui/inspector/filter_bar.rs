//! The filter of the annotation list: by label, and by text.

use crate::i18n::{Text, Translator, thousands};
use crate::ui::chip::{glyph_of, hue_class};
use crate::ui::widgets::{Glyph, TextField, icon};
use engine::{DocumentSpans, Filter};
use model::{Codebook, LabelId};
use yew::prelude::*;

/// Radio buttons for the labels with their counts, and a search field.
pub(super) fn filter_bar(
    tr: Translator,
    codebook: &Codebook,
    spans: &DocumentSpans,
    filter: &Filter,
    set: &Callback<Filter>,
) -> Html {
    let options = codebook.labels.iter().map(|label| {
        let count = spans.n_labelled(&label.id);
        let option = (Some(label.id.clone()), tr.name(&label.names, label.id.as_str()), count);
        filter_option(option, Some((glyph_of(label.kind), hue_class(label))), filter, set)
    });
    let all = (None, tr.say(Text::AllLabels), spans.len());
    let search = {
        let filter = filter.clone();
        set.reform(move |text| Filter { text, ..filter.clone() })
    };
    html! {
        <div key="filter" class="annotation-filter">
            <div key="labels" class="filter-labels" role="radiogroup" aria-label={tr.say(Text::FilterLegend)}>
                { filter_option(all, None, filter, set) }
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
            { for glyph.map(icon) }
            <span>{ name }</span>
            <span class="count">{ thousands(count) }</span>
        </label>
    }
}
