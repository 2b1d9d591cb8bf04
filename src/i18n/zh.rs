//! Simplified Chinese.

pub(super) mod phrases;

use super::{Text, reading, thousands};
use engine::Theme;
use std::borrow::Cow;

/// Says it in Chinese.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn say(text: Text<'_>) -> Cow<'static, str> {
    let words = match text {
        Text::Undo => "撤销",
        Text::Redo => "重做",
        Text::UndoStep(step) => return format!("撤销：{}", phrases::step(step)).into(),
        Text::RedoStep(step) => return format!("重做：{}", phrases::step(step)).into(),
        Text::NothingToUndo => "没有可撤销的操作",
        Text::NothingToRedo => "没有可重做的操作",
        Text::Download => "下载标注 JSON",
        Text::DownloadHint => "所有文档及其标注，存为一个文件",
        Text::ProjectTools => "项目",
        Text::Settings => "设置",
        Text::OtherLanguage => "English",
        Text::Theme(Theme::System) => "外观：跟随系统",
        Text::Theme(Theme::Light) => "外观：浅色",
        Text::Theme(Theme::Dark) => "外观：深色",
        Text::Shortcuts => "键盘快捷键",
        Text::Panels => "面板",
        Text::Article => "文章",
        Text::PanelAnnotations => "标注",
        Text::PanelDetails => "详情",
        Text::SaveState => "保存状态",
        Text::Saved => "已保存",
        Text::Saving => "正在保存…",
        Text::NotSaved(failure) => return format!("未保存：{}", phrases::store(failure)).into(),
        Text::Retry => "重试",
        Text::Offline => "离线工作：内容不会离开本页",
        Text::Selected(n) => return format!("已选 {} 字符", thousands(n)).into(),
        Text::Notices => "通知",
        Text::Dismiss => "关闭通知",
        Text::ShowReport => "查看报告",
        Text::DownloadCopy => "下载副本",

        Text::LeftColumn => "文档与标注",
        Text::Documents => "文档",
        Text::Untitled => "无标题",
        Text::AddAnother => "再添加一篇文章",
        Text::NAnnotations(0) => "尚无标注",
        Text::NAnnotations(n) => return format!("{} 条标注", thousands(n)).into(),
        Text::Annotations => "标注",
        Text::SearchAnnotations => "搜索标注",
        Text::AllLabels => "全部",
        Text::ClearFilter => "显示全部标注",
        Text::NoAnnotations => "还没有标注。",
        Text::NoAnnotationsHow => "在文章中选中文字，然后按键：",
        Text::FilterLegend => "显示的标签",
        Text::NothingMatches => "没有符合条件的标注。",
        Text::HasNote => "有备注",
        Text::WithoutPlace => "在文中无位置",

        Text::Details => "详情",
        Text::Label => "标签",
        Text::Place { start, end } => {
            return format!("码点 {}–{}", thousands(start), thousands(end)).into();
        }
        Text::Paragraph { number, total } => {
            return format!("第 {} 段，共 {} 段", thousands(number), thousands(total)).into();
        }
        Text::Clear => "清除",
        Text::Yes => "是",
        Text::Note => "备注",
        Text::NoteHint => "离开输入框或按 Ctrl+Enter 即保存",
        Text::Boundaries => "边界",
        Text::Start => "起点",
        Text::End => "终点",
        Text::StartBack => "起点前移一个字符",
        Text::StartForward => "起点后移一个字符",
        Text::EndBack => "终点前移一个字符",
        Text::EndForward => "终点后移一个字符",
        Text::UseSelection => "改用所选文字",
        Text::UseSelectionHint => "请先在文章中选中正确的文字",
        Text::Delete => "删除标注",
        Text::OrphanWhy => "文章中未找到这段引文。标注已保留，请选中它应在的位置。",
        Text::PlaceAtSelection => "放到所选文字处",
        Text::NoneSelected => "未选中标注。",
        Text::NoneSelectedHow => {
            "点击文中带标记的文字或列表中的条目。按 N 和 P 可前往下一条和上一条标注。"
        }
        Text::AboutArticle => "关于本文",
        Text::EditMetadata => "编辑元数据",
        Text::DeleteDocument => "移除文章",

        Text::Title => "标题",
        Text::Publisher => "发布者",
        Text::Author => "作者",
        Text::Date => "日期",
        Text::DateHint => "年-月-日，如 2023-01-29",
        Text::Url => "网址",
        Text::ArticleLanguage => "语言",
        Text::LanguageHint => "如 zh 或 en",
        Text::OtherFields => "其他字段（原样保留）",
        Text::Save => "保存",
        Text::Cancel => "取消",
        Text::Close => "关闭",

        Text::TagSelection => "标注所选文字",

        Text::AddHeading => "添加文章",
        Text::AddIntro => "粘贴一篇中文或英文文章。一切都在本机进行：您粘贴的内容不会离开浏览器。",
        Text::PasteBox => "文章正文",
        Text::ArticlePlaceholder => "在此粘贴文章：网页、纯文本，或带文首元数据的 Markdown",
        Text::AddArticle => "添加文章",
        Text::AddArticleHint => "请先粘贴或打开一篇文章",
        Text::OpenFile => "打开文件",
        Text::OpenFolder => "打开文件夹",
        Text::OneFile => {
            "您打开的是单文件版 Stancemark。所有功能均可使用，且无法向外发送任何内容。但它不能安装为应用。有些浏览器只在文件位置不变时保留您的工作，请在移动或替换该文件之前下载项目。另外，在 Chrome 和 Edge 中，您从文件打开的其他网页能够读取这里保存的内容：处理敏感材料时，请使用网站版，或不要在此浏览器中打开其他 HTML 文件。"
        }
        Text::DropHint => {
            "也可将文件或文件夹拖放到页面任意处：文本、Markdown、Word、网页、CSV、JSON、zip"
        }
        Text::WasRemoved => "文章及其标注已移除。",
        Text::BringBack => "恢复文章",
        Text::BackToReading => "返回阅读",
        Text::StartOver => "重新开始",
        Text::FromFile { name, n_chars } => {
            return format!("{name} — {} 个字符", thousands(n_chars)).into();
        }
        Text::FromOutside { n_chars } => {
            return format!("粘贴的文字 — {} 个字符", thousands(n_chars)).into();
        }
        Text::StepPaste => "粘贴",
        Text::StepPasteHow => "在本页任意处按 Ctrl+V。添加之前可以看到保留哪些内容。",
        Text::StepTag => "标注",
        Text::StepTagHow => "选中文字，按 1 标为行动者，按 2 标为进程，按 3 标为立场表述。",
        Text::StepDownload => "下载",
        Text::StepDownloadHow => "带走标注 JSON。在此期间，每一步都保存在本浏览器中。",
        Text::Refused(refusal) => return phrases::refusal(refusal),

        Text::Preview => "预览",
        Text::NCharacters(n) => return format!("{} 个字符", thousands(n)).into(),
        Text::NParagraphs(n) => return format!("{} 段", thousands(n)).into(),
        Text::NHeadings(n) => return format!("{} 个标题", thousands(n)).into(),
        Text::NFigures(n) => return format!("略去 {} 张图片", thousands(n)).into(),
        Text::ReadAs => "读作",
        Text::Markdown => "Markdown",
        Text::Plain => "纯文本",
        Text::WebPage(text) => return super::web_page::zh(text),
        Text::Columns(text) => return super::columns::zh(text),
        Text::Tables(text) => return super::tables::zh(text),
        Text::Metadata => "元数据",
        Text::Kept => "保留的内容",
        Text::Removed => "移除的内容",
        Text::NothingRemoved => "无：每个字符都保留。",
        Text::RemovedKind(kind) => phrases::removed_kind(kind),
        Text::Line(line) => return format!("第 {} 行", thousands(line)).into(),
        Text::MoreLines(n) => return format!("另有 {} 处", thousands(n)).into(),
        Text::Remarks => "请留意",
        Text::NoteOfIntake(note) => return phrases::note(note),
        Text::Figure("") => "图片",
        Text::Figure(alt) => return format!("图片：{alt}").into(),
        Text::MoreBlocks { shown, total } => {
            let (shown, total) = (thousands(shown), thousands(total));
            return format!("此处显示前 {shown} 段，共 {total} 段；添加时全部保留。").into();
        }

        Text::ImportReport => "导入报告",
        Text::ImportedFrom { file, n_documents, n_annotations } => {
            let (documents, annotations) = (thousands(n_documents), thousands(n_annotations));
            return format!("{file}：已添加 {documents} 篇文档、{annotations} 条标注。").into();
        }
        Text::NIssues(n) => return format!("文件中有 {} 处问题", thousands(n)).into(),
        Text::NoIssues => "文件没有问题。",
        Text::MoreIssues(n) => return format!("另有 {} 处", thousands(n)).into(),
        Text::LineColumn { line, column } => return format!("第 {line} 行第 {column} 列").into(),
        Text::RepairOffer(n) => {
            return format!("有 {} 处引文出现在文中别处，可以放回。此操作可撤销。", thousands(n))
                .into();
        }
        Text::Repair(n) => return format!("按引文搜索修复 {n} 处").into(),
        Text::Problem(problem) => return phrases::problem(problem),
        Text::Action(action) => return phrases::action(action),

        Text::GroupTag => "标注",
        Text::GroupMove => "移动光标",
        Text::GroupSelect => "选择",
        Text::GroupAnnotation => "标注条目",
        Text::GroupProject => "通用",
        Text::KeyTag(label) => return format!("标为{label}").into(),
        Text::KeyLeft => "按字符",
        Text::KeyWord => "按词",
        Text::KeySentence => "按句",
        Text::KeyParagraph => "按段",
        Text::KeyLine => "按行",
        Text::KeyLineEnds => "到行首或行尾",
        Text::KeyArticle => "到开头或结尾",
        Text::KeyExtend => "按住 Shift 移动即为选择",
        Text::KeySelectWord => "选中光标处的词",
        Text::KeySelectSentence => "选中光标处的句子",
        Text::KeySelectParagraph => "选中光标处的段落",
        Text::KeyNext => "下一条标注",
        Text::KeyPrevious => "上一条标注",
        Text::KeyInspector => "编辑详情",
        Text::KeyList => "标注列表",
        Text::KeyDelete => "删除标注",
        Text::KeyChoose => "选择立场",
        Text::KeySearch => "搜索标注",
        Text::KeyStartEdge => "移动起点",
        Text::KeyEndEdge => "移动终点",
        Text::KeyMoveToSelection => "改用所选文字",
        Text::KeyEscape => "逐步关闭并回到文章",
        Text::KeyNextRow => "在列表中上下移动",
        Text::KeyOpenRow => "转到详情",
        Text::KeyHelp => "打开本表",
        Text::KeyPaste => "粘贴文章",
        Text::KeyKeepNote => "保存备注",
        Text::KeyNote => "填写备注",

        Text::Coder(text) => return super::coders::zh(text),
        Text::Document(text) => return super::documents::zh(text),
        Text::History(text) => return super::history::zh(text),
        Text::Codebook(text) => return super::codebook::zh(text),
        Text::Suggestion(text) => return super::suggestions::zh(text),
        Text::Rule(text) => return super::suggestions::rule_zh(text),
        Text::Watch(text) => return super::watch::zh(text),
        Text::Backup(text) => return super::backups::zh(text),
        Text::Tab(text) => return super::tabs::zh(text),
        Text::Find(text) => return super::find::zh(text),
        Text::Seek(text) => return super::seek::zh(text),
        Text::Revise(text) => return super::revise::zh(text),
        Text::Statement(text) => return super::statements::zh(text),
        Text::Entity(text) => return super::entities::zh(text),
        Text::Project(text) => return super::projects::zh(text),
        Text::Room(text) => return super::rooms::zh(text),
        Text::Lock(text) => return super::lock::zh(text),
        Text::Privacy(text) => return super::privacy::zh(text),
        Text::Selecting(text) => return super::selecting::zh(text),
        Text::Reading(text) => return reading::zh(text),
        Text::Notice(kind) => return phrases::notice(kind),
    };
    Cow::Borrowed(words)
}
