//! Records that the native file and the store write alike: codebook, coders, entities,
//! annotations, statements and metadata. They differ only in how a span is told (code points
//! with a quote there, bytes here).
//!
//! The structures are the published form and only ever written; reading goes through
//! [`Node`](crate::node::Node), straight to the model, so that one wrong value costs no more
//! than itself.

pub(crate) mod annotation;
pub(crate) mod codebook;
pub(crate) mod document;
pub(crate) mod entity;
pub(crate) mod guidance;
pub(crate) mod names;
pub(crate) mod statement;
pub(crate) mod value;

/// Declares the written names of a model enum.
macro_rules! written_enum {
    ($(#[$doc:meta])* $name:ident for $model:ty { $($variant:ident = $text:literal),+ $(,)? }) => {
        #[derive(Debug, Clone, Copy, serde::Serialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $(#[$doc])*
        pub(crate) enum $name {
            $(#[serde(rename = $text)] $variant,)+
        }

        impl $name {
            const NAMES: &'static [&'static str] = &[$($text),+];

            pub(crate) const fn of(value: $model) -> Self {
                match value { $(<$model>::$variant => Self::$variant,)+ }
            }

            fn from_name(name: &str) -> Option<$model> {
                match name { $($text => Some(<$model>::$variant),)+ _ => None }
            }

            /// The value in field `name`; `default` where it is absent, and where it is
            /// unknown, which is logged.
            pub(crate) fn read(
                node: &$crate::node::Node<'_>,
                name: &str,
                default: $model,
            ) -> $model {
                let Some(field) = node.field(name) else {
                    return default;
                };
                let found = field.as_text().and_then(|text| Self::from_name(&text));
                if found.is_none() {
                    let expected = $crate::Expected::OneOf(Self::NAMES);
                    field.report(
                        $crate::Problem::WrongType(expected),
                        $crate::Action::Defaulted,
                    );
                }
                found.unwrap_or(default)
            }
        }
    };
}
pub(crate) use written_enum;

use crate::node::Node;
use crate::{Action, Expected, Problem, clock};
use model::Timestamp;

/// The time in field `name`. A wrong one is logged; in its place, or where none is given,
/// comes `default`.
pub(crate) fn read_time(node: &Node<'_>, name: &str, default: Timestamp) -> Timestamp {
    let Some(field) = node.field(name) else {
        return default;
    };
    let time = field.as_text().and_then(|text| clock::parse(&text));
    if time.is_none() {
        field.report(Problem::WrongType(Expected::Time), Action::Defaulted);
    }
    time.unwrap_or(default)
}

/// The times in the fields `created` and `modified`.
pub(crate) fn read_times(node: &Node<'_>) -> (Timestamp, Timestamp) {
    let created = read_time(node, "created", Timestamp::default());
    (created, read_time(node, "modified", created))
}
