//! The one struct component at the top: owns the model, calls `engine::update`, hands effects to
//! the platform and to the reading pane, and provides the contexts.

mod ahead;
mod keys;

use crate::context::{
    Desk, Front, OpenDocument, PaneRequest, PaneWish, Panel, Saving, Screen, Shared, Work,
};
use crate::platform::{
    self, BrowserIds, Loaded, Offer, Outside, PasteListeners, Store, apply_settings, focus_on,
    load_page_choices, load_settings,
};
use ahead::Pace;
use engine::{
    Effect, Env, Fact, FindMsg, FocusTarget, Model, Msg, SaveState, SeekMsg, StoreFailure,
    SuggestionsMsg, TabFact, View, WatchMsg, update,
};
use keys::KeyListener;
use model::Codebook;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use yew::prelude::*;

/// The top of the app.
#[derive(Debug)]
pub(crate) struct Root {
    phase: Phase,
    /// What came before the project was open, also what was dropped or pasted then.
    early: Vec<Msg>,
    request: Rc<PaneRequest>,
    panel: Panel,
    /// What the page beside the article's pane goes on showing until the pane is painted.
    held: Option<(Work, Screen)>,
    focus: Option<FocusTarget>,
    dispatch: Callback<Msg>,
    on_key: Callback<KeyboardEvent>,
    /// Counts the messages that were carried out.
    turn: u32,
    show_panel: Callback<Panel>,
    /// What event listeners must know at once: shared with them, set after each message.
    now_showing: Rc<Showing>,
    _paste: PasteListeners,
    _keys: KeyListener,
}

/// What event listeners ask about the present state.
#[derive(Debug, Default)]
struct Showing {
    takes_articles: Cell<bool>,
    reads: Cell<bool>,
    has_dialog: Cell<bool>,
    goes: Cell<bool>,
    /// Whether a statement is proposed.
    offers: Cell<bool>,
    codebook: RefCell<Rc<Codebook>>,
}

#[derive(Debug)]
enum Phase {
    Opening,
    Open { model: Box<Model>, store: Store },
}

/// What the root wraps.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(crate) struct RootProps {
    /// The components that read the contexts.
    pub(crate) children: Html,
}

/// What comes to the root.
#[derive(Debug)]
pub(crate) enum RootMsg {
    /// A project was opened.
    Loaded(Box<Loaded>),
    /// A message for the engine.
    Engine(Msg),
    /// A key that the article's pane does not use itself.
    Key(KeyboardEvent),
    /// A panel comes forward.
    ShowPanel(Panel),
    /// The article's pane is painted: the rest of the page follows.
    CatchUp,
    /// Something outside took the store away.
    Lost(StoreFailure),
}

impl Component for Root {
    type Message = RootMsg;
    type Properties = RootProps;

    fn create(ctx: &Context<Self>) -> Self {
        let settings = load_settings();
        apply_settings(settings);
        Store::open(Outside {
            on_opened: ctx.link().callback(|loaded| RootMsg::Loaded(Box::new(loaded))),
            on_tab: ctx.link().callback(|fact| RootMsg::Engine(Msg::Io(Fact::Tab(fact)))),
            on_lost: ctx.link().callback(|()| RootMsg::Lost(StoreFailure::Gone)),
        });
        let dispatch = ctx.link().callback(RootMsg::Engine);
        let now_showing = Rc::new(Showing::default());
        // what comes while the project is opened is kept, and looked at once it is open
        now_showing.takes_articles.set(true);
        Self {
            phase: Phase::Opening,
            early: Vec::new(),
            request: Rc::default(),
            turn: 0,
            on_key: ctx.link().callback(RootMsg::Key),
            panel: Panel::default(),
            show_panel: ctx.link().callback(RootMsg::ShowPanel),
            held: None,
            focus: None,
            _paste: listen_for_paste(&dispatch, &now_showing),
            _keys: KeyListener::new(dispatch.clone(), Rc::clone(&now_showing)),
            dispatch,
            now_showing,
        }
    }

    fn update(&mut self, ctx: &Context<Self>, msg: RootMsg) -> bool {
        let was_held = self.held.is_some();
        match msg {
            RootMsg::Loaded(loaded) => self.open(*loaded),
            RootMsg::Engine(msg) if matches!(self.phase, Phase::Opening) => self.early.push(msg),
            RootMsg::Engine(msg) => self.handle(msg),
            RootMsg::Key(event) => self.key(&event),
            RootMsg::ShowPanel(panel) => {
                self.panel = panel;
                self.held = None;
            }
            RootMsg::CatchUp => self.held = None,
            RootMsg::Lost(failure) => self.lose(failure),
        }
        if self.held.is_some() && !was_held {
            let link = ctx.link().clone();
            platform::after_paint(move || link.send_message(RootMsg::CatchUp));
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        match self.state() {
            None => opening(),
            Some(state) => self.provide(state, &ctx.props().children),
        }
    }

    fn rendered(&mut self, _: &Context<Self>, _: bool) {
        if let Some(target) = self.focus.take() {
            focus_on(target);
        }
    }
}

impl Root {
    fn open(&mut self, loaded: Loaded) {
        let Loaded { store, mut model, session, opened, failure, follows } = loaded;
        let is_first = matches!(self.phase, Phase::Opening);
        self.held = None;
        let session_mut = Rc::make_mut(&mut model.session);
        session_mut.settings = load_settings();
        session_mut.page_choices = Rc::new(load_page_choices());
        store.begin(&self.dispatch.reform(Msg::Io));
        self.phase = Phase::Open { model: Box::new(model), store };
        self.handle(Msg::Io(Fact::SessionRestored(session)));
        if follows {
            self.handle(Msg::Io(Fact::Tab(TabFact::OtherWrites)));
        }
        self.handle(Msg::Io(Fact::Projects(opened)));
        if let Some(failure) = failure {
            self.handle(Msg::Io(Fact::PersistFailed(failure)));
        }
        let report = self.dispatch.reform(Msg::Io);
        if is_first {
            platform::keep_offline(&report);
            platform::take_launches(report);
        }
        let Phase::Open { model, .. } = &self.phase else { return };
        match model.session.view {
            View::Intake => self.focus = Some(FocusTarget::PasteBox),
            // another project was asked for: that is where the hand is now
            _ if !is_first => {
                self.handle(Msg::Session(engine::SessionMsg::Focus(FocusTarget::Article)));
            }
            _ => {}
        }
        let takes_articles = self.now_showing.takes_articles.get();
        for msg in std::mem::take(&mut self.early) {
            if takes_articles || !is_article(&msg) {
                self.handle(msg);
            }
        }
    }

    fn lose(&mut self, failure: StoreFailure) {
        self.handle(Msg::Io(Fact::PersistFailed(failure)));
    }

    /// A key without a meaning counts as a turn too: the pane waits for each it hands on.
    fn key(&mut self, event: &KeyboardEvent) {
        match keys::meaning_now(event, &self.now_showing) {
            Some(msg) => self.handle(msg),
            None => self.turn = self.turn.wrapping_add(1),
        }
    }

    /// Lets the engine carry a message out, then sees to its effects.
    fn handle(&mut self, msg: Msg) {
        self.turn = self.turn.wrapping_add(1);
        let pace = ahead::pace(&msg);
        let before = self.state();
        let Phase::Open { model, store } = &mut self.phase else { return };
        let (settings, view) = (model.session.settings, model.session.view);
        let mut ids = BrowserIds;
        let begun = platform::now();
        let effects = update(model, msg, &mut Env { now: begun, ids: &mut ids });
        let took = platform::now().millis() - begun.millis();
        if settings != model.session.settings {
            apply_settings(model.session.settings);
        }
        self.now_showing.set(model);
        let mut wishes = Vec::new();
        let report = self.dispatch.reform(Msg::Io);
        for effect in effects {
            match effect {
                Effect::Reveal(range) => wishes.push(PaneWish::Reveal(range)),
                Effect::ScrollTo(at) => wishes.push(PaneWish::ScrollTo(at)),
                Effect::Focus(FocusTarget::Article) => wishes.push(PaneWish::Focus),
                Effect::Focus(target) => self.focus = Some(target),
                Effect::ContinueFind(serial) => go_on(&self.dispatch, took, move |took| {
                    Msg::Find(FindMsg::Continue { serial, took })
                }),
                Effect::ContinueWatch(serial) => go_on(&self.dispatch, took, move |took| {
                    Msg::Watch(WatchMsg::Continue { serial, took })
                }),
                Effect::ContinueSeek(serial) => go_on(&self.dispatch, took, move |took| {
                    Msg::Seek(SeekMsg::Continue { serial, took })
                }),
                Effect::ContinueSuggestions(serial) => go_on(&self.dispatch, took, move |took| {
                    Msg::Suggestions(SuggestionsMsg::Continue { serial, took })
                }),
                effect => platform::run(store, model, effect, report.clone()),
            }
        }
        let is_elsewhere = model.session.view != view || self.focus.is_some();
        match pace {
            Pace::Later if !is_elsewhere => self.held = self.held.take().or(before),
            Pace::AnyTime if !is_elsewhere => {}
            _ => self.held = None,
        }
        if !wishes.is_empty() {
            self.request = Rc::new(PaneRequest { serial: self.request.serial + 1, wishes });
        }
    }

    /// What the whole page would show now.
    fn state(&self) -> Option<(Work, Screen)> {
        let Phase::Open { model, .. } = &self.phase else { return None };
        let document = model.document().map(|data| OpenDocument {
            data: Shared(Rc::clone(data)),
            spans: Shared(Rc::clone(&model.spans)),
            statements: Shared(Rc::clone(&model.statements)),
        });
        let work = Work {
            project: Shared(Rc::clone(&model.project)),
            coders: Shared(Rc::clone(&model.coders)),
            document,
            entities: Shared(Rc::clone(&model.entities)),
        };
        let screen = Screen {
            session: Shared(Rc::clone(&model.session)),
            history: Shared(Rc::clone(&model.history)),
            panel: self.panel,
        };
        Some((work, screen))
    }

    fn saving(&self) -> Saving {
        Saving(match &self.phase {
            Phase::Opening => SaveState::default(),
            Phase::Open { model, .. } => model.save.clone(),
        })
    }

    /// The state, in contexts by how often they change.
    fn provide(&self, (work, screen): (Work, Screen), children: &Html) -> Html {
        let desk = Desk {
            dispatch: self.dispatch.clone(),
            on_key: self.on_key.clone(),
            show_panel: self.show_panel.clone(),
            settings: screen.session.settings,
        };
        let front = Front {
            work: work.clone(),
            session: screen.session.clone(),
            request: Rc::clone(&self.request),
            turn: self.turn,
        };
        let saving = self.saving();
        let (work, screen) = self.held.clone().unwrap_or((work, screen));
        html! {
            <ContextProvider<Desk> key="contexts" context={desk}>
            <ContextProvider<Saving> context={saving}>
            <ContextProvider<Work> context={work}>
            <ContextProvider<Screen> context={screen}>
            <ContextProvider<Front> context={front}>
                { children.clone() }
            </ContextProvider<Front>>
            </ContextProvider<Screen>>
            </ContextProvider<Work>>
            </ContextProvider<Saving>>
            </ContextProvider<Desk>>
        }
    }
}

/// Whether a text or a page was dropped or pasted, which no room takes but that of new articles.
fn is_article(msg: &Msg) -> bool {
    matches!(msg, Msg::Io(Fact::TextDropped(_) | Fact::PageGiven { .. } | Fact::NothingPasted))
}

/// Lets the engine go on with what it does in slices, after everything that is more urgent.
fn go_on(dispatch: &Callback<Msg>, took_ms: i64, next: impl FnOnce(u32) -> Msg) {
    let next = next(u32::try_from(took_ms).unwrap_or_default());
    let dispatch = dispatch.clone();
    platform::soon(move || dispatch.emit(next));
}

/// Shown by the style sheet once opening takes a while; the language is not known for sure yet.
fn opening() -> Html {
    html! {
        <main key="opening" class="opening">
            <p key="zh" lang="zh-CN">{ "正在打开……" }</p>
            <p key="en" lang="en">{ "Opening…" }</p>
        </main>
    }
}

impl Showing {
    fn set(&self, model: &Model) {
        self.takes_articles.set(model.session.view == View::Intake);
        self.reads.set(model.session.view == View::Read);
        self.goes.set(model.session.goes);
        let reads = model.session.view == View::Read;
        self.offers.set(reads && model.session.composer.offer.is_some());
        self.has_dialog.set(model.session.dialog.is_some());
        self.codebook.replace(Rc::clone(&model.project.codebook));
    }
}

fn listen_for_paste(dispatch: &Callback<Msg>, showing: &Rc<Showing>) -> PasteListeners {
    let showing = Rc::clone(showing);
    let offered = dispatch.reform(|offer| {
        Msg::Io(match offer {
            Offer::Text(text) => Fact::TextDropped(text),
            Offer::Page(page, text) => Fact::PageGiven { page, text },
            Offer::Nothing => Fact::NothingPasted,
        })
    });
    PasteListeners::new(move || showing.takes_articles.get(), offered, dispatch.reform(Msg::Io))
}
