//! What leaves the page: the panel that tells it, from what the page and the browser say
//! themselves, and the way into a new version.

use super::widgets::{Button, Dialog};
use crate::context::{Desk, Screen, use_desk, use_saving, use_session};
use crate::i18n::{Allows, PrivacyText, Text, Translator};
use engine::{Msg, OfflineMsg, OfflineState, PageFacts, Readiness, SessionMsg, unkept};
use yew::prelude::*;

/// The version of the app.
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The panel.
pub(crate) fn privacy_dialog(desk: &Desk, screen: &Screen) -> Html {
    let tr = desk.tr();
    let state = &screen.session.offline;
    let facts = state.page.clone().unwrap_or_default();
    let on_close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("done", tr.say(Text::Close), on_close.clone()).class("primary") }
        </div>
    };
    html! {
        <Dialog
            key="privacy"
            class="wide"
            title={say(tr, PrivacyText::Heading)}
            close_label={tr.say(Text::Dismiss)}
            {on_close}
            {foot}
        >
            <div class="privacy">
                <div key="answer">
                    <p key="words" class="privacy-answer">{ say(tr, PrivacyText::Answer) }</p>
                    { one_file(tr, &state.readiness) }
                </div>
                { requests(tr, &facts, &state.readiness) }
                { stored(tr, &state.readiness) }
                { without_network(desk, state, &facts) }
                { policy(tr, &facts) }
            </div>
        </Dialog>
    }
}

fn say(tr: Translator, text: PrivacyText<'_>) -> AttrValue {
    tr.say(Text::Privacy(text))
}

fn section(tr: Translator, heading: PrivacyText<'_>, body: Html) -> Html {
    let heading = say(tr, heading);
    html! {
        <section key={heading.to_string()}>
            <h3 key="heading">{ heading }</h3>
            <div key="body" class="privacy-body">{ body }</div>
        </section>
    }
}

fn lines<'t>(tr: Translator, texts: impl IntoIterator<Item = PrivacyText<'t>>) -> Html {
    let lines = texts.into_iter().enumerate();
    lines.map(|(idx, text)| html! { <p key={idx}>{ say(tr, text) }</p> }).collect()
}

/// What is different in the one file.
fn one_file(tr: Translator, readiness: &Readiness) -> Html {
    if *readiness != Readiness::OneFile {
        return html! { <span key="site" hidden=true /> };
    }
    let texts = [
        PrivacyText::OneFileInstall,
        PrivacyText::OneFileFolder,
        PrivacyText::OneFileStore,
        PrivacyText::OneFileMove,
    ];
    section(tr, PrivacyText::OneFile, lines(tr, texts))
}

fn requests(tr: Translator, facts: &PageFacts, readiness: &Readiness) -> Html {
    let is_one_file = *readiness == Readiness::OneFile;
    let loaded = if is_one_file {
        PrivacyText::OneFileLoaded
    } else {
        PrivacyText::Loaded(&facts.address, facts.n_loaded)
    };
    let since = match facts.since.len() {
        0 => PrivacyText::NoneSince,
        n => PrivacyText::Since(n),
    };
    let asked = facts.since.iter().enumerate();
    let asked = asked.map(|(idx, address)| html! { <li key={idx}><code>{ address }</code></li> });
    let asks = (!is_one_file).then_some(PrivacyText::BrowserAsks);
    let body = html! {
        <>
            <div key="so-far">{ lines(tr, [loaded, since]) }</div>
            <ul key="since">{ for asked }</ul>
            <div key="worker">{ lines(tr, asks) }</div>
        </>
    };
    section(tr, PrivacyText::Requests, body)
}

fn stored(tr: Translator, readiness: &Readiness) -> Html {
    let kept = [
        (PrivacyText::StoredWork, PrivacyText::StoredWorkWhere),
        (PrivacyText::StoredSettings, PrivacyText::StoredSettingsWhere),
        (PrivacyText::StoredApp, PrivacyText::StoredAppWhere),
    ];
    let n_kept = if *readiness == Readiness::OneFile { 2 } else { 3 };
    let rows = kept.into_iter().take(n_kept).enumerate().map(|(idx, (what, place))| {
        html! { <div key={idx}><dt>{ say(tr, what) }</dt><dd>{ say(tr, place) }</dd></div> }
    });
    let body = html! {
        <>
            <dl key="kept" class="privacy-list">{ for rows }</dl>
            <div key="erase">{ lines(tr, [PrivacyText::NotEncrypted, PrivacyText::Erase]) }</div>
        </>
    };
    section(tr, PrivacyText::Stored, body)
}

fn without_network(desk: &Desk, state: &OfflineState, facts: &PageFacts) -> Html {
    let tr = desk.tr();
    let refused = state.refused.as_deref().map(PrivacyText::Refused);
    let body = html! {
        <>
            <p key="readiness" role="status">{ say(tr, PrivacyText::Readiness(&state.readiness)) }</p>
            <div key="refused">{ lines(tr, refused) }</div>
            <p key="version">{ say(tr, PrivacyText::Version(VERSION, &facts.build)) }</p>
            <div key="way">{ new_version(desk, state) }</div>
        </>
    };
    section(tr, PrivacyText::Offline, body)
}

/// The way to a newer version: into it, or to look for it.
fn new_version(desk: &Desk, state: &OfflineState) -> Html {
    if state.has_new_version {
        return html! { <NewVersion key="use" /> };
    }
    if !matches!(state.readiness, Readiness::Ready(_)) {
        return html! { <span key="none" hidden=true /> };
    }
    let tr = desk.tr();
    let look = desk.dispatch.reform(|()| Msg::Offline(OfflineMsg::LookForNewVersion));
    let name = if state.is_looking { PrivacyText::Looking } else { PrivacyText::Look };
    Button::new("look", say(tr, name), look).class("small").disabled(state.is_looking).into()
}

/// The button that reloads into the new version, and why it waits.
#[component(NewVersion)]
pub(crate) fn new_version_button() -> Html {
    let desk = use_desk();
    let waits = unkept(&use_session(), &use_saving());
    let tr = desk.tr();
    let reload = desk.dispatch.reform(|()| Msg::Offline(OfflineMsg::UseNewVersion));
    let why = waits.map(|unkept| say(tr, PrivacyText::Unkept(unkept)));
    let button = Button::new("use", say(tr, PrivacyText::UseNewVersion), reload);
    html! {
        <div class="new-version">
            { button.class("small").disabled(waits.is_some()).title(why.clone()) }
            <p key="why" class="hint">{ why.unwrap_or_default() }</p>
        </div>
    }
}

/// The policy of the page, rule by rule.
fn policy(tr: Translator, facts: &PageFacts) -> Html {
    let directives = facts.policy.split(';').map(str::trim).filter(|rule| !rule.is_empty());
    let rows = directives.map(|rule| {
        let (name, sources) = rule.split_once(' ').unwrap_or((rule, ""));
        rule_row(rule, say(tr, PrivacyText::Directive(name, allows(sources))))
    });
    let referrer = format!("referrer: {}", facts.referrer);
    let body = html! {
        <>
            <p key="intro">{ say(tr, PrivacyText::PolicyIntro) }</p>
            <dl key="rules" class="privacy-list">
                { for rows }
                { rule_row(&referrer, say(tr, PrivacyText::Referrer)) }
            </dl>
        </>
    };
    section(tr, PrivacyText::Policy, body)
}

fn rule_row(rule: &str, meaning: AttrValue) -> Html {
    html! {
        <div key={rule}><dt><code>{ rule }</code></dt><dd>{ meaning }</dd></div>
    }
}

/// What the sources of a directive allow.
fn allows(sources: &str) -> Allows {
    if sources == "'none'" {
        Allows::Nothing
    } else if sources.contains("'sha256-") {
        Allows::Digests
    } else {
        Allows::Some
    }
}
