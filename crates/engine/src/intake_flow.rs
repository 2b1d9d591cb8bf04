//! The way of an article into the project: offered, previewed, added.

use crate::update::{edit, open};
use crate::{
    Command, Effect, Env, FileBytes, FileContent, FileFailure, FocusTarget, Intake, IntakeMsg,
    IntakeSource, Model, NewDocument, NoticeKind, View, batch, navigation, page_choices,
};
use intake::html::Page;
use intake::{DecodeError, DecodedAs, Draft, Reading, Refusal};
use model::Metadata;
use std::rc::Rc;

impl Intake {
    /// The metadata that the article will get.
    pub fn effective_metadata(&self) -> Option<&Metadata> {
        let drafted = || self.draft.as_ref()?.as_ref().ok().map(|draft| &draft.metadata);
        self.metadata.as_ref().or_else(drafted)
    }
}

/// Carries out a message of the intake screen.
pub(crate) fn update(model: &mut Model, msg: IntakeMsg, env: &mut Env<'_>) -> Vec<Effect> {
    match msg {
        IntakeMsg::Offered(raw) => offer(model, &raw, IntakeSource::Box),
        IntakeMsg::ReadAs(reading) => {
            let intake = intake_mut(model);
            intake.reading = reading;
            preview(model);
            Vec::new()
        }
        IntakeMsg::DecodeAs(encoding) => {
            let file = model.session.intake.file.as_ref();
            file.map(|file| Effect::Decode(Rc::clone(&file.bytes), encoding)).into_iter().collect()
        }
        IntakeMsg::Toggle(idx) => {
            toggle(intake_mut(model), idx);
            preview(model);
            page_choices::remember(model, idx)
        }
        IntakeMsg::ForgetChoices => {
            let effects = page_choices::forget(model);
            preview(model);
            effects
        }
        IntakeMsg::JoinLines(joins) => {
            intake_mut(model).joins_lines = Some(joins);
            preview(model);
            Vec::new()
        }
        IntakeMsg::EditMetadata(metadata) => {
            intake_mut(model).metadata = Some(metadata);
            Vec::new()
        }
        IntakeMsg::Add => add(model, env),
        IntakeMsg::Clear => {
            model.session_mut().intake = Rc::default();
            vec![Effect::EmptyPasteBox, Effect::Focus(FocusTarget::PasteBox)]
        }
    }
}

/// Takes offered text and makes the preview.
pub(crate) fn offer(model: &mut Model, raw: &str, source: IntakeSource) -> Vec<Effect> {
    let from_outside = source != IntakeSource::Box;
    model.session_mut().view = View::Intake;
    let intake = intake_mut(model);
    let reading = intake.reading.filter(|reading| *reading != Reading::Html);
    *intake = Intake { raw: raw.into(), source, reading, ..Intake::default() };
    preview(model);
    if from_outside {
        vec![Effect::EmptyPasteBox, Effect::Focus(FocusTarget::AddArticle)]
    } else {
        Vec::new()
    }
}

/// Takes the text of a file and makes the preview; its bytes are kept, so that they can be read in
/// another encoding.
pub(crate) fn offer_file(model: &mut Model, file: FileContent) -> Vec<Effect> {
    let effects = offer(model, &file.text, IntakeSource::File(file.name));
    let FileContent { bytes, encoding, .. } = file;
    let kept = FileBytes { bytes, encoding, damage: None };
    intake_mut(model).file = Some(kept).filter(|file| !file.bytes.is_empty());
    effects
}

/// Takes a page from a file and makes the preview.
pub(crate) fn offer_page_file(model: &mut Model, file: FileContent, page: Rc<Page>) -> Vec<Effect> {
    model.session_mut().end_reading();
    let effects = offer_file(model, file);
    let intake = intake_mut(model);
    intake.page = Some(page);
    intake.reading = None;
    preview_page(model);
    effects
}

/// Takes the page that is being added as it is in another encoding.
pub(crate) fn page_parsed(model: &mut Model, page: Result<Rc<Page>, Refusal>) -> Vec<Effect> {
    let intake = intake_mut(model);
    intake.taken_back = Rc::default();
    match page {
        Ok(mut page) => {
            // where a saved page is from stands beside it, in no encoding
            let url = intake.page.as_ref().map(|page| page.metadata.url.clone());
            if let Some(url) = url.filter(|_| page.metadata.url.is_empty()) {
                Rc::make_mut(&mut page).metadata.url = url;
            }
            intake.page = Some(page);
        }
        Err(refusal) => {
            intake.page = None;
            model.session_mut().notify(NoticeKind::ArticleRefused(refusal));
        }
    }
    preview_page(model);
    Vec::new()
}

/// Takes the text that the bytes of the offered file are in the encoding that was chosen.
pub(crate) fn decoded(model: &mut Model, outcome: Result<DecodedAs, DecodeError>) -> Vec<Effect> {
    let intake = intake_mut(model);
    let (IntakeSource::File(name), Some(file)) = (&intake.source, &mut intake.file) else {
        return Vec::new();
    };
    match outcome {
        Ok(DecodedAs { text, encoding, damage }) => {
            (file.encoding, file.damage) = (encoding, damage);
            intake.raw = text.into();
            if intake.page.is_some() {
                return vec![Effect::ParsePage(Rc::clone(&intake.raw))];
            }
            preview(model);
        }
        Err(error) => {
            let (name, failure) = (name.clone(), FileFailure::Undecodable(error));
            model.session_mut().notify(NoticeKind::FileRefused { name, failure });
        }
    }
    Vec::new()
}

/// Takes an offered web page and makes the preview. One that cannot be read comes as plain text.
pub(crate) fn offer_page(
    model: &mut Model,
    page: Result<Rc<Page>, Refusal>,
    text: &str,
) -> Vec<Effect> {
    if let Err(refusal) = &page {
        model.session_mut().notify(NoticeKind::ArticleRefused(*refusal));
    }
    let effects = offer(model, text, IntakeSource::Dropped);
    if let Ok(page) = page {
        let intake = intake_mut(model);
        intake.page = Some(page);
        intake.reading = None;
        preview_page(model);
    }
    effects
}

fn toggle(intake: &mut Intake, idx: usize) {
    let n_removals = intake.page.as_ref().map_or(0, |page| page.removals.len());
    let taken_back = Rc::make_mut(&mut intake.taken_back);
    if idx < n_removals && !taken_back.remove(&idx) {
        taken_back.insert(idx);
    }
}

/// The preview of a page that has just come: what its publisher is known for comes back.
fn preview_page(model: &mut Model) {
    preview(model);
    page_choices::apply(model);
    preview(model);
}

fn preview(model: &mut Model) {
    let intake = intake_mut(model);
    let is_page = matches!(intake.reading, None | Some(Reading::Html));
    let blank = intake.raw.trim().is_empty() && intake.source == IntakeSource::Box;
    let read = match intake.page.as_ref().filter(|_| is_page) {
        Some(page) => Some(page.draft(&intake.taken_back)),
        None => (!blank).then(|| intake::read(&intake.raw, intake.reading)),
    };
    intake.draft = read.map(|read| read.map(|draft| Rc::new(set_lines(intake, draft))));
    let draft = intake.draft.clone().and_then(Result::ok);
    intake_mut(model).twin = draft.and_then(|draft| batch::of_text(model, &draft.text));
}

/// Notices lines that end where a page was full, and joins them if that is wanted.
fn set_lines(intake: &mut Intake, draft: Draft) -> Draft {
    intake.joins_lines = intake::is_wrapped(&draft).then(|| intake.joins_lines.unwrap_or_default());
    if intake.joins_lines == Some(true) { intake::join_lines(&draft) } else { draft }
}

fn intake_mut(model: &mut Model) -> &mut Intake {
    Rc::make_mut(&mut model.session_mut().intake)
}

fn add(model: &mut Model, env: &mut Env<'_>) -> Vec<Effect> {
    let intake = Rc::clone(&model.session.intake);
    let draft = match &intake.draft {
        Some(Ok(draft)) => draft,
        Some(Err(refusal)) => {
            model.session_mut().notify(NoticeKind::ArticleRefused(*refusal));
            return Vec::new();
        }
        None => {
            model.session_mut().notify(NoticeKind::ArticleRefused(intake::Refusal::Empty));
            return vec![Effect::Focus(FocusTarget::PasteBox)];
        }
    };
    let metadata = intake.metadata.clone().unwrap_or_else(|| draft.metadata.clone());
    let new = NewDocument { metadata, text: draft.text.clone(), blocks: draft.blocks.clone() };
    let mut effects = edit(model, Command::AddDocument(Box::new(new)), env);
    if let Some(id) = batch::last_added(model) {
        model.session_mut().intake = Rc::default();
        open(model, id);
        effects.push(navigation::remember(model));
        effects.extend([Effect::EmptyPasteBox, Effect::Focus(FocusTarget::Article)]);
    }
    effects
}
