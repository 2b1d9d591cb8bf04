//! The names of the rooms, and the way between them.

use engine::View;
use std::borrow::Cow;

/// Something to say about rooms.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum RoomText {
    /// The name of the navigation.
    Rooms,
    /// The name of a room.
    Name(View),
    /// The next letter goes to a room.
    GoTo,
    /// The heading of the shortcuts.
    Group,
}

/// Says it in English.
pub(super) const fn en(text: RoomText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        RoomText::Rooms => "Rooms",
        RoomText::Name(View::Intake | View::Read | View::Revise) => "Read",
        RoomText::Name(View::Documents) => "Documents",
        RoomText::Name(View::Search) => "Search",
        RoomText::Name(View::Entities) => "Entities",
        RoomText::Name(View::Statements) => "Statements",
        RoomText::Name(View::Watch) => "Watch",
        RoomText::Name(View::History) => "History",
        RoomText::Name(View::Projects) => "Projects",
        RoomText::Name(View::Codebook) => "Codebook",
        RoomText::GoTo => "Go to:",
        RoomText::Group => "Go to",
    })
}

/// Says it in Chinese.
pub(super) const fn zh(text: RoomText) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        RoomText::Rooms => "工作区",
        RoomText::Name(View::Intake | View::Read | View::Revise) => "阅读",
        RoomText::Name(View::Documents) => "文档",
        RoomText::Name(View::Search) => "搜索",
        RoomText::Name(View::Entities) => "实体",
        RoomText::Name(View::Statements) => "陈述",
        RoomText::Name(View::Watch) => "核查",
        RoomText::Name(View::History) => "历史",
        RoomText::Name(View::Projects) => "项目",
        RoomText::Name(View::Codebook) => "编码本",
        RoomText::GoTo => "前往：",
        RoomText::Group => "前往",
    })
}
