//! The component around the pane.

use super::caret_move;
use super::key_queue::KeyQueue;
use super::keys::{CaretKey, keep_default_away, own_key};
use super::listen::{self, Listeners, NearGroups};
use super::place::{focus_without_scrolling, is_editing};
use super::toolbar_place::{ToolbarPlace, toolbar_place};
use crate::context::{
    OpenDocument, PaneRequest, PaneWish, Shared, use_desk, use_dispatch, use_document, use_project,
    use_screen, use_session,
};
use crate::i18n::{Text, use_translator};
use crate::reader::{Aim, Scene, View};
use crate::ui::reader_tools::SelectionToolbar;
use engine::{Msg, Selection, SessionMsg};
use gloo_timers::callback::Timeout;
use model::{AnnotationId, Codebook};
use std::rc::Rc;
use text::TextSize;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;
use yew::prelude::*;

/// The reading pane of the open document.
#[component(ArticlePane)]
pub(crate) fn article_pane() -> Html {
    let dispatch = use_dispatch();
    let project = use_project();
    let session = use_session();
    let tr = use_translator();
    let screen = use_screen();
    let on_key = use_desk().on_key;
    let Some(document) = use_document() else {
        return html! { <div class="pane-wrap" /> };
    };
    html! {
        <Pane
            {dispatch}
            label={tr.say(Text::Article).to_string()}
            language={document.data.info.metadata.language.clone()}
            {document}
            codebook={Shared(project.codebook.clone())}
            selection={session.selection}
            selected={session.annotation.clone()}
            lifted={session.lifted.clone()}
            is_covered={session.dialog.is_some()}
            goes={session.goes}
            request={screen.request}
            turn={screen.turn}
            {on_key}
        />
    }
}

/// What the pane is told.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PaneProps {
    dispatch: Callback<Msg>,
    label: String,
    language: String,
    document: OpenDocument,
    codebook: Shared<Codebook>,
    selection: Option<Selection>,
    selected: Option<AnnotationId>,
    lifted: Vec<AnnotationId>,
    is_covered: bool,
    /// Whether the next letter names a room.
    goes: bool,
    request: Rc<PaneRequest>,
    turn: u32,
    on_key: Callback<KeyboardEvent>,
}

/// What happens in the pane.
#[derive(Debug)]
pub(super) enum PaneMsg {
    PointerDown,
    /// The pointer was lifted at this point of the viewport; whether it was inside the pane.
    PointerUp {
        point: (f64, f64),
        inside: bool,
    },
    /// The page has settled after the pointer was lifted.
    Settled {
        point: (f64, f64),
        inside: bool,
    },
    SelectionChanged,
    Key(KeyboardEvent),
    Scrolled,
    Near(Vec<NearGroups>),
    /// The annotations have not changed for a moment: draw where they are.
    DrawStrip,
    /// The strip was clicked, so far (0 to 1) down.
    Jump(f64),
    /// Scroll on towards an aim, at most this many frames more.
    Scroll(Aim, u8),
}

/// How many frames it may take until the pane has scrolled where it should.
const SCROLL_FRAMES: u8 = 8;

/// How long the annotations must rest before the strip is drawn, in milliseconds.
const STRIP_DELAY: u32 = 120;

#[derive(Debug)]
pub(super) struct Pane {
    node: NodeRef,
    view: Option<View>,
    listeners: Option<Listeners>,
    is_dragging: bool,
    toolbar: Option<ToolbarPlace>,
    strip: NodeRef,
    /// Waits for a moment without changes before the strip is drawn.
    strip_timer: Option<Timeout>,
    /// The number of the last request that was carried out.
    served: u32,
    /// Whether the caret was moved by key and must stay in view.
    follows_caret: bool,
    keys: KeyQueue,
}

impl Component for Pane {
    type Message = PaneMsg;
    type Properties = PaneProps;

    fn create(_: &Context<Self>) -> Self {
        Self {
            node: NodeRef::default(),
            view: None,
            listeners: None,
            is_dragging: false,
            toolbar: None,
            strip: NodeRef::default(),
            strip_timer: None,
            served: 0,
            follows_caret: false,
            keys: KeyQueue::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: PaneMsg) -> bool {
        match msg {
            PaneMsg::PointerDown => {
                self.is_dragging = true;
                self.toolbar.take().is_some()
            }
            PaneMsg::PointerUp { point, inside } => {
                // a click inside a selection collapses it only after the pointer event
                let link = ctx.link().clone();
                let settled = PaneMsg::Settled { point, inside };
                Timeout::new(0, move || link.send_message(settled)).forget();
                false
            }
            PaneMsg::Settled { point, inside } => self.settle(ctx, point, inside),
            PaneMsg::SelectionChanged => self.selection_changed(ctx),
            PaneMsg::Key(event) => {
                self.keys.push(event);
                self.next_keys(ctx)
            }
            PaneMsg::Scrolled => self.scrolled(ctx),
            PaneMsg::Near(changes) => self.near(changes),
            PaneMsg::DrawStrip => self.draw_strip(),
            PaneMsg::Jump(ratio) => match self.view.as_ref().map(|v| v.byte_at_ratio(ratio)) {
                Some(at) => self.scroll(ctx, Aim::Top(at), SCROLL_FRAMES),
                None => false,
            },
            PaneMsg::Scroll(aim, frames) => self.scroll(ctx, aim, frames),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PaneProps) -> bool {
        self.sync(ctx);
        self.keys.shown(ctx.props().turn);
        self.next_keys(ctx);
        let toolbar = self.toolbar;
        self.place_toolbar(ctx);
        toolbar != self.toolbar
            || old.label != ctx.props().label
            || old.language != ctx.props().language
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let link = ctx.link();
        let props = ctx.props();
        let toolbar = self.toolbar.map(|place| {
            html! { <SelectionToolbar key="toolbar" x={place.x} y={place.y} below={place.below} /> }
        });
        let language = (!props.language.is_empty()).then(|| props.language.clone());
        html! {
            <div class="pane-wrap">
                <section
                    key="pane"
                    id="article-pane"
                    class="article-pane"
                    role="region"
                    aria-label={props.label.clone()}
                    tabindex="0"
                    translate="no"
                    lang={language}
                    ref={self.node.clone()}
                    onpointerdown={link.callback(|_| PaneMsg::PointerDown)}
                    onkeydown={link.callback(|event| {
                        keep_default_away(&event);
                        PaneMsg::Key(event)
                    })}
                    onscroll={link.callback(|_| PaneMsg::Scrolled)}
                />
                <div
                    key="strip"
                    class="density-strip"
                    aria-hidden="true"
                    ref={self.strip.clone()}
                    onclick={link.callback(|event| PaneMsg::Jump(listen::ratio_down(&event)))}
                />
                <div key="tools" class="pane-tools">{ toolbar }</div>
            </div>
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first_render: bool) {
        if first_render {
            self.sync(ctx);
        }
    }
}

impl Pane {
    fn element(&self) -> Option<HtmlElement> {
        self.node.cast::<HtmlElement>()
    }

    /// Brings the view in step with the properties.
    fn sync(&mut self, ctx: &Context<Self>) {
        let props = ctx.props();
        let scene = Scene {
            document: Rc::clone(&props.document.data.0),
            spans: Rc::clone(&props.document.spans.0),
            codebook: Rc::clone(&props.codebook.0),
            selected: props.selected.clone(),
            lifted: props.lifted.clone(),
        };
        match &mut self.view {
            Some(view) if view.shows(&props.document.data) => view.update(scene),
            _ => self.open(ctx, scene),
        }
        self.draw_strip_soon(ctx);
        self.serve(ctx);
        if let Some(view) = &self.view {
            view.show_selection(props.selection, !self.is_dragging && !is_editing());
        }
        if let Some(selection) = props.selection.filter(|_| self.follows_caret) {
            self.scroll(ctx, Aim::Follow(selection.focus), SCROLL_FRAMES);
        }
        self.follows_caret = false;
    }

    fn draw_strip_soon(&mut self, ctx: &Context<Self>) {
        let link = ctx.link().clone();
        let draw = move || link.send_message(PaneMsg::DrawStrip);
        self.strip_timer = Some(Timeout::new(STRIP_DELAY, draw));
    }

    fn draw_strip(&self) -> bool {
        if let (Some(view), Some(strip)) = (&self.view, self.strip.cast::<HtmlElement>()) {
            view.draw_strip(&strip);
        }
        false
    }

    /// Builds the article anew.
    fn open(&mut self, ctx: &Context<Self>, scene: Scene) {
        let Some(pane) = self.element() else { return };
        self.view = None;
        match View::open(&pane, scene, listen::wants_marks()) {
            Ok(mut view) => {
                view.paint_visible();
                self.listeners = Some(Listeners::new(ctx.link(), &pane, view.group_elements()));
                self.view = Some(view);
            }
            Err(error) => web_sys::console::error_1(&error),
        }
    }

    /// Carries out what the engine asked for, once.
    fn serve(&mut self, ctx: &Context<Self>) {
        let request = &ctx.props().request;
        if request.serial == self.served {
            return;
        }
        self.served = request.serial;
        for wish in &request.wishes {
            match wish {
                PaneWish::Reveal(range) => self.scroll(ctx, Aim::Reveal(*range), SCROLL_FRAMES),
                PaneWish::ScrollTo(at) => self.scroll(ctx, Aim::Top(*at), SCROLL_FRAMES),
                PaneWish::Focus => self.element().is_some_and(|pane| {
                    focus_without_scrolling(&pane);
                    false
                }),
            };
        }
    }

    /// Scrolls towards an aim now, and again after the next frame as long as it has to.
    fn scroll(&mut self, ctx: &Context<Self>, aim: Aim, frames: u8) -> bool {
        let Some(view) = &mut self.view else { return false };
        if view.scroll_towards(aim) && frames > 0 {
            let link = ctx.link().clone();
            listen::after_frame(move || link.send_message(PaneMsg::Scroll(aim, frames - 1)));
        } else {
            view.paint_visible();
            view.show_selection(ctx.props().selection, !self.is_dragging && !is_editing());
        }
        false
    }

    fn settle(&mut self, ctx: &Context<Self>, point: (f64, f64), inside: bool) -> bool {
        let was_dragging = std::mem::replace(&mut self.is_dragging, false);
        let Some(view) = self.view.as_ref().filter(|_| was_dragging) else { return false };
        let Some(selection) = view.read_selection() else { return false };
        send(ctx, SessionMsg::Select(Some((selection.anchor, selection.focus))));
        if selection.range().is_none() && inside {
            let at = view.character_at(selection.focus, point);
            send(ctx, SessionMsg::ClickAt(at));
        }
        let before = self.toolbar;
        self.place_toolbar_for(ctx, Some(selection));
        before != self.toolbar
    }

    fn selection_changed(&mut self, ctx: &Context<Self>) -> bool {
        let read = self.view.as_ref().filter(|_| !is_editing()).and_then(View::read_selection);
        if let Some(selection) = read.filter(|s| Some(*s) != ctx.props().selection) {
            send(ctx, SessionMsg::Select(Some((selection.anchor, selection.focus))));
        }
        false
    }

    fn scrolled(&mut self, ctx: &Context<Self>) -> bool {
        let Some(view) = &self.view else { return false };
        view.hold_caret();
        if let Some(top) = view.top() {
            send(ctx, SessionMsg::Scrolled(top));
        }
        let before = self.toolbar;
        self.place_toolbar(ctx);
        before != self.toolbar
    }

    fn near(&mut self, changes: Vec<NearGroups>) -> bool {
        if let Some(view) = &mut self.view {
            changes.into_iter().for_each(|change| view.set_near(change.group, change.is_near));
        }
        false
    }

    /// Carries out waiting keys, up to one that must be shown before the next.
    fn next_keys(&mut self, ctx: &Context<Self>) -> bool {
        while let Some(event) = self.keys.next() {
            match own_key(&event, ctx.props().goes) {
                Some(key) => self.move_caret(ctx, key, event.shift_key()),
                None if event.ctrl_key() || event.meta_key() => {}
                None => {
                    self.keys.wait(ctx.props().turn);
                    ctx.props().on_key.emit(event);
                }
            }
        }
        false
    }

    fn move_caret(&mut self, ctx: &Context<Self>, key: CaretKey, extend: bool) {
        self.follows_caret = true;
        let Some(view) = &self.view else { return };
        let from = ctx.props().selection.unwrap_or(Selection::caret(TextSize::default()));
        if let Some(msg) = caret_move::message(view, from, key, extend) {
            self.keys.wait(ctx.props().turn);
            send(ctx, msg);
        }
    }

    fn place_toolbar(&mut self, ctx: &Context<Self>) {
        self.place_toolbar_for(ctx, ctx.props().selection);
    }

    /// Puts the toolbar beside the end that the pointer or caret is at.
    fn place_toolbar_for(&mut self, ctx: &Context<Self>, selection: Option<Selection>) {
        let shows = !self.is_dragging && !ctx.props().is_covered;
        self.toolbar = selection.filter(|_| shows).and_then(|selection| {
            let pane = self.element()?.get_bounding_client_rect();
            let focus = self.view.as_ref()?.rect_at(selection.focus)?;
            toolbar_place(&pane, &focus, selection)
        });
    }
}

fn send(ctx: &Context<Pane>, msg: SessionMsg) {
    ctx.props().dispatch.emit(Msg::Session(msg));
}

/// The element of an event's target, if it is one.
pub(super) fn target_element(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
