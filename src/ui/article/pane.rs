//! The component around the pane.

mod ends;
mod pointing;

use super::caret_move;
use super::comfort::Comfort;
use super::end_drag::EndDrag;
use super::key_queue::KeyQueue;
use super::keys::{CaretKey, keep_default_away, own_key};
use super::listen::{self, Listeners};
use super::place::is_editing;
use super::scrolling::SCROLL_FRAMES;
use super::toolbar_place::{ToolbarPlace, toolbar_place};
use crate::context::{Front, OpenDocument, PaneRequest, Shared, use_desk, use_front};
use crate::i18n::{SelectingText, Text, Translator};
use crate::reader::{Aim, HandleNames, Scene, View};
use crate::ui::reader_tools::SelectionToolbar;
use engine::{Msg, Offered, ReadingSettings, SelectingSettings, Selection, SessionMsg, lit};
use gloo_timers::callback::Timeout;
use model::{AnnotationId, Codebook};
use std::rc::Rc;
use text::{TextRange, TextSize};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};
use yew::prelude::*;

/// The reading pane of the open document.
#[component(ArticlePane)]
pub(crate) fn article_pane() -> Html {
    let desk = use_desk();
    let Front { work, session, request, turn } = use_front();
    let Some(document) = work.document else {
        return html! { <div class="pane-wrap" /> };
    };
    html! {
        <Pane
            dispatch={desk.dispatch.clone()}
            label={desk.tr().say(Text::Article).to_string()}
            language={document.data.info.metadata.language.clone()}
            lifted={session.lifted.clone()}
            lit={lit(&session.composer, &document.data)}
            {document}
            codebook={Shared(work.project.codebook.clone())}
            selection={session.selection}
            selected={session.annotation.clone()}
            found={Shared(Rc::clone(&session.find.hits))}
            found_now={session.find.current}
            is_covered={session.dialog.is_some() || session.suggestions.is_selected(session.selection)}
            suggested={session.suggestions.offered.clone()}
            suggested_now={session.suggestions.current}
            goes={session.goes}
            reading={session.settings.reading}
            {request}
            {turn}
            selecting={desk.settings.selecting}
            handles={handle_names(desk.tr())}
            on_key={desk.on_key.clone()}
        />
    }
}

fn handle_names(tr: Translator) -> HandleNames {
    let say = |text| tr.say(Text::Selecting(text)).to_string();
    HandleNames { start: say(SelectingText::StartHandle), end: say(SelectingText::EndHandle) }
}

/// What the pane is told.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct PaneProps {
    pub(super) dispatch: Callback<Msg>,
    pub(super) label: String,
    pub(super) language: String,
    pub(super) document: OpenDocument,
    pub(super) codebook: Shared<Codebook>,
    pub(super) selection: Option<Selection>,
    pub(super) selected: Option<AnnotationId>,
    pub(super) lifted: Vec<AnnotationId>,
    pub(super) found: Shared<Vec<TextRange>>,
    pub(super) found_now: Option<TextRange>,
    /// What stands out since a statement has it, or will have it.
    pub(super) lit: Vec<AnnotationId>,
    pub(super) suggested: Offered,
    /// The place of the suggestion that stands out among all that were found.
    pub(super) suggested_now: Option<u32>,
    /// Whether no toolbar is wanted beside what is selected.
    pub(super) is_covered: bool,
    /// Whether the next letter names a room.
    pub(super) goes: bool,
    pub(super) reading: ReadingSettings,
    pub(super) request: Rc<PaneRequest>,
    pub(super) turn: u32,
    pub(super) selecting: SelectingSettings,
    pub(super) handles: HandleNames,
    pub(super) on_key: Callback<KeyboardEvent>,
}

/// What happens in the pane.
#[derive(Debug)]
pub(super) enum PaneMsg {
    /// The pointer went down on the text; whether what is selected is to be added.
    PointerDown {
        adds: bool,
    },
    /// The pointer went down on a handle.
    Grab {
        handle: Element,
        point: (f64, f64),
    },
    /// The pointer that drags a handle is here.
    DragTo((f64, f64)),
    /// A frame later at the pane's edge.
    DragOn,
    /// The pointer that drags a handle was lifted here.
    DropEnd((f64, f64)),
    /// The system took the pointer away.
    CancelDrag,
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
    /// The pointer is at this point of the viewport, or has left the article.
    Pointed(Option<(f64, f64)>),
    SelectionChanged,
    Key(KeyboardEvent),
    Scrolled,
    /// The pane or the article in it has another size.
    Resized,
    /// Scroll on to what was at the top before lines broke elsewhere.
    ScrollBack,
    /// The article rests where it was scrolled to.
    Rested,
    /// The annotations have not changed for a moment: draw where they are.
    DrawStrip,
    /// The strip was clicked, so far (0 to 1) down.
    Jump(f64),
    /// Scroll on towards an aim, at most this many frames more.
    Scroll(Aim, u8),
}

#[derive(Debug)]
pub(super) struct Pane {
    pub(super) node: NodeRef,
    pub(super) view: Option<View>,
    pub(super) listeners: Option<Listeners>,
    pub(super) is_dragging: bool,
    /// Whether what is being selected is to be added to the selected annotation.
    adds: bool,
    /// The end that is being dragged.
    drag: Option<EndDrag>,
    pub(super) toolbar: Option<ToolbarPlace>,
    pub(super) strip: NodeRef,
    /// Waits for a moment without changes before the strip is drawn.
    pub(super) strip_timer: Option<Timeout>,
    /// Waits until the article is scrolled no further.
    pub(super) rest_timer: Option<Timeout>,
    /// The number of the last request that was carried out.
    pub(super) served: u32,
    /// Whether the caret was moved by key and must stay in view.
    pub(super) follows_caret: bool,
    pub(super) keys: KeyQueue,
    pub(super) comfort: Comfort,
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
            adds: false,
            drag: None,
            toolbar: None,
            strip: NodeRef::default(),
            strip_timer: None,
            rest_timer: None,
            served: 0,
            follows_caret: false,
            keys: KeyQueue::default(),
            comfort: Comfort::default(),
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: PaneMsg) -> bool {
        match msg {
            PaneMsg::PointerDown { adds } => {
                self.is_dragging = true;
                self.adds = adds;
                self.toolbar.take().is_some()
            }
            PaneMsg::Grab { handle, point } => self.grab(ctx, &handle, point),
            PaneMsg::DragTo(point) => self.drag_to(ctx, point),
            PaneMsg::DragOn => self.drag_on(ctx),
            PaneMsg::DropEnd(point) => self.drop_end(ctx, point),
            PaneMsg::CancelDrag => self.cancel_drag(ctx),
            PaneMsg::PointerUp { point, inside } => {
                // a click inside a selection collapses it only after the pointer event
                self.keys.hold();
                let link = ctx.link().clone();
                let settled = PaneMsg::Settled { point, inside };
                Timeout::new(0, move || link.send_message(settled)).forget();
                false
            }
            PaneMsg::Settled { point, inside } => {
                self.keys.release();
                let moved = self.settle(ctx, point, inside);
                self.next_keys(ctx) || moved
            }
            PaneMsg::Pointed(point) => self.lift(ctx, point),
            PaneMsg::SelectionChanged => self.selection_changed(ctx),
            PaneMsg::Key(event) if self.drag.is_some() => {
                event.key() == "Escape" && self.cancel_drag(ctx)
            }
            PaneMsg::Key(event) => {
                self.keys.push(event);
                self.next_keys(ctx)
            }
            PaneMsg::Scrolled => self.scrolled(ctx),
            PaneMsg::Resized => self.resized(ctx),
            PaneMsg::ScrollBack => self.scroll_back(ctx, false),
            PaneMsg::Rested => self.rested(ctx),
            PaneMsg::DrawStrip => self.draw_strip(),
            PaneMsg::Jump(ratio) => match self.view.as_ref().map(|v| v.byte_at_ratio(ratio)) {
                Some(at) => self.scroll(ctx, Aim::Top(at), SCROLL_FRAMES),
                None => false,
            },
            PaneMsg::Scroll(aim, frames) => self.scroll(ctx, aim, frames),
        }
    }

    fn changed(&mut self, ctx: &Context<Self>, old: &PaneProps) -> bool {
        let props = ctx.props();
        self.sync(ctx, old.selection != props.selection);
        if old.selected != props.selected || old.document != props.document {
            self.place_handles(ctx);
        }
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
                    onpointerdown={link.callback(|event| ends::pointer_down(&event))}
                    onmousedown={|event| ends::keep_selection(&event)}
                    onpointermove={link.callback(|event: PointerEvent| PaneMsg::Pointed(Some(place_of(&event))))}
                    onpointerleave={link.callback(|_| PaneMsg::Pointed(None))}
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
            self.sync(ctx, true);
            self.place_handles(ctx);
        }
    }
}

impl Pane {
    pub(super) fn element(&self) -> Option<HtmlElement> {
        self.node.cast::<HtmlElement>()
    }

    /// Brings the view in step with the properties.
    fn sync(&mut self, ctx: &Context<Self>, mut selection_changed: bool) {
        self.keep_drag_in_step(ctx);
        let props = ctx.props();
        let scene = self.scene(ctx);
        let pane = self.element();
        let moved = pane.is_some_and(|pane| self.comfort.set(&pane, props.reading));
        match &mut self.view {
            Some(view) if view.shows(&props.document.data) => {
                selection_changed |= view.update(scene);
            }
            _ => {
                self.open(ctx, scene);
                selection_changed = true;
            }
        }
        self.draw_strip_soon(ctx);
        selection_changed |= self.serve(ctx);
        if let Some(view) = &mut self.view {
            self.comfort.dress(view, props.selection);
        }
        if let Some(view) = self.view.as_ref().filter(|_| selection_changed) {
            view.show_selection(props.selection, !self.is_dragging && !is_editing());
        }
        if moved {
            self.scroll_back(ctx, true);
        }
        if let Some(selection) = props.selection.filter(|_| self.follows_caret) {
            self.scroll(ctx, Aim::Follow(selection.focus), SCROLL_FRAMES);
        }
        self.follows_caret = false;
    }

    /// Builds the article anew.
    fn open(&mut self, ctx: &Context<Self>, scene: Scene) {
        let Some(pane) = self.element() else { return };
        self.view = None;
        self.comfort.begin();
        match View::open(&pane, scene, listen::wants_marks()) {
            Ok(view) => {
                self.listeners = Some(Listeners::new(ctx.link(), &pane, view.content()));
                self.view = Some(view);
            }
            Err(error) => web_sys::console::error_1(&error),
        }
    }

    /// Carries out waiting keys, up to one that must be shown before the next.
    fn next_keys(&mut self, ctx: &Context<Self>) -> bool {
        while let Some(event) = self.keys.next() {
            if self.key_on_handle(ctx, &event) {
                continue;
            }
            match own_key(&event, ctx.props().goes) {
                Some(key) => self.move_caret(ctx, key, event.shift_key()),
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

    pub(super) fn place_toolbar(&mut self, ctx: &Context<Self>) {
        self.place_toolbar_for(ctx, ctx.props().selection);
    }

    /// Puts the toolbar beside the end that the pointer or caret is at.
    fn place_toolbar_for(&mut self, ctx: &Context<Self>, selection: Option<Selection>) {
        let shows = !self.is_dragging && self.drag.is_none() && !ctx.props().is_covered;
        self.toolbar = selection.filter(|_| shows).and_then(|selection| {
            let pane = self.element()?.get_bounding_client_rect();
            let focus = self.view.as_ref()?.rect_at(selection.focus)?;
            toolbar_place(&pane, &focus, selection)
        });
    }
}

/// Where in the viewport a pointer is.
pub(super) fn place_of(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}

pub(super) fn send(ctx: &Context<Pane>, msg: SessionMsg) {
    ctx.props().dispatch.emit(Msg::Session(msg));
}

/// The element of an event's target, if it is one.
pub(super) fn target_element(event: &web_sys::Event) -> Option<web_sys::Element> {
    event.target()?.dyn_into().ok()
}
