//! A field with a list of what fits what is typed: the combobox of the ARIA practices. It knows
//! plain values only; what fits is found by its owner.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};
use yew::prelude::*;

/// One entry of the list.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ComboOption {
    /// What is told when it is chosen.
    pub(crate) value: AttrValue,
    /// What is written.
    pub(crate) label: AttrValue,
    /// What stands beside it.
    pub(crate) hint: AttrValue,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct ComboProps {
    pub(crate) id: &'static str,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) label_hidden: bool,
    pub(crate) placeholder: AttrValue,
    /// Finds what fits what is typed.
    pub(crate) find: Callback<String, Vec<ComboOption>>,
    pub(crate) on_choose: Callback<AttrValue>,
    /// Whether Escape only closes an open list. Else it also means what it means on the page.
    #[prop_or_default]
    pub(crate) keeps_escape: bool,
}

/// What the list shows.
#[derive(Debug, Clone, PartialEq, Default)]
struct Shown {
    is_open: bool,
    typed: String,
    /// The marked entry.
    at: usize,
}

/// The field and its list.
#[component(Combo)]
pub(crate) fn combo(props: &ComboProps) -> Html {
    let ComboProps { id, label, label_hidden, placeholder, find, on_choose, keeps_escape } = props;
    let state = use_state_eq(Shown::default);
    let options = if state.is_open { find.emit(state.typed.clone()) } else { Vec::new() };
    let at = state.at.min(options.len().saturating_sub(1));
    use_effect_with((state.is_open, at), {
        let id = *id;
        move |(is_open, at)| {
            if *is_open {
                show_option(id, *at);
            }
        }
    });
    let choose = {
        let (state, on_choose) = (state.setter(), on_choose.clone());
        Callback::from(move |value: AttrValue| {
            state.set(Shown::default());
            on_choose.emit(value);
        })
    };
    let oninput = {
        let state = state.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                state.set(Shown { is_open: true, typed: input.value(), at: 0 });
            }
        })
    };
    let open = {
        let (setter, state) = (state.setter(), (*state).clone());
        Callback::from(move |()| setter.set(Shown { is_open: true, ..state.clone() }))
    };
    let onblur = {
        let state = state.setter();
        Callback::from(move |_: FocusEvent| state.set(Shown::default()))
    };
    let onkeydown = on_key(&state, &options, at, &choose, *keeps_escape);
    let list_id = format!("{id}-list");
    let items = options.iter().enumerate().map(|(idx, option)| {
        let (choose, value) = (choose.clone(), option.value.clone());
        // the press must not take the focus from the field, which would close the list
        let onpointerdown = Callback::from(|event: PointerEvent| event.prevent_default());
        html! {
            <li
                key={option.value.to_string()}
                id={format!("{id}-{idx}")}
                role="option"
                class="combo-option"
                aria-selected={(idx == at).to_string()}
                {onpointerdown}
                onclick={move |_: MouseEvent| choose.emit(value.clone())}
            >
                <span key="label">{ option.label.clone() }</span>
                <span key="hint" class="combo-hint">{ option.hint.clone() }</span>
            </li>
        }
    });
    let is_shown = !options.is_empty();
    let label_class = if *label_hidden { "visually-hidden" } else { "field-label" };
    html! {
        <div class="field combo">
            <label key="label" class={label_class} for={*id}>{ label.clone() }</label>
            <input
                key="input"
                id={*id}
                class="input"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                placeholder={placeholder.clone()}
                aria-autocomplete="list"
                aria-expanded={is_shown.to_string()}
                aria-controls={list_id.clone()}
                aria-activedescendant={is_shown.then(|| format!("{id}-{at}"))}
                value={state.typed.clone()}
                onfocus={open.reform(|_: FocusEvent| ())}
                onclick={open.reform(|_: MouseEvent| ())}
                {oninput}
                {onblur}
                {onkeydown}
            />
            <ul key="list" id={list_id} role="listbox" class="combo-list" hidden={!is_shown} aria-label={label.clone()}>
                { for items }
            </ul>
        </div>
    }
}

fn on_key(
    state: &UseStateHandle<Shown>,
    options: &[ComboOption],
    at: usize,
    choose: &Callback<AttrValue>,
    keeps_escape: bool,
) -> Callback<KeyboardEvent> {
    let (setter, present) = (state.setter(), (**state).clone());
    let n_options = options.len();
    let value = options.get(at).map(|option| option.value.clone());
    let choose = choose.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() || event.key_code() == 229 {
            return;
        }
        let mark = |at| setter.set(Shown { is_open: true, at, ..present.clone() });
        match event.key().as_str() {
            "ArrowDown" if n_options > 0 => mark((at + 1) % n_options),
            "ArrowDown" => mark(0),
            "ArrowUp" if n_options > 0 => mark((at + n_options - 1) % n_options),
            "Enter" => {
                if let Some(value) = &value {
                    choose.emit(value.clone());
                }
            }
            "Escape" => {
                setter.set(Shown::default());
                if !keeps_escape || n_options == 0 {
                    return;
                }
            }
            _ => return,
        }
        event.prevent_default();
    })
}

/// Scrolls just so far that a marked entry is in view.
fn show_option(id: &str, at: usize) {
    let page = gloo_utils::document();
    let Some(option) = page.get_element_by_id(&format!("{id}-{at}")) else { return };
    let Ok(option) = option.dyn_into::<HtmlElement>() else { return };
    let Some(list) = option.parent_element() else { return };
    let (top, height) = (option.offset_top(), option.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if top + height > list.scroll_top() + list.client_height() {
        list.set_scroll_top(top + height - list.client_height());
    }
}
