//! The fields of a name in both languages.

use crate::context::Desk;
use crate::i18n::{CodebookText, Text};
use crate::ui::widgets::LineField;
use model::{LocalName, Names};
use yew::prelude::*;

/// The names with one of them changed.
pub(super) fn renamed(names: &Names, (lang, value): (&str, String)) -> Names {
    let mut names = names.clone();
    match names.0.iter_mut().find(|name| name.lang == lang) {
        Some(name) => name.value = value,
        None => names.0.push(LocalName { lang: lang.to_owned(), value }),
    }
    names
}

/// The two fields. `id` is that of the one in the reader's language.
pub(super) fn name_fields(
    desk: &Desk,
    names: &Names,
    id: Option<&'static str>,
    on_change: &Callback<Names>,
) -> Html {
    let tr = desk.tr();
    let own = desk.settings.language.tag();
    let languages = [("en", CodebookText::English), ("zh-CN", CodebookText::Chinese)];
    let fields = languages.into_iter().map(|(lang, text)| {
        let known = names.0.iter().find(|name| name.lang == lang);
        let value = known.map(|name| name.value.clone()).unwrap_or_default();
        let before = names.clone();
        let on_commit = on_change.reform(move |value| renamed(&before, (lang, value)));
        let id = id.filter(|_| lang == own).map(AttrValue::from);
        html! {
            <LineField key={lang} {id} label={tr.say(Text::Codebook(text))} {value} {on_commit} />
        }
    });
    html! { <div key="names" class="codebook-names">{ for fields }</div> }
}
