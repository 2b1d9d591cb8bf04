//! Tells that another tab writes the project, and offers to take over.

use crate::context::Desk;
use crate::i18n::{TabText, Text};
use crate::ui::widgets::Button;
use engine::{Msg, Role, Session, TabMsg};
use yew::prelude::*;

/// The banner under the header. The region is always there, so that what comes into it is heard.
pub(super) fn tab_banner(desk: &Desk, session: &Session) -> Html {
    let tr = desk.tr();
    let say = |text| tr.say(Text::Tab(text));
    let n_held = session.tab.n_held();
    let words = match session.tab.role {
        Role::Writes => None,
        Role::HandsOver => Some(TabText::HandsOver),
        Role::Follows => Some(TabText::Follows),
        Role::Asks => Some(TabText::Asks),
        Role::Unanswered => Some(TabText::Unanswered),
        Role::TakesOver => Some(TabText::TakesOver),
    };
    let waiting = (n_held > 0 && words.is_some()).then(|| say(TabText::Waiting(n_held)));
    html! {
        <div
            key="tab-banner"
            class="tab-banner"
            data-shown={words.is_some().to_string()}
            role="region"
            aria-live="polite"
            aria-label={say(TabText::Banner)}
        >
            <p key="words" class="tab-banner-words">
                <span key="what">{ words.map(say).unwrap_or_default() }</span>
                <span key="waiting" class="tab-banner-waiting">{ waiting.unwrap_or_default() }</span>
            </p>
            <div key="ways" class="tab-banner-ways">
                { for ways(desk, session.tab.role, n_held) }
            </div>
        </div>
    }
}

fn ways(desk: &Desk, role: Role, n_held: usize) -> Vec<Html> {
    let take_over = match n_held {
        0 => TabText::TakeOver,
        n => TabText::TakeOverAndDo(n),
    };
    let mut ways = match role {
        Role::Follows => vec![("take", take_over, TabMsg::TakeOver, "primary small")],
        Role::Unanswered => vec![
            ("take", take_over, TabMsg::TakeOver, "small"),
            ("anyway", TabText::TakeOverAnyway, TabMsg::TakeOverAnyway, "small"),
        ],
        Role::Writes | Role::HandsOver | Role::Asks | Role::TakesOver => Vec::new(),
    };
    if n_held > 0 && !ways.is_empty() {
        ways.push(("drop", TabText::Drop, TabMsg::DropHeld, "quiet small"));
    }
    let button = |(key, name, msg, class)| {
        let press = desk.dispatch.reform(move |()| Msg::Tab(msg));
        Button::new(key, desk.tr().say(Text::Tab(name)), press).class(class).into()
    };
    ways.into_iter().map(button).collect()
}
