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
    /// The project had another name for it, until the file gave it its own.
    WasCalled(Names),
    /// The codebook that counts has made it one with this label.
    MergedInto(Names),
    /// Colour, attributes, slots or the like are others.
    Changed,
    /// It lost its key, which is taken.
    KeyLost(char),
}

/// Which of two codebooks counts where they differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Counts {
    /// That of the file: it was brought in for its own sake.
    File,
    /// That of the project: the other one came with documents.
    Project,
}

/// In what the codebook of a file differs from that of the project.
pub(crate) fn differences(file: &Codebook, project: &Codebook, counts: Counts) -> Vec<Difference> {
    let labels = file.labels.iter();
    let mut found: Vec<_> = labels.filter_map(|label| of_label(label, project, counts)).collect();
    let types = file.statement_types.iter();
    found.extend(types.filter_map(|kind| of_type(kind, project, counts)));
    let labels = project.labels.iter().filter(|label| file.label(&label.id).is_none());
    found.extend(labels.map(|label| {
        let heir = file.heir_of(&label.id).filter(|_| counts == Counts::File);
        let how = heir.map_or(How::OnlyInProject, |heir| How::MergedInto(heir.names.clone()));
        difference(Sort::Label, label.id.as_str(), &label.names, how)
    }));
    let is_new = |kind: &&StatementType| file.statement_type(&kind.id).is_none();
    let types = project.statement_types.iter().filter(is_new);
    found.extend(
        types.map(|kind| difference(Sort::Type, kind.id.as_str(), &kind.names, How::OnlyInProject)),
    );
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

/// The project knows it by these names.
fn named(names: &Names, counts: Counts) -> How {
    match counts {
        Counts::File => How::WasCalled(names.clone()),
        Counts::Project => How::Renamed(names.clone()),
    }
}

fn of_label(label: &Label, project: &Codebook, counts: Counts) -> Option<Difference> {
    let how = match project.label(&label.id) {
        None => match project.heir_of(&label.id).filter(|_| counts == Counts::Project) {
            Some(heir) => How::MergedInto(heir.names.clone()),
            None => How::OnlyInFile,
        },
        Some(known) if known.names != label.names => named(&known.names, counts),
        Some(known) => {
            let alike = Label { shortcut: label.shortcut, ..known.clone() };
            (alike != *label).then_some(How::Changed)?
        }
    };
    Some(difference(Sort::Label, label.id.as_str(), &label.names, how))
}

fn of_type(kind: &StatementType, project: &Codebook, counts: Counts) -> Option<Difference> {
    let how = match project.statement_type(&kind.id) {
        None => How::OnlyInFile,
        Some(known) if known.names != kind.names => named(&known.names, counts),
        Some(known) => (known != kind).then_some(How::Changed)?,
    };
    Some(difference(Sort::Type, kind.id.as_str(), &kind.names, how))
}
