//! The report on an opened file.

use super::widgets::{Button, Dialog};
use crate::i18n::{CodebookText, Text, Translator};
use engine::{Difference, ExchangeMsg, ImportReport, Msg, SessionMsg};
use formats::Issue;
use yew::prelude::*;

/// The most issues that are listed; the rest is counted.
const MAX_LISTED: usize = 200;

/// What the last import found.
pub(crate) fn import_report_dialog(
    tr: Translator,
    dispatch: &Callback<Msg>,
    report: Option<&ImportReport>,
) -> Html {
    let on_close = dispatch.reform(|()| Msg::Session(SessionMsg::SetDialog(None)));
    let body = match report {
        Some(report) => report_body(tr, report, dispatch),
        None => html! { <p key="none">{ tr.say(Text::NoIssues) }</p> },
    };
    let foot = html! {
        <div key="foot" class="dialog-foot">
            { Button::new("close", tr.say(Text::Close), on_close.clone()).class("primary") }
        </div>
    };
    html! {
        <Dialog
            key="import-report"
            class="wide"
            title={tr.say(Text::ImportReport)}
            close_label={tr.say(Text::Dismiss)}
            {on_close}
            {foot}
        >
            { body }
        </Dialog>
    }
}

fn report_body(tr: Translator, report: &ImportReport, dispatch: &Callback<Msg>) -> Html {
    let ImportReport { file, n_documents, n_annotations, issues, repairs, .. } = report;
    let summary = if report.is_codebook {
        Text::Codebook(CodebookText::CodebookFrom(file))
    } else {
        Text::ImportedFrom { file, n_documents: *n_documents, n_annotations: *n_annotations }
    };
    let verdict = if issues.is_empty() { Text::NoIssues } else { Text::NIssues(issues.len()) };
    let rows = issues.iter().take(MAX_LISTED).enumerate().map(|(idx, issue)| {
        html! { <li key={idx} class="issue">{ issue_lines(tr, issue) }</li> }
    });
    let n_more = issues.len().saturating_sub(MAX_LISTED);
    let more = (n_more > 0).then(|| tr.say(Text::MoreIssues(n_more)));
    html! {
        <div class="report">
            <p key="summary" class="report-verdict">{ tr.say(summary) }</p>
            <div key="repair">{ repair_offer(tr, repairs.len(), dispatch) }</div>
            <div key="codebook">{ differences(tr, &report.codebook) }</div>
            <h3 key="verdict">{ tr.say(verdict) }</h3>
            <ol key="issues" class="issues">{ for rows }</ol>
            <p key="more" class="quiet-text">{ more.unwrap_or_default() }</p>
        </div>
    }
}

/// In what the file's codebook differs from the project's.
fn differences(tr: Translator, found: &[Difference]) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    let rows = found.iter().take(MAX_LISTED).enumerate().map(|(idx, found)| {
        html! { <li key={idx}>{ tr.say(Text::Codebook(CodebookText::Difference(found))) }</li> }
    });
    html! {
        <>
            <h3 key="heading">{ tr.say(Text::Codebook(CodebookText::Differences)) }</h3>
            <ul key="rows" class="differences">{ for rows }</ul>
        </>
    }
}

fn repair_offer(tr: Translator, n_repairs: usize, dispatch: &Callback<Msg>) -> Html {
    if n_repairs == 0 {
        return Html::default();
    }
    let repair = dispatch.reform(|()| Msg::Exchange(ExchangeMsg::Repair));
    html! {
        <div class="orphan-note">
            <p key="offer">{ tr.say(Text::RepairOffer(n_repairs)) }</p>
            { Button::new("repair", tr.say(Text::Repair(n_repairs)), repair) }
        </div>
    }
}

/// What is wrong, the offending text, what was done, and where it stands.
fn issue_lines(tr: Translator, issue: &Issue) -> Html {
    let place = issue.line.zip(issue.column);
    let place = place.map(|(line, column)| tr.say(Text::LineColumn { line, column }));
    let offending = (!issue.offending.is_empty())
        .then(|| html! { <code class="offending">{ &issue.offending }</code> });
    html! {
        <>
            <p key="problem"><strong>{ tr.say(Text::Problem(&issue.problem)) }</strong></p>
            <p key="action" class="action">{ tr.say(Text::Action(&issue.action)) }</p>
            <p key="place" class="place">
                { place.map(|place| format!("{place} · ")).unwrap_or_default() }
                <code>{ &issue.path }</code>
                { " " }
                { for offending }
            </p>
        </>
    }
}
