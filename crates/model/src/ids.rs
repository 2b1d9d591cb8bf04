//! Ids: opaque strings, unique in a project. New ones are UUIDs made by the platform; imported
//! ones keep the form that the other program gave them.

use std::rc::Rc;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Rc<str>);

        impl $name {
            /// Takes `raw` as it is.
            pub fn new(raw: impl Into<Rc<str>>) -> Self {
                Self(raw.into())
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}
id! {
    /// Names a project.
    ProjectId,
    /// Names a document of a project.
    DocumentId,
    /// Names an annotation of a document.
    AnnotationId,
    /// Names a statement of a document.
    StatementId,
    /// Names an entity of a project.
    EntityId,
    /// Names a coder of a project.
    CoderId,
    /// Names a label of the codebook, such as `actor`.
    LabelId,
    /// Names a statement type of the codebook, such as `position`.
    StatementTypeId,
    /// Names a slot of a statement type, such as `process`.
    SlotId,
    /// Names an older revision of a document's text.
    RevisionId,
    /// Names a rule of the project.
    RuleId,
    /// What a rejected suggestion is known by, wherever it would be made again.
    RejectionKey,
    /// Names an attribute of a label or a variable of a statement type, such as `position`.
    AttributeId,
}
