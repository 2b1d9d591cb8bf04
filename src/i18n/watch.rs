//! What the room of the consistency watch says.

use super::thousands;
use engine::FindingKind;
use std::borrow::Cow;

/// Something to say about what was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum WatchText<'t> {
    /// What the room is called in full, and what it is for.
    Heading,
    Intro,
    /// It is still looking.
    Looking,
    /// So many were found.
    Found(usize),
    /// There is nothing to look at yet.
    Empty,
    /// What is watched.
    Kind(FindingKind),
    /// What that means.
    Meaning(FindingKind),
    /// None of a kind.
    None,
    /// The actor supports and opposes the process.
    Opposed(&'t str, &'t str),
    /// The actor only takes part in the process.
    OnlyTookPart(&'t str, &'t str),
    /// The process, and in how many places it is named.
    NotLinked(&'t str, usize),
    /// So many entities have this name.
    SharedName(&'t str, usize),
    /// There are so many more places.
    MorePlaces(usize),
    /// Shows all of a kind.
    ShowAll(usize),
    /// Shows the first ones only.
    ShowFew,
    /// So many of them are shown.
    Cut(usize, usize),
    /// No words bear it out.
    NoWords,
}

/// Says it in English.
pub(super) fn en(text: WatchText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        WatchText::Heading => "Consistency watch",
        WatchText::Intro => {
            "What does not fit together, worked out from what you coded. Nothing here is guessed, and nothing is changed: a finding may be just what the text says."
        }
        WatchText::Looking => "Looking …",
        WatchText::Found(0) => "Nothing was found.",
        WatchText::Found(1) => "1 finding",
        WatchText::Found(n) => return format!("{} findings", thousands(n)).into(),
        WatchText::Empty => {
            "There is nothing to look at yet. Once something is coded, this is watched:"
        }
        WatchText::Kind(kind) => match kind {
            FindingKind::Opposed => "Support and opposition at once",
            FindingKind::OnlyTookPart => "Participation coded as support",
            FindingKind::NoEvidence => "Statements without evidence",
            FindingKind::NotLinked => "Processes in no statement",
            FindingKind::SharedName => "Names that several entities share",
            FindingKind::OnlyMarks => "Annotations of marks alone",
        },
        WatchText::Meaning(kind) => match kind {
            FindingKind::Opposed => {
                "One actor supports and opposes the same process. Both sentences are shown: has the position changed, or does it concern different things?"
            }
            FindingKind::OnlyTookPart => {
                "A support without words of its own, beside a participation of the same actor in the same process. Taking part is not support."
            }
            FindingKind::NoEvidence => "No span in the article bears the statement out.",
            FindingKind::NotLinked => "A process is tagged, but no statement is about it.",
            FindingKind::SharedName => {
                "Words with that name cannot be linked by themselves. Merge what is the same, or take the alias from one."
            }
            FindingKind::OnlyMarks => "The quote is only punctuation or space, perhaps by a slip.",
        },
        WatchText::None => "None",
        WatchText::Opposed(actor, process) => {
            return format!("{actor} supports and opposes {process}").into();
        }
        WatchText::OnlyTookPart(actor, process) => {
            return format!("{actor} takes part in {process}; is that support?").into();
        }
        WatchText::NotLinked(process, 1) => return format!("{process}, tagged once").into(),
        WatchText::NotLinked(process, n) => {
            return format!("{process}, tagged {} times", thousands(n)).into();
        }
        WatchText::SharedName(name, n) => {
            return format!("“{name}” names {} entities", thousands(n)).into();
        }
        WatchText::MorePlaces(n) => return format!("and {} more", thousands(n)).into(),
        WatchText::ShowAll(n) => return format!("Show all {}", thousands(n)).into(),
        WatchText::ShowFew => "Show only the first",
        WatchText::Cut(n, all) => {
            return format!("The first {} of {}", thousands(n), thousands(all)).into();
        }
        WatchText::NoWords => "no words of the text",
    })
}

/// Says it in Chinese.
pub(super) fn zh(text: WatchText<'_>) -> Cow<'static, str> {
    Cow::Borrowed(match text {
        WatchText::Heading => "一致性核查",
        WatchText::Intro => {
            "根据您的编码逐条计算出的不一致之处，既不猜测，也不改动任何内容。列出的情况有时正是原文的意思。"
        }
        WatchText::Looking => "正在核查……",
        WatchText::Found(0) => "没有发现问题。",
        WatchText::Found(n) => return format!("发现 {} 处", thousands(n)).into(),
        WatchText::Empty => "目前还没有可核查的内容。开始编码之后，这里会核查以下各项：",
        WatchText::Kind(kind) => match kind {
            FindingKind::Opposed => "既支持又反对",
            FindingKind::OnlyTookPart => "把参与编码成支持",
            FindingKind::NoEvidence => "没有原文依据的陈述",
            FindingKind::NotLinked => "没有进入任何陈述的进程",
            FindingKind::SharedName => "多个实体共用的名称",
            FindingKind::OnlyMarks => "只含标点或空白的标注",
        },
        WatchText::Meaning(kind) => match kind {
            FindingKind::Opposed => {
                "同一行动者对同一进程既支持又反对。两处原文都列在下面：是立场有变，还是所指不同？"
            }
            FindingKind::OnlyTookPart => {
                "这条“支持”没有自己的立场表述，而同一行动者在同一文档中只是参与该进程。参与不等于支持。"
            }
            FindingKind::NoEvidence => "原文中没有任何片段可以证明这条陈述。",
            FindingKind::NotLinked => "标注了进程，但没有任何陈述涉及它。",
            FindingKind::SharedName => {
                "遇到这个名称时无法自动关联实体。请合并相同的实体，或从其中一个删去该别名。"
            }
            FindingKind::OnlyMarks => "所标内容只有标点或空白，可能是误操作。",
        },
        WatchText::None => "无",
        WatchText::Opposed(actor, process) => {
            return format!("{actor}：对 {process} 既支持又反对").into();
        }
        WatchText::OnlyTookPart(actor, process) => {
            return format!("{actor}：参与 {process}，是否算支持？").into();
        }
        WatchText::NotLinked(process, n) => {
            return format!("{process}，标注 {} 处", thousands(n)).into();
        }
        WatchText::SharedName(name, n) => {
            return format!("“{name}”是 {} 个实体的名称", thousands(n)).into();
        }
        WatchText::MorePlaces(n) => return format!("另有 {} 处", thousands(n)).into(),
        WatchText::ShowAll(n) => return format!("显示全部 {} 条", thousands(n)).into(),
        WatchText::ShowFew => "只显示前几条",
        WatchText::Cut(n, all) => {
            return format!("共 {} 条，显示前 {} 条", thousands(all), thousands(n)).into();
        }
        WatchText::NoWords => "没有原文",
    })
}
