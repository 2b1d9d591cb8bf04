//! Two codebooks made one. What the first one says counts; the second one adds what the first
//! one lacks, so that nothing coded under either is lost.

use super::{Moves, Part};
use model::{Attribute, AttributeKind, Codebook, Label, LabelId, StatementType};

/// Both codebooks in one, and where labels of the second one went that the first one has merged.
pub(crate) fn united(first: &Codebook, second: &Codebook) -> (Codebook, Moves) {
    let mut both = first.clone();
    let mut moves = Moves::new();
    for label in &second.labels {
        if let Some(known) = both.labels.iter_mut().find(|known| known.id == label.id) {
            add_attributes(&mut known.attributes, &label.attributes);
        } else if let Some(heir) = first.heir_of(&label.id) {
            let heir = heir.id.as_str().to_owned();
            moves.insert(Part::Label(label.id.clone()), heir.clone());
            let known = both.labels.iter_mut().find(|known| known.id.as_str() == heir);
            known
                .into_iter()
                .for_each(|known| add_attributes(&mut known.attributes, &label.attributes));
        } else {
            both.labels.push(label.clone());
        }
    }
    for kind in &second.statement_types {
        match both.statement_types.iter_mut().find(|known| known.id == kind.id) {
            Some(known) => into_type(known, kind, &moves),
            None => both.statement_types.push(followed(kind, &moves)),
        }
    }
    for merged in &second.merged {
        if both.merged.iter().all(|known| known.from != merged.from) {
            both.merged.push(merged.clone());
        }
    }
    super::parts::tidy(&mut both);
    both.version = first.version.max(second.version);
    for (id, _) in
        lost_keys(&both, |id| second.label(id).is_some_and(|_| first.label(id).is_none()))
    {
        let label = both.labels.iter_mut().find(|label| label.id == id);
        label.into_iter().for_each(|label| label.shortcut = None);
    }
    (both, moves)
}

/// The labels whose key another label or the app has. Of two labels the one that `yields` loses
/// it, else the second.
pub(crate) fn lost_keys(
    codebook: &Codebook,
    yields: impl Fn(&LabelId) -> bool,
) -> Vec<(LabelId, char)> {
    let mut claimed = Codebook::default();
    let mut lost = Vec::new();
    let (later, sooner): (Vec<_>, Vec<_>) =
        codebook.labels.iter().partition(|label| yields(&label.id));
    for label in sooner.into_iter().chain(later) {
        let Some(key) = label.shortcut else { continue };
        if claimed.key_conflict(&label.id, key).is_some() {
            lost.push((label.id.clone(), key));
        } else {
            claimed.labels.push(label.clone());
        }
    }
    lost
}

/// A type with the labels of its slots as they are now.
fn followed(kind: &StatementType, moves: &Moves) -> StatementType {
    let mut kind = kind.clone();
    for label in kind.slots.iter_mut().flat_map(|slot| &mut slot.labels) {
        if let Some(heir) = moves.get(&Part::Label(label.clone())) {
            *label = LabelId::new(heir.as_str());
        }
    }
    kind
}

fn into_type(known: &mut StatementType, other: &StatementType, moves: &Moves) {
    add_attributes(&mut known.variables, &other.variables);
    for slot in followed(other, moves).slots {
        match known.slots.iter_mut().find(|known| known.id == slot.id) {
            Some(known) => known.labels.extend(slot.labels),
            None => known.slots.push(slot),
        }
    }
}

/// Adds what another label has besides.
pub(super) fn into_label(label: &mut Label, other: &Label) {
    add_attributes(&mut label.attributes, &other.attributes);
    label.examples.extend(other.examples.iter().cloned());
    if label.description.is_empty() {
        label.description.clone_from(&other.description);
    } else if !other.description.is_empty() && label.description != other.description {
        label.description = format!("{}\n{}", label.description, other.description);
    }
}

/// Attributes and answers that are not there yet.
fn add_attributes(known: &mut Vec<Attribute>, others: &[Attribute]) {
    for other in others {
        match known.iter_mut().find(|known| known.id == other.id) {
            None => known.push(other.clone()),
            Some(known) => {
                if let AttributeKind::Choice(choices) | AttributeKind::Ordinal(choices) =
                    &mut known.kind
                {
                    let more = other.kind.choices().iter();
                    for choice in more {
                        if choices.iter().all(|known| known.id != choice.id) {
                            choices.push(choice.clone());
                        }
                    }
                }
            }
        }
    }
}
