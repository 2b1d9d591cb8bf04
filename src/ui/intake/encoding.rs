//! The encoding in which a file was read, and another to read it in.

use crate::i18n::{TableText, Text, Translator};
use crate::ui::widgets::Select;
use engine::FileBytes;
use intake::Encoding;
use yew::prelude::*;

/// The choice of the encoding, and what of the file does not fit it.
pub(in crate::ui) fn encoding_choice(
    tr: Translator,
    file: &FileBytes,
    on_choose: Callback<Encoding>,
) -> Html {
    let name = |encoding: Encoding| (encoding.name().to_owned(), encoding.name().into());
    let select = Select {
        key: "encoding",
        label: tr.say(Text::Tables(TableText::Encoding)),
        options: Encoding::ALL.map(name).into(),
        selected: file.encoding.name(),
        on_choose: Callback::from(move |name: String| {
            if let Some(encoding) = Encoding::from_name(&name) {
                on_choose.emit(encoding);
            }
        }),
    };
    let damage = file.damage.map(|damage| tr.say(Text::Tables(TableText::Damage(damage))));
    html! {
        <div key="encoding" class="encoding">
            { select }
            <p key="damage" class="encoding-damage" role="status">{ damage.unwrap_or_default() }</p>
        </div>
    }
}
