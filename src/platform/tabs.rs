//! Several tabs on one project. A lock says which of them writes; a channel tells the others what
//! was written, and carries the wish to take over.
//!
//! The lock is never given away before its holder has written everything: the tab that wants it asks
//! over the channel, and steals the lock once it is told to. A tab that does not answer can be
//! robbed of it as well; the store then refuses what that tab still tries to write. Tabs that follow
//! wait in the lock's queue, so one of them gets it when the tab that writes is closed.

use engine::TabFact;
use formats::store::JournalEntry;
use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise, Reflect};
use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{BroadcastChannel, MessageEvent};
use yew::Callback;

/// How long to wait for an answer of another tab, in milliseconds. One in the background may be
/// slowed down to a turn a second.
const PATIENCE: u32 = 4000;

/// What tabs tell each other; the first word of a message. The second names the tab that speaks.
const WROTE: &str = "wrote";
const ASK: &str = "ask";
const READY: &str = "ready";

/// This tab's place among those that show the project. Letting go of it lets another tab write.
#[derive(Debug, Clone)]
pub(super) struct Tabs(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    /// The name of lock and channel.
    name: String,
    /// Names this tab.
    me: String,
    channel: Option<BroadcastChannel>,
    listener: RefCell<Option<EventListener>>,
    report: Callback<TabFact>,
    holds: Cell<bool>,
    /// Whether this tab stands in the queue for the lock.
    waits: Cell<bool>,
    /// Whether this tab wants the lock at all.
    wants: Cell<bool>,
    /// Gives the lock back.
    release: RefCell<Option<Function>>,
    /// The tab that asked to write.
    asked_by: RefCell<Option<String>>,
    /// Runs while an answer is awaited.
    patience: RefCell<Option<Timeout>>,
}

impl Tabs {
    /// Joins the tabs on a project: `name` names its lock, and `me` this tab. This one writes if
    /// no other one does, or if the browser has no locks.
    pub(super) async fn join(name: &str, me: String, report: Callback<TabFact>) -> Self {
        let tabs = Self(Rc::new(Inner {
            name: name.to_owned(),
            me,
            channel: BroadcastChannel::new(name).ok(),
            listener: RefCell::default(),
            report,
            holds: Cell::new(false),
            waits: Cell::new(false),
            wants: Cell::new(true),
            release: RefCell::default(),
            asked_by: RefCell::default(),
            patience: RefCell::default(),
        }));
        tabs.listen();
        let granted = match request(&tabs.0, "ifAvailable") {
            Ok(granted) => JsFuture::from(granted).await,
            Err(_) => Ok(JsValue::UNDEFINED),
        };
        tabs.0.holds.set(granted.is_ok_and(|granted| granted != JsValue::FALSE));
        if !tabs.holds() {
            tabs.0.wait();
        }
        tabs
    }

    /// Whether this tab has the lock.
    pub(super) fn holds(&self) -> bool {
        self.0.holds.get()
    }

    /// Names this tab.
    pub(super) fn me(&self) -> &str {
        &self.0.me
    }

    /// Tells the others what is in the store now.
    pub(super) fn tell(&self, entries: &[JournalEntry]) {
        let rows = entries.iter().map(JournalEntry::encode);
        self.0.say(WROTE, rows.collect::<Vec<_>>().iter().map(String::as_str));
    }

    /// Asks the tab that writes for the lock; reports what comes of it.
    pub(super) fn ask(&self) {
        self.0.say(ASK, []);
        self.0.expect(TabFact::NotAnswered);
    }

    /// Tells the tab that asked to come for the lock.
    pub(super) fn hand_over(&self) {
        let Some(heir) = self.0.asked_by.take() else { return };
        self.0.say(READY, [heir.as_str()]);
        self.0.expect(TabFact::NotFetched);
    }

    /// Takes the lock, whoever has it.
    pub(super) fn take(&self) {
        self.0.take();
    }

    /// Gives the lock back and does not come for it again.
    pub(super) fn give_back(&self) {
        self.0.give_back();
    }

    fn listen(&self) {
        let Some(channel) = &self.0.channel else { return };
        let inner = Rc::downgrade(&self.0);
        let listener = EventListener::new(channel, "message", move |event| {
            let message = event.dyn_ref::<MessageEvent>().map(MessageEvent::data);
            if let (Some(inner), Some(message)) = (inner.upgrade(), message) {
                inner.hear(&message);
            }
        });
        self.0.listener.replace(Some(listener));
    }
}

impl Inner {
    fn say<'w>(&self, what: &str, words: impl IntoIterator<Item = &'w str>) {
        let all = Array::of2(&what.into(), &self.me.as_str().into());
        for word in words {
            all.push(&word.into());
        }
        if let Some(channel) = &self.channel {
            // a channel that fails leaves the others to what the store tells them
            let _ = channel.post_message(&all);
        }
    }

    /// What is no message of ours, or of a later version, is not heard.
    fn hear(self: &Rc<Self>, message: &JsValue) {
        if !Array::is_array(message) {
            return;
        }
        let words: Option<Vec<_>> =
            Array::from(message).iter().map(|word| word.as_string()).collect();
        let words = words.unwrap_or_default();
        let [what, who, rest @ ..] = words.as_slice() else { return };
        match what.as_str() {
            WROTE => {
                let entries = rest.iter().map(|json| JournalEntry::decode(json));
                // the number that is missing then has the store asked
                let entries = entries.filter_map(Result::ok).collect();
                self.report.emit(TabFact::Wrote(entries));
            }
            ASK if self.holds.get() => {
                self.asked_by.replace(Some(who.clone()));
                self.report.emit(TabFact::Asked);
            }
            READY if rest.first() == Some(&self.me) => self.take(),
            _ => {}
        }
    }

    /// Reports the fact unless something happens to the lock before.
    fn expect(self: &Rc<Self>, otherwise: TabFact) {
        let inner = Rc::downgrade(self);
        let patience = Timeout::new(PATIENCE, move || {
            if let Some(inner) = inner.upgrade() {
                inner.report.emit(otherwise);
            }
        });
        self.patience.replace(Some(patience));
    }

    fn take(self: &Rc<Self>) {
        self.wants.set(true);
        self.patience.replace(None);
        self.await_grant("steal");
    }

    /// Stands in the queue for the lock.
    fn wait(self: &Rc<Self>) {
        if !self.waits.replace(true) {
            self.await_grant("");
        }
    }

    fn await_grant(self: &Rc<Self>, how: &str) {
        let Ok(granted) = request(self, how) else { return };
        let (inner, is_queue) = (Rc::downgrade(self), how.is_empty());
        spawn_local(async move {
            let granted = JsFuture::from(granted).await;
            let Some(inner) = inner.upgrade() else { return };
            if is_queue {
                inner.waits.set(false);
            }
            if granted.is_ok_and(|granted| granted.is_truthy()) {
                inner.patience.replace(None);
                inner.holds.set(true);
                inner.report.emit(TabFact::Granted);
            }
        });
    }

    /// The lock was stolen.
    fn lose(self: &Rc<Self>) {
        self.holds.set(false);
        self.patience.replace(None);
        self.release.replace(None);
        self.wait();
        self.report.emit(TabFact::Lost);
    }

    fn give_back(&self) {
        self.wants.set(false);
        self.holds.set(false);
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::NULL);
        }
    }
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.give_back();
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}

/// Asks for the lock. The promise tells whether this tab has it, and nothing where the browser
/// refuses; the lock is held until it is given back, or stolen, or the tab is gone. An error where
/// the browser has no locks.
fn request(inner: &Rc<Inner>, how: &str) -> Result<Promise, JsValue> {
    let navigator = gloo_utils::window().navigator();
    let locks = Reflect::get(&navigator, &"locks".into())?;
    let request: Function = Reflect::get(&locks, &"request".into())?.dyn_into()?;
    let options = Object::new();
    if !how.is_empty() {
        Reflect::set(&options, &how.into(), &true.into())?;
    }
    let mut tell = None;
    let granted = Promise::new(&mut |resolve, _| tell = Some(resolve));
    let tell = tell.ok_or("no promise")?;
    let (holder, teller) = (Rc::downgrade(inner), tell.clone());
    let was_held = Rc::new(Cell::new(false));
    let is_held = Rc::clone(&was_held);
    let hold = Closure::once_into_js(move |lock: JsValue| {
        let held = hold(&holder, &lock, &teller);
        is_held.set(held.is_object());
        held
    });
    let ended = request.call3(&locks, &inner.name.as_str().into(), &options, &hold)?;
    let ended: Promise = ended.unchecked_into();
    let holder = Rc::downgrade(inner);
    spawn_local(async move {
        if JsFuture::from(ended).await.is_ok() {
            return;
        }
        match holder.upgrade().filter(|_| was_held.get()) {
            // it was stolen
            Some(inner) => inner.lose(),
            // a promise takes what it is told first
            None => drop(tell.call0(&JsValue::NULL)),
        }
    });
    Ok(granted)
}

/// Called with the lock, or with null where it is not to be had: what it gives back is how long the
/// lock is held.
fn hold(holder: &Weak<Inner>, lock: &JsValue, tell: &Function) -> JsValue {
    let inner = holder.upgrade().filter(|inner| inner.wants.get() && lock.is_object());
    // a promise takes what it is told
    let _ = tell.call1(&JsValue::NULL, &inner.is_some().into());
    let Some(inner) = inner else { return JsValue::NULL };
    Promise::new(&mut |done, _| {
        inner.release.replace(Some(done));
    })
    .into()
}
