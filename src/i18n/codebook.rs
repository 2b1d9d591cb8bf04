//! The room of the codebook, and what is said of codebooks in files.

use super::{
    DocumentText, EntityText, FindText, ReadingText, SeekText, SelectingText, StatementText,
    SuggestionText, Text, thousands,
};
use engine::{Difference, How, Reach};
use model::{AppKey, AttributeKind, Hue, LabelKind, Names};
use std::borrow::Cow;

/// Something to say about the codebook.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum CodebookText<'a> {
    /// The heading of the labels.
    Labels,
    /// The heading of the statement types.
    Types,
    /// Adds a label.
    AddLabel,
    /// Adds a statement type.
    AddType,
    /// The first name of a new label.
    NewLabel,
    /// The first name of a new statement type.
    NewType,
    /// Nothing is open.
    Pick,
    /// What can be done.
    PickHow,
    /// Back to the list, where only one of both is shown.
    Back,
    /// Which saved state of the codebook it is.
    Version(u32),
    /// Writes the codebook alone.
    Download,
    /// Reads a file.
    Open,
    /// The field of the English name.
    English,
    /// The field of the Chinese name.
    Chinese,
    /// The field of the colour.
    Colour,
    /// A colour.
    HueName(Hue),
    /// What a label marks.
    Kind,
    /// A kind of label.
    KindName(LabelKind),
    /// The field of the key.
    Key,
    /// How it is filled.
    KeyHint,
    /// Takes the key away.
    NoKey,
    /// Another label has the key.
    KeyOfLabel(char, &'a str),
    /// The app has the key.
    KeyOfApp(char, AppKey),
    /// It is no key.
    NotAKey,
    /// When to use the label.
    Description,
    /// Words that it fits.
    Examples,
    /// The heading of the attributes.
    Attributes,
    /// The heading of the variables.
    Variables,
    /// The field that adds an attribute.
    AddAttribute,
    /// The field that adds a variable.
    AddVariable,
    /// The field of the type of an attribute.
    AttributeType,
    /// A type of attribute.
    TypeName(&'a AttributeKind),
    /// The field that adds an answer.
    AddChoice,
    /// The heading of the answers.
    Choices,
    /// The heading of the slots.
    Slots,
    /// The field that adds a slot.
    AddSlot,
    /// The labels that fit a slot.
    Fits,
    /// Whether a slot must be filled.
    Required,
    /// Moves something up.
    Up(&'a str),
    /// Moves something down.
    Down(&'a str),
    /// Takes something out.
    Remove(&'a str),
    /// Makes the label one with another.
    Merge,
    /// What merging does.
    MergeHow(&'a str),
    /// The field of the other label.
    MergeInto,
    /// The other label is still to be chosen.
    ChooseLabel,
    /// What is coded with what is to be taken out.
    InUse(&'a str, Reach),
    /// What a choice would change.
    WouldChange(Reach),
    /// The field of the heir.
    Heir,
    /// No heir.
    NoHeir,
    /// Hands everything over.
    HandOver,
    /// Takes it out with everything.
    RemoveAll,
    /// What follows is what the codebooks differ in.
    Differences,
    /// One of them.
    Difference(&'a Difference),
    /// A codebook was read from this file.
    CodebookFrom(&'a str),
}

/// The words of the shortcuts' sheet for what the app does with a key.
const fn app_key(key: AppKey) -> Text<'static> {
    match key {
        AppKey::SelectWord => Text::KeySelectWord,
        AppKey::SelectSentence => Text::KeySelectSentence,
        AppKey::SelectParagraph => Text::KeySelectParagraph,
        AppKey::Next => Text::KeyNext,
        AppKey::Previous => Text::KeyPrevious,
        AppKey::StartBack | AppKey::StartForward => Text::KeyStartEdge,
        AppKey::EndBack | AppKey::EndForward => Text::KeyEndEdge,
        AppKey::NextDocument | AppKey::PreviousDocument => Text::Document(DocumentText::KeyStep),
        AppKey::UseSelection => Text::KeyMoveToSelection,
        AppKey::AddPart => Text::Selecting(SelectingText::KeyAddPart),
        AppKey::NameEntity => Text::Entity(EntityText::KeyNew),
        AppKey::EntityBox => Text::Entity(EntityText::KeyBox),
        AppKey::ReadingSettings => Text::Reading(ReadingText::KeyDialog),
        AppKey::Invisibles => Text::Reading(ReadingText::Invisibles),
        AppKey::FocusMode => Text::Reading(ReadingText::Focus),
        AppKey::Mark => Text::Statement(StatementText::KeyMark),
        AppKey::Compose => Text::Statement(StatementText::KeyMake),
        AppKey::Join => Text::Statement(StatementText::KeyJoin),
        AppKey::StepSuggestion => Text::Suggestion(SuggestionText::KeyStep),
        AppKey::AcceptSuggestion => Text::Suggestion(SuggestionText::Accept),
        AppKey::RejectSuggestion => Text::Suggestion(SuggestionText::Reject),
        AppKey::Duplicate => Text::Statement(StatementText::KeyDuplicate),
        AppKey::StepStatement => Text::Statement(StatementText::KeyNext),
        AppKey::Choose => Text::KeyChoose,
        AppKey::Find => Text::Find(FindText::KeyFind),
        AppKey::NextHit | AppKey::PreviousHit => Text::Find(FindText::KeyStep),
        AppKey::Occurrences => Text::Seek(SeekText::KeyHere),
        AppKey::List => Text::KeyList,
        AppKey::Search => Text::KeySearch,
        AppKey::Inspector => Text::KeyInspector,
        AppKey::Note => Text::KeyNote,
        AppKey::Article => Text::Article,
        AppKey::Metadata => Text::EditMetadata,
        AppKey::Revise => Text::Revise(super::ReviseText::Correct),
        AppKey::NewArticle => Text::AddAnother,
        AppKey::GoTo => Text::Room(super::RoomText::Group),
        AppKey::Help => Text::Shortcuts,
    }
}

fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", thousands(n), if n == 1 { one } else { many })
}

fn en_reach(reach: Reach) -> String {
    let Reach { n_annotations, n_statements, n_documents } = reach;
    format!(
        "{} and {} in {}",
        counted(n_annotations, "annotation", "annotations"),
        counted(n_statements, "statement", "statements"),
        counted(n_documents, "document", "documents"),
    )
}

fn zh_reach(reach: Reach) -> String {
    let Reach { n_annotations, n_statements, n_documents } = reach;
    format!(
        "{} 篇文档中的 {} 条标注和 {} 条陈述",
        thousands(n_documents),
        thousands(n_annotations),
        thousands(n_statements)
    )
}

fn name<'n>(names: &'n Names, lang: &str, id: &'n str) -> &'n str {
    let name = names.best(lang);
    if name.is_empty() { id } else { name }
}

/// Says it in English.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn en(text: CodebookText<'_>) -> Cow<'static, str> {
    use CodebookText as T;
    Cow::Borrowed(match text {
        T::Labels => "Labels",
        T::Types => "Statement types",
        T::AddLabel => "Add label",
        T::AddType => "Add statement type",
        T::NewLabel => "New label",
        T::NewType => "New statement type",
        T::Pick => "Choose a label or a statement type.",
        T::PickHow => {
            "Names, colours and keys are used at once. What is coded follows every change, and every change can be undone."
        }
        T::Back => "Back to the list",
        T::Version(n) => return format!("Version {}", thousands(n as usize)).into(),
        T::Download => "Download codebook",
        T::Open => "Open codebook",
        T::English => "English",
        T::Chinese => "Chinese",
        T::Colour => "Colour",
        T::HueName(hue) => match hue {
            Hue::Blue => "Blue",
            Hue::Amber => "Amber",
            Hue::Plum => "Plum",
            Hue::Green => "Green",
            Hue::Red => "Red",
            Hue::Teal => "Teal",
            Hue::Brown => "Brown",
            Hue::Grey => "Grey",
        },
        T::Kind => "Marks",
        T::KindName(kind) => match kind {
            LabelKind::Actor => "Actors",
            LabelKind::Process => "Processes",
            LabelKind::Stance => "Stances",
            LabelKind::Other => "Something else",
        },
        T::Key => "Key",
        T::KeyHint => "Press the key that tags with this label. Backspace takes it away.",
        T::NoKey => "none",
        T::KeyOfLabel(key, label) => {
            return format!("{key} is the key of the label “{label}”.").into();
        }
        T::KeyOfApp(key, does) => {
            return format!("{key} is a key of the app: {}.", super::en::say(app_key(does))).into();
        }
        T::NotAKey => "This is not a key that can be pressed alone.",
        T::Description => "When to use it",
        T::Examples => "Examples, one a line",
        T::Attributes => "Attributes",
        T::Variables => "Variables",
        T::AddAttribute => "Add attribute",
        T::AddVariable => "Add variable",
        T::AttributeType => "Type",
        T::TypeName(kind) => match kind {
            AttributeKind::Boolean => "Yes or no",
            AttributeKind::Choice(_) => "Choice",
            AttributeKind::Ordinal(_) => "Ordered choice",
            AttributeKind::Integer => "Whole number",
            AttributeKind::Text => "Text",
        },
        T::AddChoice => "Add answer",
        T::Choices => "Answers",
        T::Slots => "Slots",
        T::AddSlot => "Add slot",
        T::Fits => "Labels that fit",
        T::Required => "Required",
        T::Up(name) => return format!("Move {name} up").into(),
        T::Down(name) => return format!("Move {name} down").into(),
        T::Remove(name) => return format!("Delete {name}").into(),
        T::Merge => "Merge with another label",
        T::MergeHow(name) => {
            return format!(
                "All annotations of “{name}” get the other label. Attributes, examples and slots are kept."
            )
            .into();
        }
        T::MergeInto => "Merge into",
        T::ChooseLabel => "Choose a label",
        T::InUse(name, reach) => {
            return format!("“{name}” is used by {}.", en_reach(reach)).into();
        }
        T::WouldChange(reach) if reach == Reach::default() => "Nothing that is coded changes.",
        T::WouldChange(reach) => return format!("Changes {}.", en_reach(reach)).into(),
        T::Heir => "What is coded with it goes to",
        T::NoHeir => "nothing: it is deleted, too",
        T::HandOver => "Hand over and delete",
        T::RemoveAll => "Delete with what is coded",
        T::Differences => "How the codebook in the file differs",
        T::Difference(found) => {
            let Difference { names, id, how, .. } = found;
            let own = name(names, "en", id);
            return match how {
                How::OnlyInFile => format!("“{own}” came with the file."),
                How::OnlyInProject => format!("“{own}” is not in the file."),
                How::Renamed(now) => format!("“{own}” is called “{}” here.", name(now, "en", id)),
                How::WasCalled(old) => {
                    format!("“{own}” was called “{}” here.", name(old, "en", id))
                }
                How::MergedInto(now) => {
                    format!("“{own}” has been merged into “{}”.", name(now, "en", id))
                }
                How::Changed => format!("“{own}” is defined differently."),
                How::KeyLost(key) => format!("“{own}” lost its key {key}, which is taken here."),
            }
            .into();
        }
        T::CodebookFrom(file) => return format!("{file}: the codebook was brought in.").into(),
    })
}

/// Says it in Chinese.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn zh(text: CodebookText<'_>) -> Cow<'static, str> {
    use CodebookText as T;
    Cow::Borrowed(match text {
        T::Labels => "标签",
        T::Types => "陈述类型",
        T::AddLabel => "添加标签",
        T::AddType => "添加陈述类型",
        T::NewLabel => "新标签",
        T::NewType => "新陈述类型",
        T::Pick => "请选择一个标签或陈述类型。",
        T::PickHow => "名称、颜色和按键改后立即生效。已有编码随之更新，每一步都可撤销。",
        T::Back => "返回列表",
        T::Version(n) => return format!("第 {} 版", thousands(n as usize)).into(),
        T::Download => "下载编码本",
        T::Open => "打开编码本",
        T::English => "英文",
        T::Chinese => "中文",
        T::Colour => "颜色",
        T::HueName(hue) => match hue {
            Hue::Blue => "蓝",
            Hue::Amber => "琥珀",
            Hue::Plum => "梅红",
            Hue::Green => "绿",
            Hue::Red => "红",
            Hue::Teal => "青",
            Hue::Brown => "棕",
            Hue::Grey => "灰",
        },
        T::Kind => "用于标注",
        T::KindName(kind) => match kind {
            LabelKind::Actor => "行动者",
            LabelKind::Process => "进程",
            LabelKind::Stance => "立场",
            LabelKind::Other => "其他",
        },
        T::Key => "按键",
        T::KeyHint => "按下用于标注的键；按退格键可清除。",
        T::NoKey => "无",
        T::KeyOfLabel(key, label) => return format!("{key} 是标签“{label}”的按键。").into(),
        T::KeyOfApp(key, does) => {
            return format!("{key} 是本应用的按键：{}。", super::zh::say(app_key(does))).into();
        }
        T::NotAKey => "这不是可以单独按下的键。",
        T::Description => "使用说明",
        T::Examples => "示例（每行一条）",
        T::Attributes => "属性",
        T::Variables => "变量",
        T::AddAttribute => "添加属性",
        T::AddVariable => "添加变量",
        T::AttributeType => "类型",
        T::TypeName(kind) => match kind {
            AttributeKind::Boolean => "是或否",
            AttributeKind::Choice(_) => "单选",
            AttributeKind::Ordinal(_) => "有序选项",
            AttributeKind::Integer => "整数",
            AttributeKind::Text => "文字",
        },
        T::AddChoice => "添加选项",
        T::Choices => "选项",
        T::Slots => "要素",
        T::AddSlot => "添加要素",
        T::Fits => "可用标签",
        T::Required => "必填",
        T::Up(name) => return format!("上移{name}").into(),
        T::Down(name) => return format!("下移{name}").into(),
        T::Remove(name) => return format!("删除{name}").into(),
        T::Merge => "与另一标签合并",
        T::MergeHow(name) => {
            return format!("“{name}”的全部标注改用另一标签；属性、示例和要素都会保留。").into();
        }
        T::MergeInto => "合并到",
        T::ChooseLabel => "请选择标签",
        T::InUse(name, reach) => {
            return format!("“{name}”用于 {}。", zh_reach(reach)).into();
        }
        T::WouldChange(reach) if reach == Reach::default() => "已编码的内容没有变化。",
        T::WouldChange(reach) => return format!("将更改 {}。", zh_reach(reach)).into(),
        T::Heir => "已有编码转给",
        T::NoHeir => "不转移：一并删除",
        T::HandOver => "转移并删除",
        T::RemoveAll => "连同编码一并删除",
        T::Differences => "文件中的编码本有何不同",
        T::Difference(found) => {
            let Difference { names, id, how, .. } = found;
            let own = name(names, "zh-CN", id);
            return match how {
                How::OnlyInFile => format!("“{own}”来自该文件。"),
                How::OnlyInProject => format!("文件中没有“{own}”。"),
                How::Renamed(now) => format!("“{own}”在此名为“{}”。", name(now, "zh-CN", id)),
                How::WasCalled(old) => {
                    format!("“{own}”在此原名“{}”。", name(old, "zh-CN", id))
                }
                How::MergedInto(now) => {
                    format!("“{own}”已并入“{}”。", name(now, "zh-CN", id))
                }
                How::Changed => format!("“{own}”的定义不同。"),
                How::KeyLost(key) => format!("“{own}”的按键 {key} 在此已被占用，故未保留。"),
            }
            .into();
        }
        T::CodebookFrom(file) => return format!("{file}：已导入编码本。").into(),
    })
}
