//! Keys that work anywhere on the page. A key that goes into a field, or that belongs to an
//! input method's composition, is never taken.

mod statements;

use super::Showing;
use engine::{
    Dialog, Direction, DocumentsMsg, Edge, ExchangeMsg, FindMsg, FocusTarget, Msg, OccurrencesOf,
    PartsMsg, ReadingMsg, ReviseMsg, Scope, SeekMsg, SessionMsg, SuggestionsMsg, Verdict, View,
};
use gloo_events::{EventListener, EventListenerOptions};
use model::{AppKey, Codebook};
use statements::{offer_key, statement_key};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

/// Listens until dropped.
#[derive(Debug)]
pub(super) struct KeyListener {
    _listener: EventListener,
}

impl KeyListener {
    pub(super) fn new(dispatch: Callback<Msg>, showing: Rc<Showing>) -> Self {
        let active = EventListenerOptions::enable_prevent_default();
        let page = gloo_utils::document();
        let listener = EventListener::new_with_options(&page, "keydown", active, move |event| {
            let event: &KeyboardEvent = event.unchecked_ref();
            let msg = meaning_now(event, &showing).filter(|_| !event.default_prevented());
            let Some(msg) = msg else { return };
            // the article's pane hands on what it does not use, in the order of the keys
            let press = Press::of(event);
            if press.control || !press.in_article {
                event.prevent_default();
            }
            if !press.in_article {
                dispatch.emit(msg);
            }
        });
        Self { _listener: listener }
    }
}

/// What a key means as things stand; nothing while a dialog is open, which has its own keys.
pub(super) fn meaning_now(event: &KeyboardEvent, showing: &Showing) -> Option<Msg> {
    let press = Press::of(event);
    if showing.has_dialog.get() {
        return None;
    }
    if showing.goes.get() && press.may_name_room() {
        return Some(Msg::Session(room_of(&press)));
    }
    if let Some(msg) = showing.offers.get().then(|| offer_key(&press)).flatten() {
        return Some(msg);
    }
    let codebook = Rc::clone(&showing.codebook.borrow());
    meaning(&press, &codebook, showing.reads.get())
}

/// A key as it was pressed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[allow(clippy::struct_excessive_bools, reason = "modifier keys are independent of each other")]
struct Press {
    key: String,
    code: String,
    control: bool,
    alt: bool,
    shift: bool,
    in_field: bool,
    in_article: bool,
    is_composing: bool,
}

impl Press {
    fn of(event: &KeyboardEvent) -> Self {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        Self {
            key: event.key(),
            code: event.code(),
            control: event.ctrl_key() || event.meta_key(),
            alt: event.alt_key(),
            shift: event.shift_key(),
            in_field: target.as_ref().is_some_and(takes_text),
            in_article: target.is_some_and(|element| {
                element.closest("#article-pane").is_ok_and(|pane| pane.is_some())
            }),
            // 229 is what some browsers send for the key that ends a composition
            is_composing: event.is_composing() || event.key_code() == 229,
        }
    }
}

impl Press {
    /// Whether the key can end the wait for the letter of a room.
    fn may_name_room(&self) -> bool {
        let is_plain = !self.control && !self.alt && !self.is_composing && !self.in_field;
        is_plain && (self.key == "Escape" || self.key.chars().nth(1).is_none())
    }
}

/// The room that a letter names; any other key ends the wait.
fn room_of(press: &Press) -> SessionMsg {
    let mut characters = press.key.chars();
    let letter = characters.next().filter(|_| characters.next().is_none());
    letter.and_then(View::for_key).map_or(SessionMsg::SetGoes(false), SessionMsg::GoTo)
}

/// Whether keys typed into an element are its own.
fn takes_text(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
        || element.closest("[contenteditable], dialog").is_ok_and(|found| found.is_some())
}

/// What a key means; `reads` tells whether an article is open before the reader.
fn meaning(press: &Press, codebook: &Codebook, reads: bool) -> Option<Msg> {
    if press.is_composing || press.alt {
        return None;
    }
    if press.key == "Escape" && !press.control {
        return Some(Msg::Session(escape(press, reads)));
    }
    if press.in_field {
        return None;
    }
    if press.control {
        return with_control(press);
    }
    if press.key == "?" {
        return Some(Msg::Session(SessionMsg::SetDialog(Some(Dialog::Shortcuts))));
    }
    if press.key == "/" && !reads {
        return Some(Msg::Session(SessionMsg::Focus(FocusTarget::RoomSearch)));
    }
    let own = if reads { plain(press, codebook) } else { None };
    own.or_else(|| (press.key == "g").then_some(Msg::Session(SessionMsg::SetGoes(true))))
}

/// From beside the article the first Escape only leads back to it, so that what is selected
/// there stays selected.
fn escape(press: &Press, reads: bool) -> SessionMsg {
    if reads && !press.in_article {
        SessionMsg::Focus(FocusTarget::Article)
    } else {
        SessionMsg::Escape
    }
}

fn with_control(press: &Press) -> Option<Msg> {
    Some(match (press.key.to_ascii_lowercase().as_str(), press.shift) {
        ("z", false) => Msg::Undo,
        ("z", true) | ("y", false) => Msg::Redo,
        ("s", false) => Msg::Exchange(ExchangeMsg::Download),
        ("o", false) => Msg::Exchange(ExchangeMsg::OpenFile),
        _ => return None,
    })
}

fn plain(press: &Press, codebook: &Codebook) -> Option<Msg> {
    if let Some(choice) = shifted_digit(press) {
        return Some(Msg::Choose(choice));
    }
    if matches!(press.key.as_str(), "Delete" | "Backspace") {
        return Some(Msg::DeleteSelected);
    }
    let mut characters = press.key.chars();
    let key = characters.next().filter(|_| characters.next().is_none())?;
    match codebook.label_for_key(key) {
        Some(label) => Some(Msg::Tag(label.id.clone())),
        None => meaning_of(key),
    }
}

/// Decides on the suggestion that stands out, or on all of its name.
fn decide(verdict: Verdict, all: bool) -> Msg {
    let scope = if all { Scope::Name } else { Scope::One };
    Msg::Suggestions(SuggestionsMsg::Decide(verdict, scope))
}

/// What the app does with a key while an article is read. What selects around the caret is the
/// pane's.
fn meaning_of(key: char) -> Option<Msg> {
    let step = |direction| Msg::Session(SessionMsg::StepAnnotation(direction));
    let document = |direction| Msg::Session(SessionMsg::Documents(DocumentsMsg::Step(direction)));
    let focus = |target| Msg::Session(SessionMsg::Focus(target));
    let reading = |msg| Msg::Session(SessionMsg::Reading(msg));
    Some(match AppKey::of(key)? {
        AppKey::Next => step(Direction::Forward),
        AppKey::Previous => step(Direction::Backward),
        AppKey::StartBack => Msg::MoveEdge(Edge::Start, Direction::Backward),
        AppKey::StartForward => Msg::MoveEdge(Edge::Start, Direction::Forward),
        AppKey::EndBack => Msg::MoveEdge(Edge::End, Direction::Backward),
        AppKey::EndForward => Msg::MoveEdge(Edge::End, Direction::Forward),
        AppKey::NextDocument => document(Direction::Forward),
        AppKey::PreviousDocument => document(Direction::Backward),
        AppKey::UseSelection => Msg::MoveToSelection,
        AppKey::NameEntity => Msg::NameSelected,
        AppKey::AddPart => Msg::Parts(PartsMsg::AddSelection),
        AppKey::Find => Msg::Find(FindMsg::Open),
        AppKey::NextHit => Msg::Find(FindMsg::Step(Direction::Forward)),
        AppKey::PreviousHit => Msg::Find(FindMsg::Step(Direction::Backward)),
        AppKey::Occurrences => Msg::Seek(SeekMsg::Occurrences(OccurrencesOf::Selected, key == 'Q')),
        AppKey::List => focus(FocusTarget::Annotations),
        AppKey::Search => focus(FocusTarget::Filter),
        AppKey::Inspector => focus(FocusTarget::Inspector),
        AppKey::Note => focus(FocusTarget::Note),
        AppKey::Article => focus(FocusTarget::Article),
        AppKey::Metadata => Msg::Session(SessionMsg::SetDialog(Some(Dialog::Metadata))),
        AppKey::Revise => Msg::Revise(ReviseMsg::Begin),
        AppKey::NewArticle => Msg::Session(SessionMsg::NewArticle),
        AppKey::EntityBox => focus(FocusTarget::EntityBox),
        AppKey::ReadingSettings => Msg::Session(SessionMsg::SetDialog(Some(Dialog::Reading))),
        AppKey::Invisibles => reading(ReadingMsg::ToggleInvisibles),
        AppKey::FocusMode => reading(ReadingMsg::ToggleFocus),
        AppKey::StepSuggestion => Msg::Suggestions(SuggestionsMsg::Step(match key {
            'O' => Direction::Backward,
            _ => Direction::Forward,
        })),
        AppKey::AcceptSuggestion => decide(Verdict::Accept, key == 'Y'),
        AppKey::RejectSuggestion => decide(Verdict::Reject, key == 'C'),
        AppKey::Mark
        | AppKey::Compose
        | AppKey::Join
        | AppKey::Duplicate
        | AppKey::StepStatement => return statement_key(key),
        AppKey::SelectWord
        | AppKey::SelectSentence
        | AppKey::SelectParagraph
        | AppKey::Choose
        | AppKey::GoTo
        | AppKey::Help => return None,
    })
}

/// Shift and a digit of the top row, whatever sign the keyboard prints for it: 1 gives 0.
fn shifted_digit(press: &Press) -> Option<usize> {
    let digit = press.code.strip_prefix("Digit").filter(|_| press.shift)?;
    digit.parse::<usize>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{LabelId, shipped_codebook};
    use wasm_bindgen_test::wasm_bindgen_test;

    #[track_caller]
    fn check(press: &Press, expected: Option<&Msg>) {
        assert_eq!(meaning(press, &shipped_codebook(), true).as_ref(), expected);
    }

    fn key(key: &str) -> Press {
        Press { key: key.into(), ..Press::default() }
    }

    #[wasm_bindgen_test]
    fn tag_keys_come_from_the_codebook() {
        check(&key("1"), Some(&Msg::Tag(LabelId::new("actor"))));
        check(&key("3"), Some(&Msg::Tag(LabelId::new("stance"))));
        check(&key("4"), None);
        assert_eq!(meaning(&key("1"), &shipped_codebook(), false), None);
    }

    #[wasm_bindgen_test]
    fn hits_are_found_and_stepped_through() {
        check(&key("f"), Some(&Msg::Find(FindMsg::Open)));
        check(&key("h"), Some(&Msg::Find(FindMsg::Step(Direction::Forward))));
        check(
            &Press { shift: true, ..key("H") },
            Some(&Msg::Find(FindMsg::Step(Direction::Backward))),
        );
        // the browser's own find is the browser's
        check(&Press { control: true, ..key("f") }, None);
        check(&key("F3"), None);
    }

    #[wasm_bindgen_test]
    fn angle_brackets_step_through_the_documents() {
        let step = |direction| Msg::Session(SessionMsg::Documents(DocumentsMsg::Step(direction)));
        check(&Press { shift: true, ..key(">") }, Some(&step(Direction::Forward)));
        check(&Press { shift: true, ..key("<") }, Some(&step(Direction::Backward)));
        check(&Press { in_field: true, ..key(">") }, None);
    }

    #[wasm_bindgen_test]
    fn a_field_or_a_composition_keeps_its_keys() {
        for pressed in ["1", "n", "Delete", "?"] {
            check(&Press { in_field: true, ..key(pressed) }, None);
            check(&Press { is_composing: true, ..key(pressed) }, None);
        }
        check(&Press { in_field: true, control: true, ..key("z") }, None);
        let back = Msg::Session(SessionMsg::Focus(FocusTarget::Article));
        check(&Press { in_field: true, ..key("Escape") }, Some(&back));
        let deselect = Msg::Session(SessionMsg::Escape);
        check(&Press { in_article: true, ..key("Escape") }, Some(&deselect));
        check(&Press { is_composing: true, ..key("Escape") }, None);
    }

    #[wasm_bindgen_test]
    fn control_never_tags_and_alt_is_the_browsers() {
        check(&Press { control: true, ..key("1") }, None);
        check(&Press { alt: true, ..key("1") }, None);
        check(&Press { control: true, ..key("z") }, Some(&Msg::Undo));
        check(&Press { control: true, shift: true, ..key("Z") }, Some(&Msg::Redo));
    }

    #[wasm_bindgen_test]
    fn g_and_a_letter_go_to_a_room() {
        let waits = Msg::Session(SessionMsg::SetGoes(true));
        check(&key("g"), Some(&waits));
        assert_eq!(meaning(&key("g"), &shipped_codebook(), false), Some(waits));
        assert_eq!(room_of(&key("e")), SessionMsg::GoTo(View::Entities));
        assert_eq!(room_of(&key("R")), SessionMsg::GoTo(View::Read));
        assert_eq!(room_of(&key("x")), SessionMsg::SetGoes(false));
        assert_eq!(room_of(&key("Escape")), SessionMsg::SetGoes(false));
        assert!(key("e").may_name_room() && key("Escape").may_name_room());
        for press in [key("Shift"), Press { control: true, ..key("e") }] {
            assert!(!press.may_name_room());
        }
        assert!(!Press { in_field: true, ..key("e") }.may_name_room());
    }

    #[wasm_bindgen_test]
    fn statements_are_made_by_keys_that_no_shipped_label_has() {
        let compose = |msg| Msg::Compose(msg);
        check(&key("t"), Some(&compose(engine::ComposeMsg::Compose(0))));
        check(&key("x"), Some(&compose(engine::ComposeMsg::Mark)));
        check(&Press { control: true, ..key("t") }, None);
        check(&Press { in_field: true, ..key("x") }, None);
        assert_eq!(offer_key(&key("Enter")), Some(compose(engine::ComposeMsg::Accept)));
        assert_eq!(offer_key(&Press { is_composing: true, ..key("Enter") }), None);
        assert_eq!(offer_key(&Press { in_field: true, ..key("Enter") }), None);
    }

    #[wasm_bindgen_test]
    fn a_shifted_digit_chooses_on_any_keyboard() {
        let press = Press { shift: true, code: "Digit2".into(), ..key("\"") };
        check(&press, Some(&Msg::Choose(1)));
    }
}
