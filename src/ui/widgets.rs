//! The parts that every room is made of. They know plain values and callbacks, no domain.

mod button;
mod combo;
mod css;
mod dialog;
mod field;
mod focus;
mod icon;
mod options;
mod pick;
mod progress;
mod row_keys;
mod select;
mod slider;
mod window;

pub(crate) use button::Button;
pub(crate) use combo::{Combo, ComboOption};
pub(crate) use css::use_css;
pub(crate) use dialog::Dialog;
pub(crate) use field::{LineField, TextArea, TextField};
pub(crate) use focus::{focus, focus_without_scrolling, pass_focus_on};
pub(crate) use icon::{Glyph, icon};
pub(crate) use options::{Choice, Options};
pub(crate) use pick::Pick;
pub(crate) use progress::progress;
pub(crate) use row_keys::next_row;
pub(crate) use select::Select;
pub(crate) use slider::Slider;
pub(crate) use window::{ListWindow, use_list_window, use_text_window};
