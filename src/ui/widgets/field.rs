//! Text fields. The page never writes into a field that somebody types in: what is typed is the
//! truth, and an input method composes undisturbed.

use gloo_timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct TextFieldProps {
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    pub(crate) label: AttrValue,
    /// Shown when it changes from outside.
    pub(crate) value: AttrValue,
    #[prop_or_default]
    pub(crate) placeholder: AttrValue,
    #[prop_or_default]
    pub(crate) class: Classes,
    #[prop_or(AttrValue::Static("text"))]
    pub(crate) kind: AttrValue,
    /// The label is for those who hear it only.
    #[prop_or_default]
    pub(crate) label_hidden: bool,
    pub(crate) on_input: Callback<String>,
}

/// A field of one line.
#[component(TextField)]
pub(crate) fn text_field(props: &TextFieldProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.value.clone(), move |value| {
            if let Some(input) = node.cast::<HtmlInputElement>()
                && input.value() != value.as_str()
            {
                input.set_value(value);
            }
        });
    }
    let oninput = props.on_input.reform(|event: InputEvent| {
        event.target_dyn_into::<HtmlInputElement>().map(|input| input.value()).unwrap_or_default()
    });
    let label_class = if props.label_hidden { "visually-hidden" } else { "field-label" };
    html! {
        <label class={classes!("field", props.class.clone())}>
            <span class={label_class}>{ props.label.clone() }</span>
            <input
                ref={node}
                id={props.id.clone()}
                class="input"
                type={props.kind.clone()}
                placeholder={props.placeholder.clone()}
                autocomplete="off"
                spellcheck="false"
                {oninput}
            />
        </label>
    }
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct TextAreaProps {
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) hint: AttrValue,
    pub(crate) value: AttrValue,
    #[prop_or(3)]
    pub(crate) rows: u32,
    /// The text when it was changed and is left: by blur, Ctrl+Enter, a pause in typing, or
    /// because the field goes.
    pub(crate) on_commit: Callback<String>,
}

/// After so long a pause in typing, in milliseconds, the text is told, so that little is lost
/// when the tab dies.
const PAUSE: u32 = 1_500;

/// A field of several lines that tells its text when it is left.
#[component(TextArea)]
pub(crate) fn text_area(props: &TextAreaProps) -> Html {
    let node = use_node_ref();
    let commit = use_commit(&node, props);
    let onblur = commit.reform(|_: FocusEvent| ());
    let oninput = use_pause(commit.clone());
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) && !event.is_composing()
        {
            event.prevent_default();
            commit.emit(());
        }
    });
    html! {
        <label class="field">
            <span class="field-label">{ props.label.clone() }</span>
            <textarea
                ref={node}
                id={props.id.clone()}
                class="input"
                rows={props.rows.to_string()}
                title={props.hint.clone()}
                {onblur}
                {oninput}
                {onkeydown}
            />
        </label>
    }
}

/// Calls back when typing pauses; the composition of an input method is no pause.
#[hook]
fn use_pause(on_pause: Callback<()>) -> Callback<InputEvent> {
    let waiting = use_mut_ref(|| None::<Timeout>);
    Callback::from(move |event: InputEvent| {
        let on_pause = on_pause.clone();
        let pause = (!event.is_composing()).then(|| Timeout::new(PAUSE, move || on_pause.emit(())));
        *waiting.borrow_mut() = pause;
    })
}

/// Shows the value when it changes from outside; gives a callback that tells a changed text.
#[hook]
fn use_commit(node: &NodeRef, props: &TextAreaProps) -> Callback<()> {
    let told = use_mut_ref(String::new);
    let latest = use_mut_ref(|| props.on_commit.clone());
    *latest.borrow_mut() = props.on_commit.clone();
    {
        let (node, told) = (node.clone(), told.clone());
        use_effect_with(props.value.clone(), move |value| {
            if let Some(area) = node.cast::<HtmlTextAreaElement>()
                && area.value() != value.as_str()
            {
                area.set_value(value);
            }
            *told.borrow_mut() = value.to_string();
        });
    }
    let node = node.clone();
    let commit = use_callback((), move |(), ()| {
        let Some(area) = node.get().and_then(|node| node.dyn_into::<HtmlTextAreaElement>().ok())
        else {
            return;
        };
        let text = area.value();
        if *told.borrow() != text {
            told.borrow_mut().clone_from(&text);
            latest.borrow().emit(text);
        }
    });
    let last = commit.clone();
    use_effect_with((), move |()| move || last.emit(()));
    commit
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct LineFieldProps {
    #[prop_or_default]
    pub(crate) id: Option<AttrValue>,
    pub(crate) label: AttrValue,
    #[prop_or_default]
    pub(crate) label_hidden: bool,
    #[prop_or_default]
    pub(crate) placeholder: AttrValue,
    /// Shown when it changes from outside.
    pub(crate) value: AttrValue,
    /// The id of a list of suggestions.
    #[prop_or_default]
    pub(crate) list: Option<AttrValue>,
    /// Whether the field is emptied once its text is told.
    #[prop_or_default]
    pub(crate) empties: bool,
    /// The text when it was changed and is left, or Enter pressed.
    pub(crate) on_commit: Callback<String>,
}

/// A field of one line that tells its text when it is left.
#[component(LineField)]
pub(crate) fn line_field(props: &LineFieldProps) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with(props.value.clone(), move |value| {
            if let Some(input) = node.cast::<HtmlInputElement>()
                && input.value() != value.as_str()
            {
                input.set_value(value);
            }
        });
    }
    // the browser tells a change when the field is left and when Enter is pressed
    let (empties, on_commit) = (props.empties, props.on_commit.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let text = input.value();
            if empties {
                input.set_value("");
            }
            on_commit.emit(text);
        }
    });
    let label_class = if props.label_hidden { "visually-hidden" } else { "field-label" };
    html! {
        <label class="field">
            <span class={label_class}>{ props.label.clone() }</span>
            <input
                ref={node}
                id={props.id.clone()}
                class="input"
                type="text"
                placeholder={props.placeholder.clone()}
                list={props.list.clone()}
                autocomplete="off"
                spellcheck="false"
                {onchange}
            />
        </label>
    }
}
