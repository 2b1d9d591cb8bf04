//! What the engine, intake and the formats report, in Chinese.

use crate::i18n::{
    BackupText, ProjectText, StatementText, SuggestionText, TabText, backups, files, projects,
    statements, suggestions, tabs, thousands,
};
use engine::{NoticeKind, StoreFailure};
use formats::native::{MAX_BYTES, ReadError};
use formats::{Action, Expected, Problem, Reference};
use intake::{DecodeError, Note, Refusal, RemovedKind};
use model::Step;
use std::borrow::Cow;

type Phrase = Cow<'static, str>;

/// What a step did, as a thing: 撤销：标注.
pub(in crate::i18n) fn step(step: Step) -> &'static str {
    match step {
        Step::AddDocument => "添加文章",
        Step::AddDocuments => "添加多个文件",
        Step::DeleteDocument => "移除文章",
        Step::EditMetadata => "编辑元数据",
        Step::SetProgress => "设定进度",
        Step::RenameProject => "项目命名",
        Step::NameCoder => "编码员署名",
        Step::AddAnnotation => "添加标注",
        Step::TagMany => "批量标注",
        Step::Relabel => "更改标签",
        Step::MoveSpan => "移动边界",
        Step::AddRange => "添加片段",
        Step::RemoveRange => "移除片段",
        Step::EditNote => "编辑备注",
        Step::SetAttribute => "设定取值",
        Step::DeleteAnnotation => "删除标注",
        Step::AddStatement => "建立陈述",
        Step::DeleteStatement => "删除陈述",
        Step::DuplicateStatement => "复制陈述",
        Step::EditSlot => "修改陈述的组成",
        Step::SetVariable => "设定陈述的值",
        Step::EditStatementNote => "编辑陈述备注",
        Step::ChangeStatementType => "更改陈述类型",
        Step::Recode => "批量改码",
        Step::Repair => "修复引文",
        Step::Revise => "修订正文",
        Step::Import => "导入文件",
        Step::AddEntity => "新建实体",
        Step::EditEntity => "编辑实体",
        Step::RenameEntity => "重命名实体",
        Step::DeleteEntity => "删除实体",
        Step::MergeEntities => "合并实体",
        Step::SplitEntity => "拆分实体",
        Step::LinkEntity => "关联实体",
        Step::AddStarter => "添加初始实体集",
        Step::AddToCodebook => "添加到编码本",
        Step::EditCodebook => "编辑编码本",
        Step::ReorderCodebook => "调整编码本顺序",
        Step::MergeLabels => "合并标签",
        Step::DeleteFromCodebook => "从编码本删除",
        Step::ImportCodebook => "导入编码本",
        Step::AcceptSuggestion => "接受建议",
        Step::AcceptSuggestions => "批量接受建议",
        Step::RejectSuggestion => "拒绝建议",
        Step::WithdrawRejection => "恢复已拒绝的建议",
        Step::AddRule => "添加规则",
        Step::EditRule => "修改规则",
        Step::DeleteRule => "删除规则",
    }
}

/// A short message.
pub(super) fn notice(kind: &NoticeKind) -> Phrase {
    match kind {
        NoticeKind::Reading { name, .. } => format!("正在读取 {name}……").into(),
        NoticeKind::FileRefused { name, failure } => {
            format!("未能打开 {name}：{}", files::zh(failure)).into()
        }
        NoticeKind::NotReadable { name, error } => {
            format!("无法读取 {name}：{}", read_error(error)).into()
        }
        NoticeKind::ArticleRefused(why) => refusal(why),
        NoticeKind::NothingPasted => "粘贴或拖放的内容中没有文字。".into(),
        NoticeKind::Imported { n_documents, n_annotations, n_issues } => {
            let (documents, annotations) = (thousands(*n_documents), thousands(*n_annotations));
            let issues = match n_issues {
                0 => String::new(),
                n => format!("文件中有 {} 处问题。", thousands(*n)),
            };
            format!("已添加 {documents} 篇文档、{annotations} 条标注。{issues}").into()
        }
        NoticeKind::CodebookImported { n_issues } => match n_issues {
            0 => "已导入编码本。".into(),
            n => format!("已导入编码本。文件中有 {} 处问题。", thousands(*n)).into(),
        },
        NoticeKind::KeyRefused(key, _) => format!("按键 {key} 已被占用。").into(),
        NoticeKind::Repaired(n) => format!("已将 {} 处引文放回原位。", thousands(*n)).into(),
        NoticeKind::NewVersion => "Stancemark 新版本已就绪。您同意之前不会重新载入。".into(),
        NoticeKind::Exported(name) => format!("已写出 {name}。").into(),
        NoticeKind::ExportFailed(why) => format!("无法写出文件：{why}").into(),
        NoticeKind::SaveFailed(failure) => {
            format!("您的工作尚未保存：{}。为安全起见，请下载副本。", store(failure)).into()
        }
        NoticeKind::StoreDamaged(kinds) => projects::zh(ProjectText::WereDamaged(kinds)),
        NoticeKind::MayBeCleaned => projects::zh(ProjectText::MayBeCleaned),
        NoticeKind::KeptForGood(granted) => projects::zh(ProjectText::KeptForGood(*granted)),
        NoticeKind::ProjectDeleted(name) => {
            let unnamed = projects::zh(ProjectText::Unnamed);
            let name = if name.is_empty() { &unnamed } else { name.as_str() };
            projects::zh(ProjectText::WasDeleted(name))
        }
        NoticeKind::SaveFirst => projects::zh(ProjectText::SaveFirst),
        NoticeKind::ProjectsFailed(failure) => projects::zh(ProjectText::Failed(&store(failure))),
        NoticeKind::Undone(what) => format!("已撤销：{}", step(*what)).into(),
        NoticeKind::Redone(what) => format!("已重做：{}", step(*what)).into(),
        NoticeKind::WentTo(n) => format!("已一次跨越 {} 步。", thousands(*n)).into(),
        NoticeKind::NothingToUndo => "没有可撤销的操作。".into(),
        NoticeKind::NothingToRedo => "没有可重做的操作。".into(),
        NoticeKind::SelectTextFirst => "请先在文章中选中文字。".into(),
        NoticeKind::NamesNothing => "只有行动者和进程才有对应的实体。".into(),
        NoticeKind::AlreadyTagged => "同一段文字已有此标签。".into(),
        NoticeKind::HitsTagged { n_new, n_documents, n_old } => {
            let old = match n_old {
                0 => String::new(),
                n => format!("另有 {} 处已有该标签。", thousands(*n)),
            };
            let place = match n_documents {
                0 | 1 => String::new(),
                n => format!("，涉及 {} 篇文档", thousands(*n)),
            };
            format!("已标注 {} 处{place}。{old}", thousands(*n_new)).into()
        }
        NoticeKind::SuggestionsDecided { verdict, n } => {
            suggestions::zh(SuggestionText::Decided(*verdict, *n))
        }
        NoticeKind::NoStatementAtHand => statements::zh(StatementText::NoneAtHand),
        NoticeKind::Misfit(misfit) => statements::zh(StatementText::Misfit(misfit)),
        NoticeKind::Packing(permille) => backups::zh(BackupText::Packing(*permille)),
        NoticeKind::BackupRestored(name, _) => backups::zh(BackupText::Restored(name)),
        NoticeKind::BackupFailed(failure) => backups::zh(BackupText::Failed(&store(failure))),
        NoticeKind::FolderFailed(why) => backups::zh(BackupText::FolderNotWritten(why)),
        NoticeKind::HeldBack { is_kept: true } => tabs::zh(TabText::HeldBack),
        NoticeKind::HeldBack { is_kept: false } => tabs::zh(TabText::NotDone),
        NoticeKind::TookOver { n_held } => tabs::zh(TabText::TookOver(*n_held)),
        NoticeKind::WordsNotThere => {
            super::super::revise::zh(super::super::ReviseText::WordsNotThere)
        }
        NoticeKind::EditRefused => "该更改与项目现状不符，未执行。".into(),
    }
}

/// Why a file could not be read at all.
pub(in crate::i18n) fn read_error(error: &ReadError) -> Phrase {
    match error {
        ReadError::TooLarge { n_bytes } => too_long(*n_bytes as u64, MAX_BYTES as u64),
        ReadError::NotUtf8 { at } => format!("第 {} 字节不是 UTF-8", thousands(*at)).into(),
        ReadError::NotJson { line, column, found } => {
            format!("第 {line} 行第 {column} 列不是 JSON：{found}").into()
        }
        ReadError::TooDeep { line, column } => format!("第 {line} 行第 {column} 列嵌套过深").into(),
        ReadError::NotStancemark { line, column } => {
            format!("不是 Stancemark 文件（第 {line} 行第 {column} 列）").into()
        }
    }
}

/// Why the store failed.
pub(super) fn store(failure: &StoreFailure) -> Phrase {
    match failure {
        StoreFailure::Blocked(_) => "此浏览器窗口不保留数据".into(),
        StoreFailure::TakenOver => {
            "项目已在另一个标签页中打开，由那里继续保存；重新载入即可在此继续".into()
        }
        StoreFailure::Full => "浏览器存储空间已满".into(),
        StoreFailure::VersionLocked => {
            "另一个标签页正以不同版本的 Stancemark 占用存储，请关闭或刷新该标签页".into()
        }
        StoreFailure::Newer => "存储由更新版本的 Stancemark 写入，请刷新本页".into(),
        StoreFailure::Gone => "浏览器的存储已被外部关闭或清除".into(),
        StoreFailure::Deleted => "该项目已在另一个标签页中删除".into(),
        StoreFailure::Interrupted(_) => "浏览器中途放弃了一次写入".into(),
        StoreFailure::Other(why) => why.clone().into(),
    }
}

/// Why bytes are no text.
pub(in crate::i18n) fn decode(error: DecodeError) -> Phrase {
    match error {
        DecodeError::Invalid { encoding, offset } => {
            let (encoding, offset) = (encoding.name(), thousands(offset));
            format!("不是有效的 {encoding} 文本，首个错误字节位于第 {offset} 字节").into()
        }
        DecodeError::Binary { offset } => {
            format!("不是文本文件，见第 {} 字节", thousands(offset)).into()
        }
        DecodeError::TooLong { bytes, limit } => too_long(bytes as u64, limit as u64),
    }
}

/// How long something is, and how long it may be.
pub(in crate::i18n) fn too_long(bytes: u64, limit: u64) -> Phrase {
    let mebi = |n: u64| n.div_ceil(1024 * 1024);
    format!("长度为 {} MB，上限为 {} MB", mebi(bytes), mebi(limit)).into()
}

/// Why a text cannot become an article.
pub(in crate::i18n) fn refusal(refusal: &Refusal) -> Phrase {
    match refusal {
        Refusal::Empty => "其中没有文章正文。".into(),
        Refusal::TooManyBlocks { blocks, limit } => format!(
            "无法添加：文本有 {} 段，最多接受 {} 段。请拆分后再添加。",
            thousands(*blocks),
            thousands(*limit)
        )
        .into(),
        Refusal::TooDeep => "无法读取此网页：标记嵌套过深。请复制文章文字后粘贴。".into(),
        Refusal::TooLong { bytes, limit } => {
            format!("无法添加：{}。", too_long(*bytes as u64, *limit as u64)).into()
        }
    }
}

/// A kind of removed thing, as a heading.
pub(super) fn removed_kind(kind: RemovedKind) -> &'static str {
    match kind {
        RemovedKind::FrontMatter => "文首元数据（字段已移入元数据）",
        RemovedKind::Image => "图片地址（保留占位）",
        RemovedKind::LinkTarget => "链接地址（保留文字）",
        RemovedKind::HeadingMark => "标题符号（保留标题）",
        RemovedKind::CutOff => "文末残缺的标记",
        RemovedKind::EmptyMark => "图片周围遗留的符号",
        RemovedKind::Hidden => "页面上不显示的内容",
        RemovedKind::Navigation => "导航链接和页脚",
        RemovedKind::ShareBar => "分享和关注提示",
        RemovedKind::QrHint => "扫码提示",
        RemovedKind::Related => "其他文章、评论和广告",
        RemovedKind::Tracking => "用于统计读者的不可见图片",
        RemovedKind::Controls => "按钮和输入框",
        RemovedKind::Embedded => "图形和播放器",
        RemovedKind::Metadata => "已列入元数据的文字",
        RemovedKind::Deleted => "修订中已删除的文字",
    }
}

/// What else to know of an article.
pub(super) fn note(note: &Note) -> Phrase {
    match note {
        Note::LineEnds(n) => format!("已统一 {} 处换行符（LF）。", thousands(*n)).into(),
        Note::ByteOrderMark => "已去除开头的字节顺序标记（BOM）。".into(),
        Note::Nul(n) => format!("文中含 {} 个 NUL 字符，已保留。", thousands(*n)).into(),
        Note::Replacements(n) => {
            format!("文中含 {} 个替换字符（U+FFFD）：原字符在此之前已丢失。", thousands(*n)).into()
        }
        Note::FrontMatterLine { line, text } => {
            format!("文首元数据第 {line} 行按原样保留：{text}").into()
        }
        Note::TitleFromHeading { line } => format!("标题取自第 {line} 行。").into(),
        Note::RepeatedTitle { line } => format!("第 {line} 行重复了标题，已保留。").into(),
        Note::UnfinishedMarkup { line, text } => {
            format!("第 {line} 行的标记不完整，按文字保留：{text}").into()
        }
        Note::LinesJoined { n_lines, n_hyphens } => {
            let (lines, hyphens) = (thousands(*n_lines), thousands(*n_hyphens));
            format!("已将 {lines} 行接到上一行，去掉词中连字符 {hyphens} 个。").into()
        }
        Note::MetadataLine { line, text } => {
            format!("第 {line} 行读作元数据，正文中仍保留：{text}").into()
        }
        Note::LanguageGuessed => "语言由正文推断，请核对。".into(),
    }
}

/// What is wrong in a file.
pub(super) fn problem(problem: &Problem) -> Phrase {
    let words = match problem {
        Problem::NewerVersion { known } => {
            return format!("由更新版本的格式写成（已知版本：{known}）").into();
        }
        Problem::Missing => "缺少取值",
        Problem::WrongType(kind) => return format!("此处应为{}", expected(*kind)).into(),
        Problem::UnknownField => "未知字段",
        Problem::DuplicateField => "字段重复",
        Problem::DuplicateId => "标识符已被占用",
        Problem::KeyTaken => "该按键已被其他标签或本应用占用，或不是有效按键",
        Problem::DuplicateAlias => "别名重复",
        Problem::AliasCircle => "别名绕了一圈又指回该实体",
        Problem::TooLong { limit } => {
            return format!("长度超过 {} 个码点", thousands(*limit)).into();
        }
        Problem::TooMany { limit } => {
            return format!("超出最多保留的 {} 条", thousands(*limit)).into();
        }
        Problem::OutOfRange => "数字超出可能范围",
        Problem::OutOfBounds { len } => {
            let len = thousands(*len as usize);
            return format!("超出文末（全文 {len} 个码点）").into();
        }
        Problem::EmptyRange => "起点不在终点之前",
        Problem::QuoteDiffers { found } => {
            return format!("该处文字并非引文，而是“{found}”").into();
        }
        Problem::ContextDiffers => "引文前后的文字不符",
        Problem::HashDiffers => "正文与其哈希值不符",
        Problem::NotNormalised => "正文含 CR 换行或字节顺序标记",
        Problem::LoneSurrogate => "不成对的代理码元",
        Problem::BlockOutOfOrder => "段落与前一段重叠",
        Problem::TextOutsideBlocks => "有文字不属于任何段落",
        Problem::TargetsOutOfOrder => "各部分未按文中顺序排列",
        Problem::Unknown(what) => return format!("不存在该{}", reference(*what)).into(),
        Problem::LabelDoesNotFit => "标注的标签与该栏位不符",
        Problem::SearchStopped { n_left } => {
            return format!("为节省时间，有 {} 处引文未搜索", thousands(*n_left)).into();
        }
        Problem::More { n_more } => return format!("另有 {} 处问题", thousands(*n_more)).into(),
    };
    words.into()
}

fn expected(expected: Expected) -> Phrase {
    match expected {
        Expected::Text => "文字".into(),
        Expected::Character => "单个字符".into(),
        Expected::Integer => "整数".into(),
        Expected::Boolean => "true 或 false".into(),
        Expected::Value => "文字、整数、true 或 false".into(),
        Expected::List => "列表".into(),
        Expected::Object => "对象".into(),
        Expected::Time => "时间，如 2023-01-29T08:30:00Z".into(),
        Expected::OneOf(names) => format!("以下之一：{}", names.join("、")).into(),
        Expected::Filler => "标注的标识符，或 {\"entity\": 标识符}".into(),
    }
}

fn reference(reference: Reference) -> &'static str {
    match reference {
        Reference::Label => "标签",
        Reference::Entity => "实体",
        Reference::Coder => "编码员",
        Reference::StatementType => "陈述类型",
        Reference::Slot => "栏位",
        Reference::Annotation => "标注",
    }
}

/// What was done about a problem.
pub(super) fn action(action: &Action) -> Phrase {
    match action {
        Action::Kept => "照原样保留".into(),
        Action::LeftOut => "略去".into(),
        Action::Defaulted => "改用通常取值".into(),
        Action::Created => "已补建所指对象".into(),
        Action::Renamed(id) => format!("改名为 {id}").into(),
        Action::Corrected => "已更正".into(),
        Action::Orphaned => "保留引文，暂无位置".into(),
    }
}
