//! The service worker as the page sees it: whether the app is kept, whether a newer version waits,
//! and the way into it. And what page and browser say about what leaves the page.

use super::idb::message_of;
use engine::{Fact, OfflineEffect, OfflineFact, PageFacts, Readiness};
use gloo_events::EventListener;
use gloo_utils::{document, window};
use js_sys::{Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    DomException, MessageEvent, PerformanceResourceTiming, ServiceWorker, ServiceWorkerContainer,
    ServiceWorkerRegistration, ServiceWorkerState,
};
use yew::Callback;

/// The worker's script beside the page, which is written by a build.
const WORKER: &str = "./sw.js";

/// Carries out what is asked of the browser.
pub(super) fn carry_out(effect: OfflineEffect, report: &Callback<Fact>) {
    let tell = report.reform(Fact::Offline);
    match effect {
        OfflineEffect::InspectPage => tell.emit(OfflineFact::Page(inspect())),
        OfflineEffect::LookForNewVersion => spawn_local(look(tell)),
        OfflineEffect::UseNewVersion => spawn_local(use_new_version()),
    }
}

/// Has the app kept for use without the network, and tells what becomes of that and of newer
/// versions for as long as the page lives.
pub fn keep_offline(report: &Callback<Fact>) {
    let tell = report.reform(Fact::Offline);
    let readiness = match (has_manifest(), meta("stancemark-build").is_empty(), container()) {
        (false, ..) => Readiness::OneFile,
        (_, true, _) => Readiness::NotBuilt,
        (_, _, None) => Readiness::Forbidden,
        (_, _, Some(container)) => {
            spawn_local(register(container, tell));
            return;
        }
    };
    tell.emit(OfflineFact::Readiness(readiness));
}

/// The form of the app in one file names no manifest: it cannot be installed.
fn has_manifest() -> bool {
    document().query_selector("link[rel=manifest]").is_ok_and(|link| link.is_some())
}

/// Browsers leave it out in private windows, and for addresses without encryption.
fn container() -> Option<ServiceWorkerContainer> {
    Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?.dyn_into().ok()
}

async fn register(container: ServiceWorkerContainer, tell: Callback<OfflineFact>) {
    match JsFuture::from(container.register(WORKER)).await.map(JsCast::dyn_into) {
        Ok(Ok(registration)) => follow(&container, &registration, &tell),
        // a policy of the browser, or of what drives it
        Ok(Err(_)) => tell.emit(OfflineFact::Readiness(Readiness::Forbidden)),
        Err(error) => tell.emit(OfflineFact::Readiness(refusal(&error))),
    }
}

fn refusal(error: &JsValue) -> Readiness {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("SecurityError") => Readiness::Forbidden,
        _ => Readiness::Failed(message_of(error)),
    }
}

/// Follows the workers of the page from now on.
fn follow(
    container: &ServiceWorkerContainer,
    registration: &ServiceWorkerRegistration,
    tell: &Callback<OfflineFact>,
) {
    let (heard, by) = (tell.clone(), registration.clone());
    EventListener::new(container, "message", move |event| {
        let event: &MessageEvent = event.unchecked_ref();
        heard.emit(said(&event.data(), by.active().is_some()));
    })
    .forget();
    match registration.active() {
        Some(active) => ask_state(&active),
        None => tell.emit(OfflineFact::Readiness(Readiness::Keeping)),
    }
    if registration.waiting().is_some() {
        tell.emit(OfflineFact::NewVersion);
    }
    if let Some(worker) = registration.installing() {
        follow_worker(worker, registration, tell);
    }
    let (by, tell) = (registration.clone(), tell.clone());
    EventListener::new(registration, "updatefound", move |_| {
        if let Some(worker) = by.installing() {
            follow_worker(worker, &by, &tell);
        }
    })
    .forget();
}

fn follow_worker(
    worker: ServiceWorker,
    registration: &ServiceWorkerRegistration,
    tell: &Callback<OfflineFact>,
) {
    let (by, tell, target) = (registration.clone(), tell.clone(), worker.clone());
    EventListener::new(&target, "statechange", move |_| match worker.state() {
        ServiceWorkerState::Installed if by.active().is_some() => {
            tell.emit(OfflineFact::NewVersion);
        }
        ServiceWorkerState::Activated => ask_state(&worker),
        _ => {}
    })
    .forget();
}

/// The answer is a message.
fn ask_state(worker: &ServiceWorker) {
    // refused only for what cannot be copied
    let _ = worker.post_message(&"state".into());
}

/// What a message of a worker tells.
fn said(message: &JsValue, has_active: bool) -> OfflineFact {
    let field = |name: &str| Reflect::get(message, &name.into()).unwrap_or_default();
    match (field("refused").as_string(), field("problem").as_string()) {
        (Some(why), _) if has_active => OfflineFact::Refused(why),
        (Some(why), _) | (None, Some(why)) => OfflineFact::Readiness(Readiness::Failed(why)),
        (None, None) => {
            let n_files = field("nFiles").as_f64().unwrap_or_default();
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count")]
            OfflineFact::Readiness(Readiness::Ready(n_files as usize))
        }
    }
}

async fn registration() -> Option<ServiceWorkerRegistration> {
    let found: Promise = container()?.get_registration();
    JsFuture::from(found).await.ok()?.dyn_into().ok()
}

async fn look(tell: Callback<OfflineFact>) {
    if let Some(registration) = registration().await
        && let Ok(update) = registration.update()
        && let Err(error) = JsFuture::from(update).await
    {
        tell.emit(OfflineFact::Refused(message_of(&error)));
    }
    tell.emit(OfflineFact::Looked);
}

/// The page is loaded anew once the new version serves; at once if it does already.
async fn use_new_version() {
    let waiting = registration().await.and_then(|registration| registration.waiting());
    let Some(worker) = waiting else { return reload() };
    let target = worker.clone();
    EventListener::new(&target, "statechange", move |_| {
        if worker.state() == ServiceWorkerState::Activated {
            reload();
        }
    })
    .forget();
    // refused only for what cannot be copied
    let _ = target.post_message(&"serve".into());
}

fn reload() {
    // a page can always be loaded anew
    let _ = window().location().reload();
}

fn inspect() -> PageFacts {
    let policy = "meta[http-equiv=Content-Security-Policy]";
    let location = window().location();
    let address = location.origin().unwrap_or_default() + &location.pathname().unwrap_or_default();
    let (n_loaded, since) = requests();
    PageFacts {
        policy: content_of(policy),
        referrer: meta("referrer"),
        build: meta("stancemark-build"),
        address,
        n_loaded,
        since,
    }
}

fn meta(name: &str) -> String {
    content_of(&format!("meta[name={name}]"))
}

fn content_of(selector: &str) -> String {
    let element = document().query_selector(selector).ok().flatten();
    element.and_then(|element| element.get_attribute("content")).unwrap_or_default()
}

/// What the browser noted of this tab: how many files came until the program was there, and what
/// was asked for since. The tab's icon belongs to the first, whenever the browser likes to ask for
/// it. What stays inside the browser (`blob:`, `data:`) is no request.
fn requests() -> (usize, Vec<String>) {
    let noted = window().performance().map(|p| p.get_entries_by_type("resource"));
    let noted: Vec<PerformanceResourceTiming> =
        noted.into_iter().flatten().filter_map(|entry| entry.dyn_into().ok()).collect();
    let noted: Vec<_> = noted
        .into_iter()
        .filter(|entry| !entry.name().starts_with("blob:") && !entry.name().starts_with("data:"))
        .collect();
    let is_program = |entry: &&PerformanceResourceTiming| entry.name().ends_with("_bg.wasm");
    // Firefox may note it twice: preloaded, and again from the worker
    let loaded =
        noted.iter().rfind(is_program).map_or(0.0, PerformanceResourceTiming::response_end);
    let icon = document().query_selector("link[rel=icon]").ok().flatten();
    let icon = icon.and_then(|link| link.get_attribute("href")).unwrap_or_default();
    let icon = icon.trim_start_matches("./");
    let is_icon = |name: &str| !icon.is_empty() && name.ends_with(icon);
    let (before, since): (Vec<_>, Vec<_>) =
        noted.iter().partition(|entry| entry.start_time() <= loaded || is_icon(&entry.name()));
    (before.len(), since.iter().map(|entry| entry.name()).collect())
}
