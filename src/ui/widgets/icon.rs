//! Inline pictures. They are decoration: the name of a control is always in words.

use yew::prelude::*;

/// Which picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glyph {
    Brand,
    Undo,
    Redo,
    Download,
    Plus,
    Close,
    File,
    Back,
    Left,
    Right,
    Up,
    Down,
    Search,
    Trash,
    Note,
    Pencil,
    Help,
    System,
    Sun,
    Moon,
    Circle,
    Square,
    Triangle,
    /// A rising corner.
    Rising,
    /// A falling corner.
    Falling,
    /// Half and half.
    Mixed,
    /// A level bar.
    Level,
    /// A question mark.
    Question,
    /// An open diamond.
    Diamond,
    /// Letters of two sizes.
    Letters,
    Warning,
    /// A closed padlock.
    Lock,
    /// A shield with a tick.
    Shield,
}

impl Glyph {
    /// The outline, and whether it is filled.
    const fn shape(self) -> (&'static str, bool) {
        match self {
            Self::Brand => (
                "M2.2 3.2h11.6v1.7H2.2zM2.2 6.7h7v1.7h-7zM2.2 10.4h9v1.2h-9zM2.2 12.6h9v1.2h-9zM11 6.2h2.8v2.7H11z",
                true,
            ),
            Self::Undo => ("M6 3.5 2.5 7 6 10.5M2.5 7H10a3.2 3.2 0 0 1 0 6.4H7", false),
            Self::Redo => ("M10 3.5 13.5 7 10 10.5M13.5 7H6a3.2 3.2 0 0 0 0 6.4h3", false),
            Self::Download => ("M8 2.5v7.5M4.8 7 8 10.2 11.2 7M3 13.4h10", false),
            Self::Plus => ("M8 3v10M3 8h10", false),
            Self::Close => ("m4 4 8 8M12 4l-8 8", false),
            Self::File => ("M4 1.8h5l3 3v9.4H4zM9 1.8v3h3", false),
            Self::Back => ("M7 3.5 2.5 8 7 12.5M2.5 8h11", false),
            Self::Left => ("M10 3.5 5.5 8l4.5 4.5", false),
            Self::Right => ("M6 3.5 10.5 8 6 12.5", false),
            Self::Up => ("M3.5 10 8 5.5l4.5 4.5", false),
            Self::Down => ("M3.5 6 8 10.5 12.5 6", false),
            Self::Search => ("M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9M10.3 10.3 14 14", false),
            Self::Trash => ("M3 4.5h10M6.2 4.5V2.8h3.6v1.7M4.4 4.5l.6 9h6l.6-9", false),
            Self::Note => ("M2.8 3h10.4v7.6H8.4L5.4 13.4v-2.8H2.8zM5.2 5.6h5.6M5.2 8h3.6", false),
            Self::Pencil => ("m3 13 .7-3L11 2.7 13.3 5 6 12.3z", false),
            Self::Help => (
                "M8 14.2A6.2 6.2 0 1 0 8 1.8a6.2 6.2 0 0 0 0 12.4M6.2 6.2a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.8.7-.8 1.3M8 11.4v.1",
                false,
            ),
            Self::System => ("M2.2 3h11.6v7.8H2.2zM5.6 13.4h4.8M8 10.8v2.6", false),
            Self::Sun => (
                "M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6M8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M12.5 3.5l-.8.8M4.3 11.7l-.8.8",
                false,
            ),
            Self::Moon => ("M13 9.6A5.6 5.6 0 0 1 6.4 3 5.6 5.6 0 1 0 13 9.6", false),
            Self::Circle => ("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12", true),
            Self::Square => ("M2.5 2.5h11v11h-11z", true),
            Self::Triangle => ("M8 2.4 14.4 13.4H1.6z", true),
            Self::Rising => ("M14 2v12H2z", true),
            Self::Falling => ("M14 14V2H2z", true),
            Self::Mixed => ("M8 1.5 14.5 8 8 14.5zM8 3.9 3.9 8 8 12.1V14.5L1.5 8 8 1.5z", true),
            Self::Level => ("M1.5 6h13v4h-13z", true),
            Self::Question => {
                ("M4.6 5.4A3.4 3.4 0 1 1 9.4 8.6C8.4 9.1 8 9.6 8 10.6M8 13.6v.1", false)
            }
            Self::Diamond => ("M8 2 14 8 8 14 2 8z", false),
            Self::Letters => (
                "M1.5 12.5 5 3.5l3.5 9M2.7 9.5h4.6M14.2 8v4.5M14.2 10.2a2.1 2.1 0 1 1-4.2 0 2.1 2.1 0 0 1 4.2 0",
                false,
            ),
            Self::Warning => ("M8 2.2 14.4 13.6H1.6zM8 6.4v3.4M8 11.6v.1", false),
            Self::Lock => {
                ("M3.4 7.2h9.2v6.6H3.4zM5.4 7.2V5a2.6 2.6 0 0 1 5.2 0v2.2M8 9.8v1.6", false)
            }
            Self::Shield => (
                "M8 1.6 13.4 3.6V8c0 3-2.2 5.1-5.4 6.4C4.8 13.1 2.6 11 2.6 8V3.6zM5.6 8l1.8 1.8 3-3.4",
                false,
            ),
        }
    }
}

/// A picture of 16 by 16.
pub(crate) fn icon(glyph: Glyph) -> Html {
    let (outline, is_solid) = glyph.shape();
    html! {
        <svg
            key="icon"
            class={classes!("icon", is_solid.then_some("solid"))}
            viewBox="0 0 16 16"
            aria-hidden="true"
            focusable="false"
        >
            <path d={outline} />
        </svg>
    }
}
