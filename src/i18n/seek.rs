//! What the room of the search of all documents says.

use super::thousands;
use engine::{Looks, MAX_TAGGED};
use std::borrow::Cow;

/// Something to say about the search of all documents.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum SeekText<'t> {
    /// The name of the room in full.
    Heading,
    /// What is looked at.
    LooksAt,
    Looks(Looks),
    /// What to write into the field where annotations are looked at.
    WordsOfAnnotations,
    /// The field of the entity whose names are looked for.
    OfEntity,
    ClearNames,
    /// So many places inside longer names, and whether they count.
    Inside(usize),
    InsideHint,
    // filters
    Filters(usize),
    ClearFilters,
    Documents,
    AllDocuments,
    OnlyIn(&'t str),
    Label,
    AnyLabel,
    Untagged,
    Position,
    AnyPosition,
    NoPosition,
    Entity,
    AnyEntity,
    WithoutEntity,
    // results
    Hits,
    Found {
        n_hits: usize,
        n_documents: usize,
    },
    SoFar {
        n_hits: usize,
        n_documents: usize,
        n_left: usize,
    },
    TooMany {
        n_hits: usize,
        n_documents: usize,
    },
    Include,
    IncludeDocument,
    /// So many of the hits of a document are taken in.
    NIn {
        n_in: usize,
        n_hits: usize,
    },
    /// The hit carries the label already.
    IsOld,
    /// Which hit of how many is before the reader.
    Trail {
        idx: usize,
        n_hits: usize,
    },
    ToHits,
    Next,
    Previous,
    EndTrail,
    // nothing to see
    NoDocuments,
    Empty(Looks),
    EmptyHow(Looks),
    EmptyKeys,
    Nothing,
    NothingHow(Looks),
    // tagging
    Tagging,
    Selected(usize),
    All,
    None,
    TagLabel,
    ChooseLabel,
    TagEntity,
    StillLooking,
    NoneSelected,
    TooManyToTag,
    Preview {
        n_new: usize,
        n_documents: usize,
        n_old: usize,
    },
    Tag(usize),
    /// Looks for all occurrences of what is selected.
    Occurrences,
    OccurrencesHere,
    OccurrencesOfEntity,
    // keys
    Group,
    KeyHere,
    KeyEverywhere,
    KeyInclude,
    KeyIncludeDocument,
    KeyAllNone,
    KeyOpen,
    KeyTag,
}

/// Says it in English.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn en(text: SeekText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        SeekText::Heading => "Search all documents",
        SeekText::LooksAt => "What is searched",
        SeekText::Looks(Looks::Words) => "Text",
        SeekText::Looks(Looks::Annotations) => "Annotations",
        SeekText::Looks(Looks::Names) => "Names",
        SeekText::WordsOfAnnotations => "Words of the quote or the note",
        SeekText::OfEntity => "Find all names of an entity",
        SeekText::ClearNames => "Look for no name",
        SeekText::Inside(0) => "Also inside longer names",
        SeekText::Inside(n) => {
            return format!("Also inside longer names ({})", thousands(n)).into();
        }
        SeekText::InsideHint => {
            "A known longer name is another name: 工作组 inside 开放式工作组 counts only when you say so."
        }
        SeekText::Filters(0) => "Filters",
        SeekText::Filters(n) => return format!("Filters · {n}").into(),
        SeekText::ClearFilters => "Clear filters",
        SeekText::Documents => "Documents",
        SeekText::AllDocuments => "All documents",
        SeekText::OnlyIn(title) => return format!("Only {title}").into(),
        SeekText::Label => "Tagged as",
        SeekText::AnyLabel => "Tagged or not",
        SeekText::Untagged => "Not tagged",
        SeekText::Position => "Position",
        SeekText::AnyPosition => "Any position",
        SeekText::NoPosition => "No position",
        SeekText::Entity => "Linked to",
        SeekText::AnyEntity => "Linked to any entity",
        SeekText::WithoutEntity => "Remove this entity",
        SeekText::Hits => "Hits",
        SeekText::Found { n_hits: 0, .. } => "No hits",
        SeekText::Found { n_hits, n_documents } => {
            return in_documents_en(n_hits, n_documents).into();
        }
        SeekText::SoFar { n_hits, n_documents, n_left } => {
            let found = in_documents_en(n_hits, n_documents);
            return format!("{found} so far, {} to go…", documents_en(n_left)).into();
        }
        SeekText::TooMany { n_hits, n_documents } => {
            let found = in_documents_en(n_hits, n_documents);
            return format!("{found}. There are more: ask more narrowly.").into();
        }
        SeekText::Include => "Tag this hit with the others",
        SeekText::IncludeDocument => "Tag all hits of this document",
        SeekText::NIn { n_in, n_hits } if n_in == n_hits => return hits_en(n_hits).into(),
        SeekText::NIn { n_in, n_hits } => {
            return format!("{} of {}", thousands(n_in), hits_en(n_hits)).into();
        }
        SeekText::IsOld => "tagged",
        SeekText::Trail { idx, n_hits } => {
            return format!("Hit {} of {}", thousands(idx + 1), thousands(n_hits)).into();
        }
        SeekText::ToHits => "All hits",
        SeekText::Next => "Next hit, in any document",
        SeekText::Previous => "Previous hit, in any document",
        SeekText::EndTrail => "Stop going through the hits",
        SeekText::NoDocuments => {
            "There are no documents yet. Add articles, then search them all here."
        }
        SeekText::Empty(Looks::Words) => {
            "Write a word or a pattern: its hits in all documents come as you type, in the order in which the documents were added."
        }
        SeekText::Empty(Looks::Annotations) => {
            "Choose a label, a position or an entity, or write words of a quote or a note."
        }
        SeekText::Empty(Looks::Names) => {
            "Choose an entity: all its names and aliases are found, however they are written."
        }
        SeekText::EmptyHow(Looks::Words) => {
            "Hits can be tagged all at once, and undone at once. “Not tagged” leaves those that nobody has coded yet."
        }
        SeekText::EmptyHow(Looks::Annotations) => {
            "The annotations of all documents are then listed in their sentences, each a click away."
        }
        SeekText::EmptyHow(Looks::Names) => {
            "Or select words or an annotation in an article and press Q for this article, Shift Q for all documents."
        }
        SeekText::EmptyKeys => {
            "In the list: arrows move, Enter opens the hit, Space takes it in or leaves it out, G F leads back here."
        }
        SeekText::Nothing => "Nothing was found.",
        SeekText::NothingHow(Looks::Words) => {
            "Try to ignore case and width, to take traditional and simplified characters alike, or to clear the filters."
        }
        SeekText::NothingHow(Looks::Annotations) => "Try fewer filters, or fewer words.",
        SeekText::NothingHow(Looks::Names) => {
            "The name may stand only inside longer names, or carry no letters; or the filters leave it out."
        }
        SeekText::Tagging => "Tag the hits",
        SeekText::Selected(n) => return format!("{} selected", thousands(n)).into(),
        SeekText::All => "All",
        SeekText::None => "None",
        SeekText::TagLabel => "Tag as",
        SeekText::ChooseLabel => "Choose a label",
        SeekText::TagEntity => "Entity by the words",
        SeekText::StillLooking => "Still searching…",
        SeekText::NoneSelected => "Select at least one hit.",
        SeekText::TooManyToTag => {
            let most = thousands(MAX_TAGGED);
            return format!("At most {most} hits can be tagged in one step.").into();
        }
        SeekText::Preview { n_new, n_documents, n_old } => {
            let new = match n_new {
                0 => "Nothing new".to_owned(),
                n => format!("{} new in {}", thousands(n), documents_en(n_documents)),
            };
            let old = match n_old {
                0 => String::new(),
                n => format!("; {} tagged already, left out", thousands(n)),
            };
            return format!("{new}{old}").into();
        }
        SeekText::Tag(0) => "Tag",
        SeekText::Tag(n) => return format!("Tag {}", thousands(n)).into(),
        SeekText::Occurrences => "All occurrences…",
        SeekText::OccurrencesHere => "All occurrences in this article",
        SeekText::OccurrencesOfEntity => "Find all names…",
        SeekText::Group => "Search all documents",
        SeekText::KeyHere => "All occurrences in this article",
        SeekText::KeyEverywhere => "All occurrences in all documents",
        SeekText::KeyInclude => "In the hits: take in or leave out",
        SeekText::KeyIncludeDocument => "The same for a document",
        SeekText::KeyAllNone => "All hits, or none",
        SeekText::KeyOpen => "Open the hit in its article",
        SeekText::KeyTag => "Tag the selected hits",
    })
}

fn hits_en(n: usize) -> String {
    if n == 1 { "1 hit".to_owned() } else { format!("{} hits", thousands(n)) }
}

fn documents_en(n: usize) -> String {
    if n == 1 { "1 document".to_owned() } else { format!("{} documents", thousands(n)) }
}

fn in_documents_en(n_hits: usize, n_documents: usize) -> String {
    format!("{} in {}", hits_en(n_hits), documents_en(n_documents))
}

/// Says it in Chinese.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn zh(text: SeekText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        SeekText::Heading => "搜索全部文档",
        SeekText::LooksAt => "搜索对象",
        SeekText::Looks(Looks::Words) => "正文",
        SeekText::Looks(Looks::Annotations) => "标注",
        SeekText::Looks(Looks::Names) => "名称",
        SeekText::WordsOfAnnotations => "原文或备注中的文字",
        SeekText::OfEntity => "查找某个实体的全部名称",
        SeekText::ClearNames => "不再查找这些名称",
        SeekText::Inside(0) => "也包括更长名称之中",
        SeekText::Inside(n) => return format!("也包括更长名称之中（{} 处）", thousands(n)).into(),
        SeekText::InsideHint => {
            "已知的更长名称是另一个名称：“开放式工作组”中的“工作组”只有在勾选后才算。"
        }
        SeekText::Filters(0) => "筛选",
        SeekText::Filters(n) => return format!("筛选 · {n}").into(),
        SeekText::ClearFilters => "清除筛选",
        SeekText::Documents => "文档",
        SeekText::AllDocuments => "全部文档",
        SeekText::OnlyIn(title) => return format!("仅《{title}》").into(),
        SeekText::Label => "标注为",
        SeekText::AnyLabel => "不限标签",
        SeekText::Untagged => "未标注",
        SeekText::Position => "立场",
        SeekText::AnyPosition => "不限立场",
        SeekText::NoPosition => "不设立场",
        SeekText::Entity => "所指实体",
        SeekText::AnyEntity => "不限实体",
        SeekText::WithoutEntity => "去掉这个实体",
        SeekText::Hits => "结果",
        SeekText::Found { n_hits: 0, .. } => "未找到",
        SeekText::Found { n_hits, n_documents } => {
            return in_documents_zh(n_hits, n_documents).into();
        }
        SeekText::SoFar { n_hits, n_documents, n_left } => {
            let found = in_documents_zh(n_hits, n_documents);
            return format!("已找到 {found}，还有 {} 篇…", thousands(n_left)).into();
        }
        SeekText::TooMany { n_hits, n_documents } => {
            let found = in_documents_zh(n_hits, n_documents);
            return format!("{found}。结果过多，请缩小范围。").into();
        }
        SeekText::Include => "与其他结果一起标注",
        SeekText::IncludeDocument => "标注这篇文档的全部结果",
        SeekText::NIn { n_in, n_hits } if n_in == n_hits => {
            return format!("{} 处", thousands(n_hits)).into();
        }
        SeekText::NIn { n_in, n_hits } => {
            return format!("{} / {} 处", thousands(n_in), thousands(n_hits)).into();
        }
        SeekText::IsOld => "已标注",
        SeekText::Trail { idx, n_hits } => {
            return format!("第 {} 处，共 {} 处", thousands(idx + 1), thousands(n_hits)).into();
        }
        SeekText::ToHits => "全部结果",
        SeekText::Next => "下一处（跨文档）",
        SeekText::Previous => "上一处（跨文档）",
        SeekText::EndTrail => "不再逐处查看",
        SeekText::NoDocuments => "还没有文档。添加文章之后，可以在这里一并搜索。",
        SeekText::Empty(Looks::Words) => {
            "输入词语或表达式，全部文档中的结果会随输入出现，按文档添加的先后排列。"
        }
        SeekText::Empty(Looks::Annotations) => "选择标签、立场或实体，或输入原文或备注中的文字。",
        SeekText::Empty(Looks::Names) => "选择一个实体，即可找到它的全部名称和别名，不论写法。",
        SeekText::EmptyHow(Looks::Words) => {
            "结果可以一次全部标注，也可以一次撤销。“未标注”只留下尚未编码的结果。"
        }
        SeekText::EmptyHow(Looks::Annotations) => {
            "全部文档中的标注会连同上下文列出，点击即可前往。"
        }
        SeekText::EmptyHow(Looks::Names) => {
            "也可以在文章中选中文字或标注，按 Q 查找本文，按 Shift Q 查找全部文档。"
        }
        SeekText::EmptyKeys => "在结果中：方向键移动，回车打开，空格选取或略过，按 G F 回到这里。",
        SeekText::Nothing => "没有找到。",
        SeekText::NothingHow(Looks::Words) => {
            "可以试试忽略大小写和全角半角、不分繁简，或清除筛选。"
        }
        SeekText::NothingHow(Looks::Annotations) => "可以试试减少筛选条件或文字。",
        SeekText::NothingHow(Looks::Names) => {
            "该名称可能只出现在更长的名称之中，或者不含文字，也可能被筛选排除。"
        }
        SeekText::Tagging => "标注结果",
        SeekText::Selected(n) => return format!("已选 {} 处", thousands(n)).into(),
        SeekText::All => "全选",
        SeekText::None => "全不选",
        SeekText::TagLabel => "标为",
        SeekText::ChooseLabel => "请选择标签",
        SeekText::TagEntity => "按文字关联实体",
        SeekText::StillLooking => "仍在搜索…",
        SeekText::NoneSelected => "请至少选择一处结果。",
        SeekText::TooManyToTag => {
            return format!("一次最多可标注 {} 处。", thousands(MAX_TAGGED)).into();
        }
        SeekText::Preview { n_new, n_documents, n_old } => {
            let new = match n_new {
                0 => "没有新的标注".to_owned(),
                n => format!("新增 {} 处，涉及 {} 篇", thousands(n), thousands(n_documents)),
            };
            let old = match n_old {
                0 => String::new(),
                n => format!("；{} 处已标注，略过", thousands(n)),
            };
            return format!("{new}{old}").into();
        }
        SeekText::Tag(0) => "标注",
        SeekText::Tag(n) => return format!("标注 {} 处", thousands(n)).into(),
        SeekText::Occurrences => "全部出现之处…",
        SeekText::OccurrencesHere => "本文全部出现之处",
        SeekText::OccurrencesOfEntity => "查找全部名称…",
        SeekText::Group => "搜索全部文档",
        SeekText::KeyHere => "本文中全部出现之处",
        SeekText::KeyEverywhere => "全部文档中的出现之处",
        SeekText::KeyInclude => "在结果中：选取或略过",
        SeekText::KeyIncludeDocument => "整篇文档同上",
        SeekText::KeyAllNone => "全选或全不选",
        SeekText::KeyOpen => "在文章中打开",
        SeekText::KeyTag => "标注所选结果",
    })
}

fn in_documents_zh(n_hits: usize, n_documents: usize) -> String {
    format!("{} 处，{} 篇文档", thousands(n_hits), thousands(n_documents))
}
