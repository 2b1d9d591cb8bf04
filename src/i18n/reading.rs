//! What is said about how the article is set, and about the character at the caret.

use super::thousands;
use engine::ReadingFont;
use std::borrow::Cow;
use text::Invisible;

/// Something to say. Numbers are what is shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum ReadingText {
    Heading,
    KeyDialog,
    Size,
    SizeValue(u8),
    Leading,
    /// Tenths of the size.
    LeadingValue(u8),
    Measure,
    /// Chinese characters.
    MeasureValue(u8),
    Font,
    FontName(ReadingFont),
    Shown,
    Numbers,
    Invisibles,
    InvisiblesHint,
    Focus,
    FocusHint,
    LeaveFocus,
    Reset,
    Done,
    /// Where the caret is: code points, UTF-16 units and bytes before it.
    Offsets {
        chars: usize,
        utf16: usize,
        bytes: usize,
    },
    OffsetsHint,
    LineFeed,
    TextEnd,
    Kind(Invisible),
    NBidi(usize),
    NBidiHint,
}

/// Says it in English.
pub(super) fn en(text: ReadingText) -> Cow<'static, str> {
    let words = match text {
        ReadingText::Heading => "Reading settings",
        ReadingText::KeyDialog => "Text size, lines, font",
        ReadingText::Size => "Text size",
        ReadingText::SizeValue(size) => return format!("{size} px").into(),
        ReadingText::Leading => "Line height",
        ReadingText::LeadingValue(tenths) => return decimal(tenths).into(),
        ReadingText::Measure => "Line length",
        ReadingText::MeasureValue(n) => return format!("{n} Chinese characters").into(),
        ReadingText::Font => "Font",
        ReadingText::FontName(ReadingFont::Serif) => "Serif",
        ReadingText::FontName(ReadingFont::Sans) => "Sans serif",
        ReadingText::FontName(ReadingFont::System) => "System",
        ReadingText::Shown => "Show",
        ReadingText::Numbers => "Paragraph numbers",
        ReadingText::Invisibles => "Invisible characters",
        ReadingText::InvisiblesHint => "Zero-width and special spaces, tabs, direction controls",
        ReadingText::Focus => "Focus mode",
        ReadingText::FocusHint => "Only the article; the caret's paragraph stands out",
        ReadingText::LeaveFocus => "Leave focus mode",
        ReadingText::Reset => "Reset to defaults",
        ReadingText::Done => "Done",
        ReadingText::Offsets { chars, utf16, bytes } => {
            let (chars, utf16, bytes) = (thousands(chars), thousands(utf16), thousands(bytes));
            return format!("code point {chars} · UTF-16 {utf16} · byte {bytes}").into();
        }
        ReadingText::OffsetsHint => "Offsets of this character, counted from 0",
        ReadingText::LineFeed => "line break",
        ReadingText::TextEnd => "end of text",
        ReadingText::Kind(kind) => return en_kind(kind),
        ReadingText::NBidi(1) => "1 direction control",
        ReadingText::NBidi(n) => return format!("{} direction controls", thousands(n)).into(),
        ReadingText::NBidiHint => {
            "Hidden characters that reverse reading direction: the text may not read as it is stored. Go to the next one"
        }
    };
    words.into()
}

fn en_kind(kind: Invisible) -> Cow<'static, str> {
    let words = match kind {
        Invisible::ZeroWidthSpace => "zero width space",
        Invisible::ZeroWidthNonJoiner => "zero width non-joiner",
        Invisible::ZeroWidthJoiner => "zero width joiner",
        Invisible::WordJoiner => "word joiner",
        Invisible::ByteOrderMark => "byte order mark",
        Invisible::SoftHyphen => "soft hyphen",
        Invisible::NoBreakSpace => "no-break space",
        Invisible::FullWidthSpace => "full-width space",
        Invisible::OtherSpace => "special space",
        Invisible::Tab => "tab",
        Invisible::Separator => "line or paragraph separator",
        Invisible::Bidi(name) => return format!("direction control {name}").into(),
        Invisible::VariationSelector => "variation selector",
        Invisible::Tag => "tag character",
        Invisible::Filler => "blank filler",
        Invisible::Control => "control character",
    };
    words.into()
}

/// Says it in Chinese.
pub(super) fn zh(text: ReadingText) -> Cow<'static, str> {
    let words = match text {
        ReadingText::Heading => "阅读设置",
        ReadingText::KeyDialog => "字号、行距、字体",
        ReadingText::Size => "字号",
        ReadingText::SizeValue(size) => return format!("{size} 像素").into(),
        ReadingText::Leading => "行距",
        ReadingText::LeadingValue(tenths) => return format!("{} 倍", decimal(tenths)).into(),
        ReadingText::Measure => "每行字数",
        ReadingText::MeasureValue(n) => return format!("{n} 字").into(),
        ReadingText::Font => "字体",
        ReadingText::FontName(ReadingFont::Serif) => "宋体",
        ReadingText::FontName(ReadingFont::Sans) => "黑体",
        ReadingText::FontName(ReadingFont::System) => "系统字体",
        ReadingText::Shown => "显示",
        ReadingText::Numbers => "段落编号",
        ReadingText::Invisibles => "不可见字符",
        ReadingText::InvisiblesHint => "零宽字符、特殊空格、制表符、文字方向控制符",
        ReadingText::Focus => "专注模式",
        ReadingText::FocusHint => "只显示文章，突出光标所在段落",
        ReadingText::LeaveFocus => "退出专注模式",
        ReadingText::Reset => "恢复默认",
        ReadingText::Done => "完成",
        ReadingText::Offsets { chars, utf16, bytes } => {
            let (chars, utf16, bytes) = (thousands(chars), thousands(utf16), thousands(bytes));
            return format!("码点 {chars} · UTF-16 {utf16} · 字节 {bytes}").into();
        }
        ReadingText::OffsetsHint => "该字符的偏移量，从 0 起算",
        ReadingText::LineFeed => "换行",
        ReadingText::TextEnd => "文末",
        ReadingText::Kind(kind) => return zh_kind(kind),
        ReadingText::NBidi(n) => return format!("{} 个方向控制符", thousands(n)).into(),
        ReadingText::NBidiHint => {
            "隐藏的方向控制符会改变文字的显示顺序，所见未必是原文。跳到下一个"
        }
    };
    words.into()
}

fn zh_kind(kind: Invisible) -> Cow<'static, str> {
    let words = match kind {
        Invisible::ZeroWidthSpace => "零宽空格",
        Invisible::ZeroWidthNonJoiner => "零宽不连字符",
        Invisible::ZeroWidthJoiner => "零宽连字符",
        Invisible::WordJoiner => "词连接符",
        Invisible::ByteOrderMark => "字节顺序标记",
        Invisible::SoftHyphen => "软连字符",
        Invisible::NoBreakSpace => "不换行空格",
        Invisible::FullWidthSpace => "全角空格",
        Invisible::OtherSpace => "特殊空格",
        Invisible::Tab => "制表符",
        Invisible::Separator => "行或段分隔符",
        Invisible::Bidi(name) => return format!("方向控制符 {name}").into(),
        Invisible::VariationSelector => "变体选择符",
        Invisible::Tag => "标签字符",
        Invisible::Filler => "空白填充符",
        Invisible::Control => "控制字符",
    };
    words.into()
}

/// A number of tenths.
fn decimal(tenths: u8) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use wasm_bindgen_test::wasm_bindgen_test;

    #[wasm_bindgen_test]
    fn values_are_said_with_their_units() {
        assert_eq!(en(ReadingText::LeadingValue(18)), "1.8");
        assert_eq!(zh(ReadingText::LeadingValue(20)), "2.0 倍");
        assert_eq!(zh(ReadingText::MeasureValue(38)), "38 字");
        assert_eq!(en(ReadingText::NBidi(1)), "1 direction control");
        assert_eq!(en(ReadingText::NBidi(1200)), "1,200 direction controls");
        assert_eq!(zh(ReadingText::Kind(Invisible::ZeroWidthSpace)), "零宽空格");
        assert_eq!(en(ReadingText::Kind(Invisible::Bidi("RLO"))), "direction control RLO");
    }
}
