//! Statements: making them, seeing them, and the table of all of them.

use super::thousands;
use engine::Misfit;
use std::borrow::Cow;

/// Something to say about statements. Names come from the codebook.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum StatementText<'a> {
    /// The name of the list.
    Statements,
    /// What the left column lists.
    ListOf,
    NoneYet,
    NoneYetHow,
    New(&'a str),

    // the pile and the offer
    Pile(usize),
    MakeFromPile(&'a str),
    ClearPile,
    Mark,
    Unmark,
    Offer(&'a str),
    OfferKeys,
    Leave,
    NoneNear,
    Accept,
    Dismiss,

    // the details
    Type,
    Pick(&'a str),
    StopPicking,
    Picking(&'a str),
    AddEntity(&'a str),
    FindEntity,
    NoEntity,
    Implicit,
    TakeOut(&'a str),
    Todos,
    TodoSlot(&'a str),
    TodoVariable(&'a str),
    TodoEvidence,
    NotSet,
    Duplicate,
    Delete,
    UsedIn,
    Join,
    IsIn,

    // the table
    Quotes,
    Coder,
    Search,
    Pattern,
    Within,
    AnyColumn,
    AnyType,
    GroupBy,
    NoGroup,
    Unfinished,
    Columns,
    Shown {
        shown: usize,
        total: usize,
    },
    Choose,
    ChooseNone(&'a str),
    RecodeShown(usize),
    RecodeChosen(usize),

    // recoding
    Recode(usize),
    What,
    AnEntity,
    NewValue,
    No,
    ReplaceFrom,
    ReplaceTo,
    Preview,
    Statement,
    Before,
    After,
    WouldChange {
        changed: usize,
        asked: usize,
    },
    AndMore(usize),
    SpansLinked(usize),
    Apply(usize),

    // shortcuts
    Group,
    KeyMark,
    KeyMake,
    KeyMakeSecond,
    KeyOffer,
    KeyNext,
    KeyPrevious,
    KeyJoin,
    KeyDuplicate,
    KeyState,

    // notices
    NoneAtHand,
    Misfit(&'a Misfit),
}

/// Says it in English.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn en(text: StatementText<'_>) -> Cow<'static, str> {
    use StatementText as T;
    let words = match text {
        T::Statements => "Statements",
        T::ListOf => "List",
        T::NoneYet => "No statements yet.",
        T::NoneYetHow => {
            "Select an actor in the article and press T: the nearest process and stance are proposed, Enter makes the statement. Or mark several annotations with X and press T."
        }
        T::New(name) => return format!("New: {name}").into(),
        T::Pile(n) => return format!("{n} marked").into(),
        T::MakeFromPile(name) => return format!("Make: {name}").into(),
        T::ClearPile => "Clear marks",
        T::Mark => "Mark for a statement",
        T::Unmark => "Remove mark",
        T::Offer(name) => return format!("Proposed statement: {name}").into(),
        T::OfferKeys => "Enter makes it. ↑ ↓ slot, ← → other choice, T other type, Esc closes.",
        T::Leave => "Leave empty",
        T::NoneNear => "none in this paragraph",
        T::Accept => "Make statement",
        T::Dismiss => "Do not make it",
        T::Type => "Type",
        T::Pick(slot) => return format!("Pick in the article: {slot}").into(),
        T::StopPicking => "Done picking",
        T::Picking(slot) => {
            return format!("Click annotations in the article to add them: {slot}. Esc ends.")
                .into();
        }
        T::AddEntity(slot) => return format!("Add an entity without a span: {slot}").into(),
        T::FindEntity => "Find entity",
        T::NoEntity => "No entity with that name fits.",
        T::Implicit => "implicit",
        T::TakeOut(what) => return format!("Take out: {what}").into(),
        T::Todos => "To do",
        T::TodoSlot(slot) => return format!("Fill: {slot}").into(),
        T::TodoVariable(variable) => return format!("Set: {variable}").into(),
        T::TodoEvidence => "Add evidence from the text",
        T::NotSet => "not set",
        T::Duplicate => "Duplicate",
        T::Delete => "Delete statement",
        T::UsedIn => "In statements",
        T::Join => "Add to the statement at hand",
        T::IsIn => "is part of",
        T::Quotes => "Words of the text",
        T::Coder => "Coder",
        T::Search => "Search statements",
        T::Pattern => "Regular expression",
        T::Within => "In column",
        T::AnyColumn => "Any",
        T::AnyType => "All",
        T::GroupBy => "Group by",
        T::NoGroup => "Nothing",
        T::Unfinished => "Only to do",
        T::Columns => "Columns",
        T::Shown { shown, total } if shown == total => return count_en(total).into(),
        T::Shown { shown, total } => {
            return format!("{} of {}", thousands(shown), count_en(total)).into();
        }
        T::Choose => "Choose",
        T::ChooseNone(n) => return format!("Let go of {n} chosen").into(),
        T::RecodeShown(n) => return format!("Recode all {} shown…", thousands(n)).into(),
        T::RecodeChosen(n) => return format!("Recode {} chosen…", thousands(n)).into(),
        T::Recode(n) => return format!("Recode {}", count_en(n)).into(),
        T::What => "Set",
        T::AnEntity => "Replace an entity",
        T::NewValue => "To",
        T::No => "No",
        T::ReplaceFrom => "Instead of",
        T::ReplaceTo => "Put",
        T::Preview => "Preview",
        T::Statement => "Statement",
        T::Before => "Before",
        T::After => "After",
        T::WouldChange { changed, asked } => {
            return format!("{} of {} would change.", thousands(changed), count_en(asked)).into();
        }
        T::AndMore(n) => return format!("and {} more", thousands(n)).into(),
        T::SpansLinked(n) => return format!("spans linked to the other entity: {n}").into(),
        T::Apply(n) => return format!("Change {}", count_en(n)).into(),
        T::Group => "Statements",
        T::KeyMark => "Mark the annotation, or take the mark away",
        T::KeyMake => "Make a statement of what is marked, or propose one",
        T::KeyMakeSecond => "The same for the second type",
        T::KeyOffer => "Make the proposed statement",
        T::KeyNext => "Next statement",
        T::KeyPrevious => "Previous statement",
        T::KeyJoin => "Add the annotation to the statement at hand",
        T::KeyDuplicate => "Duplicate the statement",
        T::KeyState => "Set the position or role of the statement",
        T::NoneAtHand => "Choose a statement first, then an annotation to add.",
        T::Misfit(misfit) => return misfit_en(misfit).into(),
    };
    Cow::Borrowed(words)
}

fn count_en(n: usize) -> String {
    match n {
        1 => "1 statement".to_owned(),
        n => format!("{} statements", thousands(n)),
    }
}

fn misfit_en(misfit: &Misfit) -> String {
    let Misfit { found, slot, fitting } = misfit;
    let (found, slot) = (found.best("en"), slot.best("en"));
    let fitting: Vec<_> = fitting.iter().map(|names| names.best("en")).collect();
    format!("“{found}” does not fit “{slot}”, which takes: {}.", fitting.join(", "))
}

/// Says it in Chinese.
#[allow(clippy::too_many_lines, reason = "a table of words")]
pub(super) fn zh(text: StatementText<'_>) -> Cow<'static, str> {
    use StatementText as T;
    let words = match text {
        T::Statements => "陈述",
        T::ListOf => "列表",
        T::NoneYet => "还没有陈述。",
        T::NoneYetHow => {
            "在文章中选中一个行动者，按 T：系统会提议最近的进程和立场表述，按 Enter 即可建立。也可以用 X 标记几处标注，再按 T。"
        }
        T::New(name) => return format!("新建：{name}").into(),
        T::Pile(n) => return format!("已标记 {n} 处").into(),
        T::MakeFromPile(name) => return format!("建立：{name}").into(),
        T::ClearPile => "清除标记",
        T::Mark => "标记，用于陈述",
        T::Unmark => "取消标记",
        T::Offer(name) => return format!("提议的陈述：{name}").into(),
        T::OfferKeys => "Enter 建立，↑ ↓ 换栏，← → 换选项，T 换类型，Esc 关闭。",
        T::Leave => "留空",
        T::NoneNear => "本段中没有",
        T::Accept => "建立陈述",
        T::Dismiss => "不建立",
        T::Type => "类型",
        T::Pick(slot) => return format!("在文章中选取：{slot}").into(),
        T::StopPicking => "选取完毕",
        T::Picking(slot) => {
            return format!("请在文章中点击标注，加入“{slot}”。按 Esc 结束。").into();
        }
        T::AddEntity(slot) => return format!("加入未在文中出现的实体：{slot}").into(),
        T::FindEntity => "查找实体",
        T::NoEntity => "没有符合的实体。",
        T::Implicit => "隐含",
        T::TakeOut(what) => return format!("移出：{what}").into(),
        T::Todos => "待办",
        T::TodoSlot(slot) => return format!("填写：{slot}").into(),
        T::TodoVariable(variable) => return format!("设定：{variable}").into(),
        T::TodoEvidence => "补充文中依据",
        T::NotSet => "未设定",
        T::Duplicate => "复制一份",
        T::Delete => "删除陈述",
        T::UsedIn => "所属陈述",
        T::Join => "加入当前陈述",
        T::IsIn => "属于",
        T::Quotes => "原文词句",
        T::Coder => "编码者",
        T::Search => "搜索陈述",
        T::Pattern => "正则表达式",
        T::Within => "所在列",
        T::AnyColumn => "任意",
        T::AnyType => "全部",
        T::GroupBy => "分组",
        T::NoGroup => "不分组",
        T::Unfinished => "仅显示待办",
        T::Columns => "列",
        T::Shown { shown, total } if shown == total => {
            return format!("共 {} 条陈述", thousands(total)).into();
        }
        T::Shown { shown, total } => {
            return format!("{} / {} 条陈述", thousands(shown), thousands(total)).into();
        }
        T::Choose => "选择",
        T::ChooseNone(n) => return format!("取消选择 {n} 条").into(),
        T::RecodeShown(n) => return format!("改码所示全部 {} 条……", thousands(n)).into(),
        T::RecodeChosen(n) => return format!("改码所选 {} 条……", thousands(n)).into(),
        T::Recode(n) => return format!("批量改码：{} 条陈述", thousands(n)).into(),
        T::What => "设定",
        T::AnEntity => "替换实体",
        T::NewValue => "改为",
        T::No => "否",
        T::ReplaceFrom => "将实体",
        T::ReplaceTo => "替换为",
        T::Preview => "预览",
        T::Statement => "陈述",
        T::Before => "之前",
        T::After => "之后",
        T::WouldChange { changed, asked } => {
            let (changed, asked) = (thousands(changed), thousands(asked));
            return format!("{asked} 条陈述中将有 {changed} 条改变。").into();
        }
        T::AndMore(n) => return format!("另有 {} 条", thousands(n)).into(),
        T::SpansLinked(n) => return format!("改链到该实体的标注：{n} 处").into(),
        T::Apply(n) => return format!("更改 {} 条陈述", thousands(n)).into(),
        T::Group => "陈述",
        T::KeyMark => "标记当前标注，或取消标记",
        T::KeyMake => "用已标记的标注建立陈述，或提议一条",
        T::KeyMakeSecond => "同上，用第二种类型",
        T::KeyOffer => "建立提议的陈述",
        T::KeyNext => "下一条陈述",
        T::KeyPrevious => "上一条陈述",
        T::KeyJoin => "把当前标注加入当前陈述",
        T::KeyDuplicate => "复制当前陈述",
        T::KeyState => "设定陈述的立场或角色",
        T::NoneAtHand => "请先选择一条陈述，再选要加入的标注。",
        T::Misfit(misfit) => return misfit_zh(misfit).into(),
    };
    Cow::Borrowed(words)
}

fn misfit_zh(misfit: &Misfit) -> String {
    let Misfit { found, slot, fitting } = misfit;
    let (found, slot) = (found.best("zh-CN"), slot.best("zh-CN"));
    let fitting: Vec<_> = fitting.iter().map(|names| names.best("zh-CN")).collect();
    format!("“{found}”不能放入“{slot}”，那里只能放：{}。", fitting.join("、"))
}
