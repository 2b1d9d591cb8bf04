//! Selecting text, the ends of annotations, and their parts.

use std::borrow::Cow;

/// Something to say about selections and parts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum SelectingText<'a> {
    /// The handle at the start of an annotation.
    StartHandle,
    /// The handle at its end.
    EndHandle,
    /// The list of the parts.
    Parts,
    /// Takes the part with this quote out.
    RemovePart(&'a str),
    /// Makes the selected text a part.
    AddPart,
    /// The settings.
    Settings,
    /// Selections go to whole words.
    WholeWords,
    /// What that does.
    WholeWordsHint,
    /// Space and punctuation are left out.
    Trim,
    /// What that does.
    TrimHint,
    /// Only this of the selection will be tagged.
    WillTag(&'a str),
    /// What Ctrl and a drag do.
    KeyAddByMouse,
    /// What the key for another part does.
    KeyAddPart,
    /// What the arrow keys do on a handle.
    KeyHandle,
    /// What they do with Ctrl.
    KeyHandleWord,
}

/// Says it in English.
pub(super) fn en(text: SelectingText<'_>) -> Cow<'static, str> {
    use SelectingText as T;
    Cow::Borrowed(match text {
        T::StartHandle => "Start of the annotation",
        T::EndHandle => "End of the annotation",
        T::Parts => "Parts",
        T::RemovePart(quote) => return format!("Remove the part “{quote}”").into(),
        T::AddPart => "Add selected text",
        T::Settings => "Selecting text",
        T::WholeWords => "Whole words",
        T::WholeWordsHint => "Selecting by mouse and dragging an end go to whole words.",
        T::Trim => "Without space and punctuation",
        T::TrimHint => "What stands around the words is left out when you tag.",
        T::WillTag(quote) => return format!("Will be tagged: {quote}").into(),
        T::KeyAddByMouse => "Add what you select to the annotation",
        T::KeyAddPart => "Add the selected text as another part",
        T::KeyHandle => "Move the end by character (on a handle)",
        T::KeyHandleWord => "Move the end by word (on a handle)",
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: SelectingText<'_>) -> Cow<'static, str> {
    use SelectingText as T;
    Cow::Borrowed(match text {
        T::StartHandle => "标注起点",
        T::EndHandle => "标注终点",
        T::Parts => "片段",
        T::RemovePart(quote) => return format!("移除片段“{quote}”").into(),
        T::AddPart => "加入所选文字",
        T::Settings => "选择文字",
        T::WholeWords => "对齐到整词",
        T::WholeWordsHint => "用鼠标选择或拖动端点时，自动对齐到整词。",
        T::Trim => "去掉首尾空白和标点",
        T::TrimHint => "标注时不包含文字前后的空白和标点。",
        T::WillTag(quote) => return format!("将标注：{quote}").into(),
        T::KeyAddByMouse => "把选择的文字加入当前标注",
        T::KeyAddPart => "把所选文字加为另一片段",
        T::KeyHandle => "逐字移动端点（焦点在端点时）",
        T::KeyHandleWord => "逐词移动端点（焦点在端点时）",
    })
}
