//! The three offset types. There is deliberately no `From` between them: only
//! [`OffsetMap`](crate::OffsetMap) converts.

/// A position in article text, counted in UTF-8 bytes from the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct TextSize(u32);

/// A position counted in UTF-16 code units, the unit of the DOM and of JavaScript.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Utf16Offset(u32);

/// A position counted in Unicode code points, the unit of the native file and of Python.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct CharOffset(u32);

macro_rules! offset_impl {
    ($name:ident, $unit:literal) => {
        impl $name {
            #[doc = concat!("Makes an offset of `raw` ", $unit, ".")]
            pub const fn new(raw: u32) -> Self {
                Self(raw)
            }

            #[doc = concat!("The number of ", $unit, ".")]
            pub const fn raw(self) -> u32 {
                self.0
            }

            #[doc = concat!("The number of ", $unit, ", for indexing.")]
            pub const fn index(self) -> usize {
                self.0 as usize
            }
        }
    };
}
offset_impl!(TextSize, "UTF-8 bytes");
offset_impl!(Utf16Offset, "UTF-16 code units");
offset_impl!(CharOffset, "Unicode code points");

impl TextSize {
    /// The offset of byte `index`.
    ///
    /// Articles are capped far below 4 GiB, so a larger index saturates instead of wrapping.
    pub fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// The length of `text` in bytes.
    pub fn of(text: &str) -> Self {
        Self::from_index(text.len())
    }
}
