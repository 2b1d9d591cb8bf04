//! What differs between the codebook of a file and that of the project it comes into.

use model::{Codebook, Label, LabelId, Names, StatementType};

/// What is told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// A label.
    Label,
    /// A statement type.
    Type,
}

/// One thing in which two codebooks differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Label or statement type.
    pub sort: Sort,
    /// Its id.
    pub id: String,
    /// Its names, as the file has them where it is in the file.
    pub names: Names,
    /// In what it differs.
    pub how: How,
}

/// In what it differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Only the file has it, so it came with the file.
    OnlyInFile,
    /// Only the project has it.
    OnlyInProject,
    /// The project has another name for it.
    Renamed(Names),
    /// The project has made it one with this label.
    MergedInto(Names),
    /// Colour, attributes, slots or the like are others.
    Changed,
    /// It lost its key, which is taken.
    KeyLost(char),
}

/// In what the codebook of a file differs from that of the project.
pub(crate) fn differences(file: &Codebook, project: &Codebook) -> Vec<Difference> {
    let mut found: Vec<_> =
        file.labels.iter().filter_map(|label| of_label(label, project)).collect();
    found.extend(file.statement_types.iter().filter_map(|kind| of_type(kind, project)));
    let labels = project.labels.iter().filter(|label| file.label(&label.id).is_none());
    found.extend(labels.map(|label| only_here(Sort::Label, label.id.as_str(), &label.names)));
    let is_new = |kind: &&StatementType| file.statement_type(&kind.id).is_none();
    let types = project.statement_types.iter().filter(is_new);
    found.extend(types.map(|kind| only_here(Sort::Type, kind.id.as_str(), &kind.names)));
    found
}

/// A label that lost its key on its way in.
pub(crate) fn key_lost(codebook: &Codebook, id: &LabelId, key: char) -> Option<Difference> {
    let label = codebook.label(id)?;
    Some(difference(Sort::Label, id.as_str(), &label.names, How::KeyLost(key)))
}

fn difference(sort: Sort, id: &str, names: &Names, how: How) -> Difference {
    Difference { sort, id: id.to_owned(), names: names.clone(), how }
}

fn only_here(sort: Sort, id: &str, names: &Names) -> Difference {
    difference(sort, id, names, How::OnlyInProject)
}

fn of_label(label: &Label, project: &Codebook) -> Option<Difference> {
    let how = match project.label(&label.id) {
        None => match project.heir_of(&label.id) {
            Some(heir) => How::MergedInto(heir.names.clone()),
            None => How::OnlyInFile,
        },
        Some(known) if known.names != label.names => How::Renamed(known.names.clone()),
        Some(known) => {
            let alike = Label { shortcut: label.shortcut, ..known.clone() };
            (alike != *label).then_some(How::Changed)?
        }
    };
    Some(difference(Sort::Label, label.id.as_str(), &label.names, how))
}

fn of_type(kind: &StatementType, project: &Codebook) -> Option<Difference> {
    let how = match project.statement_type(&kind.id) {
        None => How::OnlyInFile,
        Some(known) if known.names != kind.names => How::Renamed(known.names.clone()),
        Some(known) => (known != kind).then_some(How::Changed)?,
    };
    Some(difference(Sort::Type, kind.id.as_str(), &kind.names, how))
}
