//! Which entity the words of the selected annotation name: the link, and the field that makes it.

use crate::context::{Desk, Work};
use crate::i18n::{EntityText, Text, Translator};
use crate::ui::entities::{entity_hint, entity_name, entity_option, entity_sign};
use crate::ui::widgets::{Button, Combo, ComboOption, Glyph};
use engine::{
    Command, EntitiesMsg, EntityCommand, EntityDraft, FocusTarget, Msg, SessionMsg, language_of,
};
use model::{Annotation, Codebook, DocumentId, Entity, EntityId, EntityKind, LocalName};
use yew::prelude::*;

/// How many entities the list offers.
const OFFERED: usize = 30;

/// What precedes a name of which an entity is to be made. No id begins so.
const NEW: &str = "\n";

/// The field of the selected annotation; nothing for labels that name nothing.
pub(super) fn entity_box(
    desk: &Desk,
    work: &Work,
    document: &DocumentId,
    annotation: &Annotation,
    text: &str,
) -> Html {
    let tr = desk.tr();
    let kind = named_kind(&work.project.codebook, annotation);
    let linked = annotation.entity.as_ref().and_then(|id| work.project.entities.get(id));
    let Some(kind) = kind.or_else(|| linked.map(|entity| entity.kind)) else {
        return html! { <div key="no-entity" hidden=true /> };
    };
    let key = (document.clone(), annotation.id.clone());
    let link = {
        let key = key.clone();
        desk.dispatch.reform(move |id: Option<EntityId>| {
            Msg::Edit(Command::Entity(EntityCommand::Link(vec![key.clone()], id)))
        })
    };
    let head = match linked {
        Some(entity) => linked_to(desk, entity, link.reform(|()| None)),
        None => {
            not_linked(desk, &annotation.quote(text), has_namesake(desk, work, annotation, text))
        }
    };
    let quote = annotation.quote(text);
    let of_article = work.document.as_ref().map(|d| d.data.info.metadata.language.clone());
    let on_choose = {
        let dispatch = desk.dispatch.clone();
        Callback::from(move |value: AttrValue| {
            match value.strip_prefix(NEW) {
                Some(name) => {
                    let lang = language_of(name, of_article.as_deref().unwrap_or_default());
                    let name = LocalName { lang, value: name.to_owned() };
                    let draft = EntityDraft { kind, name };
                    let create = EntityCommand::Create(draft, vec![key.clone()]);
                    dispatch.emit(Msg::Edit(Command::Entity(create)));
                }
                None => link.emit(Some(EntityId::new(value.as_str()))),
            }
            dispatch.emit(Msg::Session(SessionMsg::Focus(FocusTarget::Article)));
        })
    };
    html! {
        <section key="entity" class="entity-field" aria-label={tr.say(Text::Entity(EntityText::Entity))}>
            { head }
            <Combo
                key="box"
                id="entity-box"
                label={tr.say(Text::Entity(EntityText::Link))}
                label_hidden=true
                placeholder={tr.say(Text::Entity(EntityText::FindEntity))}
                find={finder(tr, work, kind, quote)}
                {on_choose}
            />
        </section>
    }
}

fn named_kind(codebook: &Codebook, annotation: &Annotation) -> Option<EntityKind> {
    EntityKind::named_by(codebook.label(&annotation.label)?.kind)
}

/// Whether entities of the quote's name exist, so that a new one is not the first thing to offer.
fn has_namesake(desk: &Desk, work: &Work, annotation: &Annotation, text: &str) -> bool {
    let Some(kind) = named_kind(&work.project.codebook, annotation) else { return false };
    let quote = annotation.quote(text);
    !work.entities.named(&work.project, &quote, kind, desk.settings.alike).is_empty()
}

fn linked_to(desk: &Desk, entity: &Entity, unlink: Callback<()>) -> Html {
    let tr = desk.tr();
    let id = entity.id.clone();
    let open = desk
        .dispatch
        .reform(move |()| Msg::Session(SessionMsg::Entities(EntitiesMsg::Open(Some(id.clone())))));
    let name = entity_name(tr, entity);
    html! {
        <div key="linked" class="entity-linked">
            { entity_sign(entity) }
            <span key="name" class="entity-linked-name">
                <strong key="name">{ name }</strong>
                <span key="hint" class="entity-hint">{ entity_hint(tr, entity) }</span>
            </span>
            { Button::new("open", tr.say(Text::Entity(EntityText::OpenPage)), open).icon_only(Glyph::Right).class("quiet small") }
            { Button::new("unlink", tr.say(Text::Entity(EntityText::Unlink)), unlink).icon_only(Glyph::Close).class("quiet small") }
        </div>
    }
}

/// The quote as a new entity, in one press; where there are entities of that name, the field asks.
fn not_linked(desk: &Desk, quote: &str, has_namesake: bool) -> Html {
    let tr = desk.tr();
    let heading = html! { <span key="name" class="field-label">{ tr.say(Text::Entity(EntityText::Entity)) }</span> };
    let create = desk.dispatch.reform(|()| Msg::NameSelected);
    let name = tr.say(Text::Entity(EntityText::Create(&shortened(quote))));
    let button = match has_namesake {
        true => html! { <span key="ask" hidden=true /> },
        false => Button::new("create", name, create)
            .class("small")
            .glyph(Glyph::Plus)
            .shortcut("Shift+K")
            .into(),
    };
    html! { <div key="unlinked" class="entity-unlinked">{ heading }{ button }</div> }
}

/// A name short enough for a button.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(24) {
        Some((at, _)) => format!("{}…", &name[..at]),
        None => name.to_owned(),
    }
}

/// What fits what is typed; without text, what fits the quote, then what is used most. The last
/// entry makes a new entity.
fn finder(
    tr: Translator,
    work: &Work,
    kind: EntityKind,
    quote: String,
) -> Callback<String, Vec<ComboOption>> {
    let (project, index) = (work.project.clone(), work.entities.clone());
    Callback::from(move |typed: String| {
        let search = |text: &str| index.search(&project, text, Some(kind), OFFERED);
        let mut ids = if typed.is_empty() { search(&quote) } else { search(&typed) };
        if typed.is_empty() {
            let more = search("").into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>();
            ids.extend(more);
            ids.truncate(OFFERED);
        }
        let option = |id: &EntityId| Some(entity_option(tr, project.entities.get(id)?));
        let mut options: Vec<_> = ids.iter().filter_map(option).collect();
        let name = if typed.trim().is_empty() { quote.trim() } else { typed.trim() };
        if !name.is_empty() {
            options.push(ComboOption {
                value: format!("{NEW}{name}").into(),
                label: tr.say(Text::Entity(EntityText::Create(&shortened(name)))),
                hint: AttrValue::default(),
            });
        }
        options
    })
}
