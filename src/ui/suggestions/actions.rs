//! What can be done with the suggestion that stands out, alone or with others, and with all
//! that were rejected; and the way through all articles.

use super::row::{entity_name, reason, say_rule};
use super::say;
use crate::context::{Desk, Work};
use crate::i18n::{RuleText, SuggestionText, Translator};
use crate::ui::widgets::{Button, Glyph, Pick, progress};
use engine::{
    Msg, NAME_KINDS, Reached, RulesMsg, Scope, Session, Suggested, Suggestion, SuggestionsMsg,
    SuggestionsState, Verdict, label_for, starter,
};
use model::{EntityKind, Project};
use suggest::{Proposal, What};
use yew::prelude::*;

/// How much is done, in hundredths.
pub(super) fn hundredths(reached: Reached) -> usize {
    (reached.done * 100).checked_div(reached.whole).unwrap_or(0).min(100)
}

fn send(desk: &Desk, msg: SuggestionsMsg) -> Callback<()> {
    desk.dispatch.reform(move |()| Msg::Suggestions(msg.clone()))
}

/// What stands below the list: what can be done with the one that stands out.
pub(super) fn actions(desk: &Desk, work: &Work, session: &Session) -> Html {
    let state = &session.suggestions;
    let current = state.current().zip(work.document.as_ref());
    let decide = current.filter(|_| state.sweep.is_none()).map(|(current, document)| {
        let reading = state.readings.of(&current.alike);
        let why = reason(desk.tr(), &work.project, document.data.text(), current, reading);
        html! {
            <div key="decide" class="suggestions-decide">
                <p key="why" class="suggestions-why">{ why }</p>
                { readings(desk, &work.project, state, current) }
                { for accept_and_reject(desk) }
                { together(desk, state, current) }
            </div>
        }
    });
    let sweep = state.sweep.map(|reached| sweeping(desk, reached));
    let has_none = decide.is_none() && sweep.is_none();
    html! {
        <div key="actions" class="suggestions-actions" data-none={has_none.to_string()}>
            <div key="decide">{ for decide }</div>
            <div key="sweep" aria-live="polite">{ for sweep }</div>
        </div>
    }
}

/// What bears on the whole list: the rules, and what was rejected.
pub(super) fn tools(desk: &Desk, work: &Work) -> Html {
    let tr = desk.tr();
    let rules = send(desk, SuggestionsMsg::Rules(RulesMsg::Open));
    let name = say_rule(tr, RuleText::Open(work.project.rules.len()));
    let n_rejected = work.project.rejections.len();
    let again = (n_rejected > 0).then(|| {
        let words = say(tr, SuggestionText::OfferAgain(n_rejected));
        let again = Button::new("again", words, send(desk, SuggestionsMsg::WithdrawAll));
        Html::from(again.icon_only(Glyph::Undo).class("quiet small"))
    });
    html! {
        <div key="tools" class="suggestions-tools">
            <span key="again">{ for again }</span>
            { Button::new("rules", name, rules).class("quiet small") }
        </div>
    }
}

/// Accepts or rejects the one that stands out.
fn accept_and_reject(desk: &Desk) -> [Html; 2] {
    let tr = desk.tr();
    let decide = |verdict| send(desk, SuggestionsMsg::Decide(verdict, Scope::One));
    let accept = say(tr, SuggestionText::Accept);
    let accept = Button::new("accept", accept, decide(Verdict::Accept)).shortcut("Y");
    let reject = say(tr, SuggestionText::Reject);
    let reject = Button::new("reject", reject, decide(Verdict::Reject)).shortcut("C");
    [
        accept.class("small primary").glyph(Glyph::Plus).title(AttrValue::Static("Y")).into(),
        reject.class("small").glyph(Glyph::Close).title(AttrValue::Static("C")).into(),
    ]
}

/// Accepts or rejects all of a name or sort.
fn together(desk: &Desk, state: &SuggestionsState, current: &Suggestion) -> Html {
    let tr = desk.tr();
    let (n_name, n_sort) = (state.n_in(current, Scope::Name), state.n_in(current, Scope::Sort));
    let name = |scope| match scope {
        Scope::One | Scope::Name => SuggestionText::ScopeName(n_name),
        Scope::Sort => SuggestionText::ScopeSort(n_sort),
        Scope::NameEverywhere => SuggestionText::ScopeNameEverywhere,
        Scope::SortEverywhere => SuggestionText::ScopeSortEverywhere,
    };
    let options = Scope::MANY.into_iter().enumerate();
    let options: Vec<(AttrValue, AttrValue)> =
        options.map(|(idx, scope)| (idx.to_string().into(), say(tr, name(scope)))).collect();
    let chosen = Scope::MANY.into_iter().position(|scope| scope == state.scope).unwrap_or(0);
    let on_choose = desk.dispatch.reform(|idx: String| {
        let scope = idx.parse().ok().and_then(|idx: usize| Scope::MANY.get(idx).copied());
        Msg::Suggestions(SuggestionsMsg::SetScope(scope.unwrap_or_default()))
    });
    let decide = |verdict| send(desk, SuggestionsMsg::Decide(verdict, state.scope));
    let accept = say(tr, SuggestionText::AcceptAll);
    let accept = Button::new("accept-all", accept, decide(Verdict::Accept));
    let accept = accept.icon_only(Glyph::Plus).class("small");
    let reject = say(tr, SuggestionText::RejectAll);
    let reject = Button::new("reject-all", reject, decide(Verdict::Reject));
    let reject = reject.icon_only(Glyph::Close).class("small");
    html! {
        <div key="together" class="suggestions-together" role="group" aria-label={say(tr, SuggestionText::ScopeLabel)}>
            <Pick
                key="scope"
                label={say(tr, SuggestionText::ScopeLabel)}
                {options}
                value={chosen.to_string()}
                {on_choose}
            />
            { accept }
            { reject }
        </div>
    }
}

/// What the name is taken for, where there is a choice.
fn readings(
    desk: &Desk,
    project: &Project,
    state: &SuggestionsState,
    current: &Suggestion,
) -> Html {
    let tr = desk.tr();
    let (names, preset) = match &current.offer {
        Suggested::Span(Proposal { what: What::Known(candidates), .. }) if candidates.len() > 1 => {
            let name = |candidate: &suggest::Candidate| {
                let own = project.entities.get(&candidate.id).cloned();
                let entity = own.or_else(|| starter::entity(&candidate.id));
                let name = entity.map(|entity| entity_name(tr, &entity)).unwrap_or_default();
                let kind = label_name(tr, project, candidate.kind);
                AttrValue::from(format!("{name} · {kind}"))
            };
            (candidates.iter().map(name).collect::<Vec<_>>(), 0)
        }
        Suggested::Span(Proposal { what: What::NewName { kind, .. }, .. }) => {
            let names = NAME_KINDS.map(|kind| label_name(tr, project, kind));
            (names.to_vec(), engine::kind_idx(*kind))
        }
        _ => return html! { <span key="readings" hidden=true /> },
    };
    let options: Vec<(AttrValue, AttrValue)> =
        names.into_iter().enumerate().map(|(idx, name)| (idx.to_string().into(), name)).collect();
    let value = state.readings.of(&current.alike).unwrap_or(preset).to_string();
    let on_choose = desk.dispatch.reform(|idx: String| {
        Msg::Suggestions(SuggestionsMsg::Read(idx.parse().unwrap_or_default()))
    });
    html! {
        <label key="readings" class="suggestions-reading">
            <span key="label" aria-hidden="true">{ say(tr, SuggestionText::Reading) }</span>
            <Pick key="pick" label={say(tr, SuggestionText::Reading)} {options} {value} {on_choose} />
        </label>
    }
}

fn label_name(tr: Translator, project: &Project, kind: EntityKind) -> AttrValue {
    let label = label_for(&project.codebook, kind).and_then(|id| project.codebook.label(id));
    label.map(|label| tr.name(&label.names, label.id.as_str())).unwrap_or_default()
}

/// How far the way through all articles is, and the way out.
fn sweeping(desk: &Desk, reached: Reached) -> Html {
    let tr = desk.tr();
    let words = say(tr, SuggestionText::Sweeping(hundredths(reached)));
    let cancel = say(tr, SuggestionText::Cancel);
    html! {
        <div key="sweep" class="suggestions-sweep">
            <span key="words">{ words.clone() }</span>
            { progress(words, Some(reached.done), reached.whole) }
            { Button::new("cancel", cancel, send(desk, SuggestionsMsg::Cancel)).class("small") }
        </div>
    }
}

/// The suggestion that stands out at the foot of the article, where the list is not beside it.
pub(crate) fn suggestion_bar(desk: &Desk, work: &Work, session: &Session) -> Html {
    let state = &session.suggestions;
    let (Some(current), Some(document)) = (state.current(), &work.document) else {
        return html! { <div key="suggestion" hidden=true /> };
    };
    let reading = state.readings.of(&current.alike);
    let why = reason(desk.tr(), &work.project, document.data.text(), current, reading);
    html! {
        <div key="suggestion" class="suggestion-bar">
            <span key="why" class="suggestion-why">{ why }</span>
            { for accept_and_reject(desk) }
        </div>
    }
}
