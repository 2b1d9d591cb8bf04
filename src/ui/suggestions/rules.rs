//! The project's own rules: a dialog with their list, and the form of the one that is written.

use super::row::{rule_name, say_rule};
use super::rule_form::rule_form;
use crate::context::{Desk, Work};
use crate::i18n::{RuleText, Text};
use crate::ui::chip::hue_class;
use crate::ui::widgets::{Button, Dialog, Glyph};
use engine::{Msg, RulesMsg, Session, SessionMsg, SuggestionsMsg};
use model::Rule;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The dialog.
pub(crate) fn rules_dialog(desk: &Desk, work: &Work, session: &Session) -> Html {
    let tr = desk.tr();
    let on_close = desk.dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let rules = &work.project.rules;
    let rows = rules.values().map(|rule| rule_row(desk, work, rule));
    let draft = session.suggestions.rules.draft.as_ref();
    let form = match draft {
        Some(draft) => rule_form(desk, work, &session.suggestions.rules, draft),
        None => html! {
            <div key="new" class="rules-new">
                { Button::new("new", say_rule(tr, RuleText::New), send(desk, RulesMsg::Write(None))).glyph(Glyph::Plus) }
            </div>
        },
    };
    let none = rules.is_empty().then(|| say_rule(tr, RuleText::NoneYet));
    html! {
        <Dialog
            key="rules"
            title={say_rule(tr, RuleText::Heading)}
            close_label={tr.say(Text::Close)}
            {on_close}
        >
            <div class="rules">
                <p key="intro" class="hint">{ say_rule(tr, RuleText::Intro) }</p>
                <p key="none">{ none.unwrap_or_default() }</p>
                <ul key="rows" class="rule-rows" role="list" aria-label={say_rule(tr, RuleText::Heading)}>
                    { for rows }
                </ul>
                { form }
            </div>
        </Dialog>
    }
}

pub(super) fn send(desk: &Desk, msg: RulesMsg) -> Callback<()> {
    desk.dispatch.reform(move |()| Msg::Suggestions(SuggestionsMsg::Rules(msg.clone())))
}

fn rule_row(desk: &Desk, work: &Work, rule: &Rule) -> Html {
    let tr = desk.tr();
    let name = rule_name(rule);
    let id = rule.id.clone();
    let switch = desk.dispatch.reform(move |event: Event| {
        let is_on = event.target_dyn_into::<HtmlInputElement>().is_some_and(|box_| box_.checked());
        Msg::Suggestions(SuggestionsMsg::Rules(RulesMsg::Switch(id.clone(), is_on)))
    });
    let label = work.project.codebook.label(&rule.label).map(|label| {
        html! {
            <span key="label" class={classes!("chip", hue_class(label))}>
                { tr.name(&label.names, label.id.as_str()) }
            </span>
        }
    });
    let edit = send(desk, RulesMsg::Write(Some(rule.id.clone())));
    let delete = send(desk, RulesMsg::Delete(rule.id.clone()));
    let edit_name = say_rule(tr, RuleText::Edit(&name));
    let delete_name = say_rule(tr, RuleText::Delete(&name));
    html! {
        <li key={rule.id.as_str()} class="rule-row">
            <label key="use" class="rule-use">
                <input
                    key="box"
                    type="checkbox"
                    checked={rule.is_on}
                    aria-label={say_rule(tr, RuleText::Use(&name))}
                    onchange={switch}
                />
                <span key="name" class="rule-name" aria-hidden="true">{ name.clone() }</span>
            </label>
            <span key="label">{ for label }</span>
            { Button::new("edit", edit_name, edit).icon_only(Glyph::Pencil).class("quiet small") }
            { Button::new("delete", delete_name, delete).icon_only(Glyph::Trash).class("quiet small") }
        </li>
    }
}
