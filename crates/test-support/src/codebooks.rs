//! Random codebooks: the shipped one with more labels and statement types.

use crate::note;
use model::{
    Attribute, AttributeId, AttributeKind, Choice, Codebook, Hue, Label, LabelId, LabelKind,
    LocalName, Merged, Names, Slot, SlotId, StatementType, StatementTypeId, shipped_codebook,
};
use proptest::prelude::*;

/// Names in up to two languages.
pub(crate) fn names() -> impl Strategy<Value = Names> {
    let name = (prop::sample::select(&["en", "zh-CN", ""]), note())
        .prop_map(|(lang, value)| LocalName { lang: lang.to_owned(), value });
    prop::collection::vec(name, 0..3).prop_map(Names)
}

fn choices() -> impl Strategy<Value = Vec<Choice>> {
    prop::collection::vec((note(), names()), 0..3).prop_map(|pairs| {
        let numbered = pairs.into_iter().enumerate();
        numbered.map(|(idx, (id, names))| Choice { id: format!("{idx}{id}"), names }).collect()
    })
}

fn attributes() -> impl Strategy<Value = Vec<Attribute>> {
    let kind = prop_oneof![
        Just(AttributeKind::Boolean),
        Just(AttributeKind::Integer),
        Just(AttributeKind::Text),
        choices().prop_map(AttributeKind::Choice),
        choices().prop_map(AttributeKind::Ordinal),
    ];
    prop::collection::vec((names(), kind), 0..3).prop_map(|rows| {
        let numbered = rows.into_iter().enumerate();
        numbered
            .map(|(idx, (names, kind))| Attribute {
                id: AttributeId::new(format!("v{idx}")),
                names,
                kind,
            })
            .collect()
    })
}

fn label() -> impl Strategy<Value = Label> {
    let kinds = [LabelKind::Actor, LabelKind::Process, LabelKind::Stance, LabelKind::Other];
    let kind = prop::sample::select(kinds.to_vec());
    let hue = prop::sample::select(Hue::ALL.to_vec());
    (kind, names(), hue, note(), prop::collection::vec(note(), 0..2), attributes()).prop_map(
        |(kind, names, hue, description, examples, attributes)| Label {
            id: LabelId::new(""),
            kind,
            names,
            hue,
            shortcut: None,
            description,
            examples,
            attributes,
        },
    )
}

/// The shipped codebook with up to two more labels and one more statement type, whose slot
/// `any` takes all labels.
pub fn codebook() -> impl Strategy<Value = Codebook> {
    // keys that neither the app nor a shipped label has, each for one label at most
    let key = prop::sample::select(&[None, Some('4'), Some('J'), Some('é')]);
    let labels = prop::collection::vec((label(), key), 0..3);
    (any::<u32>(), labels, names(), attributes(), any::<bool>()).prop_map(
        |(version, labels, names, variables, required)| {
            let mut codebook = Codebook { version, ..shipped_codebook() };
            for (idx, (mut label, key)) in labels.into_iter().enumerate() {
                label.id = LabelId::new(format!("label {idx} 标签"));
                label.shortcut = key.filter(|key| codebook.label_for_key(*key).is_none());
                let from = LabelId::new(format!("old {idx}"));
                codebook.merged.push(Merged { from, into: label.id.clone() });
                codebook.labels.push(label);
            }
            let slot = Slot {
                id: SlotId::new("any"),
                names: names.clone(),
                labels: codebook.labels.iter().map(|label| label.id.clone()).collect(),
                required,
            };
            let id = StatementTypeId::new("other");
            let slots = vec![slot];
            codebook.statement_types.push(StatementType { id, names, slots, variables });
            codebook
        },
    )
}
